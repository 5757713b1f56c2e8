using QmlTrainability.Paulis;

namespace QmlTrainability.LieAlgebras.Structure;

/// <summary>The brackets of a basis of strings: i[P_a, P_b] is 0 or ±2·P_(a+b).</summary>
internal static class PauliBrackets
{
    private const double TwiceTheString = 2;

    public static StructureConstants ConstantsOf(IReadOnlyList<PauliString> strings, CancellationToken cancellationToken)
    {
        (BracketList brackets, PauliTable table) = Of(strings, cancellationToken);
        return new StructureConstants([.. strings.Select(p => (PauliSum)p)], brackets, @operator =>
        {
            var coordinates = new double[strings.Count];
            foreach (PauliTerm term in @operator.Terms)
            {
                int index = table.IndexOf(PauliPacking.Pack(term.String));
                if (index >= 0) coordinates[index] = term.Coefficient;
            }

            return coordinates;
        });
    }

    /// <summary>All brackets; the strings are closed under them. Cost: one comparison for each pair, one look-up for each that anticommutes.</summary>
    private static (BracketList Brackets, PauliTable Table) Of(IReadOnlyList<PauliString> strings, CancellationToken cancellationToken)
    {
        int count = strings.Count, words = PauliPacking.Words(strings[0].QubitCount);
        var table = new PauliTable(strings[0].QubitCount, count);
        foreach (PauliString p in strings) table.GetOrAdd(PauliPacking.Pack(p), out _);
        var starts = new int[count + 1];
        for (int a = 0; a < count; a++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            int partners = 0;
            for (int b = a + 1; b < count; b++) partners += PauliPacking.Anticommute(table[a], table[b], words) ? 1 : 0;
            starts[a + 1] = checked(starts[a] + partners);
        }

        int[] partner = new int[starts[count]], result = new int[starts[count]];
        var value = new double[starts[count]];
        var product = new ulong[words];
        for (int a = 0, i = 0; a < count; a++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            for (int b = a + 1; b < count; b++)
            {
                if (!PauliPacking.Anticommute(table[a], table[b], words)) continue;
                bool negative = PauliPacking.Multiply(table[a], table[b], product) == 1; // P_a·P_b = i·P: i[P_a, P_b] = -2P
                partner[i] = b;
                result[i] = table.IndexOf(product);
                value[i++] = negative ? -TwiceTheString : TwiceTheString;
            }
        }

        return (new BracketList(starts, partner, result, value), table);
    }
}
