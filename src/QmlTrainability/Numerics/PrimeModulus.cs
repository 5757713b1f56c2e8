using System.Numerics;

namespace QmlTrainability.Numerics;

/// <summary>Arithmetic modulo a prime p = 2^30 + ε with a small ε, and p ≡ 1 modulo 4, so that -1 has a square root.</summary>
/// <remarks>
/// Fifteen products of residues and one residue fit in 64 bits, so that sums of products are folded once per fifteen; and 2^30 ≡ -ε folds by a short
/// multiplication. The product of two such primes exceeds 2^60. A rank modulo p is at most the rank over the rationals, and smaller only if p divides every
/// minor that decides it.
/// </remarks>
internal sealed class PrimeModulus
{
    /// <summary>How many products of two residues may be added to a residue before <see cref="Fold"/>.</summary>
    public const int ProductsPerFold = 15;

    /// <summary>Below it both folds stay in range: 16 ε² is less than p.</summary>
    private const uint ExcessLimit = 1 << 12;

    /// <summary>The first of the sequence, so that it need not be searched; a test searches it.</summary>
    private static ReadOnlySpan<uint> FirstExcesses => [9, 33, 85, 129, 145, 169, 213, 229];

    private readonly ulong _cover;

    private PrimeModulus(uint excess)
    {
        Excess = excess;
        Value = (1u << 30) + excess;
        _cover = (ulong)Value * ((16 * excess) + 1);
    }

    /// <summary>The primes of this kind, from 2^30 + 9 on.</summary>
    public static IEnumerable<PrimeModulus> Sequence
    {
        get
        {
            for (int i = 0; i < FirstExcesses.Length; i++) yield return new PrimeModulus(FirstExcesses[i]);
            for (uint excess = FirstExcesses[^1] + 4; excess < ExcessLimit; excess += 4)
            {
                if (IsPrime((1u << 30) + excess)) yield return new PrimeModulus(excess);
            }
        }
    }

    /// <summary>p.</summary>
    public uint Value { get; }

    /// <summary>ε = p - 2^30, which is 1 modulo 4.</summary>
    public uint Excess { get; }

    /// <summary>The residue of any 64-bit number.</summary>
    public uint Fold(ulong number)
    {
        // 2^32 ≡ -4ε, then 2^30 ≡ -ε; the cover, a multiple of p, keeps the first difference positive.
        ulong folded = (uint)number + _cover - (4UL * Excess * (number >> 32));
        uint rest = ((uint)folded & 0x3FFFFFFF) - (Excess * (uint)(folded >> 30));
        return Math.Min(rest, rest + Value); // a negative rest is a large number
    }

    public uint Multiply(uint a, uint b) => Fold((ulong)a * b);

    public uint Add(uint a, uint b)
    {
        uint sum = a + b;
        return Math.Min(sum, sum - Value);
    }

    public uint Negate(uint a) => a == 0 ? 0 : Value - a;

    /// <summary>The inverse by Fermat: a^(p - 2).</summary>
    public uint Invert(uint a)
    {
        if (a == 0) throw new DivideByZeroException("0 has no inverse modulo a prime.");
        return Power(a, Value - 2);
    }

    /// <summary>A square root of -1: x^((p - 1)/4) for the least x that is no square.</summary>
    public uint ImaginaryUnit()
    {
        for (uint x = 2; ; x++)
        {
            uint root = Power(x, (Value - 1) / 4);
            if (Multiply(root, root) == Value - 1) return root;
        }
    }

    public uint Residue(BigInteger value)
    {
        var rest = (int)BigInteger.Remainder(value, Value);
        return rest < 0 ? (uint)rest + Value : (uint)rest;
    }

    public uint Residue(int value) => value < 0 ? Value - Fold((ulong)-(long)value) : Fold((ulong)value);

    /// <summary>Uniform in 0 … p - 1.</summary>
    public uint Uniform(RandomStream random) => (uint)random.NextBelow((int)Value);

    /// <summary>For example "2^30+9".</summary>
    public override string ToString() => $"2^30+{Excess}";

    /// <summary>The vector that keeps the first difference of <see cref="Fold"/> positive.</summary>
    internal ulong Cover => _cover;

    private static bool IsPrime(uint n)
    {
        if (n % 2 == 0) return false;
        for (uint divisor = 3; divisor * divisor <= n; divisor += 2)
        {
            if (n % divisor == 0) return false;
        }

        return true;
    }

    private uint Power(uint a, uint exponent)
    {
        uint result = 1;
        for (; exponent != 0; exponent >>= 1, a = Multiply(a, a))
        {
            if ((exponent & 1) != 0) result = Multiply(result, a);
        }

        return result;
    }
}
