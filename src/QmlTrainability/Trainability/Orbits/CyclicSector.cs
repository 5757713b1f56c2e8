using QmlTrainability.Circuits;
using QmlTrainability.LieAlgebras;
using QmlTrainability.LieAlgebras.Closure;
using QmlTrainability.Numerics;
using QmlTrainability.Paulis;

namespace QmlTrainability.Trainability.Orbits;

/// <summary>The smallest subspace that holds a pure stabilizer state and that no generator leaves: what products of generators make of it, ranked modulo two primes with a root of −1.</summary>
/// <remarks>The vectors P_t|ψ⟩ over the strings t modulo L are orthonormal; a generator takes each to a few others. A rank modulo a prime is at most the true one.</remarks>
internal static class CyclicSector
{
    private const int MostVectors = 4_096;
    private const ulong Seed = 0x5EC7;

    public static int DimensionOf(IReadOnlyList<PauliSum> generators, InitialState state, CancellationToken cancellationToken)
    {
        var classes = new TangentClasses(state);
        var index = new Dictionary<PauliString, int> { [PauliString.Identity(state.QubitCount)] = 0 };
        var vectors = new List<PauliString>(index.Keys);
        var steps = new List<List<(int To, int Phase, Rational Coefficient)>[]>(); // by vector and generator: P_w P_t|ψ⟩ = i^phase P_t'|ψ⟩
        for (int v = 0; v < vectors.Count; v++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var images = new List<(int, int, Rational)>[generators.Count];
            for (int g = 0; g < images.Length; g++)
            {
                images[g] = [];
                foreach (PauliTerm term in generators[g].Terms)
                {
                    PauliProduct product = PauliString.Multiply(term.String, vectors[v]);
                    (PauliString t, int phase) = classes.Reduce(product.String); // P_u|ψ⟩ = i^-phase P_t|ψ⟩
                    if (!index.TryGetValue(t, out int to))
                    {
                        if (vectors.Count == MostVectors)
                        {
                            throw new BudgetExceededException(
                                $"Products of generators take the state to more than {MostVectors} orthogonal ones; the budget is {MostVectors}. Use fewer qubits, or generators that are single strings.",
                                MostVectors + 1, MostVectors);
                        }

                        index.Add(t, to = vectors.Count);
                        vectors.Add(t);
                    }

                    images[g].Add((to, (product.PhaseExponent - phase) & 3, term.Exact));
                }
            }

            steps.Add(images);
        }

        return PrimeModulus.Sequence.Where(p => generators.All(g => g.Terms.All(t => p.Residue(t.Exact.Denominator) != 0))).Take(2)
            .Max(p => Rank(steps, generators.Count, p, cancellationToken));
    }

    private static int Rank(List<List<(int To, int Phase, Rational Coefficient)>[]> steps, int generators, PrimeModulus modulus, CancellationToken cancellationToken)
    {
        uint i = modulus.ImaginaryUnit();
        uint[] phases = [1, i, modulus.Negate(1), modulus.Negate(i)];
        var span = new ModularSpan(modulus, new ClosureBudget(ClosureOptions.Default), Seed);
        var found = new List<uint[]>();
        var start = new uint[steps.Count];
        start[0] = 1;
        Try(start);
        for (int k = 0; k < found.Count; k++)
        {
            for (int g = 0; g < generators; g++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var image = new uint[steps.Count];
                for (int v = 0; v < image.Length; v++)
                {
                    if (found[k][v] == 0) continue;
                    foreach ((int to, int phase, Rational coefficient) in steps[v][g])
                    {
                        uint residue = modulus.Multiply(modulus.Residue(coefficient.Numerator), modulus.Invert(modulus.Residue(coefficient.Denominator)));
                        image[to] = modulus.Add(image[to], modulus.Multiply(found[k][v], modulus.Multiply(phases[phase], residue)));
                    }
                }

                Try(image);
            }
        }

        return found.Count;

        void Try(uint[] vector)
        {
            if (!span.IsIndependent(vector, cancellationToken)) return;
            span.Keep(vector, cancellationToken);
            found.Add(vector);
        }
    }
}
