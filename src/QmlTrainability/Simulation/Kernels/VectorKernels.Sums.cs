using System.Runtime.CompilerServices;

namespace QmlTrainability.Simulation.Kernels;

// Sums over a tile. Each lane adds up its own lines in order; the lanes are added at the end.
internal sealed unsafe partial class VectorKernels<TVector, TLine>
{
    /// <summary>From this many strings on, a block of lines is transformed once for all of them.</summary>
    private const int TransformFrom = 4;

    /// <summary>2^6 lines in a block: 4 KiB.</summary>
    private const int BlockBits = 6;

    public override double ApplyToBoth(double* psi, double* lambda, in GateAction rotation, long origin, long tile)
    {
        // Im⟨λ|P|ψ⟩ = Re⟨λ|W⟩ with W = -iPψ, which is also what the rotation of ψ adds.
        LineWalk walk = WalkOf(rotation, origin, tile);
        ImagePattern image = ImageOf(rotation, walk);
        TVector cosine = TLine.Broadcast(rotation.Cosine), sine = TLine.Broadcast(rotation.Sine);
        return walk.Across == 0 ? RotateBothWithin(psi, lambda, walk, image, cosine, sine) : RotateBothAcross(psi, lambda, walk, image, cosine, sine);
    }

    public override double Dot(double* a, double* b, long origin, long tile) => DotLines(a, b, new LineWalk(origin, tile & ~LineMask, 0));

    public override void Correlate(double* psi, StringGroup group, long origin, long tile, double* sums)
    {
        var walk = new LineWalk(origin, tile & ~GateAction.Pivot(group.X) & ~LineMask, group.X & ~LineMask);
        Correlate(psi, group, walk, 0, group.EvenCount, imaginary: false, sums);
        Correlate(psi, group, walk, group.EvenCount, group.Z.Length, imaginary: true, sums);
    }

    /// <summary>Re c has re·re' + im·im' in the lanes of an amplitude; Im c = re·im' - im·re' takes the partner with its parts exchanged.</summary>
    private static void Correlate(double* psi, StringGroup group, in LineWalk walk, int first, int end, bool imaginary, double* sums)
    {
        if (first == end) return;
        TVector order = Permutation(group.X & LineMask, swapParts: imaginary);
        // Where the pivot is a lane, both amplitudes of a pair are added, and they give the same.
        double share = group.X != 0 && walk.Across == 0 ? 0.5 : 1;
        if (end - first >= TransformFrom && System.Numerics.BitOperations.PopCount((ulong)walk.Walked) >= BlockBits)
        {
            CorrelateByTransform(psi, group, walk, first, end, imaginary, order, share, sums);
            return;
        }

        for (int k = first; k < end; k++)
        {
            long z = group.Z[k];
            TVector signs = TLine.Xor(SignsOfLanes(z, imaginary), TLine.Sign(Parity(walk.Start & z)));
            if (QuadWalk.Fits(walk))
            {
                sums[k] += share * CorrelateQuads(psi, new QuadWalk(walk), order, signs, z);
                continue;
            }

            sums[k] += share * CorrelateString(psi, walk, order, signs, TLine.Sign(Parity(walk.Unit & z)), z & walk.Free);
        }
    }

    [MethodImpl(Loop)]
    private static double CorrelateString(double* psi, in LineWalk walk, in TVector orders, in TVector signs, in TVector unitSigns, long varying)
    {
        TVector order = orders, own = signs, unitSign = unitSigns, sum = TLine.Broadcast(0), sumOfUnit = sum;
        long start = walk.Start, across = walk.Across, unit = walk.Unit, free = walk.Free, bits = 0;
        do
        {
            long i = start | bits;
            TVector sign = TLine.Xor(own, TLine.Sign(Parity(bits & varying)));
            sum = TLine.MultiplyAdd(TLine.Xor(TLine.Load(psi + (2 * i)), sign), TLine.Permute(TLine.Load(psi + (2 * (i ^ across))), order), sum);
            if (unit != 0)
            {
                i |= unit;
                sign = TLine.Xor(sign, unitSign);
                sumOfUnit = TLine.MultiplyAdd(TLine.Xor(TLine.Load(psi + (2 * i)), sign), TLine.Permute(TLine.Load(psi + (2 * (i ^ across))), order), sumOfUnit);
            }

            bits = (bits - free) & free;
        }
        while (bits != 0);
        return TLine.Sum(TLine.Add(sum, sumOfUnit));
    }

    private static double CorrelateQuads(double* psi, in QuadWalk walk, in TVector order, in TVector signs, long z)
    {
        TVector* parts = stackalloc TVector[4];
        if ((walk.Free & z) == 0) SumQuads(psi, walk, order, parts);
        else SumSignedQuads(psi, walk, order, z & walk.Free, parts);
        long first = Parity(walk.First & z), second = Parity(walk.Second & z);
        TVector sum = TLine.Add(TLine.Add(parts[0], TLine.Xor(parts[1], TLine.Sign(first))), TLine.Xor(TLine.Add(parts[2], TLine.Xor(parts[3], TLine.Sign(first))), TLine.Sign(second)));
        return TLine.Sum(TLine.Xor(sum, signs));
    }

    /// <summary>The sums over the first, second, third and fourth lines of the groups.</summary>
    [MethodImpl(Loop)]
    private static void SumQuads(double* psi, in QuadWalk walk, in TVector orders, TVector* parts)
    {
        TVector order = orders, a = TLine.Broadcast(0), b = a, c = a, d = a;
        long across = walk.Across, first = walk.First, second = walk.Second, free = walk.Free, bits = 0;
        double* p0 = psi + (2 * walk.Start), p1 = p0 + (2 * first), p2 = p0 + (2 * second), p3 = p2 + (2 * first);
        double* q0 = psi + (2 * (walk.Start ^ across)), q1 = psi + (2 * ((walk.Start | first) ^ across));
        double* q2 = psi + (2 * ((walk.Start | second) ^ across)), q3 = psi + (2 * ((walk.Start | first | second) ^ across));
        do
        {
            // The walked bits may be set in what leads across: then the partner goes the other way.
            long i = 2 * bits, j = 2 * ((bits ^ (across & free)) - (across & free));
            a = TLine.MultiplyAdd(TLine.Load(p0 + i), TLine.Permute(TLine.Load(q0 + j), order), a);
            b = TLine.MultiplyAdd(TLine.Load(p1 + i), TLine.Permute(TLine.Load(q1 + j), order), b);
            c = TLine.MultiplyAdd(TLine.Load(p2 + i), TLine.Permute(TLine.Load(q2 + j), order), c);
            d = TLine.MultiplyAdd(TLine.Load(p3 + i), TLine.Permute(TLine.Load(q3 + j), order), d);
            bits = (bits - free) & free;
        }
        while (bits != 0);
        (parts[0], parts[1], parts[2], parts[3]) = (a, b, c, d);
    }

    [MethodImpl(Loop)]
    private static void SumSignedQuads(double* psi, in QuadWalk walk, in TVector orders, long varying, TVector* parts)
    {
        TVector order = orders, a = TLine.Broadcast(0), b = a, c = a, d = a;
        long across = walk.Across, first = walk.First, second = walk.Second, free = walk.Free, bits = 0;
        TVector* signs = stackalloc TVector[2];
        (signs[0], signs[1]) = (TLine.Sign(0), TLine.Sign(1));
        double* p0 = psi + (2 * walk.Start), p1 = p0 + (2 * first), p2 = p0 + (2 * second), p3 = p2 + (2 * first);
        double* q0 = psi + (2 * (walk.Start ^ across)), q1 = psi + (2 * ((walk.Start | first) ^ across));
        double* q2 = psi + (2 * ((walk.Start | second) ^ across)), q3 = psi + (2 * ((walk.Start | first | second) ^ across));
        do
        {
            long i = 2 * bits, j = 2 * ((bits ^ (across & free)) - (across & free));
            TVector sign = signs[Parity(bits & varying)];
            a = TLine.MultiplyAdd(TLine.Xor(TLine.Load(p0 + i), sign), TLine.Permute(TLine.Load(q0 + j), order), a);
            b = TLine.MultiplyAdd(TLine.Xor(TLine.Load(p1 + i), sign), TLine.Permute(TLine.Load(q1 + j), order), b);
            c = TLine.MultiplyAdd(TLine.Xor(TLine.Load(p2 + i), sign), TLine.Permute(TLine.Load(q2 + j), order), c);
            d = TLine.MultiplyAdd(TLine.Xor(TLine.Load(p3 + i), sign), TLine.Permute(TLine.Load(q3 + j), order), d);
            bits = (bits - free) & free;
        }
        while (bits != 0);
        (parts[0], parts[1], parts[2], parts[3]) = (a, b, c, d);
    }

    [MethodImpl(Loop)]
    private static double DotLines(double* a, double* b, in LineWalk walk)
    {
        TVector sum = TLine.Broadcast(0), sumOfUnit = sum;
        long start = walk.Start, unit = walk.Unit, free = walk.Free, bits = 0;
        do
        {
            long i = 2 * (start | bits);
            sum = TLine.MultiplyAdd(TLine.Load(a + i), TLine.Load(b + i), sum);
            i += 2 * unit;
            if (unit != 0) sumOfUnit = TLine.MultiplyAdd(TLine.Load(a + i), TLine.Load(b + i), sumOfUnit);
            bits = (bits - free) & free;
        }
        while (bits != 0);
        return TLine.Sum(TLine.Add(sum, sumOfUnit));
    }

    [MethodImpl(Loop)]
    private static double RotateBothWithin(double* psi, double* lambda, in LineWalk walk, in ImagePattern image, in TVector cosines, in TVector sines)
    {
        TVector order = image.Order, signs = image.SignsThere, cosine = cosines, sine = sines, sum = TLine.Broadcast(0);
        long start = walk.Start, walked = walk.Walked, varying = image.Varying, bits = 0;
        do
        {
            double* p = psi + (2 * (start | bits)), q = lambda + (2 * (start | bits));
            TVector v = TLine.Load(p), l = TLine.Load(q), sign = TLine.Xor(signs, TLine.Sign(Parity(bits & varying)));
            TVector w = TLine.Xor(TLine.Permute(v, order), sign), x = TLine.Xor(TLine.Permute(l, order), sign);
            sum = TLine.MultiplyAdd(l, w, sum);
            TLine.Store(TLine.MultiplyAdd(sine, w, TLine.Multiply(cosine, v)), p);
            TLine.Store(TLine.MultiplyAdd(sine, x, TLine.Multiply(cosine, l)), q);
            bits = (bits - walked) & walked;
        }
        while (bits != 0);
        return TLine.Sum(sum);
    }

    [MethodImpl(Loop)]
    private static double RotateBothAcross(double* psi, double* lambda, in LineWalk walk, in ImagePattern image, in TVector cosines, in TVector sines)
    {
        TVector order = image.Order, signsHere = image.SignsHere, signsThere = image.SignsThere, cosine = cosines, sine = sines;
        TVector sumHere = TLine.Broadcast(0), sumThere = sumHere;
        long start = walk.Start, across = walk.Across, walked = walk.Walked, varying = image.Varying, bits = 0;
        do
        {
            long i = start | bits, j = i ^ across;
            double* p = psi + (2 * i), q = psi + (2 * j), r = lambda + (2 * i), s = lambda + (2 * j);
            TVector sign = TLine.Sign(Parity(bits & varying)), signHere = TLine.Xor(signsHere, sign), signThere = TLine.Xor(signsThere, sign);
            TVector v = TLine.Load(p), u = TLine.Load(q), l = TLine.Load(r), m = TLine.Load(s);
            TVector w = TLine.Xor(TLine.Permute(u, order), signHere), x = TLine.Xor(TLine.Permute(v, order), signThere);
            sumHere = TLine.MultiplyAdd(l, w, sumHere);
            sumThere = TLine.MultiplyAdd(m, x, sumThere);
            TLine.Store(TLine.MultiplyAdd(sine, w, TLine.Multiply(cosine, v)), p);
            TLine.Store(TLine.MultiplyAdd(sine, x, TLine.Multiply(cosine, u)), q);
            w = TLine.Xor(TLine.Permute(m, order), signHere);
            x = TLine.Xor(TLine.Permute(l, order), signThere);
            TLine.Store(TLine.MultiplyAdd(sine, w, TLine.Multiply(cosine, l)), r);
            TLine.Store(TLine.MultiplyAdd(sine, x, TLine.Multiply(cosine, m)), s);
            bits = (bits - walked) & walked;
        }
        while (bits != 0);
        return TLine.Sum(TLine.Add(sumHere, sumThere));
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
