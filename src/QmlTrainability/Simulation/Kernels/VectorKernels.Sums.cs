using System.Runtime.CompilerServices;

namespace QmlTrainability.Simulation.Kernels;

// Sums over a tile, and the observable applied to a vector. Within a tile each lane adds up its own lines in order; the lanes are added at the end.
internal sealed unsafe partial class VectorKernels<TVector, TLine>
{
    /// <summary>The number of strings whose patterns and sums are held at once: 4 KiB of the stack.</summary>
    private const int Batch = 32;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override double ApplyToBoth(double* psi, double* lambda, in GateAction rotation, long origin, long tile)
    {
        // Im⟨λ|P|ψ⟩ = Re⟨λ|W⟩ with W = -iPψ, which is also what the rotation of ψ adds.
        long free = Walk(rotation, origin, tile, out long start), across = rotation.X & ~LineMask, bits = 0;
        TVector order = Permutation(rotation.X & LineMask, (rotation.YCount & 1) == 0);
        TVector cosine = TLine.Broadcast(rotation.Cosine), sine = TLine.Broadcast(rotation.Sine);
        long varying = rotation.Z & free, constant = Parity(start & rotation.Z & ~LineMask & ~varying), acrossParity = Parity(across & rotation.Z);
        TVector signs = TLine.Xor(SignsOfImage(rotation), TLine.Sign(constant)), signsHere = TLine.Xor(signs, TLine.Sign(acrossParity));
        TVector sum = TLine.Broadcast(0), sumThere = sum;
        if (across == 0)
        {
            do
            {
                double* p = psi + (2 * (start | bits)), q = lambda + (2 * (start | bits));
                TVector v = TLine.Load(p), l = TLine.Load(q), sign = TLine.Xor(signs, TLine.Sign(Parity(bits & varying)));
                TVector w = TLine.Xor(TLine.Permute(v, order), sign), x = TLine.Xor(TLine.Permute(l, order), sign);
                sum = TLine.MultiplyAdd(l, w, sum);
                TLine.Store(TLine.MultiplyAdd(sine, w, TLine.Multiply(cosine, v)), p);
                TLine.Store(TLine.MultiplyAdd(sine, x, TLine.Multiply(cosine, l)), q);
                bits = (bits - free) & free;
            }
            while (bits != 0);
        }
        else
        {
            do
            {
                long i = start | bits, j = i ^ across;
                TVector sign = TLine.Sign(Parity(bits & varying)), signI = TLine.Xor(signsHere, sign), signJ = TLine.Xor(signs, sign);
                TVector v = TLine.Load(psi + (2 * i)), u = TLine.Load(psi + (2 * j)), l = TLine.Load(lambda + (2 * i)), m = TLine.Load(lambda + (2 * j));
                TVector w = TLine.Xor(TLine.Permute(u, order), signI), x = TLine.Xor(TLine.Permute(v, order), signJ);
                sum = TLine.MultiplyAdd(l, w, sum);
                sumThere = TLine.MultiplyAdd(m, x, sumThere);
                TLine.Store(TLine.MultiplyAdd(sine, w, TLine.Multiply(cosine, v)), psi + (2 * i));
                TLine.Store(TLine.MultiplyAdd(sine, x, TLine.Multiply(cosine, u)), psi + (2 * j));
                w = TLine.Xor(TLine.Permute(m, order), signI);
                x = TLine.Xor(TLine.Permute(l, order), signJ);
                TLine.Store(TLine.MultiplyAdd(sine, w, TLine.Multiply(cosine, l)), lambda + (2 * i));
                TLine.Store(TLine.MultiplyAdd(sine, x, TLine.Multiply(cosine, m)), lambda + (2 * j));
                bits = (bits - free) & free;
            }
            while (bits != 0);
        }

        return TLine.Sum(TLine.Add(sum, sumThere));
    }

    public override void Correlate(double* psi, StringGroup group, long origin, long tile, double* sums)
    {
        int even = group.EvenCount;
        for (int first = 0; first < even; first += Batch)
            CorrelateBatch(psi, group, first, Math.Min(even, first + Batch), imaginary: false, origin, tile, sums);
        for (int first = even; first < group.Z.Length; first += Batch)
            CorrelateBatch(psi, group, first, Math.Min(group.Z.Length, first + Batch), imaginary: true, origin, tile, sums);
    }

    public override void Multiply(double* psi, double* lambda, StringGroup group, bool add, long origin, long tile)
    {
        int even = group.EvenCount;
        for (int first = 0; first < even; first += Batch, add = true)
            MultiplyBatch(psi, lambda, group, first, Math.Min(even, first + Batch), imaginary: false, add, origin, tile);
        for (int first = even; first < group.Z.Length; first += Batch, add = true)
            MultiplyBatch(psi, lambda, group, first, Math.Min(group.Z.Length, first + Batch), imaginary: true, add, origin, tile);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override double Dot(double* a, double* b, long origin, long tile)
    {
        long free = tile & ~LineMask, bits = 0;
        TVector sum = TLine.Broadcast(0);
        do
        {
            long i = 2 * (origin | bits);
            sum = TLine.MultiplyAdd(TLine.Load(a + i), TLine.Load(b + i), sum);
            bits = (bits - free) & free;
        }
        while (bits != 0);
        return TLine.Sum(sum);
    }

    /// <summary>Re c has re·re + im·im in the lanes of an amplitude, Im c = re·im' - im·re' takes the partner with its parts exchanged.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void CorrelateBatch(double* psi, StringGroup group, int first, int end, bool imaginary, long origin, long tile, double* sums)
    {
        long walked = tile & ~GateAction.Pivot(group.X) & ~LineMask, across = group.X & ~LineMask, bits = 0;
        TVector order = Permutation(group.X & LineMask, swapParts: imaginary);
        TVector* signs = stackalloc TVector[Batch], partial = stackalloc TVector[Batch];
        long* varying = stackalloc long[Batch];
        int count = end - first;
        for (int k = 0; k < count; k++)
        {
            long z = group.Z[first + k];
            varying[k] = z & walked;
            signs[k] = TLine.Xor(SignsOfLanes(z, imaginary), TLine.Sign(Parity(origin & z)));
            partial[k] = TLine.Broadcast(0);
        }

        if (count == 1)
        {
            TVector sign = signs[0], sum = partial[0];
            long z = varying[0];
            do
            {
                long i = origin | bits;
                TVector v = TLine.Xor(TLine.Load(psi + (2 * i)), TLine.Xor(sign, TLine.Sign(Parity(bits & z))));
                sum = TLine.MultiplyAdd(v, TLine.Permute(TLine.Load(psi + (2 * (i ^ across))), order), sum);
                bits = (bits - walked) & walked;
            }
            while (bits != 0);
            partial[0] = sum;
        }
        else
        {
            do
            {
                long i = origin | bits;
                TVector c = TLine.Multiply(TLine.Load(psi + (2 * i)), TLine.Permute(TLine.Load(psi + (2 * (i ^ across))), order));
                for (int k = 0; k < count; k++)
                    partial[k] = TLine.Add(partial[k], TLine.Xor(c, TLine.Xor(signs[k], TLine.Sign(Parity(bits & varying[k])))));
                bits = (bits - walked) & walked;
            }
            while (bits != 0);
        }

        // Where the pivot is a lane, both amplitudes of a pair have been added, and they give the same.
        double share = group.X != 0 && across == 0 ? 0.5 : 1;
        for (int k = 0; k < count; k++) sums[first + k] += share * TLine.Sum(partial[k]);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void MultiplyBatch(double* psi, double* lambda, StringGroup group, int first, int end, bool imaginary, bool add, long origin, long tile)
    {
        long walked = tile & ~LineMask, across = group.X & ~LineMask, low = group.X & LineMask, bits = 0;
        TVector order = Permutation(low, swapParts: imaginary);
        TVector* weights = stackalloc TVector[Batch];
        long* varying = stackalloc long[Batch];
        int count = end - first;
        for (int k = 0; k < count; k++)
        {
            // The sign is the parity of j∧Z; i·(re, im) = (-im, re).
            long z = group.Z[first + k];
            varying[k] = z & walked;
            TVector signs = TLine.Xor(SignsOfLanes(z, imaginary), TLine.Sign(Parity(((origin ^ group.X) & z & ~LineMask) ^ (low & z)) ^ (imaginary ? 1 : 0)));
            weights[k] = TLine.Xor(TLine.Broadcast(group.Weights[first + k]), signs);
        }

        do
        {
            long i = origin | bits;
            TVector weight = TLine.Xor(weights[0], TLine.Sign(Parity(bits & varying[0])));
            for (int k = 1; k < count; k++) weight = TLine.Add(weight, TLine.Xor(weights[k], TLine.Sign(Parity(bits & varying[k]))));
            TVector image = TLine.Permute(TLine.Load(psi + (2 * (i ^ across))), order);
            double* target = lambda + (2 * i);
            TLine.Store(add ? TLine.MultiplyAdd(weight, image, TLine.Load(target)) : TLine.Multiply(weight, image), target);
            bits = (bits - walked) & walked;
        }
        while (bits != 0);
    }

    /// <summary>The parity of the lane's index with Z; for an imaginary part also the minus of im·re'.</summary>
    private static TVector SignsOfLanes(long z, bool imaginary)
    {
        double* signs = stackalloc double[MaxLanes];
        for (int lane = 0; lane < Lanes; lane++)
        {
            bool negative = (Parity((lane >> 1) & z & LineMask) != 0) ^ (imaginary && (lane & 1) == 1);
            signs[lane] = negative ? -0.0 : 0.0;
        }

        return TLine.Load(signs);
    }
}
