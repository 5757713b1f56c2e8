using QmlTrainability.Paulis;

namespace QmlTrainability.LieAlgebras.Enumeration;

/// <summary>Lists the strings of a Pauli algebra by brackets with the generators, breadth first.</summary>
/// <remarks>Brackets with generators suffice (Jacobi). Cost: dimension × generators.</remarks>
internal static class PauliEnumerator
{
    private const int PollEvery = 1024;

    /// <summary>The smallest set that contains the generators and, with any string and an anticommuting generator, their product.</summary>
    public static IReadOnlyList<PauliString> Enumerate(
        IReadOnlyList<PauliString> generators, int dimension, IProgress<ClosureProgress>? progress, CancellationToken cancellationToken)
    {
        var table = new PauliTable(generators[0].QubitCount, dimension);
        int words = PauliPacking.Words(generators[0].QubitCount);
        ulong[][] packed = [.. generators.Select(g => PauliPacking.Pack(g))];
        foreach (ulong[] generator in packed) table.GetOrAdd(generator, out _);
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
        }

        var basis = new PauliString[table.Count];
        for (int i = 0; i < basis.Length; i++) basis[i] = table.StringAt(i);
        return basis;
    }
}
