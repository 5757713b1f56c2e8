using System.Runtime.CompilerServices;

namespace QmlTrainability.Simulation.Kernels;

// Many strings with the same X bits at once. A block of lines of products c is transformed (Walsh-Hadamard): at m it then holds the sum of all lines k with the
// signs (-1)^|k∧m|, so that a string only looks up its own m. The transform is six additions a line, whatever the number of strings.
internal sealed unsafe partial class VectorKernels<TVector, TLine>
{
    /// <summary>The number of strings whose patterns and sums are on the stack at once: 4 KiB each.</summary>
    private const int Batch = 64;

    private const int BlockLines = 1 << BlockBits;

    private static void CorrelateByTransform(
        double* psi, StringGroup group, in LineWalk walk, int first, int end, bool imaginary, TVector order, double share, double* sums)
    {
        TVector* block = stackalloc TVector[BlockLines], signs = stackalloc TVector[Batch], totals = stackalloc TVector[Batch];
        long* varying = stackalloc long[Batch];
        int* places = stackalloc int[Batch];
        long outside = walk.Walked, inside = 0;
        for (int b = 0; b < BlockBits; b++)
        {
            inside |= outside & -outside;
            outside &= outside - 1;
        }

        for (; first < end; first += Batch)
        {
            int count = Math.Min(Batch, end - first);
            for (int k = 0; k < count; k++)
            {
                long z = group.Z[first + k];
                signs[k] = TLine.Xor(SignsOfLanes(z, imaginary), TLine.Sign(Parity(walk.Start & z)));
                varying[k] = z & outside;
                places[k] = Compress(z, inside);
                totals[k] = TLine.Broadcast(0);
            }

            long bits = 0;
            do
            {
                ProductsOfBlock(psi, block, walk.Start | bits, walk.Across, inside, order);
                TransformBlock(block);
                AddPlaces(block, places, signs, varying, bits, totals, count);
                bits = (bits - outside) & outside;
            }
            while (bits != 0);
            for (int k = 0; k < count; k++) sums[first + k] += share * TLine.Sum(totals[k]);
        }
    }

    [MethodImpl(Loop)]
    private static void ProductsOfBlock(double* psi, TVector* block, long start, long across, long inside, in TVector orders)
    {
        TVector order = orders;
        long bits = 0;
        for (int k = 0; k < BlockLines; k++)
        {
            long i = start | bits;
            block[k] = TLine.Multiply(TLine.Load(psi + (2 * i)), TLine.Permute(TLine.Load(psi + (2 * (i ^ across))), order));
            bits = (bits - inside) & inside;
        }
    }

    /// <summary>In place, two stages in each pass over the block.</summary>
    [MethodImpl(Loop)]
    private static void TransformBlock(TVector* block)
    {
        for (int step = 1; step < BlockLines; step <<= 2)
        {
            for (int high = 0; high < BlockLines; high += 4 * step)
            {
                for (int k = high; k < high + step; k++)
                {
                    TVector a = block[k], b = block[k + step], c = block[k + (2 * step)], d = block[k + (3 * step)];
                    TVector sumLow = TLine.Add(a, b), differenceLow = TLine.Subtract(a, b), sumHigh = TLine.Add(c, d), differenceHigh = TLine.Subtract(c, d);
                    block[k] = TLine.Add(sumLow, sumHigh);
                    block[k + step] = TLine.Add(differenceLow, differenceHigh);
                    block[k + (2 * step)] = TLine.Subtract(sumLow, sumHigh);
                    block[k + (3 * step)] = TLine.Subtract(differenceLow, differenceHigh);
                }
            }
        }
    }

    [MethodImpl(Loop)]
    private static void AddPlaces(TVector* block, int* places, TVector* signs, long* varying, long bits, TVector* totals, int count)
    {
        for (int k = 0; k < count; k++)
            totals[k] = TLine.Add(totals[k], TLine.Xor(block[places[k]], TLine.Xor(signs[k], TLine.Sign(Parity(bits & varying[k])))));
    }

    /// <summary>The bits of z at the set places of the mask, moved together.</summary>
    private static int Compress(long z, long mask)
    {
        int place = 0;
        for (int b = 0; mask != 0; mask &= mask - 1, b++)
        {
            if ((z & mask & -mask) != 0) place |= 1 << b;
        }

        return place;
    }
}
