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

    /// <summary>A generator whose part in an ideal is smaller, relative to the sum of its absolute coefficients, has none there but for the rounding of the ideal's basis.</summary>
    private const double RoundingOfGenerator = 1e-8;

    private const string InAlgebra = "circuits so deep that they are Haar-distributed on exp(g); O in i·g modulo the identity was checked, up to the rounding of its coefficients";
    private const string OutsideAlgebra = "circuits so deep that they are Haar-distributed on exp(g); O lies outside i·g, so the module that it generates was averaged";

    public static DeepMoments Of(DynamicalLieAlgebra algebra, PauliSum observable, InitialState first, InitialState second, CancellationToken cancellationToken)
    {
        if (TrySplit(algebra, observable, cancellationToken) is not { } split) return ByModule(algebra, observable, first, second, cancellationToken);
        double covariance = 0;
        foreach ((SimpleIdeal ideal, PauliSum part) in split.Parts)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (part.IsZero) continue;
            double overlap = ideal.ListBasis().Sum(b => Expectation(b, first) * Expectation(b, second));
            covariance += SquaredNorm(part) * overlap / (double)ideal.Dimension;
        }

        return new DeepMoments(Expectation(split.Invariant, first), Expectation(split.Invariant, second), new ScaledDouble(covariance), InAlgebra, "arXiv:2309.09342, Theorem 1");
    }

    /// <summary>The variances of the slopes along rotations exp(-iθH/2) with deep halves before and after.</summary>
    public static IReadOnlyList<ScaledDouble> SlopesOf(
        DynamicalLieAlgebra algebra, IReadOnlyList<PauliSum> generators, PauliSum observable, InitialState state, CancellationToken cancellationToken)
    {
        var slopes = new ScaledDouble[generators.Count];
        if (TrySplit(algebra, observable, cancellationToken) is not { } split)
        {
            var module = ObservableModule.Of([.. algebra.Generators, .. generators], observable, cancellationToken);
            var average = new CommutantAverage(module.Generators, cancellationToken);
            double[] r = module.Expectations(state.Expectation), o = module.Observable;
            for (int g = 0; g < slopes.Length; g++) slopes[g] = new ScaledDouble(Math.Max(0, average.SlopeMoment(o, r, algebra.Generators.Count + g)));
            return slopes;
        }

        foreach ((SimpleIdeal ideal, PauliSum part) in split.Parts)
        {
            if (part.IsZero) continue;
            IReadOnlyList<PauliSum> basis = ideal.ListBasis();
            double variance = SquaredNorm(part) * basis.Sum(b => Math.Pow(Expectation(b, state), 2)) / (double)ideal.Dimension;
            for (int g = 0; g < slopes.Length; g++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                PauliSum within = Rounded(ideal.Project(generators[g]), generators[g]);
                if (!within.IsZero) slopes[g] += new ScaledDouble(variance * basis.Sum(b => SquaredNorm(PauliSum.Bracket(within, b))) / (double)ideal.Dimension);
            }
        }

        return slopes;
    }

    /// <summary>Zero for what is left of a generator by rounding where it is orthogonal to an ideal.</summary>
    private static PauliSum Rounded(PauliSum part, PauliSum whole) => AbsoluteSum(part) > RoundingOfGenerator * AbsoluteSum(whole) ? part : PauliSum.Zero(whole.QubitCount);

    /// <summary>What nothing moves, and the parts in the simple ideals; null where the observable does not lie in i·g.</summary>
    private static (PauliSum Invariant, IReadOnlyList<(SimpleIdeal Ideal, PauliSum Part)> Parts)? TrySplit(DynamicalLieAlgebra algebra, PauliSum observable, CancellationToken cancellationToken)
    {
        AlgebraStructure structure = algebra.ComputeStructure(null, cancellationToken);
        PauliSum traceless = observable - (observable.ExactCoefficient(PauliString.Identity(observable.QubitCount)) * (PauliSum)PauliString.Identity(observable.QubitCount));
        PauliSum central = structure.ProjectOnCenter(traceless);
        (SimpleIdeal Ideal, PauliSum Part)[] parts = [.. structure.SimpleIdeals.Select(i => (i, i.Project(traceless)))];
        PauliSum outside = parts.Aggregate(traceless - central, (rest, p) => rest - p.Part);
        return AbsoluteSum(outside) > RoundingOfObservable * AbsoluteSum(observable) ? null : (observable - traceless + central, parts);
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
