using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace QmlTrainability.Simulation.Kernels;

/// <summary>Two amplitudes.</summary>
internal readonly unsafe struct Line256 : ILine<Vector256<double>>
{
    public static int Bits
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 1;
    }

    public static string Name => "256 bits";

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Load(double* source) => Vector256.Load(source);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector256<double> vector, double* target) => vector.Store(target);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Broadcast(double value) => Vector256.Create(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Add(Vector256<double> a, Vector256<double> b) => a + b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Subtract(Vector256<double> a, Vector256<double> b) => a - b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Multiply(Vector256<double> a, Vector256<double> b) => a * b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> MultiplyAdd(Vector256<double> a, Vector256<double> b, Vector256<double> c) => Vector256.MultiplyAddEstimate(a, b, c);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Xor(Vector256<double> a, Vector256<double> b) => a ^ b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Select(Vector256<double> mask, Vector256<double> a, Vector256<double> b) => Vector256.ConditionalSelect(mask, a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Sign(long parity) => Vector256.Create(parity << 63).AsDouble();

    /// <summary>AVX2 permutes single floats by a variable order and not doubles: each double is two of them.</summary>
    public static Vector256<double> Permutation(ReadOnlySpan<long> order)
    {
        Vector256<long> lanes = Vector256.Create(order);
        return Avx2.IsSupported ? ((lanes * 2) | (((lanes * 2) + Vector256<long>.One) << 32)).AsDouble() : lanes.AsDouble();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Permute(Vector256<double> vector, Vector256<double> permutation) =>
        Avx2.IsSupported
            ? Avx2.PermuteVar8x32(vector.AsSingle(), permutation.AsInt32()).AsDouble()
            : Vector256.Shuffle(vector, permutation.AsInt64());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> MultiplyComplex(Vector256<double> a, Vector256<double> b)
    {
        Vector256<double> crossed = Vector256.Shuffle(a, Vector256.Create(1L, 0L, 3L, 2L)) * Vector256.Shuffle(b, Vector256.Create(1L, 1L, 3L, 3L));
        return Vector256.MultiplyAddEstimate(a, Vector256.Shuffle(b, Vector256.Create(0L, 0L, 2L, 2L)), crossed ^ Vector256.Create(-0.0, 0.0, -0.0, 0.0));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Gather(double* source, long first, long second, long third, long fourth) =>
        Vector256.Create(Vector128.Load(source + first), Vector128.Load(source + second));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Sum(Vector256<double> vector) => Line128.Sum(vector.GetLower() + vector.GetUpper());
}
