using QmlTrainability.Numerics;
using QmlTrainability.Paulis;

namespace QmlTrainability.LieAlgebras.Symmetries;

/// <summary>A commuting group of signed Pauli strings without -1, by independent generators and their dual strings.</summary>
internal sealed class SignedGroup
{
    private readonly IReadOnlyList<PauliString> _duals;

    private SignedGroup(IReadOnlyList<(PauliString String, bool Negative)> generators, IReadOnlyList<PauliString> duals)
    {
        Generators = generators;
        _duals = duals;
    }

    public IReadOnlyList<(PauliString String, bool Negative)> Generators { get; }

    /// <summary>The group that commuting signed strings generate.</summary>
    /// <exception cref="ArgumentException">A product of them is -1: no state has them all as stabilizers.</exception>
    public static SignedGroup Of(IReadOnlyList<(PauliString String, bool Negative)> strings, CancellationToken cancellationToken)
    {
        (IReadOnlyList<int> independent, IReadOnlyList<PauliString> duals) = DualStrings.Of([.. strings.Select(s => s.String)], cancellationToken);
        var group = new SignedGroup([.. independent.Select(i => strings[i])], duals);
        foreach ((PauliString p, bool negative) in strings)
        {
            if (group.IsNegative(p) != negative) throw new ArgumentException($"The stabilizers contradict one another: {p.Shown()} and its negative are both products of them.", nameof(strings));
        }

        return group;
    }

    /// <summary>The elements that commute with given strings, as a group.</summary>
    public SignedGroup CommutingWith(IReadOnlyList<PauliString> strings, CancellationToken cancellationToken)
    {
        // Coordinates: with which strings an element anticommutes. Payload: of which generators it is the product.
        int words = Gf2Echelon.WordsFor(strings.Count), flags = Gf2Echelon.WordsFor(Generators.Count);
        var syndromes = new Gf2Echelon(strings.Count, flags);
        var commuting = new List<(PauliString, bool)>();
        for (int i = 0; i < Generators.Count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var vector = new ulong[words + flags];
            for (int j = 0; j < strings.Count; j++)
            {
                if (strings[j].AnticommutesWithUnchecked(Generators[i].String)) vector[j >> 6] |= 1UL << (j & 63);
            }

            vector[words + (i >> 6)] |= 1UL << (i & 63);
            if (!syndromes.Add(vector)) commuting.Add(Product(Enumerable.Range(0, Generators.Count).Where(j => (vector[words + (j >> 6)] >> (j & 63) & 1) != 0)));
        }

        return Of(commuting, cancellationToken);
    }

    /// <summary>Whether minus the string is in the group, for a string that is in it up to a sign.</summary>
    public bool IsNegative(PauliString element) => Product(Enumerable.Range(0, Generators.Count).Where(i => _duals[i].AnticommutesWithUnchecked(element))).Negative;

    private (PauliString String, bool Negative) Product(IEnumerable<int> factors)
    {
        PauliString? product = null;
        int phase = 0; // exponent of i; even, because the factors commute
        foreach (int i in factors)
        {
            PauliProduct next = product is null ? new PauliProduct(0, Generators[i].String) : PauliString.Multiply(product, Generators[i].String);
            product = next.String;
            phase += next.PhaseExponent + (Generators[i].Negative ? 2 : 0);
        }

        return (product ?? PauliString.Identity(1), (phase & 3) == 2);
    }
}
