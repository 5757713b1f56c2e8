using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace QmlTrainability.Simulation.Kernels;

// RY on up to four qubits at once, in tangent form: a - t·b and b + t·a, one multiply-add a line and qubit; the cosines are somebody else's constant. All lines that
// belong together are in registers meanwhile. Line k of a group comes from source + from[k] and goes to target + to[k]: bit j of k is the j-th qubit.
internal sealed unsafe partial class VectorKernels<TVector, TLine>
{
    public override void Turn(double* source, double* target, long free, long* from, long* to, double* tangents, int count)
    {
        switch (count)
        {
            case 1: Turn2(source, target, free, from, to, tangents); break;
            case 2: Turn4(source, target, free, from, to, tangents); break;
            case 3: Turn8(source, target, free, from, to, tangents); break;
            default: Turn16(source, target, free, from, to, tangents); break;
        }
    }

    [MethodImpl(Loop)]
    private static void Turn2(double* source, double* target, long free, long* from, long* to, double* tangents)
    {
        TVector plus0 = TLine.Broadcast(tangents[0]), minus0 = TLine.Broadcast(-tangents[0]);
        long bits = 0;
        do
        {
            double* p = source + (2 * bits), q = target + (2 * bits);
            TVector v0 = TLine.Load(p + from[0]), v1 = TLine.Load(p + from[1]);
            (v0, v1) = (TLine.MultiplyAdd(minus0, v1, v0), TLine.MultiplyAdd(plus0, v0, v1));
            TLine.Store(v0, q + to[0]);
            TLine.Store(v1, q + to[1]);
            bits = (bits - free) & free;
        }
        while (bits != 0);
    }

    [MethodImpl(Loop)]
    private static void Turn4(double* source, double* target, long free, long* from, long* to, double* tangents)
    {
        TVector plus0 = TLine.Broadcast(tangents[0]), minus0 = TLine.Broadcast(-tangents[0]);
        TVector plus1 = TLine.Broadcast(tangents[1]), minus1 = TLine.Broadcast(-tangents[1]);
        long bits = 0;
        do
        {
            double* p = source + (2 * bits), q = target + (2 * bits);
            TVector v0 = TLine.Load(p + from[0]), v1 = TLine.Load(p + from[1]), v2 = TLine.Load(p + from[2]), v3 = TLine.Load(p + from[3]);
            (v0, v1) = (TLine.MultiplyAdd(minus0, v1, v0), TLine.MultiplyAdd(plus0, v0, v1));
            (v2, v3) = (TLine.MultiplyAdd(minus0, v3, v2), TLine.MultiplyAdd(plus0, v2, v3));
            (v0, v2) = (TLine.MultiplyAdd(minus1, v2, v0), TLine.MultiplyAdd(plus1, v0, v2));
            (v1, v3) = (TLine.MultiplyAdd(minus1, v3, v1), TLine.MultiplyAdd(plus1, v1, v3));
            TLine.Store(v0, q + to[0]);
            TLine.Store(v1, q + to[1]);
            TLine.Store(v2, q + to[2]);
            TLine.Store(v3, q + to[3]);
            bits = (bits - free) & free;
        }
        while (bits != 0);
    }

    [MethodImpl(Loop)]
    private static void Turn8(double* source, double* target, long free, long* from, long* to, double* tangents)
    {
        TVector plus0 = TLine.Broadcast(tangents[0]), minus0 = TLine.Broadcast(-tangents[0]);
        TVector plus1 = TLine.Broadcast(tangents[1]), minus1 = TLine.Broadcast(-tangents[1]);
        TVector plus2 = TLine.Broadcast(tangents[2]), minus2 = TLine.Broadcast(-tangents[2]);
        long bits = 0;
        do
        {
            double* p = source + (2 * bits), q = target + (2 * bits);
            TVector v0 = TLine.Load(p + from[0]), v1 = TLine.Load(p + from[1]), v2 = TLine.Load(p + from[2]), v3 = TLine.Load(p + from[3]);
            TVector v4 = TLine.Load(p + from[4]), v5 = TLine.Load(p + from[5]), v6 = TLine.Load(p + from[6]), v7 = TLine.Load(p + from[7]);
            (v0, v1) = (TLine.MultiplyAdd(minus0, v1, v0), TLine.MultiplyAdd(plus0, v0, v1));
            (v2, v3) = (TLine.MultiplyAdd(minus0, v3, v2), TLine.MultiplyAdd(plus0, v2, v3));
            (v4, v5) = (TLine.MultiplyAdd(minus0, v5, v4), TLine.MultiplyAdd(plus0, v4, v5));
            (v6, v7) = (TLine.MultiplyAdd(minus0, v7, v6), TLine.MultiplyAdd(plus0, v6, v7));
            (v0, v2) = (TLine.MultiplyAdd(minus1, v2, v0), TLine.MultiplyAdd(plus1, v0, v2));
            (v1, v3) = (TLine.MultiplyAdd(minus1, v3, v1), TLine.MultiplyAdd(plus1, v1, v3));
            (v4, v6) = (TLine.MultiplyAdd(minus1, v6, v4), TLine.MultiplyAdd(plus1, v4, v6));
            (v5, v7) = (TLine.MultiplyAdd(minus1, v7, v5), TLine.MultiplyAdd(plus1, v5, v7));
            (v0, v4) = (TLine.MultiplyAdd(minus2, v4, v0), TLine.MultiplyAdd(plus2, v0, v4));
            (v1, v5) = (TLine.MultiplyAdd(minus2, v5, v1), TLine.MultiplyAdd(plus2, v1, v5));
            (v2, v6) = (TLine.MultiplyAdd(minus2, v6, v2), TLine.MultiplyAdd(plus2, v2, v6));
            (v3, v7) = (TLine.MultiplyAdd(minus2, v7, v3), TLine.MultiplyAdd(plus2, v3, v7));
            TLine.Store(v0, q + to[0]);
            TLine.Store(v1, q + to[1]);
            TLine.Store(v2, q + to[2]);
            TLine.Store(v3, q + to[3]);
            TLine.Store(v4, q + to[4]);
            TLine.Store(v5, q + to[5]);
            TLine.Store(v6, q + to[6]);
            TLine.Store(v7, q + to[7]);
            bits = (bits - free) & free;
        }
        while (bits != 0);
    }

    [MethodImpl(Loop)]
    [SuppressMessage("Design", "MA0051:Method is too long", Justification = "Each line of the state has a name, so that it stays in a register.")]
    private static void Turn16(double* source, double* target, long free, long* from, long* to, double* tangents)
    {
        TVector plus0 = TLine.Broadcast(tangents[0]), minus0 = TLine.Broadcast(-tangents[0]);
        TVector plus1 = TLine.Broadcast(tangents[1]), minus1 = TLine.Broadcast(-tangents[1]);
        TVector plus2 = TLine.Broadcast(tangents[2]), minus2 = TLine.Broadcast(-tangents[2]);
        TVector plus3 = TLine.Broadcast(tangents[3]), minus3 = TLine.Broadcast(-tangents[3]);
        long bits = 0;
        do
        {
            double* p = source + (2 * bits), q = target + (2 * bits);
            TVector v0 = TLine.Load(p + from[0]), v1 = TLine.Load(p + from[1]), v2 = TLine.Load(p + from[2]), v3 = TLine.Load(p + from[3]);
            TVector v4 = TLine.Load(p + from[4]), v5 = TLine.Load(p + from[5]), v6 = TLine.Load(p + from[6]), v7 = TLine.Load(p + from[7]);
            TVector v8 = TLine.Load(p + from[8]), v9 = TLine.Load(p + from[9]), v10 = TLine.Load(p + from[10]), v11 = TLine.Load(p + from[11]);
            TVector v12 = TLine.Load(p + from[12]), v13 = TLine.Load(p + from[13]), v14 = TLine.Load(p + from[14]), v15 = TLine.Load(p + from[15]);
            (v0, v1) = (TLine.MultiplyAdd(minus0, v1, v0), TLine.MultiplyAdd(plus0, v0, v1));
            (v2, v3) = (TLine.MultiplyAdd(minus0, v3, v2), TLine.MultiplyAdd(plus0, v2, v3));
            (v4, v5) = (TLine.MultiplyAdd(minus0, v5, v4), TLine.MultiplyAdd(plus0, v4, v5));
            (v6, v7) = (TLine.MultiplyAdd(minus0, v7, v6), TLine.MultiplyAdd(plus0, v6, v7));
            (v8, v9) = (TLine.MultiplyAdd(minus0, v9, v8), TLine.MultiplyAdd(plus0, v8, v9));
            (v10, v11) = (TLine.MultiplyAdd(minus0, v11, v10), TLine.MultiplyAdd(plus0, v10, v11));
            (v12, v13) = (TLine.MultiplyAdd(minus0, v13, v12), TLine.MultiplyAdd(plus0, v12, v13));
            (v14, v15) = (TLine.MultiplyAdd(minus0, v15, v14), TLine.MultiplyAdd(plus0, v14, v15));
            (v0, v2) = (TLine.MultiplyAdd(minus1, v2, v0), TLine.MultiplyAdd(plus1, v0, v2));
            (v1, v3) = (TLine.MultiplyAdd(minus1, v3, v1), TLine.MultiplyAdd(plus1, v1, v3));
            (v4, v6) = (TLine.MultiplyAdd(minus1, v6, v4), TLine.MultiplyAdd(plus1, v4, v6));
            (v5, v7) = (TLine.MultiplyAdd(minus1, v7, v5), TLine.MultiplyAdd(plus1, v5, v7));
            (v8, v10) = (TLine.MultiplyAdd(minus1, v10, v8), TLine.MultiplyAdd(plus1, v8, v10));
            (v9, v11) = (TLine.MultiplyAdd(minus1, v11, v9), TLine.MultiplyAdd(plus1, v9, v11));
            (v12, v14) = (TLine.MultiplyAdd(minus1, v14, v12), TLine.MultiplyAdd(plus1, v12, v14));
            (v13, v15) = (TLine.MultiplyAdd(minus1, v15, v13), TLine.MultiplyAdd(plus1, v13, v15));
            (v0, v4) = (TLine.MultiplyAdd(minus2, v4, v0), TLine.MultiplyAdd(plus2, v0, v4));
            (v1, v5) = (TLine.MultiplyAdd(minus2, v5, v1), TLine.MultiplyAdd(plus2, v1, v5));
            (v2, v6) = (TLine.MultiplyAdd(minus2, v6, v2), TLine.MultiplyAdd(plus2, v2, v6));
            (v3, v7) = (TLine.MultiplyAdd(minus2, v7, v3), TLine.MultiplyAdd(plus2, v3, v7));
            (v8, v12) = (TLine.MultiplyAdd(minus2, v12, v8), TLine.MultiplyAdd(plus2, v8, v12));
            (v9, v13) = (TLine.MultiplyAdd(minus2, v13, v9), TLine.MultiplyAdd(plus2, v9, v13));
            (v10, v14) = (TLine.MultiplyAdd(minus2, v14, v10), TLine.MultiplyAdd(plus2, v10, v14));
            (v11, v15) = (TLine.MultiplyAdd(minus2, v15, v11), TLine.MultiplyAdd(plus2, v11, v15));
            (v0, v8) = (TLine.MultiplyAdd(minus3, v8, v0), TLine.MultiplyAdd(plus3, v0, v8));
            (v1, v9) = (TLine.MultiplyAdd(minus3, v9, v1), TLine.MultiplyAdd(plus3, v1, v9));
            (v2, v10) = (TLine.MultiplyAdd(minus3, v10, v2), TLine.MultiplyAdd(plus3, v2, v10));
            (v3, v11) = (TLine.MultiplyAdd(minus3, v11, v3), TLine.MultiplyAdd(plus3, v3, v11));
            (v4, v12) = (TLine.MultiplyAdd(minus3, v12, v4), TLine.MultiplyAdd(plus3, v4, v12));
            (v5, v13) = (TLine.MultiplyAdd(minus3, v13, v5), TLine.MultiplyAdd(plus3, v5, v13));
            (v6, v14) = (TLine.MultiplyAdd(minus3, v14, v6), TLine.MultiplyAdd(plus3, v6, v14));
            (v7, v15) = (TLine.MultiplyAdd(minus3, v15, v7), TLine.MultiplyAdd(plus3, v7, v15));
            TLine.Store(v0, q + to[0]);
            TLine.Store(v1, q + to[1]);
            TLine.Store(v2, q + to[2]);
            TLine.Store(v3, q + to[3]);
            TLine.Store(v4, q + to[4]);
            TLine.Store(v5, q + to[5]);
            TLine.Store(v6, q + to[6]);
            TLine.Store(v7, q + to[7]);
            TLine.Store(v8, q + to[8]);
            TLine.Store(v9, q + to[9]);
            TLine.Store(v10, q + to[10]);
            TLine.Store(v11, q + to[11]);
            TLine.Store(v12, q + to[12]);
            TLine.Store(v13, q + to[13]);
            TLine.Store(v14, q + to[14]);
            TLine.Store(v15, q + to[15]);
            bits = (bits - free) & free;
        }
        while (bits != 0);
    }
}
