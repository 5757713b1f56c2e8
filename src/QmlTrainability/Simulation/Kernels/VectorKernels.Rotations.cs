using System.Runtime.CompilerServices;

namespace QmlTrainability.Simulation.Kernels;

// exp(-i α P / 2): ψ_i ← cos·ψ_i + sin·W_i with W = -iPψ.
internal sealed unsafe partial class VectorKernels<TVector, TLine>
{
    private static void Rotate(double* psi, in GateAction action, long origin, long tile, bool fromAfar)
    {
        LineWalk walk = WalkOf(action, origin, tile);
        ImagePattern image = ImageOf(action, walk);
        TVector cosine = TLine.Broadcast(action.Cosine), sine = TLine.Broadcast(action.Sine);
        TVector sineHere = TLine.Xor(sine, image.SignsHere), sineThere = TLine.Xor(sine, image.SignsThere);
        if (walk.Across == 0 && QuadWalk.Fits(walk) && fromAfar) RotateGroupsWithin<FetchAhead>(psi, walk, image, action.Z, cosine, sineThere);
        else if (walk.Across == 0 && QuadWalk.Fits(walk)) RotateGroupsWithin<NoFetch>(psi, walk, image, action.Z, cosine, sineThere);
        else if (walk.Across == 0) RotateWithin(psi, walk, image, cosine, sineThere);
        else if (image.Varying == 0 && fromAfar && walk.IsOneStream) RotateApart<FetchAhead>(psi, walk, image, cosine, sineHere, sineThere);
        else if (image.Varying == 0 && walk.IsApart) RotateApart<NoFetch>(psi, walk, image, cosine, sineHere, sineThere);
        else if (QuadWalk.Fits(walk) && fromAfar) RotateQuads<FetchAhead>(psi, walk, image, action.Z, cosine, sineHere, sineThere);
        else if (QuadWalk.Fits(walk)) RotateQuads<NoFetch>(psi, walk, image, action.Z, cosine, sineHere, sineThere);
        else RotateAcrossSigned(psi, walk, image, cosine, sineHere, sineThere);
    }

    /// <summary>Groups of four pairs. A sign follows the parity of the index with Z; where that of a group is odd, the group starts at its other half, so that each of
    /// its lines has one sign for the whole walk: a sine that is loaded for every line costs as much as the line.</summary>
    [MethodImpl(Loop)]
    private static void RotateQuads<TFetch>(double* psi, in LineWalk lines, in ImagePattern image, long z, in TVector cosines, in TVector sineHere, in TVector sineThere)
        where TFetch : IFetch
    {
        long near = z & QuadWalk.Near(lines);
        var walk = new QuadWalk(lines, near != 0 ? near : z);
        TVector order = image.Order, cosine = cosines, ofFirst = TLine.Sign(Parity(walk.First & z)), ofSecond = TLine.Sign(Parity(walk.Second & z));
        TVector here0 = sineHere, here1 = TLine.Xor(here0, ofFirst), here2 = TLine.Xor(here0, ofSecond), here3 = TLine.Xor(here1, ofSecond);
        TVector there0 = sineThere, there1 = TLine.Xor(there0, ofFirst), there2 = TLine.Xor(there0, ofSecond), there3 = TLine.Xor(there1, ofSecond);
        double* start = psi + (2 * walk.Start);
        long mate = 2 * (walk.Start ^ walk.Across), first = 2 * walk.First, second = 2 * walk.Second, free = 2 * walk.Free, varying = free & (2 * z), bits = 0;
        // Where the partner of a line has the second bit, that of the other does not: it lies before it.
        long secondBack = (walk.Across & walk.Second) != 0 ? -second : second, ahead = 2 * walk.After(TFetch.Lines / 16); // 4 KiB in each of the two streams
        do
        {
            if (TFetch.Lines > 0)
            {
                AskPairs<TFetch>(start + ahead, second, first);
                AskPairs<TFetch>(psi + ((mate ^ ahead) & ~first), secondBack, first);
                ahead = (ahead - free) & free;
            }

            long own = bits | (first & -Parity(bits & varying)), other = own ^ first;
            double* p0 = start + own, p1 = start + other, p2 = p0 + second, p3 = p1 + second;
            double* q0 = psi + (mate ^ own), q1 = psi + (mate ^ other), q2 = q0 + secondBack, q3 = q1 + secondBack;
            RotatePair(p0, q0, order, cosine, here0, there0);
            RotatePair(p1, q1, order, cosine, here1, there1);
            RotatePair(p2, q2, order, cosine, here2, there2);
            RotatePair(p3, q3, order, cosine, here3, there3);
            bits = (bits - free) & free;
        }
        while (bits != 0);
    }

    /// <summary>Pairs within a line, or no pairs at all.</summary>
    private static void RotateGroupsWithin<TFetch>(double* psi, in LineWalk lines, in ImagePattern image, long z, in TVector cosine, in TVector sine)
        where TFetch : IFetch
    {
        if ((z & lines.Walked) != 0 && (z & QuadWalk.Near(lines)) == 0) RotateAlikeWithin<TFetch>(psi, lines, image, cosine, sine);
        else RotateQuadsWithin<TFetch>(psi, lines, image, z, cosine, sine);
    }

    /// <summary>Groups of four lines with one sign.</summary>
    [MethodImpl(Loop)]
    private static void RotateAlikeWithin<TFetch>(double* psi, in LineWalk lines, in ImagePattern image, in TVector cosines, in TVector sines)
        where TFetch : IFetch
    {
        var walk = new QuadWalk(lines);
        TVector order = image.Order, cosine = cosines, sine = sines;
        double* start = psi + (2 * walk.Start);
        long first = 2 * walk.First, second = 2 * walk.Second, free = 2 * walk.Free, varying = 2 * image.Varying, bits = 0, ahead = 2 * walk.After(TFetch.Lines / 4);
        do
        {
            if (TFetch.Lines > 0)
            {
                AskPairs<TFetch>(start + ahead, second, first);
                ahead = (ahead - free) & free;
            }

            TVector signed = TLine.Xor(sine, TLine.Sign(Parity(bits & varying)));
            double* line = start + bits, later = line + second;
            RotateLine(line, order, cosine, signed);
            RotateLine(line + first, order, cosine, signed);
            RotateLine(later, order, cosine, signed);
            RotateLine(later + first, order, cosine, signed);
            bits = (bits - free) & free;
        }
        while (bits != 0);
    }

    /// <summary>Groups of four lines whose signs differ, two at once where there are: as with pairs of lines.</summary>
    [MethodImpl(Loop)]
    private static void RotateQuadsWithin<TFetch>(double* psi, in LineWalk lines, in ImagePattern image, long z, in TVector cosines, in TVector sines)
        where TFetch : IFetch
    {
        var walk = new QuadWalk(lines, z & QuadWalk.Near(lines));
        TVector order = image.Order, cosine = cosines, ofFirst = TLine.Sign(Parity(walk.First & z)), ofSecond = TLine.Sign(Parity(walk.Second & z));
        TVector sine0 = sines, sine1 = TLine.Xor(sine0, ofFirst), sine2 = TLine.Xor(sine0, ofSecond), sine3 = TLine.Xor(sine1, ofSecond);
        double* start = psi + (2 * walk.Start);
        long first = 2 * walk.First, second = 2 * walk.Second, third = 2 * (walk.Free & -walk.Free), free = (2 * walk.Free) ^ third, varying = free & (2 * z), bits = 0;
        TVector ofThird = TLine.Sign(Parity(third & (2 * z)));
        TVector sine4 = TLine.Xor(sine0, ofThird), sine5 = TLine.Xor(sine1, ofThird), sine6 = TLine.Xor(sine2, ofThird), sine7 = TLine.Xor(sine3, ofThird);
        long ahead = LineWalk.After(free, TFetch.Lines / 8);
        do
        {
            if (TFetch.Lines > 0)
            {
                AskPairs<TFetch>(start + ahead, second, first);
                AskPairs<TFetch>(start + ahead + third, second, first);
                ahead = (ahead - free) & free;
            }

            long own = bits | (first & -Parity(bits & varying));
            double* line = start + own, other = start + (own ^ first);
            RotateLine(line, order, cosine, sine0);
            RotateLine(other, order, cosine, sine1);
            RotateLine(line + second, order, cosine, sine2);
            RotateLine(other + second, order, cosine, sine3);
            if (third != 0)
            {
                line += third;
                other += third;
                RotateLine(line, order, cosine, sine4);
                RotateLine(other, order, cosine, sine5);
                RotateLine(line + second, order, cosine, sine6);
                RotateLine(other + second, order, cosine, sine7);
            }

            bits = (bits - free) & free;
        }
        while (bits != 0);
    }

    /// <summary>Pairs within a line, or no pairs at all, in less than four lines.</summary>
    [MethodImpl(Loop)]
    private static void RotateWithin(double* psi, in LineWalk walk, in ImagePattern image, in TVector cosines, in TVector sines)
    {
        TVector order = image.Order, cosine = cosines, sine = sines, unitSign = image.UnitSign;
        long start = walk.Start, unit = walk.Unit, free = walk.Free, varying = image.Varying, bits = 0;
        do
        {
            double* line = psi + (2 * (start | bits));
            TVector signed = TLine.Xor(sine, TLine.Sign(Parity(bits & varying)));
            RotateLine(line, order, cosine, signed);
            if (unit != 0) RotateLine(line + (2 * unit), order, cosine, TLine.Xor(signed, unitSign));
            bits = (bits - free) & free;
        }
        while (bits != 0);
    }

    /// <summary>Pairs of lines that differ in one bit, all with the same signs.</summary>
    [MethodImpl(Loop)]
    private static void RotateApart<TFetch>(double* psi, in LineWalk walk, in ImagePattern image, in TVector cosines, in TVector sinesHere, in TVector sinesThere)
        where TFetch : IFetch
    {
        TVector order = image.Order, cosine = cosines, sineHere = sinesHere, sineThere = sinesThere;
        double* line = psi + (2 * walk.Start);
        long across = 2 * walk.Across, unit = 2 * walk.Unit, free = 2 * walk.Free, bits = 0, ahead = 2 * walk.After(TFetch.Lines / 4);
        do
        {
            if (TFetch.Lines > 0)
            {
                AskPairs<TFetch>(line + ahead, across, unit);
                ahead = (ahead - free) & free;
            }

            double* here = line + bits, there = here + across;
            RotatePair(here, there, order, cosine, sineHere, sineThere);
            if (unit != 0) RotatePair(here + unit, there + unit, order, cosine, sineHere, sineThere);
            bits = (bits - free) & free;
        }
        while (bits != 0);
    }

    /// <summary>Pairs of lines whose signs follow the parity of the index.</summary>
    [MethodImpl(Loop)]
    private static void RotateAcrossSigned(double* psi, in LineWalk walk, in ImagePattern image, in TVector cosines, in TVector sinesHere, in TVector sinesThere)
    {
        TVector order = image.Order, cosine = cosines, sineHere = sinesHere, sineThere = sinesThere, unitSign = image.UnitSign;
        long start = walk.Start, across = walk.Across, unit = walk.Unit, free = walk.Free, varying = image.Varying, bits = 0;
        do
        {
            long i = start | bits;
            TVector sign = TLine.Sign(Parity(bits & varying));
            RotatePair(psi + (2 * i), psi + (2 * (i ^ across)), order, cosine, TLine.Xor(sineHere, sign), TLine.Xor(sineThere, sign));
            i |= unit;
            sign = TLine.Xor(sign, unitSign);
            if (unit != 0) RotatePair(psi + (2 * i), psi + (2 * (i ^ across)), order, cosine, TLine.Xor(sineHere, sign), TLine.Xor(sineThere, sign));
            bits = (bits - free) & free;
        }
        while (bits != 0);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void RotateLine(double* line, TVector order, TVector cosine, TVector sine)
    {
        TVector v = TLine.Load(line);
        TLine.Store(TLine.MultiplyAdd(sine, TLine.Permute(v, order), TLine.Multiply(cosine, v)), line);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void RotatePair(double* here, double* there, TVector order, TVector cosine, TVector sineHere, TVector sineThere)
    {
        TVector v = TLine.Load(here), u = TLine.Load(there);
        TLine.Store(TLine.MultiplyAdd(sineHere, TLine.Permute(u, order), TLine.Multiply(cosine, v)), here);
        TLine.Store(TLine.MultiplyAdd(sineThere, TLine.Permute(v, order), TLine.Multiply(cosine, u)), there);
    }

    /// <summary>How W = -iPψ follows from ψ on the lines of a tile.</summary>
    /// <remarks>(Pψ)_i = i^Y (-1)^|j∧Z| ψ_j with j = i ^ X. For W on the first line of a pair j is on the second, and the other way round; what the walked bits
    /// add to the parity is the same for both, since a walked bit is no bit of the pivot.</remarks>
    private static ImagePattern ImageOf(in GateAction rotation, in LineWalk walk)
    {
        long z = rotation.Z, varying = z & walk.Walked;
        double* signs = stackalloc double[MaxLanes];
        for (int lane = 0; lane < Lanes; lane++)
        {
            // -i(a + ib) = b - ia; i(a + ib) = -b + ia; for odd Y the factor is 1 or -1.
            bool negative = rotation.YCount switch { 0 => (lane & 1) == 1, 1 => false, 2 => (lane & 1) == 0, _ => true };
            negative ^= Parity(((lane >> 1) ^ rotation.X) & LineMask & z) != 0;
            signs[lane] = negative ? -0.0 : 0.0;
        }

        TVector there = TLine.Xor(TLine.Load(signs), TLine.Sign(Parity(walk.Start & z)));
        return new ImagePattern
        {
            Order = Permutation(rotation.X & LineMask, (rotation.YCount & 1) == 0),
            SignsThere = there,
            SignsHere = TLine.Xor(there, TLine.Sign(Parity(walk.Across & z))),
            UnitSign = TLine.Sign(Parity(walk.Unit & z)),
            Varying = varying,
        };
    }

    private struct ImagePattern
    {
        /// <summary>The permutation of a line: the low bits of X, and the exchange of real and imaginary parts.</summary>
        public TVector Order;

        /// <summary>Sign bits for the first line of a pair.</summary>
        public TVector SignsHere;

        /// <summary>Sign bits for the second line of a pair, or the only one.</summary>
        public TVector SignsThere;

        /// <summary>What the second line of a round has besides.</summary>
        public TVector UnitSign;

        /// <summary>The walked bits whose parity changes all signs.</summary>
        public long Varying;
    }
}
