using System.Numerics;

namespace QmlTrainability.Paulis;

/// <summary>Kernels on the sorted words of Pauli strings. Unchecked: both strings live on the same qubits.</summary>
internal static class PauliWords
{
    /// <summary>ω(a, b) = x_a·z_b + z_a·x_b over GF(2): whether the strings anticommute.</summary>
    public static bool Anticommute(ReadOnlySpan<PauliWord> a, ReadOnlySpan<PauliWord> b)
    {
        if (a.Length == 1 && b.Length == 1)
            return a[0].Index == b[0].Index && (BitOperations.PopCount((a[0].X & b[0].Z) ^ (a[0].Z & b[0].X)) & 1) != 0;
        ulong parity = 0;
        for (int i = 0, j = 0; i < a.Length && j < b.Length;)
        {
            int order = a[i].Index - b[j].Index;
            if (order == 0) parity ^= (a[i].X & b[j].Z) ^ (a[i].Z & b[j].X);
            if (order <= 0) i++;
            if (order >= 0) j++;
        }

        return (BitOperations.PopCount(parity) & 1) != 0;
    }

    /// <summary>The words of the product and the exponent of i of its phase (not reduced modulo 4).</summary>
    public static (PauliWord[] Words, int Phase) Multiply(ReadOnlySpan<PauliWord> a, ReadOnlySpan<PauliWord> b)
    {
        if (a.Length == 0) return (b.ToArray(), 0);
        if (b.Length == 0) return (a.ToArray(), 0);
        var words = new PauliWord[a.Length + b.Length];
        int count = 0, phase = 0;
        for (int i = 0, j = 0; i < a.Length || j < b.Length;)
        {
            int order = i == a.Length ? 1 : j == b.Length ? -1 : a[i].Index - b[j].Index;
            if (order < 0) words[count++] = a[i++];
            else if (order > 0) words[count++] = b[j++];
            else
            {
                PauliWord u = a[i++], v = b[j++], product = new(u.Index, u.X ^ v.X, u.Z ^ v.Z);
                phase += u.YCount + v.YCount - product.YCount + (2 * BitOperations.PopCount(u.Z & v.X));
                if (!product.IsIdentity) words[count++] = product;
            }
        }

        if (count < words.Length) Array.Resize(ref words, count);
        return (words, phase);
    }

    /// <summary>Order of labels from qubit 0 on, I before X before Y before Z.</summary>
    public static int Compare(ReadOnlySpan<PauliWord> a, ReadOnlySpan<PauliWord> b)
    {
        for (int i = 0, j = 0; i < a.Length || j < b.Length; i++, j++)
        {
            if (i == a.Length || (j < b.Length && b[j].Index < a[i].Index)) return -1;
            if (j == b.Length || a[i].Index < b[j].Index) return 1;
            ulong differ = (a[i].X ^ b[j].X) | (a[i].Z ^ b[j].Z);
            if (differ == 0) continue;
            int bit = BitOperations.TrailingZeroCount(differ);
            return Rank(a[i], bit) - Rank(b[j], bit);
        }

        return 0;
    }

    /// <summary>A 64-bit hash that is the same in every process; order never comes from it.</summary>
    public static ulong Hash(ReadOnlySpan<PauliWord> words)
    {
        ulong hash = 0x9E3779B97F4A7C15;
        foreach (PauliWord word in words)
        {
            hash = Mix(hash ^ (ulong)word.Index);
            hash = Mix(hash ^ word.X);
            hash = Mix(hash ^ word.Z);
        }

        return hash;
    }

    /// <summary>The finalizer of SplitMix64.</summary>
    public static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    /// <summary>0 to 3 for I, X, Y, Z.</summary>
    private static int Rank(PauliWord word, int bit)
    {
        int x = (int)((word.X >> bit) & 1), z = (int)((word.Z >> bit) & 1);
        return (z << 1) | (x ^ z);
    }
}
