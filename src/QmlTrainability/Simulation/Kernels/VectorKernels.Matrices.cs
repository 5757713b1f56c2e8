using System.Numerics;
using System.Runtime.CompilerServices;

namespace QmlTrainability.Simulation.Kernels;

// A 2x2 matrix on one qubit, with controls. A lane whose control bits are not set has the identity as its factors.
internal sealed unsafe partial class VectorKernels<TVector, TLine>
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void RealMatrix(double* psi, in GateAction a, long origin, long tile)
    {
        long free = Walk(a, origin, tile, out long start), across = a.X & ~LineMask, bits = 0;
        Factors(a, out LaneFactors here, out LaneFactors there);
        if (across == 0)
        {
            TVector order = Permutation(a.X & LineMask, swapParts: false);
            do
            {
                double* line = psi + (2 * (start | bits));
                TVector v = TLine.Load(line);
                TLine.Store(TLine.MultiplyAdd(here.OtherReal, TLine.Permute(v, order), TLine.Multiply(here.OwnReal, v)), line);
                bits = (bits - free) & free;
            }
            while (bits != 0);
        }
        else
        {
            TVector a00 = here.OwnReal, a01 = here.OtherReal, a10 = there.OtherReal, a11 = there.OwnReal;
            do
            {
                long i = start | bits;
                double* p = psi + (2 * i), q = psi + (2 * (i ^ across));
                TVector v = TLine.Load(p), u = TLine.Load(q);
                TLine.Store(TLine.MultiplyAdd(a01, u, TLine.Multiply(a00, v)), p);
                TLine.Store(TLine.MultiplyAdd(a10, v, TLine.Multiply(a11, u)), q);
                bits = (bits - free) & free;
            }
            while (bits != 0);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void ComplexMatrix(double* psi, in GateAction a, long origin, long tile)
    {
        long free = Walk(a, origin, tile, out long start), across = a.X & ~LineMask, bits = 0;
        Factors(a, out LaneFactors here, out LaneFactors there);
        TVector parts = Permutation(0, swapParts: true);
        if (across == 0)
        {
            TVector order = Permutation(a.X & LineMask, swapParts: false), orderAndParts = Permutation(a.X & LineMask, swapParts: true);
            do
            {
                double* line = psi + (2 * (start | bits));
                TVector v = TLine.Load(line);
                TVector own = TLine.MultiplyAdd(here.OwnImaginary, TLine.Permute(v, parts), TLine.Multiply(here.OwnReal, v));
                TVector other = TLine.MultiplyAdd(here.OtherImaginary, TLine.Permute(v, orderAndParts), TLine.Multiply(here.OtherReal, TLine.Permute(v, order)));
                TLine.Store(TLine.Add(own, other), line);
                bits = (bits - free) & free;
            }
            while (bits != 0);
        }
        else
        {
            TVector r00 = here.OwnReal, i00 = here.OwnImaginary, r01 = here.OtherReal, i01 = here.OtherImaginary;
            TVector r10 = there.OtherReal, i10 = there.OtherImaginary, r11 = there.OwnReal, i11 = there.OwnImaginary;
            do
            {
                long i = start | bits;
                double* p = psi + (2 * i), q = psi + (2 * (i ^ across));
                TVector v = TLine.Load(p), u = TLine.Load(q), vParts = TLine.Permute(v, parts), uParts = TLine.Permute(u, parts);
                TLine.Store(TLine.MultiplyAdd(i01, uParts, TLine.MultiplyAdd(r01, u, TLine.MultiplyAdd(i00, vParts, TLine.Multiply(r00, v)))), p);
                TLine.Store(TLine.MultiplyAdd(i10, vParts, TLine.MultiplyAdd(r10, v, TLine.MultiplyAdd(i11, uParts, TLine.Multiply(r11, u)))), q);
                bits = (bits - free) & free;
            }
            while (bits != 0);
        }
    }

    /// <summary>The factors for the line whose target bit is 0 and the line where it is 1; the same line for a target within lines, then lane by lane.</summary>
    private static void Factors(in GateAction a, out LaneFactors here, out LaneFactors there)
    {
        long controls = a.FixedValue & LineMask, target = a.X & LineMask;
        Span<Complex> ownHere = stackalloc Complex[MaxLanes / 2], otherHere = stackalloc Complex[MaxLanes / 2];
        Span<Complex> ownThere = stackalloc Complex[MaxLanes / 2], otherThere = stackalloc Complex[MaxLanes / 2];
        Matrix2 m = a.Matrix;
        for (int k = 0; k < Lanes / 2; k++)
        {
            bool controlled = (k & controls) == controls;
            (ownHere[k], otherHere[k]) = !controlled ? (1, 0) : (k & target) != 0 ? (m.D, m.C) : (m.A, m.B);
            (ownThere[k], otherThere[k]) = controlled ? (m.D, m.C) : (1, 0);
        }

        here = new LaneFactors { OwnReal = Reals(ownHere), OwnImaginary = Imaginaries(ownHere), OtherReal = Reals(otherHere), OtherImaginary = Imaginaries(otherHere) };
        there = new LaneFactors { OwnReal = Reals(ownThere), OwnImaginary = Imaginaries(ownThere), OtherReal = Reals(otherThere), OtherImaginary = Imaginaries(otherThere) };
    }

    private static TVector Reals(ReadOnlySpan<Complex> factors)
    {
        double* lanes = stackalloc double[MaxLanes];
        for (int k = 0; k < Lanes / 2; k++) lanes[2 * k] = lanes[(2 * k) + 1] = factors[k].Real;
        return TLine.Load(lanes);
    }

    /// <summary>i·b·(re, im) = (-b·im, b·re).</summary>
    private static TVector Imaginaries(ReadOnlySpan<Complex> factors)
    {
        double* lanes = stackalloc double[MaxLanes];
        for (int k = 0; k < Lanes / 2; k++) (lanes[2 * k], lanes[(2 * k) + 1]) = (-factors[k].Imaginary, factors[k].Imaginary);
        return TLine.Load(lanes);
    }

    /// <summary>ψ'_i = own·ψ_i + other·ψ_j as products of real vectors: the imaginary parts multiply the line with real and imaginary parts exchanged.</summary>
    private struct LaneFactors
    {
        public TVector OwnReal, OwnImaginary, OtherReal, OtherImaginary;
    }
}
