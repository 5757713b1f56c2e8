using System.Numerics;
using System.Runtime.CompilerServices;

namespace QmlTrainability.Simulation.Kernels;

// Gates: rotations, phases, exchanges.
internal sealed unsafe partial class VectorKernels<TVector, TLine>
{
    /// <summary>ψ_i ← cos·ψ_i + sin·W_i.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Rotate(double* psi, in GateAction a, long origin, long tile)
    {
        long free = Walk(a, origin, tile, out long start), across = a.X & ~LineMask, bits = 0;
        TVector order = Permutation(a.X & LineMask, (a.YCount & 1) == 0);
        TVector cosine = TLine.Broadcast(a.Cosine), sine = TLine.Broadcast(a.Sine);
        // The sign of W_i is the parity of j∧Z and that of W_j the parity of i∧Z; where no walked bit has a Z they are constant.
        long varying = a.Z & free, constant = Parity(start & a.Z & ~LineMask & ~varying), acrossParity = Parity(across & a.Z);
        TVector signs = TLine.Xor(SignsOfImage(a), TLine.Sign(constant)), signsHere = TLine.Xor(signs, TLine.Sign(acrossParity));
        if (across == 0)
        {
            do
            {
                double* line = psi + (2 * (start | bits));
                TVector v = TLine.Load(line);
                TVector w = TLine.Xor(TLine.Permute(v, order), TLine.Xor(signs, TLine.Sign(Parity(bits & varying))));
                TLine.Store(TLine.MultiplyAdd(sine, w, TLine.Multiply(cosine, v)), line);
                bits = (bits - free) & free;
            }
            while (bits != 0);
        }
        else if (varying == 0)
        {
            do
            {
                long i = start | bits;
                double* here = psi + (2 * i), there = psi + (2 * (i ^ across));
                TVector v = TLine.Load(here), u = TLine.Load(there);
                TVector w = TLine.Xor(TLine.Permute(u, order), signsHere), x = TLine.Xor(TLine.Permute(v, order), signs);
                TLine.Store(TLine.MultiplyAdd(sine, w, TLine.Multiply(cosine, v)), here);
                TLine.Store(TLine.MultiplyAdd(sine, x, TLine.Multiply(cosine, u)), there);
                bits = (bits - free) & free;
            }
            while (bits != 0);
        }
        else
        {
            do
            {
                long i = start | bits;
                double* here = psi + (2 * i), there = psi + (2 * (i ^ across));
                TVector v = TLine.Load(here), u = TLine.Load(there), sign = TLine.Sign(Parity(bits & varying));
                TVector w = TLine.Xor(TLine.Permute(u, order), TLine.Xor(signsHere, sign)), x = TLine.Xor(TLine.Permute(v, order), TLine.Xor(signs, sign));
                TLine.Store(TLine.MultiplyAdd(sine, w, TLine.Multiply(cosine, v)), here);
                TLine.Store(TLine.MultiplyAdd(sine, x, TLine.Multiply(cosine, u)), there);
                bits = (bits - free) & free;
            }
            while (bits != 0);
        }
    }

    /// <summary>ψ_i ← factor·ψ_i where all bits of the mask are set.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Phase(double* psi, in GateAction a, long origin, long tile)
    {
        long free = Walk(a, origin, tile, out long start), bits = 0;
        Span<Complex> factors = stackalloc Complex[MaxLanes / 2];
        long low = a.FixedMask & LineMask;
        for (int k = 0; k < factors.Length; k++) factors[k] = (k & low) == low ? new Complex(a.Cosine, a.Sine) : 1;
        TVector same = Reals(factors), swapped = Imaginaries(factors);
        TVector order = Permutation(0, swapParts: true);
        do
        {
            double* line = psi + (2 * (start | bits));
            TVector v = TLine.Load(line);
            TLine.Store(TLine.MultiplyAdd(swapped, TLine.Permute(v, order), TLine.Multiply(same, v)), line);
            bits = (bits - free) & free;
        }
        while (bits != 0);
    }

    /// <summary>ψ_i ↔ ψ_j. Within a line every lane knows whether it moves; across lines, a lane of the second moves if its partner in the first does.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Exchange(double* psi, in GateAction a, long origin, long tile)
    {
        long free = Walk(a, origin, tile, out long start), across = a.X & ~LineMask, bits = 0;
        TVector order = Permutation(a.X & LineMask, swapParts: false);
        if (across == 0)
        {
            TVector first = Where(a.FixedMask, a.FixedValue), second = Where(a.FixedMask, a.FixedValue ^ a.X);
            do
            {
                double* line = psi + (2 * (start | bits));
                TVector v = TLine.Load(line), moved = TLine.Permute(v, order);
                TLine.Store(TLine.Select(first, moved, TLine.Select(second, moved, v)), line);
                bits = (bits - free) & free;
            }
            while (bits != 0);
        }
        else
        {
            TVector first = Where(a.FixedMask, a.FixedValue), second = Where(a.FixedMask, a.FixedValue ^ (a.X & a.FixedMask));
            do
            {
                long i = start | bits;
                double* here = psi + (2 * i), there = psi + (2 * (i ^ across));
                TVector v = TLine.Load(here), u = TLine.Load(there);
                TLine.Store(TLine.Select(first, TLine.Permute(u, order), v), here);
                TLine.Store(TLine.Select(second, TLine.Permute(v, order), u), there);
                bits = (bits - free) & free;
            }
            while (bits != 0);
        }
    }
}
