using System.Numerics;
using System.Runtime.CompilerServices;
using QmlTrainability.Paulis;

namespace QmlTrainability.Benchmarks.Gate;

/// <summary>Plain loops that need no idea: what the library does is measured in them. None of them uses it for the work.</summary>
internal static class Baselines
{
    /// <summary>Letters as bits, word by word: x of 64 qubits, then z of the same.</summary>
    public static ulong[][] Pack(IReadOnlyList<PauliString> strings)
    {
        var packed = new ulong[strings.Count][];
        for (int i = 0; i < packed.Length; i++)
        {
            packed[i] = new ulong[(strings[i].QubitCount + 63) / 64 * 2];
            foreach ((int qubit, Pauli letter) in strings[i].Support)
            {
                ulong bit = 1UL << (qubit % 64);
                if (letter is Pauli.X or Pauli.Y) packed[i][qubit / 64 * 2] |= bit;
                if (letter is Pauli.Z or Pauli.Y) packed[i][(qubit / 64 * 2) + 1] |= bit;
            }
        }

        return packed;
    }

    /// <summary>Tests every pair by popcount.</summary>
    /// <returns>How many anticommute.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static long Pairs(ulong[][] strings)
    {
        long count = 0;
        for (int i = 0; i < strings.Length; i++)
        {
            for (int j = 0; j < i; j++) count += Anticommute(strings[i], strings[j]);
        }

        return count;
    }

    /// <summary>Closes strings of at most 64 qubits under products with anticommuting generators.</summary>
    /// <returns>How many there are.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int Close(ulong[][] generators)
    {
        UInt128[] keys = [.. generators.Select(g => new UInt128(g[0], g[1]))];
        var seen = new HashSet<UInt128>(keys);
        var queue = new List<UInt128>(seen);
        for (int i = 0; i < queue.Count; i++)
        {
            UInt128 a = queue[i];
            foreach (UInt128 b in keys)
            {
                ulong crossed = ((ulong)(a >> 64) & (ulong)b) ^ ((ulong)a & (ulong)(b >> 64));
                if ((BitOperations.PopCount(crossed) & 1) != 0 && seen.Add(a ^ b)) queue.Add(a ^ b);
            }
        }

        return queue.Count;
    }

    /// <summary>Gaussian elimination on a dense matrix modulo 2^61 - 1.</summary>
    /// <returns>Its rank.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int Eliminate(int rows, int columns)
    {
        const ulong Prime = (1UL << 61) - 1;
        var random = new Random(1);
        var matrix = new ulong[rows][];
        for (int r = 0; r < rows; r++) matrix[r] = [.. Enumerable.Range(0, columns).Select(_ => (ulong)random.NextInt64() % Prime)];
        int rank = 0;
        for (int pivot = 0; pivot < rows; pivot++)
        {
            for (int r = pivot + 1; r < rows; r++)
            {
                // Rows are scaled against one another: no division, the same cost.
                ulong a = matrix[pivot][pivot], b = Prime - matrix[r][pivot];
                for (int c = pivot; c < columns; c++) matrix[r][c] = (ulong)((((UInt128)a * matrix[r][c]) + ((UInt128)b * matrix[pivot][c])) % Prime);
            }

            if (matrix[pivot][pivot] != 0) rank++;
        }

        return rank;
    }

    /// <summary>Splits a text into words and counts how often each occurs.</summary>
    /// <returns>The number of different words.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int Words(string text)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (string word in text.Split((char[])['\n', ' ', ';', '(', ')', '[', ']', '*', '/', ','], StringSplitOptions.RemoveEmptyEntries))
            counts[word] = counts.GetValueOrDefault(word) + 1;
        return counts.Count;
    }

    /// <summary>Moves values between keys of a dictionary, as a plain propagation of Pauli strings does for each gate.</summary>
    /// <returns>A value that depends on all moves.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Propagate(int moves)
    {
        var values = new Dictionary<UInt128, double>();
        for (int i = 0; i < moves; i++)
        {
            UInt128 key = new((ulong)i * 0x9E3779B97F4A7C15, (ulong)i % 4096);
            values[key & 0xFFFF] = values.GetValueOrDefault(key & 0xFFFF) + 0.5;
        }

        return values.Values.Sum();
    }

    /// <summary>Reads and writes an array once, in place.</summary>
    /// <returns>An element, so that nothing is left out.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Sweep(double[] values)
    {
        var factor = new Vector<double>(-1.0);
        for (int i = 0; i <= values.Length - Vector<double>.Count; i += Vector<double>.Count)
            (new Vector<double>(values, i) * factor).CopyTo(values, i);
        return values[0];
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Anticommute(ulong[] a, ulong[] b)
    {
        ulong crossed = 0;
        for (int w = 0; w < a.Length; w += 2) crossed ^= (a[w] & b[w + 1]) ^ (a[w + 1] & b[w]);
        return BitOperations.PopCount(crossed) & 1;
    }
}
