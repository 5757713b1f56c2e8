using QmlTrainability.Circuits;
using QmlTrainability.LieAlgebras;
using QmlTrainability.LieAlgebras.Certificates;
using QmlTrainability.LieAlgebras.Closure;
using QmlTrainability.Numerics;
using QmlTrainability.Paulis;

namespace QmlTrainability.Trainability.Orbits;

/// <summary>The rank of X ↦ ([X, ρ₁], [X, ρ₂], …) on an algebra, for stabilizer states: exact rows on tangent classes, ranked modulo two primes.</summary>
/// <remarks>A rank modulo a prime is at most the rational one, and smaller only if the prime divides every minor that decides it.</remarks>
internal static class TangentRank
{
    public const int MostRows = 2_048;

    private const ulong Seed = 0x0B17;

    /// <param name="algebra">Of at most <see cref="MostRows"/> dimensions.</param>
    /// <param name="states">Stabilizer states.</param>
    /// <param name="cancellationToken">Polled all along.</param>
    public static int Of(DynamicalLieAlgebra algebra, IReadOnlyList<InitialState> states, CancellationToken cancellationToken)
    {
        TangentClasses[] classes = [.. states.Select(s => new TangentClasses(s))];
        var columns = new Dictionary<(int State, PauliString Direction, bool IsImaginary), int>();
        var rows = new List<Dictionary<int, Rational>>();
        foreach (PauliSum element in Basis(algebra, cancellationToken))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var row = new Dictionary<int, Rational>();
            foreach (PauliTerm term in element.Terms)
            {
                for (int s = 0; s < classes.Length; s++)
                {
                    if (classes[s].TryLocate(term.String) is not (PauliString direction, bool imaginary, int sign)) continue;
                    if (!columns.TryGetValue((s, direction, imaginary), out int column)) columns.Add((s, direction, imaginary), column = columns.Count);
                    row[column] = row.GetValueOrDefault(column) + (sign * term.Exact);
                }
            }

            rows.Add(row);
        }

        return PrimeModulus.Sequence.Where(p => rows.TrueForAll(r => r.Values.All(v => p.Residue(v.Denominator) != 0))).Take(2).Max(p => Rank(rows, columns.Count, p, cancellationToken));
    }

    /// <summary>Strings, or the elements of a closure made again by exact brackets.</summary>
    private static IEnumerable<PauliSum> Basis(DynamicalLieAlgebra algebra, CancellationToken cancellationToken)
    {
        if (algebra.IsPauliAlgebra) return algebra.EnumerateBasis(MostRows, null, cancellationToken).Select(p => (PauliSum)p);
        ClosureCertificate closure = algebra.ComputeClosureCertificate();
        var elements = new List<PauliSum>();
        foreach (ClosureWitness step in closure.Steps)
        {
            cancellationToken.ThrowIfCancellationRequested();
            PauliSum sum = PauliSum.Zero(algebra.QubitCount);
            foreach ((int element, int coefficient) in step.Combination) sum += (Rational)coefficient * (element < 0 ? closure.Generators[~element] : elements[element]);
            PauliSum made = step.Generator < 0 ? sum : PauliSum.Bracket(closure.Generators[step.Generator], sum);
            elements.Add(Rational.One / made.Terms[0].Exact * made); // a multiple: small numbers, the same span
        }

        return elements;
    }

    private static int Rank(List<Dictionary<int, Rational>> rows, int columns, PrimeModulus modulus, CancellationToken cancellationToken)
    {
        if (columns == 0) return 0;
        var span = new ModularSpan(modulus, new ClosureBudget(ClosureOptions.Default), Seed);
        foreach (Dictionary<int, Rational> row in rows)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var vector = new uint[columns];
            foreach ((int column, Rational value) in row) vector[column] = modulus.Multiply(modulus.Residue(value.Numerator), modulus.Invert(modulus.Residue(value.Denominator)));
            if (span.IsIndependent(vector, cancellationToken)) span.Keep(vector, cancellationToken);
        }

        return span.Rank;
    }
}
