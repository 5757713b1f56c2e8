using System.Globalization;
using MathNet.Numerics.LinearAlgebra;
using QmlTrainability.Circuits;
using QmlTrainability.LieAlgebras;
using QmlTrainability.Paulis;

namespace QmlTrainability.Trainability.Orbits;

/// <summary>The rank of X ↦ (X|ψ₁⟩, X|ψ₂⟩, …) modulo the states themselves, for pure states: that of the sum of the covariance matrices ½⟨{B_a, B_b}⟩ − ⟨B_a⟩⟨B_b⟩ of a basis.</summary>
/// <remarks>This matrix is a quarter of the quantum Fisher information of the whole algebra at the state. Its rank is told by a gap in its eigenvalues, or refused.</remarks>
internal static class CovarianceRank
{
    public const int MostRows = 1_024;

    private const double ZeroBelow = 1e-11; // eigenvalues, of the largest
    private const double OthersAbove = 1e-7;
    private const double Pure = 1e-8;       // how far Tr ρ² may be from 1
    private const int LargestGiven = 20;    // qubits of a state given by its expectations: 2^n is formed

    public static int Of(DynamicalLieAlgebra algebra, IReadOnlyList<InitialState> states, CancellationToken cancellationToken)
    {
        foreach (InitialState state in states) CheckPure(state);
        IReadOnlyList<PauliSum> basis = algebra.IsPauliAlgebra
            ? [.. algebra.EnumerateBasis(MostRows, null, cancellationToken).Select(p => (PauliSum)p)]
            : Elements(algebra.ComputeStructure(null, cancellationToken));
        PauliString[] strings = [.. basis.SelectMany(b => b.Terms.Select(t => t.String)).Distinct()];
        if (strings.Length > 4 * MostRows)
        {
            throw new BudgetExceededException(
                $"The covariance matrix has a row for each of {strings.Length} strings; the budget is {4 * MostRows}. A stabilizer state needs none.", strings.Length, 4 * MostRows);
        }

        var covariance = Matrix<double>.Build.Dense(strings.Length, strings.Length);
        foreach (InitialState state in states)
        {
            double[] means = [.. strings.Select(state.Expectation)];
            for (int a = 0; a < strings.Length; a++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                for (int b = 0; b <= a; b++)
                {
                    double product = 0;
                    if (!strings[a].AnticommutesWithUnchecked(strings[b]))
                    {
                        PauliProduct p = PauliString.Multiply(strings[a], strings[b]);
                        product = (1 - p.PhaseExponent) * state.Expectation(p.String);
                    }

                    covariance[a, b] += product - (means[a] * means[b]);
                    if (a != b) covariance[b, a] = covariance[a, b];
                }
            }
        }

        return algebra.IsPauliAlgebra ? Rank(covariance) : Rank(InBasis(basis, strings, covariance));
    }

    private static PauliSum[] Elements(AlgebraStructure structure) => [.. structure.Center, .. structure.ListDerivedBasis(MostRows)];

    private static Matrix<double> InBasis(IReadOnlyList<PauliSum> basis, PauliString[] strings, Matrix<double> covariance)
    {
        var index = strings.Select((s, i) => (s, i)).ToDictionary(p => p.s, p => p.i);
        var rows = Matrix<double>.Build.Dense(basis.Count, strings.Length);
        for (int a = 0; a < basis.Count; a++)
        {
            foreach (PauliTerm term in basis[a].Terms) rows[a, index[term.String]] = term.Coefficient;
        }

        return rows * covariance * rows.Transpose();
    }

    private static int Rank(Matrix<double> covariance)
    {
        double[] eigenvalues = [.. covariance.Evd(Symmetricity.Symmetric).EigenValues.Select(e => Math.Abs(e.Real))];
        double largest = eigenvalues.Max();
        if (largest < ZeroBelow) return 0;
        double between = eigenvalues.FirstOrDefault(e => e > ZeroBelow * largest && e < OthersAbove * largest);
        if (between > 0)
        {
            throw new IllConditionedAlgebraException(string.Create(
                CultureInfo.InvariantCulture, $"The orbit dimension cannot be told from rounding: an eigenvalue of the covariance matrix is {between / largest:G2} of the largest. ")
                + "Use a stabilizer state, whose orbit is counted exactly.");
        }

        return eigenvalues.Count(e => e >= OthersAbove * largest);
    }

    private static void CheckPure(InitialState state)
    {
        bool pure = state.BlochVectors is not null ? state.BlochVectors.All(b => Math.Abs((b.X * b.X) + (b.Y * b.Y) + (b.Z * b.Z) - 1) < Pure)
            : state.Stabilizers is not null ? state.Stabilizers.Count == state.QubitCount
            : state.QubitCount <= LargestGiven && Math.Abs((state.PauliExpectations!.Terms.Sum(t => t.Coefficient * t.Coefficient) / (1 << state.QubitCount)) - 1) < Pure;
        if (!pure)
            throw new UnsupportedRequestException($"The orbit dimension is computed for pure states and for stabilizer states, mixed ones among them; {state} is neither.");
    }
}
