using System.Runtime.CompilerServices;

namespace QmlTrainability.Simulation.Kernels;

// λ = Oψ. The strings of a group share one permutation of ψ; each line of it gets one weight, which is a signed sum of coefficients.
internal sealed unsafe partial class VectorKernels<TVector, TLine>
{
    public override void Multiply(double* psi, double* lambda, StringGroup group, bool add, long origin, long tile)
    {
        int even = group.EvenCount;
        for (int first = 0; first < even; first += Batch, add = true)
            MultiplyBatch(psi, lambda, group, first, Math.Min(even, first + Batch), imaginary: false, add, origin, tile);
        for (int first = even; first < group.Z.Length; first += Batch, add = true)
            MultiplyBatch(psi, lambda, group, first, Math.Min(group.Z.Length, first + Batch), imaginary: true, add, origin, tile);
    }

    private static void MultiplyBatch(double* psi, double* lambda, StringGroup group, int first, int end, bool imaginary, bool add, long origin, long tile)
    {
        var walk = new LineWalk(origin, tile & ~LineMask, group.X & ~LineMask);
        long low = group.X & LineMask;
        TVector* weights = stackalloc TVector[Batch];
        long* varying = stackalloc long[Batch];
        int count = end - first;
        for (int k = 0; k < count; k++)
        {
            // The sign is the parity of j∧Z; i·(re, im) = (-im, re), the negative of the signs of Im c.
            long z = group.Z[first + k];
            varying[k] = z & walk.Walked;
            TVector signs = TLine.Xor(SignsOfLanes(z, imaginary), TLine.Sign(Parity(((origin ^ walk.Across) & z) ^ (low & z)) ^ (imaginary ? 1 : 0)));
            weights[k] = TLine.Xor(TLine.Broadcast(group.Weights[first + k]), signs);
        }

        MultiplyLines(psi, lambda, walk, Permutation(low, swapParts: imaginary), weights, varying, count, add);
    }

    [MethodImpl(Loop)]
    private static void MultiplyLines(double* psi, double* lambda, in LineWalk walk, in TVector orders, TVector* weights, long* varying, int count, bool add)
    {
        TVector order = orders, firstWeight = weights[0];
        long start = walk.Start, across = walk.Across, walked = walk.Walked, firstVarying = varying[0], bits = 0;
        do
        {
            long i = start | bits;
            TVector weight = TLine.Xor(firstWeight, TLine.Sign(Parity(bits & firstVarying)));
            for (int k = 1; k < count; k++) weight = TLine.Add(weight, TLine.Xor(weights[k], TLine.Sign(Parity(bits & varying[k]))));
            TVector image = TLine.Permute(TLine.Load(psi + (2 * (i ^ across))), order);
            double* target = lambda + (2 * i);
            TLine.Store(add ? TLine.MultiplyAdd(weight, image, TLine.Load(target)) : TLine.Multiply(weight, image), target);
            bits = (bits - walked) & walked;
        }
        while (bits != 0);
    }
}
