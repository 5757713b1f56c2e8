namespace QmlTrainability.Paulis;

/// <summary>Pauli strings as vectors over GF(2): the X word and the Z word of each 64 qubits side by side, so that local strings stay local.</summary>
internal static class PauliPacking
{
    /// <summary>The number of coordinates: 128 for each started 64 qubits.</summary>
    public static int Bits(int qubitCount) => 128 * ((qubitCount + 63) >> 6);

    /// <summary>The number of words.</summary>
    public static int Words(int qubitCount) => 2 * ((qubitCount + 63) >> 6);

    /// <summary>Adds the string to the vector.</summary>
    public static void AddTo(PauliString p, Span<ulong> vector)
    {
        foreach (PauliWord word in p.Words)
        {
            vector[2 * word.Index] ^= word.X;
            vector[(2 * word.Index) + 1] ^= word.Z;
        }
    }

    /// <summary>The string as a vector, followed by <paramref name="payloadWords"/> zero words.</summary>
    public static ulong[] Pack(PauliString p, int payloadWords = 0)
    {
        var vector = new ulong[Words(p.QubitCount) + payloadWords];
        AddTo(p, vector);
        return vector;
    }

    /// <summary>The string of a vector; words behind its coordinates are ignored.</summary>
    public static PauliString Unpack(int qubitCount, ReadOnlySpan<ulong> vector)
    {
        int count = 0;
        for (int i = 0; i < Words(qubitCount); i += 2)
        {
            if ((vector[i] | vector[i + 1]) != 0) count++;
        }

        var words = new PauliWord[count];
        for (int i = 0, next = 0; next < count; i += 2)
        {
            if ((vector[i] | vector[i + 1]) != 0) words[next++] = new PauliWord(i / 2, vector[i], vector[i + 1]);
        }

        return new PauliString(qubitCount, words);
    }

    /// <summary>ω over the common coordinates of two vectors: whether the strings anticommute.</summary>
    public static bool Anticommute(ReadOnlySpan<ulong> a, ReadOnlySpan<ulong> b, int words)
    {
        ulong parity = 0;
        for (int i = 0; i < words; i += 2) parity ^= (a[i] & b[i + 1]) ^ (a[i + 1] & b[i]);
        return (System.Numerics.BitOperations.PopCount(parity) & 1) != 0;
    }

    /// <summary>Whether a string and a packed one anticommute. Cost: the words that the string touches.</summary>
    public static bool Anticommute(PauliString p, ReadOnlySpan<ulong> vector)
    {
        ulong parity = 0;
        foreach (PauliWord word in p.Words) parity ^= (word.X & vector[(2 * word.Index) + 1]) ^ (word.Z & vector[2 * word.Index]);
        return (System.Numerics.BitOperations.PopCount(parity) & 1) != 0;
    }

    /// <summary>Exchanges X and Z parts: the dot product with the result is ω.</summary>
    public static ulong[] Swapped(ReadOnlySpan<ulong> vector)
    {
        ulong[] swapped = vector.ToArray();
        for (int i = 0; i < swapped.Length; i += 2) (swapped[i], swapped[i + 1]) = (swapped[i + 1], swapped[i]);
        return swapped;
    }

    /// <summary>A hash that is linear over GF(2): the exclusive or of one random word for each coordinate that is set.</summary>
    public static ulong LinearHash(ReadOnlySpan<ulong> vector)
    {
        ulong hash = 0;
        for (int w = 0; w < vector.Length; w++)
        {
            for (ulong rest = vector[w]; rest != 0; rest &= rest - 1)
                hash ^= PauliWords.Mix((ulong)((64 * w) + System.Numerics.BitOperations.TrailingZeroCount(rest) + 1));
        }

        return hash;
    }

    /// <summary>k modulo 4 in P_a P_b = i^k P_(a+b).</summary>
    public static int ProductPhase(ReadOnlySpan<ulong> a, ReadOnlySpan<ulong> b, int words)
    {
        int k = 0;
        for (int i = 0; i < words; i += 2)
        {
            ulong ax = a[i], az = a[i + 1], bx = b[i], bz = b[i + 1];
            k += System.Numerics.BitOperations.PopCount(ax & az) + System.Numerics.BitOperations.PopCount(bx & bz)
                - System.Numerics.BitOperations.PopCount((ax ^ bx) & (az ^ bz)) + (2 * System.Numerics.BitOperations.PopCount(az & bx));
        }

        return k & 3;
    }

    /// <summary>Writes a + b to <paramref name="product"/>, whose length says how many words, and returns k modulo 4 in P_a P_b = i^k P_(a+b).</summary>
    public static int Multiply(ReadOnlySpan<ulong> a, ReadOnlySpan<ulong> b, Span<ulong> product)
    {
        for (int i = 0; i < product.Length; i++) product[i] = a[i] ^ b[i];
        return ProductPhase(a, b, product.Length);
    }

    /// <summary>The number of letters Y.</summary>
    public static int YCount(ReadOnlySpan<ulong> vector, int words)
    {
        int count = 0;
        for (int i = 0; i < words; i += 2) count += System.Numerics.BitOperations.PopCount(vector[i] & vector[i + 1]);
        return count;
    }
}
