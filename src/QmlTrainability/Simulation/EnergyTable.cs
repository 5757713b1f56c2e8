using QmlTrainability.Simulation.Kernels;

namespace QmlTrainability.Simulation;

/// <summary>Σ w (-1)^|i∧z| over Z strings, as a table for rows of 2^r neighboring indices and a number for each row. Immutable.</summary>
/// <remarks>Strings that cross from within a row to its number make a variant of the table for each pattern of their signs.</remarks>
internal sealed class EnergyTable
{
    /// <summary>The most strings that cross.</summary>
    public const int MostCrossing = 3;

    private readonly (long Z, double Weight)[] _between;
    private readonly long[] _crossing;

    private EnergyTable(double[] values, (long Z, double Weight)[] between, long[] crossing)
    {
        Values = values;
        _between = between;
        _crossing = crossing;
    }

    /// <summary>Variant after variant, each energy twice.</summary>
    public double[] Values { get; }

    /// <summary>A table of the strings, as far as they fit; the others are left over.</summary>
    public static EnergyTable Of(IReadOnlyList<(long Z, double Weight)> strings, int rowBits, out List<(long Z, double Weight)> rest)
    {
        long row = Tiling.All(rowBits);
        var crossing = strings.Where(s => (s.Z & row) != 0 && (s.Z & ~row) != 0).ToList();
        rest = [];
        if (crossing.Count > MostCrossing) (rest, crossing) = (crossing, rest);
        var within = new double[1 << rowBits];
        foreach ((long z, double weight) in strings.Where(s => (s.Z & ~row) == 0)) within[z] += weight;
        int length = within.Length;
        var values = new double[2 * length << crossing.Count];
        for (int pattern = 0; pattern < 1 << crossing.Count; pattern++)
        {
            var weights = (double[])within.Clone();
            for (int k = 0; k < crossing.Count; k++) weights[crossing[k].Z & row] += ((pattern >> k) & 1) != 0 ? -crossing[k].Weight : crossing[k].Weight;
            Transform(weights);
            for (int i = 0; i < length; i++) values[2 * ((length * pattern) + i)] = values[(2 * ((length * pattern) + i)) + 1] = weights[i];
        }

        return new EnergyTable(values, [.. strings.Where(s => (s.Z & row) == 0 && s.Z != 0).Select(s => (s.Z >> rowBits, s.Weight))], [.. crossing.Select(s => s.Z >> rowBits)]);
    }

    /// <summary>Where the variant for a row begins in <see cref="Values"/>.</summary>
    public long VariantAt(long row)
    {
        long pattern = 0;
        for (int k = 0; k < _crossing.Length; k++) pattern |= (IsOdd(row & _crossing[k]) ? 1L : 0) << k;
        return pattern * (Values.Length >> _crossing.Length);
    }

    /// <summary>What all indices of a row have in common.</summary>
    public double OfRow(long row)
    {
        double energy = 0;
        foreach ((long z, double weight) in _between) energy += IsOdd(row & z) ? -weight : weight;
        return energy;
    }

    /// <summary>Walsh-Hadamard: from the weight of each string to the energy of each index.</summary>
    private static void Transform(double[] values)
    {
        for (int step = 1; step < values.Length; step <<= 1)
        {
            for (int high = 0; high < values.Length; high += 2 * step)
            {
                for (int k = high; k < high + step; k++) (values[k], values[k + step]) = (values[k] + values[k + step], values[k] - values[k + step]);
            }
        }
    }

    private static bool IsOdd(long bits) => (System.Numerics.BitOperations.PopCount((ulong)bits) & 1) != 0;
}
