using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace QmlTrainability.Numerics;

/// <summary>Adds multiples of rows of residues to a row: the inner loop of elimination modulo a prime.</summary>
/// <remarks>Even and odd columns are multiplied apart, 32 by 32 bits, and summed in 64 bits for up to fifteen rows before one fold. A step works on
/// 32 columns at 512 bits, 16 at 256; rows are padded, so there is no remainder. All widths give the same residues.</remarks>
internal static class ModularKernel
{
    /// <summary>Rows are padded with zeros to a multiple of so many columns.</summary>
    public const int Padding = 32;

    /// <summary>target + Σ_i factors[i] · row_i, where row_i starts at <paramref name="starts"/>[i].</summary>
    /// <param name="target">Residues.</param>
    /// <param name="groups">The first columns of the groups of <see cref="Padding"/> columns that are to be changed; elsewhere the rows are zero.</param>
    /// <param name="rows">Holds all rows.</param>
    /// <param name="starts">Where each row starts; at most <see cref="PrimeModulus.ProductsPerFold"/> of them.</param>
    /// <param name="factors">A residue per row.</param>
    /// <param name="modulus">The prime.</param>
    public static void AddMultiples(Span<uint> target, ReadOnlySpan<int> groups, ReadOnlySpan<uint> rows, ReadOnlySpan<int> starts, ReadOnlySpan<uint> factors, PrimeModulus modulus)
    {
        if (Avx512F.IsSupported) AddMultiples512(target, groups, rows, starts, factors, modulus);
        else if (Avx2.IsSupported) AddMultiples256(target, groups, rows, starts, factors, modulus);
        else AddMultiplesScalar(target, groups, rows, starts, factors, modulus);
    }

    /// <summary>The residues of 64-bit numbers.</summary>
    /// <param name="numbers">As many as residues.</param>
    /// <param name="residues">A multiple of <see cref="Padding"/>.</param>
    /// <param name="modulus">The prime.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Fold(ReadOnlySpan<ulong> numbers, Span<uint> residues, PrimeModulus modulus)
    {
        int column = 0;
        if (Avx512F.IsSupported)
        {
            ref ulong from = ref MemoryMarshal.GetReference(numbers);
            ref uint to = ref MemoryMarshal.GetReference(residues);
            for (; column < residues.Length; column += 16)
            {
                // Narrowing joins eight and eight residues without a shuffle of their halves.
                Vector512<uint> rest = Vector512.Narrow(
                    Rest(Vector512.LoadUnsafe(ref from, (nuint)column), modulus),
                    Rest(Vector512.LoadUnsafe(ref from, (nuint)(column + 8)), modulus));
                Vector512.Min(rest, rest + Vector512.Create(modulus.Value)).StoreUnsafe(ref to, (nuint)column);
            }
        }

        for (; column < residues.Length; column++) residues[column] = modulus.Fold(numbers[column]);
    }

    internal static void AddMultiplesScalar(Span<uint> target, ReadOnlySpan<int> groups, ReadOnlySpan<uint> rows, ReadOnlySpan<int> starts, ReadOnlySpan<uint> factors, PrimeModulus modulus)
    {
        foreach (int group in groups)
        {
            for (int column = group; column < group + Padding; column++)
            {
                ulong sum = target[column];
                for (int i = 0; i < starts.Length; i++) sum += (ulong)factors[i] * rows[starts[i] + column];
                target[column] = modulus.Fold(sum);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void AddMultiples256(Span<uint> target, ReadOnlySpan<int> groups, ReadOnlySpan<uint> rows, ReadOnlySpan<int> starts, ReadOnlySpan<uint> factors, PrimeModulus modulus)
    {
        ref uint to = ref MemoryMarshal.GetReference(target), from = ref MemoryMarshal.GetReference(rows);
        Vector256<ulong> low = Vector256.Create((ulong)uint.MaxValue);
        foreach (int group in groups)
        {
            for (int column = group; column < group + Padding; column += 16)
            {
                Vector256<ulong> first = Vector256.LoadUnsafe(ref to, (nuint)column).AsUInt64(), second = Vector256.LoadUnsafe(ref to, (nuint)(column + 8)).AsUInt64();
                Vector256<ulong> even0 = first & low, odd0 = first >>> 32, even1 = second & low, odd1 = second >>> 32;
                for (int i = 0; i < starts.Length; i++)
                {
                    Vector256<uint> factor = Vector256.Create((ulong)factors[i]).AsUInt32();
                    nuint at = (nuint)(starts[i] + column);
                    Vector256<uint> a = Vector256.LoadUnsafe(ref from, at), b = Vector256.LoadUnsafe(ref from, at + 8);
                    even0 += Avx2.Multiply(a, factor);
                    odd0 += Avx2.Multiply((a.AsUInt64() >>> 32).AsUInt32(), factor);
                    even1 += Avx2.Multiply(b, factor);
                    odd1 += Avx2.Multiply((b.AsUInt64() >>> 32).AsUInt32(), factor);
                }

                Join(even0, odd0, modulus).StoreUnsafe(ref to, (nuint)column);
                Join(even1, odd1, modulus).StoreUnsafe(ref to, (nuint)(column + 8));
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void AddMultiples512(Span<uint> target, ReadOnlySpan<int> groups, ReadOnlySpan<uint> rows, ReadOnlySpan<int> starts, ReadOnlySpan<uint> factors, PrimeModulus modulus)
    {
        ref uint to = ref MemoryMarshal.GetReference(target), from = ref MemoryMarshal.GetReference(rows);
        Vector512<ulong> low = Vector512.Create((ulong)uint.MaxValue);
        foreach (int column in groups)
        {
            Vector512<ulong> first = Vector512.LoadUnsafe(ref to, (nuint)column).AsUInt64(), second = Vector512.LoadUnsafe(ref to, (nuint)(column + 16)).AsUInt64();
            Vector512<ulong> even0 = first & low, odd0 = first >>> 32, even1 = second & low, odd1 = second >>> 32;
            for (int i = 0; i < starts.Length; i++)
            {
                Vector512<uint> factor = Vector512.Create((ulong)factors[i]).AsUInt32();
                nuint at = (nuint)(starts[i] + column);
                Vector512<uint> a = Vector512.LoadUnsafe(ref from, at), b = Vector512.LoadUnsafe(ref from, at + 16);
                even0 += Avx512F.Multiply(a, factor);
                odd0 += Avx512F.Multiply((a.AsUInt64() >>> 32).AsUInt32(), factor);
                even1 += Avx512F.Multiply(b, factor);
                odd1 += Avx512F.Multiply((b.AsUInt64() >>> 32).AsUInt32(), factor);
            }

            Join(even0, odd0, modulus).StoreUnsafe(ref to, (nuint)column);
            Join(even1, odd1, modulus).StoreUnsafe(ref to, (nuint)(column + 16));
        }
    }

    /// <summary>The residues of even and odd columns, side by side again: <see cref="PrimeModulus.Fold"/> in lanes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<uint> Join(Vector256<ulong> even, Vector256<ulong> odd, PrimeModulus modulus)
    {
        Vector256<uint> rest = Rest(even, modulus).AsUInt32() | (Rest(odd, modulus) << 32).AsUInt32();
        return Vector256.Min(rest, rest + Vector256.Create(modulus.Value));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<uint> Join(Vector512<ulong> even, Vector512<ulong> odd, PrimeModulus modulus)
    {
        Vector512<uint> rest = Rest(even, modulus).AsUInt32() | (Rest(odd, modulus) << 32).AsUInt32();
        return Vector512.Min(rest, rest + Vector512.Create(modulus.Value));
    }

    /// <summary>In the lower half of each lane a number that is congruent and in -p … p - 1; the upper half is zero.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<ulong> Rest(Vector256<ulong> sum, PrimeModulus modulus)
    {
        Vector256<ulong> low = Vector256.Create((ulong)uint.MaxValue);
        Vector256<ulong> folded = (sum & low) + Vector256.Create(modulus.Cover) - Avx2.Multiply((sum >>> 32).AsUInt32(), Vector256.Create(4UL * modulus.Excess).AsUInt32());
        return ((folded & Vector256.Create(0x3FFFFFFFUL)) - Avx2.Multiply((folded >>> 30).AsUInt32(), Vector256.Create((ulong)modulus.Excess).AsUInt32())) & low;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<ulong> Rest(Vector512<ulong> sum, PrimeModulus modulus)
    {
        Vector512<ulong> low = Vector512.Create((ulong)uint.MaxValue);
        Vector512<ulong> folded = (sum & low) + Vector512.Create(modulus.Cover) - Avx512F.Multiply((sum >>> 32).AsUInt32(), Vector512.Create(4UL * modulus.Excess).AsUInt32());
        return ((folded & Vector512.Create(0x3FFFFFFFUL)) - Avx512F.Multiply((folded >>> 30).AsUInt32(), Vector512.Create((ulong)modulus.Excess).AsUInt32())) & low;
    }
}
