namespace QmlTrainability.Numerics;

/// <summary>The field of 2^62 - 57 elements. In it 2 has a large order, whereas modulo 2^61 - 1 the scales 1 and 2^61 cannot be told apart.</summary>
internal readonly struct Prime62 : IPrimeField
{
    public static ulong Prime => (1UL << 62) - 57;

    public static ulong Multiply(ulong a, ulong b)
    {
        const ulong Mask = (1UL << 62) - 1;
        ulong high = Math.BigMul(a, b, out ulong low); // 2^62 ≡ 57 folds twice: 124 bits, then 68, then 63
        ulong upper = (high << 2) | (low >> 62);
        ulong top = Math.BigMul(upper, 57, out ulong product);
        ulong sum = (low & Mask) + (product & Mask) + (((top << 2) | (product >> 62)) * 57);
        while (sum >= Prime) sum -= Prime;
        return sum;
    }
}
