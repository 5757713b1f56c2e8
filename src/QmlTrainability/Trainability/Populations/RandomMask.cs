using QmlTrainability.Numerics;

namespace QmlTrainability.Trainability.Populations;

/// <summary>Words of 64 independent bits that are 1 with a given probability.</summary>
internal static class RandomMask
{
    private const int Digits = 53; // of a double in [0, 1)

    /// <summary>Compares 64 uniform numbers with the probability, binary digit by digit, until all are decided: about eight words for a general probability, one for ½.</summary>
    public static ulong Next(RandomStream stream, double probability)
    {
        if (probability >= 1) return ulong.MaxValue;
        if (probability == 0.5) return stream.NextBits();
        ulong digits = (ulong)Math.ScaleB(probability, Digits), ones = 0, open = ulong.MaxValue;
        for (int digit = Digits - 1; digit >= 0 && open != 0; digit--)
        {
            ulong random = stream.NextBits();
            if (((digits >> digit) & 1) != 0)
            {
                ones |= open & ~random; // smaller than the probability at this digit
                open &= random;
            }
            else
            {
                open &= ~random;
            }
        }

        return ones;
    }
}
