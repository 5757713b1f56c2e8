using System.Numerics;

namespace QmlTrainability.Numerics;

/// <summary>A stream of random numbers that depends on a seed and the number of an item alone: xoshiro256** (arXiv:1805.01407).</summary>
/// <remarks>
/// The state is filled by SplitMix64 from a 64-bit hash of (seed, item), so that item 17 gets the same numbers whichever thread works on it and whatever
/// came before. Period 2^256 - 1; not for cryptography. Mutable; one stream belongs to one thread.
/// </remarks>
internal sealed class RandomStream
{
    private const double UnitOf53Bits = 1.0 / 9_007_199_254_740_992; // 2^-53

    private ulong _s0, _s1, _s2, _s3;

    public RandomStream(ulong seed, ulong item)
    {
        ulong state = Mix(Mix(seed) ^ (item * 0x9E3779B97F4A7C15));
        _s0 = NextOfSplitMix(ref state);
        _s1 = NextOfSplitMix(ref state);
        _s2 = NextOfSplitMix(ref state);
        _s3 = NextOfSplitMix(ref state);
    }

    /// <summary>A stream in a given state, not all zero: for the reference sequence of the generator.</summary>
    internal RandomStream(ulong s0, ulong s1, ulong s2, ulong s3) => (_s0, _s1, _s2, _s3) = (s0, s1, s2, s3);

    /// <summary>64 random bits.</summary>
    public ulong NextBits()
    {
        ulong result = BitOperations.RotateLeft(_s1 * 5, 7) * 9, t = _s1 << 17;
        _s2 ^= _s0;
        _s3 ^= _s1;
        _s1 ^= _s2;
        _s0 ^= _s3;
        _s2 ^= t;
        _s3 = BitOperations.RotateLeft(_s3, 45);
        return result;
    }

    /// <summary>Uniform in [0, 1), a multiple of 2^-53.</summary>
    public double NextUniform() => (NextBits() >> 11) * UnitOf53Bits;

    /// <summary>Normal with mean 0 and variance 1 (Box and Muller; the second number of each pair is not kept, so that a stream has no hidden half).</summary>
    public double NextNormal()
    {
        double radius = Math.Sqrt(-2 * Math.Log(1 - NextUniform()));
        return radius * Math.Cos(2 * Math.PI * NextUniform());
    }

    /// <summary>Independent normal numbers with mean 0 and variance 1.</summary>
    public double[] NextNormals(int count)
    {
        var values = new double[count];
        for (int i = 0; i < count; i++) values[i] = NextNormal();
        return values;
    }

    /// <summary>Uniform in 0 … bound - 1, without bias (arXiv:1805.10941).</summary>
    /// <param name="bound">At least 1.</param>
    public int NextBelow(int bound)
    {
        ulong range = (ulong)bound;
        ulong high = Math.BigMul(NextBits(), range, out ulong low);
        if (low < range)
        {
            ulong threshold = (0 - range) % range;
            while (low < threshold) high = Math.BigMul(NextBits(), range, out low);
        }

        return (int)high;
    }

    private static ulong NextOfSplitMix(ref ulong state)
    {
        state += 0x9E3779B97F4A7C15;
        return Mix(state);
    }

    /// <summary>The finalizer of SplitMix64.</summary>
    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
