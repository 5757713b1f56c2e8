using QmlTrainability.Circuits;
using QmlTrainability.LieAlgebras;
using QmlTrainability.LieAlgebras.Structure;
using QmlTrainability.Numerics;
using QmlTrainability.Paulis;

namespace QmlTrainability.Trainability.Modules;

/// <summary>The deep-limit means and covariance of two states for an algebra of Pauli sums: by its simple ideals where the observable lies in i·g, else by the module of the observable.</summary>
internal static class SumDeepLimit
{
    /// <summary>An observable whose part outside i·g is smaller, relative to the sum of its absolute coefficients, lies in it but for the rounding of its coefficients;
    /// mean and standard deviation change by less than this part of that sum.</summary>
    private const double RoundingOfObservable = 1e-12;

    /// <summary>A generator whose part in an ideal is smaller, relative to the sum of its absolute coefficients and the scale of the ideal, has none there but for the rounding of the ideal's basis.</summary>
    private const double RoundingOfGenerator = 1e-8;

    private const string InAlgebra = "circuits so deep that they are Haar-distributed on exp(g); O in i·g modulo the identity was checked, up to the rounding of its coefficients";
    private const string OutsideAlgebra = "circuits so deep that they are Haar-distributed on exp(g); O lies outside i·g, so the module that it generates was averaged";

    public static DeepMoments Of(DynamicalLieAlgebra algebra, PauliSum observable, InitialState first, InitialState second, CancellationToken cancellationToken)
    {
        if (TrySplit(algebra, observable, cancellationToken) is not { } split) return ByModule(algebra, observable, first, second, cancellationToken);
        IdealParts left = split.Ideals.PartsOf(new StateExpectations(first, cancellationToken));
        IdealParts right = ReferenceEquals(first, second) ? left : split.Ideals.PartsOf(new StateExpectations(second, cancellationToken));
        double covariance = 0;
        for (int j = 0; j < split.Parts.Ideals.Count; j++)
            covariance += SquaredNorm(split.Parts.Ideals[j]) * VectorProducts.Dot(left.Ideals[j], right.Ideals[j]) / split.Ideals.Dimensions[j];
        return new DeepMoments(
            split.Mean + VectorProducts.Dot(split.Parts.Center, left.Center), split.Mean + VectorProducts.Dot(split.Parts.Center, right.Center), new ScaledDouble(covariance), InAlgebra, "arXiv:2309.09342, Theorem 1");
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

        IdealParts ofState = split.Ideals.PartsOf(new StateExpectations(state, cancellationToken));
        IdealParts[] ofGenerators = [.. generators.Select(split.Ideals.PartsOf)];
        for (int j = 0; j < split.Parts.Ideals.Count; j++)
        {
            double variance = SquaredNorm(split.Parts.Ideals[j]) * SquaredNorm(ofState.Ideals[j]) / split.Ideals.Dimensions[j];
            if (variance == 0) continue;
            double curvature = split.Ideals.Casimir(j, cancellationToken) / split.Ideals.Dimensions[j];
            for (int g = 0; g < slopes.Length; g++) slopes[g] += new ScaledDouble(variance * curvature * WithoutRounding(SquaredNorm(ofGenerators[g].Ideals[j]), split.Ideals.Scale(j) * AbsoluteSum(generators[g])));
        }

        return slopes;
    }

    /// <summary>Zero for what is left of a generator by rounding where it is orthogonal to an ideal.</summary>
    private static double WithoutRounding(double squaredNorm, double largest) => Math.Sqrt(squaredNorm) > RoundingOfGenerator * largest ? squaredNorm : 0;

    /// <summary>The expectation of the identity's part and the projections of the rest; null where the observable does not lie in i·g.</summary>
    private static (IIdealProjections Ideals, double Mean, IdealParts Parts)? TrySplit(DynamicalLieAlgebra algebra, PauliSum observable, CancellationToken cancellationToken)
    {
        IIdealProjections ideals = algebra.ComputeIdealProjections(cancellationToken);
        var identity = PauliString.Identity(observable.QubitCount);
        PauliSum traceless = observable - (observable.ExactCoefficient(identity) * (PauliSum)identity);
        IdealParts parts = ideals.PartsOf(traceless);
        double rounding = RoundingOfObservable * AbsoluteSum(observable);
        if (!algebra.Contains(traceless) && ideals.Outside(traceless, parts) > rounding) return null;
        for (int j = 0; j < parts.Ideals.Count; j++)
        {
            if (VectorProducts.Norm(parts.Ideals[j]) <= rounding * ideals.Scale(j)) parts.Ideals[j].AsSpan().Clear();
        }

        return (ideals, observable[identity], parts);
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

    private static double AbsoluteSum(PauliSum sum) => sum.Terms.Sum(t => Math.Abs(t.Coefficient));

    private static double SquaredNorm(double[] part) => VectorProducts.Dot(part, part);
}
