using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace QmlTrainability.Simulation.Kernels;

// The way back: turns of ψ and λ together, with Im⟨λ|Y|ψ⟩ = Re(λ₁*ψ₀ - λ₀*ψ₁) of each qubit as it is before its own turn and after those of the qubits before it.
internal sealed unsafe partial class VectorKernels<TVector, TLine>
{
    public override void TurnBoth(in BothVectors both, long free, long* from, long* to, double* tangents, int count, double* sums)
    {
        switch (count)
        {
            case 1: TurnBoth2(both, free, from, to, tangents, sums); break;
            case 2: TurnBoth4(both, free, from, to, tangents, sums); break;
            default: TurnBoth8(both, free, from, to, tangents, sums); break;
        }
    }

    /// <summary>With W = -iYψ on a bit within lines, Im⟨λ|Y|ψ⟩ = Re⟨λ|W⟩; taken for both bits before any of them turns.</summary>
    public override void TurnBothWithinLines(double* psi, double* lambda, long length, double* constants, double* sums)
    {
        // W has the minus where the bit is 0.
        TVector* raw = stackalloc TVector[2];
        TurnBothLines(psi, lambda, length, constants, raw);
        if (TLine.Bits > 0) sums[0] += TLine.Sum(TLine.Multiply(SinesOf(1, 1), raw[0]));
        if (TLine.Bits > 1) sums[1] += TLine.Sum(TLine.Multiply(SinesOf(2, 1), raw[1]));
    }

    /// <summary>The products are transformed (Walsh-Hadamard) over the bits beyond a line; a string then looks up its own.</summary>
    public override void OverlapsOfStrings(double* psi, double* lambda, long length, double* room, long* masks, double* signs, int count, double* sums)
    {
        ProductsOfBoth(psi, lambda, length, Permutation(0, swapParts: true), (TVector*)room);
        TransformLines((TVector*)room, length >> TLine.Bits);
        TVector* lanes = stackalloc TVector[MaxLanes / 2];
        for (int k = 0; k < Lanes / 2; k++) lanes[k] = SignsOfLanes(k, imaginary: true);
        LookUpStrings((TVector*)room, lanes, masks, signs, count, sums);
    }

    [MethodImpl(Loop)]
    private static void LookUpStrings(TVector* transformed, TVector* lanes, long* masks, double* signs, int count, double* sums)
    {
        for (int k = 0; k < count; k++) sums[k] += signs[k] * TLine.Sum(TLine.Xor(transformed[masks[k] >> TLine.Bits], lanes[masks[k] & LineMask]));
    }

    [MethodImpl(Loop)]
    private static void TurnBothLines(double* psi, double* lambda, long length, double* constants, TVector* raw)
    {
        int step = Lanes;
        TVector own0 = TLine.Load(constants), other0 = TLine.Load(constants + (Other0 * step)), order0 = TLine.Load(constants + (Order0 * step));
        TVector own1 = TLine.Load(constants + (Own1 * step)), other1 = TLine.Load(constants + (Other1 * step)), order1 = TLine.Load(constants + (Order1 * step));
        TVector sum0 = TLine.Broadcast(0), sum1 = sum0;
        for (double* end = psi + (2 * length); psi < end; psi += step, lambda += step)
        {
            TVector v = TLine.Load(psi), w = TLine.Load(lambda), turned = TLine.Permute(v, order0);
            sum0 = TLine.MultiplyAdd(w, turned, sum0);
            sum1 = TLine.MultiplyAdd(w, TLine.Permute(v, order1), sum1);
            v = TLine.MultiplyAdd(other0, turned, TLine.Multiply(own0, v));
            w = TLine.MultiplyAdd(other0, TLine.Permute(w, order0), TLine.Multiply(own0, w));
            TLine.Store(TLine.MultiplyAdd(other1, TLine.Permute(v, order1), TLine.Multiply(own1, v)), psi);
            TLine.Store(TLine.MultiplyAdd(other1, TLine.Permute(w, order1), TLine.Multiply(own1, w)), lambda);
        }

        raw[0] = sum0;
        raw[1] = sum1;
    }

    /// <summary>Im(λ*ψ) is the difference of the lanes of an amplitude in λ·(ψ with its parts exchanged).</summary>
    [MethodImpl(Loop)]
    private static void ProductsOfBoth(double* psi, double* lambda, long length, in TVector parts, TVector* products)
    {
        TVector order = parts;
        int step = Lanes;
        for (double* end = psi + (2 * length); psi < end; psi += step, lambda += step)
            *products++ = TLine.Multiply(TLine.Load(lambda), TLine.Permute(TLine.Load(psi), order));
    }

    /// <summary>In place, two stages in each pass over the lines, and one where their number is odd.</summary>
    [MethodImpl(Loop)]
    private static void TransformLines(TVector* lines, long count)
    {
        long step = 1;
        for (; step < count >> 1; step <<= 2)
        {
            for (long high = 0; high < count; high += 4 * step)
            {
                for (long k = high; k < high + step; k++)
                {
                    TVector a = lines[k], b = lines[k + step], c = lines[k + (2 * step)], d = lines[k + (3 * step)];
                    TVector sumLow = TLine.Add(a, b), differenceLow = TLine.Subtract(a, b), sumHigh = TLine.Add(c, d), differenceHigh = TLine.Subtract(c, d);
                    lines[k] = TLine.Add(sumLow, sumHigh);
                    lines[k + step] = TLine.Add(differenceLow, differenceHigh);
                    lines[k + (2 * step)] = TLine.Subtract(sumLow, sumHigh);
                    lines[k + (3 * step)] = TLine.Subtract(differenceLow, differenceHigh);
                }
            }
        }

        if (step >= count) return;
        for (long k = 0; k < step; k++) (lines[k], lines[k + step]) = (TLine.Add(lines[k], lines[k + step]), TLine.Subtract(lines[k], lines[k + step]));
    }

    [MethodImpl(Loop)]
    private static void TurnBoth2(in BothVectors both, long free, long* from, long* to, double* tangents, double* sums)
    {
        double* psiSource = both.PsiSource, psiTarget = both.PsiTarget, lambdaSource = both.LambdaSource, lambdaTarget = both.LambdaTarget;
        TVector plus0 = TLine.Broadcast(tangents[0]), minus0 = TLine.Broadcast(-tangents[0]), up0 = TLine.Broadcast(0), down0 = up0;
        long bits = 0;
        do
        {
            double* v = psiSource + (2 * bits), vTarget = psiTarget + (2 * bits);
            TVector v0 = TLine.Load(v + from[0]), v1 = TLine.Load(v + from[1]);
            double* w = lambdaSource + (2 * bits), wTarget = lambdaTarget + (2 * bits);
            TVector w0 = TLine.Load(w + from[0]), w1 = TLine.Load(w + from[1]);
            up0 = TLine.MultiplyAdd(w1, v0, up0);
            down0 = TLine.MultiplyAdd(w0, v1, down0);
            (v0, v1) = (TLine.MultiplyAdd(minus0, v1, v0), TLine.MultiplyAdd(plus0, v0, v1));
            (w0, w1) = (TLine.MultiplyAdd(minus0, w1, w0), TLine.MultiplyAdd(plus0, w0, w1));
            TLine.Store(v0, vTarget + to[0]);
            TLine.Store(v1, vTarget + to[1]);
            TLine.Store(w0, wTarget + to[0]);
            TLine.Store(w1, wTarget + to[1]);
            bits = (bits - free) & free;
        }
        while (bits != 0);
        sums[0] += TLine.Sum(TLine.Subtract(up0, down0));
    }

    [MethodImpl(Loop)]
    private static void TurnBoth4(in BothVectors both, long free, long* from, long* to, double* tangents, double* sums)
    {
        double* psiSource = both.PsiSource, psiTarget = both.PsiTarget, lambdaSource = both.LambdaSource, lambdaTarget = both.LambdaTarget;
        TVector plus0 = TLine.Broadcast(tangents[0]), minus0 = TLine.Broadcast(-tangents[0]), up0 = TLine.Broadcast(0), down0 = up0;
        TVector plus1 = TLine.Broadcast(tangents[1]), minus1 = TLine.Broadcast(-tangents[1]), up1 = TLine.Broadcast(0), down1 = up1;
        long bits = 0;
        do
        {
            double* v = psiSource + (2 * bits), vTarget = psiTarget + (2 * bits);
            TVector v0 = TLine.Load(v + from[0]), v1 = TLine.Load(v + from[1]), v2 = TLine.Load(v + from[2]), v3 = TLine.Load(v + from[3]);
            double* w = lambdaSource + (2 * bits), wTarget = lambdaTarget + (2 * bits);
            TVector w0 = TLine.Load(w + from[0]), w1 = TLine.Load(w + from[1]), w2 = TLine.Load(w + from[2]), w3 = TLine.Load(w + from[3]);
            up0 = TLine.MultiplyAdd(w1, v0, up0);
            down0 = TLine.MultiplyAdd(w0, v1, down0);
            up0 = TLine.MultiplyAdd(w3, v2, up0);
            down0 = TLine.MultiplyAdd(w2, v3, down0);
            (v0, v1) = (TLine.MultiplyAdd(minus0, v1, v0), TLine.MultiplyAdd(plus0, v0, v1));
            (w0, w1) = (TLine.MultiplyAdd(minus0, w1, w0), TLine.MultiplyAdd(plus0, w0, w1));
            (v2, v3) = (TLine.MultiplyAdd(minus0, v3, v2), TLine.MultiplyAdd(plus0, v2, v3));
            (w2, w3) = (TLine.MultiplyAdd(minus0, w3, w2), TLine.MultiplyAdd(plus0, w2, w3));
            up1 = TLine.MultiplyAdd(w2, v0, up1);
            down1 = TLine.MultiplyAdd(w0, v2, down1);
            up1 = TLine.MultiplyAdd(w3, v1, up1);
            down1 = TLine.MultiplyAdd(w1, v3, down1);
            (v0, v2) = (TLine.MultiplyAdd(minus1, v2, v0), TLine.MultiplyAdd(plus1, v0, v2));
            (w0, w2) = (TLine.MultiplyAdd(minus1, w2, w0), TLine.MultiplyAdd(plus1, w0, w2));
            (v1, v3) = (TLine.MultiplyAdd(minus1, v3, v1), TLine.MultiplyAdd(plus1, v1, v3));
            (w1, w3) = (TLine.MultiplyAdd(minus1, w3, w1), TLine.MultiplyAdd(plus1, w1, w3));
            TLine.Store(v0, vTarget + to[0]);
            TLine.Store(v1, vTarget + to[1]);
            TLine.Store(v2, vTarget + to[2]);
            TLine.Store(v3, vTarget + to[3]);
            TLine.Store(w0, wTarget + to[0]);
            TLine.Store(w1, wTarget + to[1]);
            TLine.Store(w2, wTarget + to[2]);
            TLine.Store(w3, wTarget + to[3]);
            bits = (bits - free) & free;
        }
        while (bits != 0);
        sums[0] += TLine.Sum(TLine.Subtract(up0, down0));
        sums[1] += TLine.Sum(TLine.Subtract(up1, down1));
    }

    [MethodImpl(Loop)]
    [SuppressMessage("Design", "MA0051:Method is too long", Justification = "Each line of the state has a name, so that it stays in a register.")]
    private static void TurnBoth8(in BothVectors both, long free, long* from, long* to, double* tangents, double* sums)
    {
        double* psiSource = both.PsiSource, psiTarget = both.PsiTarget, lambdaSource = both.LambdaSource, lambdaTarget = both.LambdaTarget;
        TVector plus0 = TLine.Broadcast(tangents[0]), minus0 = TLine.Broadcast(-tangents[0]), up0 = TLine.Broadcast(0), down0 = up0;
        TVector plus1 = TLine.Broadcast(tangents[1]), minus1 = TLine.Broadcast(-tangents[1]), up1 = TLine.Broadcast(0), down1 = up1;
        TVector plus2 = TLine.Broadcast(tangents[2]), minus2 = TLine.Broadcast(-tangents[2]), up2 = TLine.Broadcast(0), down2 = up2;
        long bits = 0;
        do
        {
            double* v = psiSource + (2 * bits), vTarget = psiTarget + (2 * bits);
            TVector v0 = TLine.Load(v + from[0]), v1 = TLine.Load(v + from[1]), v2 = TLine.Load(v + from[2]), v3 = TLine.Load(v + from[3]);
            TVector v4 = TLine.Load(v + from[4]), v5 = TLine.Load(v + from[5]), v6 = TLine.Load(v + from[6]), v7 = TLine.Load(v + from[7]);
            double* w = lambdaSource + (2 * bits), wTarget = lambdaTarget + (2 * bits);
            TVector w0 = TLine.Load(w + from[0]), w1 = TLine.Load(w + from[1]), w2 = TLine.Load(w + from[2]), w3 = TLine.Load(w + from[3]);
            TVector w4 = TLine.Load(w + from[4]), w5 = TLine.Load(w + from[5]), w6 = TLine.Load(w + from[6]), w7 = TLine.Load(w + from[7]);
            up0 = TLine.MultiplyAdd(w1, v0, up0);
            down0 = TLine.MultiplyAdd(w0, v1, down0);
            up0 = TLine.MultiplyAdd(w3, v2, up0);
            down0 = TLine.MultiplyAdd(w2, v3, down0);
            up0 = TLine.MultiplyAdd(w5, v4, up0);
            down0 = TLine.MultiplyAdd(w4, v5, down0);
            up0 = TLine.MultiplyAdd(w7, v6, up0);
            down0 = TLine.MultiplyAdd(w6, v7, down0);
            (v0, v1) = (TLine.MultiplyAdd(minus0, v1, v0), TLine.MultiplyAdd(plus0, v0, v1));
            (w0, w1) = (TLine.MultiplyAdd(minus0, w1, w0), TLine.MultiplyAdd(plus0, w0, w1));
            (v2, v3) = (TLine.MultiplyAdd(minus0, v3, v2), TLine.MultiplyAdd(plus0, v2, v3));
            (w2, w3) = (TLine.MultiplyAdd(minus0, w3, w2), TLine.MultiplyAdd(plus0, w2, w3));
            (v4, v5) = (TLine.MultiplyAdd(minus0, v5, v4), TLine.MultiplyAdd(plus0, v4, v5));
            (w4, w5) = (TLine.MultiplyAdd(minus0, w5, w4), TLine.MultiplyAdd(plus0, w4, w5));
            (v6, v7) = (TLine.MultiplyAdd(minus0, v7, v6), TLine.MultiplyAdd(plus0, v6, v7));
            (w6, w7) = (TLine.MultiplyAdd(minus0, w7, w6), TLine.MultiplyAdd(plus0, w6, w7));
            up1 = TLine.MultiplyAdd(w2, v0, up1);
            down1 = TLine.MultiplyAdd(w0, v2, down1);
            up1 = TLine.MultiplyAdd(w3, v1, up1);
            down1 = TLine.MultiplyAdd(w1, v3, down1);
            up1 = TLine.MultiplyAdd(w6, v4, up1);
            down1 = TLine.MultiplyAdd(w4, v6, down1);
            up1 = TLine.MultiplyAdd(w7, v5, up1);
            down1 = TLine.MultiplyAdd(w5, v7, down1);
            (v0, v2) = (TLine.MultiplyAdd(minus1, v2, v0), TLine.MultiplyAdd(plus1, v0, v2));
            (w0, w2) = (TLine.MultiplyAdd(minus1, w2, w0), TLine.MultiplyAdd(plus1, w0, w2));
            (v1, v3) = (TLine.MultiplyAdd(minus1, v3, v1), TLine.MultiplyAdd(plus1, v1, v3));
            (w1, w3) = (TLine.MultiplyAdd(minus1, w3, w1), TLine.MultiplyAdd(plus1, w1, w3));
            (v4, v6) = (TLine.MultiplyAdd(minus1, v6, v4), TLine.MultiplyAdd(plus1, v4, v6));
            (w4, w6) = (TLine.MultiplyAdd(minus1, w6, w4), TLine.MultiplyAdd(plus1, w4, w6));
            (v5, v7) = (TLine.MultiplyAdd(minus1, v7, v5), TLine.MultiplyAdd(plus1, v5, v7));
            (w5, w7) = (TLine.MultiplyAdd(minus1, w7, w5), TLine.MultiplyAdd(plus1, w5, w7));
            up2 = TLine.MultiplyAdd(w4, v0, up2);
            down2 = TLine.MultiplyAdd(w0, v4, down2);
            up2 = TLine.MultiplyAdd(w5, v1, up2);
            down2 = TLine.MultiplyAdd(w1, v5, down2);
            up2 = TLine.MultiplyAdd(w6, v2, up2);
            down2 = TLine.MultiplyAdd(w2, v6, down2);
            up2 = TLine.MultiplyAdd(w7, v3, up2);
            down2 = TLine.MultiplyAdd(w3, v7, down2);
            (v0, v4) = (TLine.MultiplyAdd(minus2, v4, v0), TLine.MultiplyAdd(plus2, v0, v4));
            (w0, w4) = (TLine.MultiplyAdd(minus2, w4, w0), TLine.MultiplyAdd(plus2, w0, w4));
            (v1, v5) = (TLine.MultiplyAdd(minus2, v5, v1), TLine.MultiplyAdd(plus2, v1, v5));
            (w1, w5) = (TLine.MultiplyAdd(minus2, w5, w1), TLine.MultiplyAdd(plus2, w1, w5));
            (v2, v6) = (TLine.MultiplyAdd(minus2, v6, v2), TLine.MultiplyAdd(plus2, v2, v6));
            (w2, w6) = (TLine.MultiplyAdd(minus2, w6, w2), TLine.MultiplyAdd(plus2, w2, w6));
            (v3, v7) = (TLine.MultiplyAdd(minus2, v7, v3), TLine.MultiplyAdd(plus2, v3, v7));
            (w3, w7) = (TLine.MultiplyAdd(minus2, w7, w3), TLine.MultiplyAdd(plus2, w3, w7));
            TLine.Store(v0, vTarget + to[0]);
            TLine.Store(v1, vTarget + to[1]);
            TLine.Store(v2, vTarget + to[2]);
            TLine.Store(v3, vTarget + to[3]);
            TLine.Store(v4, vTarget + to[4]);
            TLine.Store(v5, vTarget + to[5]);
            TLine.Store(v6, vTarget + to[6]);
            TLine.Store(v7, vTarget + to[7]);
            TLine.Store(w0, wTarget + to[0]);
            TLine.Store(w1, wTarget + to[1]);
            TLine.Store(w2, wTarget + to[2]);
            TLine.Store(w3, wTarget + to[3]);
            TLine.Store(w4, wTarget + to[4]);
            TLine.Store(w5, wTarget + to[5]);
            TLine.Store(w6, wTarget + to[6]);
            TLine.Store(w7, wTarget + to[7]);
            bits = (bits - free) & free;
        }
        while (bits != 0);
        sums[0] += TLine.Sum(TLine.Subtract(up0, down0));
        sums[1] += TLine.Sum(TLine.Subtract(up1, down1));
        sums[2] += TLine.Sum(TLine.Subtract(up2, down2));
    }
}
