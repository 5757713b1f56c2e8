using QmlTrainability.Paulis;

namespace QmlTrainability.LieAlgebras.Enumeration;

/// <summary>Lists the strings of a Pauli algebra by brackets with the generators, breadth first.</summary>
/// <remarks>Brackets with generators suffice (Jacobi). Cost: dimension × generators.</remarks>
internal static class PauliEnumerator
{
    private const int PollEvery = 1024;

    /// <summary>The smallest set that contains the generators and, with any string and an anticommuting generator, their product.</summary>
    public static IReadOnlyList<PauliString> Enumerate(
        IReadOnlyList<PauliString> generators, int dimension, IProgress<ClosureProgress>? progress, CancellationToken cancellationToken) =>
        Close(generators, generators, dimension, dimension, progress, cancellationToken)!;

    /// <summary>The orbit of a string under the rotations about the generators, or null if it has more than <paramref name="limit"/> strings.</summary>
    public static IReadOnlyList<PauliString>? TryOrbit(PauliString start, IReadOnlyList<PauliString> generators, int limit, CancellationToken cancellationToken) =>
        Close([start], generators, capacity: 16, limit, null, cancellationToken);

    private static PauliString[]? Close(
        IReadOnlyList<PauliString> start, IReadOnlyList<PauliString> generators, int capacity, int limit, IProgress<ClosureProgress>? progress, CancellationToken cancellationToken)
    {
        var table = new PauliTable(generators[0].QubitCount, capacity);
        int words = PauliPacking.Words(generators[0].QubitCount);
        ulong[][] packed = [.. generators.Select(g => PauliPacking.Pack(g))];
        foreach (PauliString p in start) table.GetOrAdd(PauliPacking.Pack(p), out _);
        var product = new ulong[words];
        for (int i = 0; i < table.Count; i++)
        {
            if (i % PollEvery == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
                progress?.Report(new ClosureProgress(table.Count, i));
            }

            foreach (ulong[] generator in packed)
            {
                ReadOnlySpan<ulong> element = table[i];
                if (!PauliPacking.Anticommute(element, generator, words)) continue;
                for (int w = 0; w < words; w++) product[w] = element[w] ^ generator[w];
                table.GetOrAdd(product, out _);
            }

            if (table.Count > limit) return null;
        }

        var strings = new PauliString[table.Count];
        for (int i = 0; i < strings.Length; i++) strings[i] = table.StringAt(i);
        return strings;
    }
}
