using QmlTrainability.Circuits;
using QmlTrainability.LieAlgebras;
using QmlTrainability.LieAlgebras.Closure;
using QmlTrainability.Paulis;

namespace QmlTrainability.Simulation.LieAlgebraic;

/// <summary>The expectation of the sum of each orbit of strings in a state.</summary>
internal static class OrbitSums
{
    /// <summary>Whether <see cref="In"/> can sum over the orbits: a formula, or orbits that are listed.</summary>
    public static bool Knows(InitialState state, PermutationGroup symmetry) =>
        state.Kind != InitialStateKind.Stabilizer || IsInvariant(state, symmetry) || QubitPermutations.InterchangeableClasses(symmetry) is null;

    /// <exception cref="BudgetExceededException">The tables do not fit the budget.</exception>
    public static double[] In(InitialState state, ColumnIndex orbits, PermutationGroup symmetry, long memoryBudget, CancellationToken cancellationToken)
    {
        var sums = new double[orbits.Count];
        if (state.PauliExpectations is PauliSum given)
        {
            foreach (PauliTerm term in given.Terms)
            {
                int orbit = orbits.Find(PauliPacking.Pack(term.String));
                if (orbit >= 0) sums[orbit] += term.Coefficient;
            }

            return sums;
        }

        if (IsInvariant(state, symmetry))
        {
            for (int i = 0; i < sums.Length; i++)
            {
                if ((i & 1023) == 0) cancellationToken.ThrowIfCancellationRequested();
                sums[i] = orbits.SizeOf(i) * state.Expectation(PauliPacking.Unpack(state.QubitCount, orbits[i]));
            }

            return sums;
        }

        if (orbits is InterchangeableColumns classes && state.BlochVectors is IReadOnlyList<(double, double, double)> vectors)
        {
            ByLetters(vectors, classes, sums, memoryBudget, cancellationToken);
            return sums;
        }

        for (int i = 0; i < sums.Length; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (ulong[] member in ((OrbitColumns)orbits).MembersOf(i)) sums[i] += state.Expectation(PauliPacking.Unpack(state.QubitCount, member));
        }

        return sums;
    }

    /// <summary>Whether every permutation of the group leaves the state as it is.</summary>
    private static bool IsInvariant(InitialState state, PermutationGroup symmetry)
    {
        if (state.BlochVectors is IReadOnlyList<(double X, double Y, double Z)> vectors)
            return symmetry.Permutations.All(p => Enumerable.Range(0, vectors.Count).All(q => vectors[p[q]] == vectors[q]));
        return state.Stabilizers!.All(s => symmetry.Permutations.All(p => state.Expectation(s.String.Permute(p)) == s.Sign));
    }

    /// <summary>A product state: per class of interchangeable qubits the sum over all places of the letters, times the letters on the other qubits.</summary>
    private static void ByLetters(IReadOnlyList<(double X, double Y, double Z)> vectors, InterchangeableColumns orbits, double[] sums, long memoryBudget, CancellationToken cancellationToken)
    {
        sums.AsSpan().Fill(1);
        var isInClass = new bool[vectors.Count];
        for (int c = 0; c < orbits.Classes.Count; c++)
        {
            foreach (int q in orbits.Classes[c]) isInClass[q] = true;
            (int X, int Y, int Z) most = default;
            for (int i = 0; i < sums.Length; i++)
            {
                (int x, int y, int z) = orbits.LettersOf(i, c);
                most = (Math.Max(most.X, x), Math.Max(most.Y, y), Math.Max(most.Z, z));
            }

            var table = new LetterSums(most.X, most.Y, most.Z, memoryBudget);
            foreach (int q in orbits.Classes[c])
            {
                cancellationToken.ThrowIfCancellationRequested();
                table.Multiply(vectors[q].X, vectors[q].Y, vectors[q].Z);
            }

            for (int i = 0; i < sums.Length; i++)
            {
                (int x, int y, int z) = orbits.LettersOf(i, c);
                sums[i] *= table[x, y, z];
            }
        }

        for (int i = 0; i < sums.Length; i++)
        {
            foreach ((int qubit, Pauli letter) in PauliPacking.Unpack(vectors.Count, orbits[i]).Support)
            {
                (double x, double y, double z) = vectors[qubit];
                if (!isInClass[qubit]) sums[i] *= letter switch { Pauli.X => x, Pauli.Y => y, _ => z };
            }
        }
    }
}
