namespace QmlTrainability.Numerics;

/// <summary>The field of 2^61 - 1 elements: a product is folded by one shift.</summary>
internal readonly struct Mersenne61 : IPrimeField
{
    public static ulong Prime => (1UL << 61) - 1;

    public static ulong Multiply(ulong a, ulong b)
    {
        ulong high = Math.BigMul(a, b, out ulong low); // below 2^122: 2^61 ≡ 1 folds the upper 61 bits onto the lower
        ulong sum = (low & Prime) + ((high << 3) | (low >> 61));
        return sum >= Prime ? sum - Prime : sum;
    }
}
