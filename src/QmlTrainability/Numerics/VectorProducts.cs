using System.Numerics;
using System.Numerics.Tensors;

namespace QmlTrainability.Numerics;

/// <summary>Inner products, linear combinations and plane rotations of vectors of equal length. Unchecked.</summary>
internal static class VectorProducts
{
    public static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b) => TensorPrimitives.Dot(a, b);

    public static double Norm(ReadOnlySpan<double> a) => TensorPrimitives.Norm(a);

    /// <summary>target += factor·a.</summary>
    public static void Add(double factor, ReadOnlySpan<double> a, Span<double> target) => TensorPrimitives.MultiplyAdd(a, factor, target, target);

    public static void Scale(double factor, Span<double> a) => TensorPrimitives.Multiply(a, factor, a);

    /// <summary>Scales a vector that is not zero to the norm 1; returns the norm it had.</summary>
    public static double Normalize(Span<double> a)
    {
        double norm = Norm(a);
        if (norm > 0) Scale(1 / norm, a);
        return norm;
    }

    /// <summary>(a, b) becomes (c·a + s·b, c·b - s·a).</summary>
    public static void Rotate(double c, double s, Span<double> a, Span<double> b)
    {
        int width = Vector<double>.Count, i = 0;
        for (; i <= a.Length - width; i += width)
        {
            Vector<double> x = new(a[i..]), y = new(b[i..]);
            ((c * x) + (s * y)).CopyTo(a[i..]);
            ((c * y) - (s * x)).CopyTo(b[i..]);
        }

        for (; i < a.Length; i++) (a[i], b[i]) = ((c * a[i]) + (s * b[i]), (c * b[i]) - (s * a[i]));
    }
}
