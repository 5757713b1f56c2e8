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
        if (walk.Across == 0 && QuadWalk.Fits(walk) && fromAfar) RotateQuadsWithin<FetchAhead>(psi, walk, image, action.Z, cosine, sineThere);
        else if (walk.Across == 0 && QuadWalk.Fits(walk)) RotateQuadsWithin<NoFetch>(psi, walk, image, action.Z, cosine, sineThere);
        else if (walk.Across == 0) RotateWithin(psi, walk, image, cosine, sineThere);
        else if (image.Varying == 0 && fromAfar && walk.IsApart && walk.IsOneStream) RotateApart<FetchAhead>(psi, walk, image, cosine, sineHere, sineThere);
        else if (image.Varying == 0 && walk.IsApart) RotateApart<NoFetch>(psi, walk, image, cosine, sineHere, sineThere);
        else if (QuadWalk.Fits(walk) && fromAfar) RotateQuads<FetchAhead>(psi, walk, image, action.Z, cosine, sineHere, sineThere);
        else if (QuadWalk.Fits(walk)) RotateQuads<NoFetch>(psi, walk, image, action.Z, cosine, sineHere, sineThere);
        else RotateAcrossSigned(psi, walk, image, cosine, sineHere, sineThere);
    }

    /// <summary>The sines of a group of four pairs, for either parity of what the group has in common.</summary>
    private static void RotateQuads<TFetch>(double* psi, in LineWalk walk, in ImagePattern image, long z, in TVector cosine, in TVector sineHere, in TVector sineThere)
        where TFetch : IFetch
    {
        var quads = new QuadWalk(walk);
        TVector* room = stackalloc TVector[16 + 1], sines = Aligned(room);
        for (int k = 0; k < 8; k++)
        {
            TVector sign = TLine.Sign((k >> 2) ^ ((k & 1) * Parity(quads.First & z)) ^ (((k >> 1) & 1) * Parity(quads.Second & z)));
            sines[2 * k] = TLine.Xor(sineHere, sign);
            sines[(2 * k) + 1] = TLine.Xor(sineThere, sign);
        }

        RotateQuads<TFetch>(psi, quads, image.Order, cosine, sines, z & quads.Free);
    }

    [MethodImpl(Loop)]
    private static void RotateQuads<TFetch>(double* psi, in QuadWalk walk, in TVector orders, in TVector cosines, TVector* sines, long varying)
        where TFetch : IFetch
    {
        TVector order = orders, cosine = cosines;
        double* start = psi + (2 * walk.Start);
        long mate = 2 * (walk.Start ^ walk.Across), first = 2 * walk.First, second = 2 * walk.Second, free = 2 * walk.Free, bits = 0;
        // Where the partner of the first line has a bit, the partners of the others do not: they lie before it.
        long firstBack = (walk.Across & walk.First) != 0 ? -first : first, secondBack = (walk.Across & walk.Second) != 0 ? -second : second;
        long ahead = 2 * walk.After(TFetch.Lines / 16);
        varying *= 2;
        do
        {
            if (TFetch.Lines > 0)
            {
                AskPairs<TFetch>(start + ahead, second, first);
                AskPairs<TFetch>(psi + (mate ^ ahead), secondBack, firstBack);
                ahead = (ahead - free) & free;
            }

            TVector* sine = sines + (8 * Parity(bits & varying));
            double* p0 = start + bits, p1 = p0 + first, p2 = p0 + second, p3 = p2 + first;
            double* q0 = psi + (mate ^ bits), q1 = q0 + firstBack, q2 = q0 + secondBack, q3 = q2 + firstBack;
            TVector v0 = TLine.Load(p0), v1 = TLine.Load(p1), v2 = TLine.Load(p2), v3 = TLine.Load(p3);
            TVector u0 = TLine.Load(q0), u1 = TLine.Load(q1), u2 = TLine.Load(q2), u3 = TLine.Load(q3);
            TLine.Store(TLine.MultiplyAdd(sine[0], TLine.Permute(u0, order), TLine.Multiply(cosine, v0)), p0);
            TLine.Store(TLine.MultiplyAdd(sine[2], TLine.Permute(u1, order), TLine.Multiply(cosine, v1)), p1);
            TLine.Store(TLine.MultiplyAdd(sine[4], TLine.Permute(u2, order), TLine.Multiply(cosine, v2)), p2);
            TLine.Store(TLine.MultiplyAdd(sine[6], TLine.Permute(u3, order), TLine.Multiply(cosine, v3)), p3);
            TLine.Store(TLine.MultiplyAdd(sine[1], TLine.Permute(v0, order), TLine.Multiply(cosine, u0)), q0);
            TLine.Store(TLine.MultiplyAdd(sine[3], TLine.Permute(v1, order), TLine.Multiply(cosine, u1)), q1);
            TLine.Store(TLine.MultiplyAdd(sine[5], TLine.Permute(v2, order), TLine.Multiply(cosine, u2)), q2);
            TLine.Store(TLine.MultiplyAdd(sine[7], TLine.Permute(v3, order), TLine.Multiply(cosine, u3)), q3);
            bits = (bits - free) & free;
        }
        while (bits != 0);
    }

    /// <summary>Pairs within a line, or no pairs at all: the signs of a group of four lines, for either parity of what it has in common.</summary>
    private static void RotateQuadsWithin<TFetch>(double* psi, in LineWalk walk, in ImagePattern image, long z, in TVector cosine, in TVector sine)
        where TFetch : IFetch
    {
        var quads = new QuadWalk(walk);
        TVector* room = stackalloc TVector[8 + 1], sines = Aligned(room);
        for (int k = 0; k < 8; k++)
            sines[k] = TLine.Xor(sine, TLine.Sign((k >> 2) ^ ((k & 1) * Parity(quads.First & z)) ^ (((k >> 1) & 1) * Parity(quads.Second & z))));
        RotateQuadsWithin<TFetch>(psi, quads, image.Order, cosine, sines, z & quads.Free);
    }

    [MethodImpl(Loop)]
    private static void RotateQuadsWithin<TFetch>(double* psi, in QuadWalk walk, in TVector orders, in TVector cosines, TVector* sines, long varying)
        where TFetch : IFetch
    {
        TVector order = orders, cosine = cosines;
        double* start = psi + (2 * walk.Start);
        long first = 2 * walk.First, second = 2 * walk.Second, free = 2 * walk.Free, bits = 0, ahead = 2 * walk.After(TFetch.Lines / 4);
        varying *= 2;
        do
        {
            if (TFetch.Lines > 0)
            {
                AskPairs<TFetch>(start + ahead, second, first);
                ahead = (ahead - free) & free;
            }

            TVector* sine = sines + (4 * Parity(bits & varying));
            double* line = start + bits, later = line + second;
            RotateLine(line, order, cosine, sine[0]);
            RotateLine(line + first, order, cosine, sine[1]);
            RotateLine(later, order, cosine, sine[2]);
            RotateLine(later + first, order, cosine, sine[3]);
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
