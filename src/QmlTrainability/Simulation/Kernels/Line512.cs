using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace QmlTrainability.Simulation.Kernels;

/// <summary>Four amplitudes.</summary>
internal readonly unsafe struct Line512 : ILine<Vector512<double>>
{
    public static int Bits
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 2;
    }

    public static string Name => "512 bits";

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Load(double* source) => Vector512.Load(source);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector512<double> vector, double* target) => vector.Store(target);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Broadcast(double value) => Vector512.Create(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Add(Vector512<double> a, Vector512<double> b) => a + b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Subtract(Vector512<double> a, Vector512<double> b) => a - b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Multiply(Vector512<double> a, Vector512<double> b) => a * b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> MultiplyAdd(Vector512<double> a, Vector512<double> b, Vector512<double> c) => Vector512.MultiplyAddEstimate(a, b, c);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Xor(Vector512<double> a, Vector512<double> b) => a ^ b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Select(Vector512<double> mask, Vector512<double> a, Vector512<double> b) => Vector512.ConditionalSelect(mask, a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Sign(long parity) => Vector512.Create(parity << 63).AsDouble();

    public static Vector512<double> Permutation(ReadOnlySpan<long> order) => Vector512.Create(order).AsDouble();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Permute(Vector512<double> vector, Vector512<double> permutation) =>
        Avx512F.IsSupported ? Avx512F.PermuteVar8x64(vector, permutation.AsInt64()) : Vector512.Shuffle(vector, permutation.AsInt64());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> MultiplyComplex(Vector512<double> a, Vector512<double> b)
    {
        Vector512<double> reals = Vector512.Shuffle(b, Vector512.Create(0L, 0L, 2L, 2L, 4L, 4L, 6L, 6L)), swapped = Vector512.Shuffle(a, Vector512.Create(1L, 0L, 3L, 2L, 5L, 4L, 7L, 6L));
        Vector512<double> imaginaries = Vector512.Shuffle(b, Vector512.Create(1L, 1L, 3L, 3L, 5L, 5L, 7L, 7L));
        return Avx512F.IsSupported
            ? Avx512F.FusedMultiplyAddSubtract(a, reals, swapped * imaginaries)
            : Vector512.MultiplyAddEstimate(a, reals, (swapped * imaginaries) ^ Vector512.Create(-0.0, 0.0, -0.0, 0.0, -0.0, 0.0, -0.0, 0.0));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Gather(double* source, long first, long second, long third, long fourth) => Vector512.Create(
        Vector256.Create(Vector128.Load(source + first), Vector128.Load(source + second)), Vector256.Create(Vector128.Load(source + third), Vector128.Load(source + fourth)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Sum(Vector512<double> vector) => Line256.Sum(vector.GetLower() + vector.GetUpper());
}
