using System.Numerics;
using QmlTrainability.Numerics;
using QmlTrainability.Paulis;

namespace QmlTrainability.LieAlgebras.Enumeration;

/// <summary>Lists the strings of a Pauli algebra by brackets with the generators, which suffice (Jacobi).</summary>
internal static class PauliEnumerator
{
    private const int PollEvery = 1024;

    /// <summary>A bitmap has at most so many bits per string; sparser sets go to a table.</summary>
    private const int BitsPerString = 64;

    /// <summary>The central strings, then the strings of each component.</summary>
    /// <remarks>Cost: for a component that fills its span 2^d/64 word operations per generator and round, d the dimension of the span; else dimension × generators.</remarks>
    public static IReadOnlyList<PauliString> Enumerate(
        IReadOnlyList<PauliString> central, IReadOnlyList<PauliComponent> components, IProgress<ClosureProgress>? progress, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var parts = new List<IReadOnlyList<PauliString>> { central };
        foreach (PauliComponent component in components)
        {
            int known = parts.Sum(p => p.Count);
            progress?.Report(new ClosureProgress(known, known));
            parts.Add(List(component, cancellationToken));
        }

        var joined = new JoinedStrings(parts);
        progress?.Report(new ClosureProgress(joined.Count, joined.Count));
        return joined;
    }

    /// <summary>The orbit of a string under the rotations about the generators, breadth first, or null if it has more than <paramref name="limit"/> strings.</summary>
    public static IReadOnlyList<PauliString>? TryOrbit(PauliString start, IReadOnlyList<PauliString> generators, int limit, CancellationToken cancellationToken) =>
        TryClose([start], generators, capacity: 16, limit, cancellationToken);

    private static IReadOnlyList<PauliString> List(PauliComponent component, CancellationToken cancellationToken)
    {
        int dimension = (int)component.Dimension;
        (ulong[][] basis, uint[] coordinates) = Coordinates(component.Generators);
        return basis.Length <= SpanBitmap.LargestDimension && BigInteger.One << basis.Length <= (BigInteger)BitsPerString * dimension
            ? Fill(component.Generators, basis, coordinates, cancellationToken)
            : TryClose(component.Generators, component.Generators, dimension, dimension, cancellationToken)!;
    }

    private static SpanBitmap Fill(IReadOnlyList<PauliString> generators, ulong[][] basis, uint[] coordinates, CancellationToken cancellationToken)
    {
        var strings = new SpanBitmap(generators[0].QubitCount, basis);
        foreach (uint generator in coordinates) strings.Add(generator);
        uint[] forms = [.. generators.Select(g => Form(PauliPacking.Pack(g), basis))];
        for (bool grown = true; grown;)
        {
            grown = false;
            for (int g = 0; g < coordinates.Length; g++) grown |= strings.AddBrackets(coordinates[g], forms[g], cancellationToken);
        }

        strings.Complete();
        return strings;
    }

    /// <summary>The generators that are independent, packed, and the coordinates of all generators in them. Coordinates are complete for up to 31 of them.</summary>
    private static (ulong[][] Basis, uint[] Coordinates) Coordinates(IReadOnlyList<PauliString> generators)
    {
        int words = PauliPacking.Words(generators[0].QubitCount);
        var echelon = new Gf2Echelon(PauliPacking.Bits(generators[0].QubitCount), payloadWords: 1);
        var basis = new List<ulong[]>();
        var coordinates = new uint[generators.Count];
        for (int g = 0; g < coordinates.Length; g++)
        {
            ulong[] packed = PauliPacking.Pack(generators[g], payloadWords: 1);
            ulong own = basis.Count < 64 ? 1UL << basis.Count : 0;
            packed[words] = own;
            if (echelon.Add(packed))
            {
                coordinates[g] = (uint)own;
                basis.Add(PauliPacking.Pack(generators[g]));
            }
            else
            {
                coordinates[g] = (uint)(packed[words] ^ own); // the payload of a vector that vanishes is the combination that equals it
            }
        }

        return ([.. basis], coordinates);
    }

    private static uint Form(ulong[] generator, ulong[][] basis)
    {
        uint form = 0;
        for (int i = 0; i < basis.Length; i++)
        {
            if (PauliPacking.Anticommute(generator, basis[i], generator.Length)) form |= 1u << i;
        }

        return form;
    }

    private static TabledStrings? TryClose(
        IReadOnlyList<PauliString> start, IReadOnlyList<PauliString> generators, int capacity, int limit, CancellationToken cancellationToken)
    {
        var table = new PauliTable(generators[0].QubitCount, capacity);
        int words = PauliPacking.Words(generators[0].QubitCount);
        ulong[][] packed = [.. generators.Select(g => PauliPacking.Pack(g))];
        foreach (PauliString p in start) table.GetOrAdd(PauliPacking.Pack(p), out _);
        var product = new ulong[words];
        for (int i = 0; i < table.Count; i++)
        {
            if (i % PollEvery == 0) cancellationToken.ThrowIfCancellationRequested();
            foreach (ulong[] generator in packed)
            {
                ReadOnlySpan<ulong> element = table[i];
                if (!PauliPacking.Anticommute(element, generator, words)) continue;
                for (int w = 0; w < words; w++) product[w] = element[w] ^ generator[w];
                table.GetOrAdd(product, out _);
            }

            if (table.Count > limit) return null;
        }

        return new TabledStrings(table);
    }
}
