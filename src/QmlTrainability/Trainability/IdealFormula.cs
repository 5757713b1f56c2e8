using QmlTrainability.Circuits;
using QmlTrainability.LieAlgebras;
using QmlTrainability.Numerics;
using QmlTrainability.Paulis;
using QmlTrainability.Trainability.Modules;

namespace QmlTrainability.Trainability;

/// <summary>The deep-limit variance of an observable of the algebra by its simple ideals alone: arXiv:2309.09342, Theorem 1.</summary>
internal static class IdealFormula
{
    private const int MostElements = 1 << 14;

    public static LossVariance Of(DynamicalLieAlgebra algebra, PauliSum observable, InitialState state, CancellationToken cancellationToken)
    {
        PauliTerm? identity = observable.Terms.FirstOrDefault(t => t.String.IsIdentity);
        PauliSum traceless = identity is null ? observable : observable - PauliSum.OfExact([(identity.Exact, identity.String)]);
        CheckInside(algebra, traceless);
        if (!algebra.IsPauliAlgebra)
        {
            DeepMoments moments = SumDeepLimit.Of(algebra, observable, state, state, cancellationToken);
            return new LossVariance(moments.FirstMean, null, moments.Covariance, moments.Hypothesis, moments.Source);
        }

        if (algebra.Dimension > MostElements)
            throw new BudgetExceededException($"The formula of the ideals lists an algebra of {AlgebraText.Size(algebra.Dimension)} dimensions; the budget is {MostElements}. LossVariance.Of needs no list.", algebra.Dimension, MostElements);
        AlgebraStructure structure = algebra.ComputeStructure(cancellationToken: cancellationToken);
        double mean = Expectation(structure.ProjectOnCenter(traceless)) + (identity?.Coefficient ?? 0), variance = 0;
        foreach (SimpleIdeal ideal in structure.SimpleIdeals)
        {
            cancellationToken.ThrowIfCancellationRequested();
            double ofObservable = ideal.SquaredNorm(traceless);
            if (ofObservable > 0) variance += ofObservable * ideal.ListBasis().Sum(b => Math.Pow(Expectation(b), 2)) / (double)ideal.Dimension;
        }

        return new LossVariance(mean, null, new ScaledDouble(variance), DeepMoments.InAlgebra, "arXiv:2309.09342, Theorem 1");

        double Expectation(PauliSum sum) => sum.Terms.Sum(t => t.Coefficient * state.Expectation(t.String));
    }

    private static void CheckInside(DynamicalLieAlgebra algebra, PauliSum traceless)
    {
        if (traceless.IsZero || algebra.Contains(traceless)) return;
        PauliTerm? outside = algebra.IsPauliAlgebra ? traceless.Terms.First(t => !algebra.Contains(t.String)) : null;
        throw new HypothesisNotMetException(
            $"The formula of the simple ideals holds for an observable in i·g modulo the identity, and {(outside is null ? "this observable" : $"the term {outside.Coefficient:G3}*{outside.String.Shown()}")} lies outside of {algebra}. "
            + "A readout channel N takes O to N†(O), which may leave the algebra. LossVariance.Of follows the strings over their orbits or their module.");
    }
}
