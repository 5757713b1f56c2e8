using BenchmarkDotNet.Attributes;
using QmlTrainability.Numerics;

namespace QmlTrainability.Benchmarks;

/// <summary>Numerics: exact rationals.</summary>
public class NumericsBenchmarks
{
    private readonly int _terms = 1000;

    /// <summary>The sum of 1/k up to 1,000: a fraction of about 430 digits. Goal: 4 ms.</summary>
    [Benchmark]
    public Rational Harmonic()
    {
        Rational sum = Rational.Zero;
        for (int k = 1; k <= _terms; k++) sum += new Rational(1, k);
        return sum;
    }
}
