using System.Numerics;

namespace QmlTrainability.Numerics;

/// <summary>Inner products, linear combinations and plane rotations of vectors of equal length. Unchecked.</summary>
internal static class VectorProducts
{
    public static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        int width = Vector<double>.Count, i = 0;
        Vector<double> even = default, odd = default; // two sums hide the latency of an addition
        for (; i <= a.Length - (2 * width); i += 2 * width)
        {
            even += new Vector<double>(a[i..]) * new Vector<double>(b[i..]);
            odd += new Vector<double>(a[(i + width)..]) * new Vector<double>(b[(i + width)..]);
        }

        double sum = Vector.Sum(even + odd);
        for (; i < a.Length; i++) sum += a[i] * b[i];
        return sum;
    }

    public static double Norm(ReadOnlySpan<double> a) => Math.Sqrt(Dot(a, a));

    /// <summary>target += factor·a.</summary>
    public static void Add(double factor, ReadOnlySpan<double> a, Span<double> target)
    {
        int width = Vector<double>.Count, i = 0;
        for (; i <= a.Length - width; i += width)
            (new Vector<double>(target[i..]) + (factor * new Vector<double>(a[i..]))).CopyTo(target[i..]);
        for (; i < a.Length; i++) target[i] += factor * a[i];
    }

    public static void Scale(double factor, Span<double> a)
    {
        for (int i = 0; i < a.Length; i++) a[i] *= factor;
    }

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
