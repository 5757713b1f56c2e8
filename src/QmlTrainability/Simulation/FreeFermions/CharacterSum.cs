using System.Runtime.InteropServices;

namespace QmlTrainability.Simulation.FreeFermions;

/// <summary>2^-m Σ_Q χ(Q) x_Q for all characters χ of a group of 2^m strings Q at once: a fast Walsh-Hadamard transform.</summary>
internal static class CharacterSum
{
    /// <summary>Of numbers: x_Q comes in by the index of Q, bit j for basis string j, and leaves by the character, bit j where basis string j is -1.</summary>
    public static void Of(Span<double> values)
    {
        for (int half = 1; half < values.Length; half <<= 1)
        {
            for (int i = 0; i < values.Length; i++)
            {
                if ((i & half) == 0) (values[i], values[i | half]) = ((values[i] + values[i | half]) / 2, (values[i] - values[i | half]) / 2);
            }
        }
    }

    /// <summary>Of sparse matrices: the entries of each by rising place, and so they leave; an entry that comes out as 0 is left out.</summary>
    public static void Of(List<FermionEntry>[] matrices, CancellationToken cancellationToken)
    {
        for (int half = 1; half < matrices.Length; half <<= 1)
        {
            for (int i = 0; i < matrices.Length; i++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                if ((i & half) == 0) (matrices[i], matrices[i | half]) = Fold(CollectionsMarshal.AsSpan(matrices[i]), CollectionsMarshal.AsSpan(matrices[i | half]));
            }
        }
    }

    /// <summary>Half the sum and half the difference.</summary>
    private static (List<FermionEntry> Sum, List<FermionEntry> Difference) Fold(ReadOnlySpan<FermionEntry> x, ReadOnlySpan<FermionEntry> y)
    {
        List<FermionEntry> sum = new(x.Length), difference = new(x.Length);
        for (int i = 0, j = 0; i < x.Length || j < y.Length;)
        {
            int order = i == x.Length ? 1 : j == y.Length ? -1 : x[i].A != y[j].A ? x[i].A - y[j].A : x[i].B - y[j].B;
            FermionEntry place = order <= 0 ? x[i] : y[j];
            double first = order <= 0 ? x[i++].Value : 0, second = order >= 0 ? y[j++].Value : 0;
            if (first + second != 0) sum.Add(place with { Value = (first + second) / 2 });
            if (first - second != 0) difference.Add(place with { Value = (first - second) / 2 });
        }

        return (sum, difference);
    }
}
