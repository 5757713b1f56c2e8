using QmlTrainability.Circuits;
using QmlTrainability.LieAlgebras;
using QmlTrainability.Numerics;
using QmlTrainability.Paulis;

namespace QmlTrainability.Trainability.Modules;

/// <summary>The deep-limit means and covariance of two states for an algebra of Pauli sums: by its simple ideals where the observable lies in i·g, else by the module of the observable.</summary>
internal static class SumDeepLimit
{
    /// <summary>An observable whose part outside i·g is smaller, relative to the sum of its absolute coefficients, lies in it but for the rounding of its coefficients;
    /// mean and standard deviation change by less than this part of that sum.</summary>
    private const double RoundingOfObservable = 1e-12;

    private const string InAlgebra = "circuits so deep that they are Haar-distributed on exp(g); O in i·g modulo the identity was checked, up to the rounding of its coefficients";
    private const string OutsideAlgebra = "circuits so deep that they are Haar-distributed on exp(g); O lies outside i·g, so the module that it generates was averaged";

    public static DeepMoments Of(DynamicalLieAlgebra algebra, PauliSum observable, InitialState first, InitialState second, CancellationToken cancellationToken)
    {
        AlgebraStructure structure = algebra.ComputeStructure(null, cancellationToken);
        PauliSum traceless = observable - (observable.ExactCoefficient(PauliString.Identity(observable.QubitCount)) * (PauliSum)PauliString.Identity(observable.QubitCount));
        PauliSum central = structure.ProjectOnCenter(traceless);
        (SimpleIdeal Ideal, PauliSum Part)[] parts = [.. structure.SimpleIdeals.Select(i => (i, i.Project(traceless)))];
        PauliSum outside = parts.Aggregate(traceless - central, (rest, p) => rest - p.Part);
        if (AbsoluteSum(outside) > RoundingOfObservable * AbsoluteSum(observable)) return ByModule(algebra, observable, first, second, cancellationToken);

        PauliSum invariant = observable - traceless + central;
        double covariance = 0;
        foreach ((SimpleIdeal ideal, PauliSum part) in parts)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (part.IsZero) continue;
            double overlap = ideal.ListBasis().Sum(b => Expectation(b, first) * Expectation(b, second));
            covariance += SquaredNorm(part) * overlap / (double)ideal.Dimension;
        }

        return new DeepMoments(Expectation(invariant, first), Expectation(invariant, second), new ScaledDouble(covariance), InAlgebra, "arXiv:2309.09342, Theorem 1");
    }

    private static DeepMoments ByModule(DynamicalLieAlgebra algebra, PauliSum observable, InitialState first, InitialState second, CancellationToken cancellationToken)
    {
        var module = ObservableModule.Of(algebra.Generators, observable, cancellationToken);
        var average = new CommutantAverage(module.Generators, cancellationToken);
        double[] r = module.Expectations(first.Expectation), other = module.Expectations(second.Expectation), o = module.Observable, invariant = average.Invariant(o);
        double mean = VectorProducts.Dot(invariant, r), otherMean = VectorProducts.Dot(invariant, other);
        for (int a = 0; a < o.Length; a++) o[a] -= invariant[a];
        double covariance = average.SecondMoment(o, r, other);
        if (ReferenceEquals(first, second)) covariance = Math.Max(0, covariance);
        return new DeepMoments(mean, otherMean, new ScaledDouble(covariance), OutsideAlgebra, "docs/mathematics.md, deep limit: the module of the observable");
    }

    private static double Expectation(PauliSum sum, InitialState state) => sum.Terms.Sum(t => t.Coefficient * state.Expectation(t.String));

    private static double AbsoluteSum(PauliSum sum) => sum.Terms.Sum(t => Math.Abs(t.Coefficient));

    /// <summary>Tr(A²)/2ⁿ.</summary>
    private static double SquaredNorm(PauliSum sum) => sum.Terms.Sum(t => t.Coefficient * t.Coefficient);
}
