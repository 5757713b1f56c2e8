using System.Numerics;
using System.Runtime.CompilerServices;

namespace QmlTrainability.Simulation.Kernels;

// A 2x2 matrix on one qubit, with controls. A lane whose control bits are not set has the identity as its factors.
internal sealed unsafe partial class VectorKernels<TVector, TLine>
{
    private static void MultiplyMatrix(double* psi, in GateAction action, long origin, long tile, bool fromAfar)
    {
        LineWalk walk = WalkOf(action, origin, tile);
        LaneFactors here, there;
        Factors(action, out here, out there);
        here.Order = Permutation(action.X & LineMask, swapParts: false);
        here.Parts = Permutation(0, swapParts: true);
        here.OrderAndParts = Permutation(action.X & LineMask, swapParts: true);
        if (walk.Across == 0 && action.Matrix.IsReal) MultiplyLines(psi, walk, here.Order, here.OwnReal, here.OtherReal, fromAfar);
        else if (walk.Across == 0 && fromAfar) MatrixWithin<FetchAhead>(psi, walk, here);
        else if (walk.Across == 0) MatrixWithin<NoFetch>(psi, walk, here);
        else if (fromAfar && walk.IsOneStream) MatrixAcross<FetchAhead>(psi, walk, action.Matrix.IsReal, here, there);
        else MatrixAcross<NoFetch>(psi, walk, action.Matrix.IsReal, here, there);
    }

    private static void MatrixAcross<TFetch>(double* psi, in LineWalk walk, bool isReal, in LaneFactors here, in LaneFactors there)
        where TFetch : IFetch
    {
        if (isReal) RealMatrixAcross<TFetch>(psi, walk, here, there);
        else ComplexMatrixAcross<TFetch>(psi, walk, here, there);
    }

    [MethodImpl(Loop)]
    private static void MatrixWithin<TFetch>(double* psi, in LineWalk walk, in LaneFactors factors)
        where TFetch : IFetch
    {
        TVector order = factors.Order, parts = factors.Parts, both = factors.OrderAndParts;
        TVector ownReal = factors.OwnReal, ownImaginary = factors.OwnImaginary, otherReal = factors.OtherReal, otherImaginary = factors.OtherImaginary;
        double* first = psi + (2 * walk.Start);
        long unit = 2 * walk.Unit, free = 2 * walk.Free, walked = 2 * walk.Walked, bits = 0, ahead = 2 * walk.After(TFetch.Lines / 2);
        do
        {
            if (TFetch.Lines > 0 && (bits & unit) == 0)
            {
                AskLines<TFetch>(first + ahead, unit);
                ahead = (ahead - free) & free;
            }

            double* line = first + bits;
            TVector v = TLine.Load(line);
            TVector own = TLine.MultiplyAdd(ownImaginary, TLine.Permute(v, parts), TLine.Multiply(ownReal, v));
            TVector other = TLine.MultiplyAdd(otherImaginary, TLine.Permute(v, both), TLine.Multiply(otherReal, TLine.Permute(v, order)));
            TLine.Store(TLine.Add(own, other), line);
            bits = (bits - walked) & walked;
        }
        while (bits != 0);
    }

    [MethodImpl(Loop)]
    private static void RealMatrixAcross<TFetch>(double* psi, in LineWalk walk, in LaneFactors ofHere, in LaneFactors ofThere)
        where TFetch : IFetch
    {
        TVector a = ofHere.OwnReal, b = ofHere.OtherReal, c = ofThere.OtherReal, d = ofThere.OwnReal;
        double* first = psi + (2 * walk.Start);
        long across = 2 * walk.Across, unit = 2 * walk.Unit, free = 2 * walk.Free, bits = 0, ahead = 2 * walk.After(TFetch.Lines / 4);
        do
        {
            if (TFetch.Lines > 0)
            {
                AskPairs<TFetch>(first + ahead, across, unit);
                ahead = (ahead - free) & free;
            }

            double* here = first + bits, there = here + across;
            RealPair(here, there, a, b, c, d);
            if (unit != 0) RealPair(here + unit, there + unit, a, b, c, d);
            bits = (bits - free) & free;
        }
        while (bits != 0);
    }

    [MethodImpl(Loop)]
    private static void ComplexMatrixAcross<TFetch>(double* psi, in LineWalk walk, in LaneFactors ofHere, in LaneFactors ofThere)
        where TFetch : IFetch
    {
        TVector parts = ofHere.Parts;
        TVector a = ofHere.OwnReal, ai = ofHere.OwnImaginary, b = ofHere.OtherReal, bi = ofHere.OtherImaginary;
        TVector c = ofThere.OtherReal, ci = ofThere.OtherImaginary, d = ofThere.OwnReal, di = ofThere.OwnImaginary;
        double* line = psi + (2 * walk.Start);
        long across = 2 * walk.Across, unit = 2 * walk.Unit, free = 2 * walk.Free, walked = 2 * walk.Walked, bits = 0, ahead = 2 * walk.After(TFetch.Lines / 4);
        do
        {
            if (TFetch.Lines > 0 && (bits & unit) == 0)
            {
                AskPairs<TFetch>(line + ahead, across, unit);
                ahead = (ahead - free) & free;
            }

            double* here = line + bits, there = here + across;
            TVector v = TLine.Load(here), u = TLine.Load(there), vParts = TLine.Permute(v, parts), uParts = TLine.Permute(u, parts);
            TVector first = TLine.MultiplyAdd(ai, vParts, TLine.Multiply(a, v)), second = TLine.MultiplyAdd(di, uParts, TLine.Multiply(d, u));
            TLine.Store(TLine.MultiplyAdd(bi, uParts, TLine.MultiplyAdd(b, u, first)), here);
            TLine.Store(TLine.MultiplyAdd(ci, vParts, TLine.MultiplyAdd(c, v, second)), there);
            bits = (bits - walked) & walked;
        }
        while (bits != 0);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void RealPair(double* here, double* there, TVector a, TVector b, TVector c, TVector d)
    {
        TVector v = TLine.Load(here), u = TLine.Load(there);
        TLine.Store(TLine.MultiplyAdd(b, u, TLine.Multiply(a, v)), here);
        TLine.Store(TLine.MultiplyAdd(c, v, TLine.Multiply(d, u)), there);
    }

    /// <summary>The factors for the line whose target bit is 0 and the line where it is 1; the same line for a target within lines, then lane by lane.</summary>
    private static void Factors(in GateAction action, out LaneFactors here, out LaneFactors there)
    {
        long controls = action.FixedValue & LineMask, target = action.X & LineMask;
        Span<Complex> ownHere = stackalloc Complex[MaxLanes / 2], otherHere = stackalloc Complex[MaxLanes / 2];
        Span<Complex> ownThere = stackalloc Complex[MaxLanes / 2], otherThere = stackalloc Complex[MaxLanes / 2];
        Matrix2 m = action.Matrix;
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
        public TVector OwnReal, OwnImaginary, OtherReal, OtherImaginary, Order, Parts, OrderAndParts;
    }
}
