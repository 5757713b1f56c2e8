using QmlTrainability.LieAlgebras.Closure;
using QmlTrainability.Numerics;
using QmlTrainability.Paulis;

namespace QmlTrainability.Trainability.Modules;

/// <summary>The Pauli strings that brackets with generators reach from an observable, and the bracket -i[H, ·]/2 with each generator on them.</summary>
internal sealed class ModuleSpace
{
    private readonly PauliTable _strings;
    private readonly Step[][] _steps; // by generator
    private readonly Rational[] _magnitudes;

    private ModuleSpace(PauliTable strings, Step[][] steps, Rational[] magnitudes)
    {
        _strings = strings;
        _steps = steps;
        _magnitudes = magnitudes;
    }

    public int StringCount => _strings.Count;

    public int GeneratorCount => _steps.Length;

    /// <exception cref="BudgetExceededException">There are more than <paramref name="most"/> strings.</exception>
    public static ModuleSpace Of(IReadOnlyList<PauliSum> generators, PauliSum observable, int most, CancellationToken cancellationToken)
    {
        int words = PauliPacking.Words(observable.QubitCount);
        var strings = new PauliTable(observable.QubitCount);
        foreach (PauliTerm term in observable.Terms) strings.GetOrAdd(PauliPacking.Pack(term.String), out _);
        (ulong[] String, Rational Coefficient)[][] terms = [.. generators.Select(g => g.Terms.Select(t => (PauliPacking.Pack(t.String), t.Exact)).ToArray())];
        var magnitudes = terms.SelectMany(g => g.Select(t => t.Coefficient)).Distinct().ToArray();
        var numbers = magnitudes.Select((m, i) => (m, i)).ToDictionary(p => p.m, p => p.i);
        var steps = new List<Step>[terms.Length];
        for (int g = 0; g < steps.Length; g++) steps[g] = [];
        var product = new ulong[words];
        for (int i = 0; i < strings.Count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (strings.Count > most) throw TooLarge(strings.Count, most);
            for (int g = 0; g < terms.Length; g++)
            {
                foreach ((ulong[] p, Rational coefficient) in terms[g])
                {
                    if (!PauliPacking.Anticommute(p, strings[i], words)) continue;
                    int phase = PauliPacking.Multiply(p, strings[i], product);

                    // [P, Q] = 2 i^k PQ, and -i·i = 1, -i·i³ = -1.
                    steps[g].Add(new Step(i, strings.GetOrAdd(product, out _), numbers[coefficient], phase == 1 ? 1 : -1));
                }
            }
        }

        return new ModuleSpace(strings, [.. steps.Select(s => s.ToArray())], magnitudes);
    }

    public PauliString StringAt(int index) => _strings.StringAt(index);

    /// <summary>The coefficients of an operator on strings of the space.</summary>
    public double[] Locate(PauliSum @operator)
    {
        var coordinates = new double[StringCount];
        foreach (PauliTerm term in @operator.Terms) coordinates[_strings.IndexOf(PauliPacking.Pack(term.String))] = term.Coefficient;
        return coordinates;
    }

    /// <summary>Adds factor·(-i[H_g, v]/2) to the target.</summary>
    public void AddBracket(int generator, double factor, ReadOnlySpan<double> v, Span<double> target)
    {
        double[] magnitudes = [.. _magnitudes.Select(m => factor * (double)m)];
        foreach (Step step in _steps[generator]) target[step.To] += step.Sign * magnitudes[step.Magnitude] * v[step.From];
    }

    /// <summary>A number that ‖-i[H_g, v]/2‖ does not exceed for |v| = 1: the sum of the absolute coefficients.</summary>
    public double Bound(int generator) =>
        _steps[generator].GroupBy(s => s.From).Select(g => g.Sum(s => Math.Abs((double)_magnitudes[s.Magnitude]))).DefaultIfEmpty(0).Max();

    /// <summary>The exact dimension of the module over the rationals, modulo two primes: a lower bound that is exact with overwhelming probability. Counted no further than
    /// one more than <paramref name="most"/>.</summary>
    public int Dimension(PauliSum observable, int most, CancellationToken cancellationToken) =>
        PrimeModulus.Sequence.Where(CanRepresent).Where(p => observable.Terms.All(t => p.Residue(t.Exact.Denominator) != 0)).Take(2).Max(p => Dimension(observable, p, most, cancellationToken));

    private int Dimension(PauliSum observable, PrimeModulus modulus, int most, CancellationToken cancellationToken)
    {
        const ulong Seed = 0x40D01E;
        var span = new ModularSpan(modulus, new ClosureBudget(LieAlgebras.ClosureOptions.Default), Seed);
        uint[] magnitudes = [.. _magnitudes.Select(m => Residue(m, modulus))];
        var vector = new uint[StringCount];
        foreach (PauliTerm term in observable.Terms) vector[_strings.IndexOf(PauliPacking.Pack(term.String))] = Residue(term.Exact, modulus);
        var found = new List<uint[]>();
        Try(vector);
        for (int i = 0; i < found.Count && found.Count <= most; i++)
        {
            for (int g = 0; g < GeneratorCount; g++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var bracket = new uint[StringCount];
                foreach (Step step in _steps[g])
                {
                    uint value = modulus.Multiply(magnitudes[step.Magnitude], found[i][step.From]);
                    bracket[step.To] = modulus.Add(bracket[step.To], step.Sign > 0 ? value : modulus.Negate(value));
                }

                Try(bracket);
            }
        }

        return found.Count;

        void Try(uint[] candidate)
        {
            if (!span.IsIndependent(candidate, cancellationToken)) return;
            span.Keep(candidate, cancellationToken);
            found.Add(candidate);
        }
    }

    private bool CanRepresent(PrimeModulus modulus) => _magnitudes.All(m => modulus.Residue(m.Denominator) != 0 && modulus.Residue(m.Numerator) != 0);

    private static uint Residue(Rational value, PrimeModulus modulus) => modulus.Multiply(modulus.Residue(value.Numerator), modulus.Invert(modulus.Residue(value.Denominator)));

    private static BudgetExceededException TooLarge(int reached, int most) => new(
        $"The module of the observable has more than {reached} Pauli strings; the budget is {most}. Its deep limit is not computed. FiniteDepthVariance gives the moments at the depth built.",
        reached, most);

    private readonly record struct Step(int From, int To, int Magnitude, int Sign);
}
