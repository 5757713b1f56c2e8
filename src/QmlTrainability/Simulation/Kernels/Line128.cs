using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace QmlTrainability.Simulation.Kernels;

/// <summary>One amplitude.</summary>
internal readonly unsafe struct Line128 : ILine<Vector128<double>>
{
    public static int Bits
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 0;
    }

    public static string Name => "128 bits";

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Load(double* source) => Vector128.Load(source);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector128<double> vector, double* target) => vector.Store(target);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Broadcast(double value) => Vector128.Create(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Add(Vector128<double> a, Vector128<double> b) => a + b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Subtract(Vector128<double> a, Vector128<double> b) => a - b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Multiply(Vector128<double> a, Vector128<double> b) => a * b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> MultiplyAdd(Vector128<double> a, Vector128<double> b, Vector128<double> c) => Vector128.MultiplyAddEstimate(a, b, c);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Xor(Vector128<double> a, Vector128<double> b) => a ^ b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Select(Vector128<double> mask, Vector128<double> a, Vector128<double> b) => Vector128.ConditionalSelect(mask, a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Sign(long parity) => Vector128.Create(parity << 63).AsDouble();

    /// <summary>Two lanes stay or change places: all bits set when they do.</summary>
    public static Vector128<double> Permutation(ReadOnlySpan<long> order) => (order[0] == 1 ? Vector128<long>.AllBitsSet : Vector128<long>.Zero).AsDouble();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Permute(Vector128<double> vector, Vector128<double> permutation) =>
        Vector128.ConditionalSelect(permutation, Vector128.Shuffle(vector, Vector128.Create(1L, 0L)), vector);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> MultiplyComplex(Vector128<double> a, Vector128<double> b)
    {
        Vector128<double> crossed = Vector128.Shuffle(a, Vector128.Create(1L, 0L)) * Vector128.Shuffle(b, Vector128.Create(1L, 1L));
        return Vector128.MultiplyAddEstimate(a, Vector128.Shuffle(b, Vector128.Create(0L, 0L)), crossed ^ Vector128.Create(-0.0, 0.0));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Gather(double* source, long first, long second, long third, long fourth) => Vector128.Load(source + first);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Sum(Vector128<double> vector) => vector[0] + vector[1];
}
