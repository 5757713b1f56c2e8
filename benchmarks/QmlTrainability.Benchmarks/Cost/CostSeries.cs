using System.Diagnostics;

namespace QmlTrainability.Benchmarks.Cost;

/// <summary>One engine on a family of rising size: dimension and best time of each, and the exponent of time against dimension.</summary>
internal sealed class CostSeries
{
    private static readonly TimeSpan LongestRepetition = TimeSpan.FromSeconds(1);
    private const int MostRepetitions = 500;

    private CostSeries(string engine, string family, IReadOnlyList<(int Qubits, double Dimension, double Milliseconds)> rows)
    {
        Engine = engine;
        Family = family;
        Rows = rows;
    }

    /// <summary>What did the work.</summary>
    public string Engine { get; }

    /// <summary>On what.</summary>
    public string Family { get; }

    /// <summary>By rising number of qubits.</summary>
    public IReadOnlyList<(int Qubits, double Dimension, double Milliseconds)> Rows { get; }

    /// <summary>The slope of log time against log dimension over the upper half of the sizes, where constant costs no longer count.</summary>
    public double Exponent
    {
        get
        {
            (double X, double Y)[] points = [.. Rows.Skip(Rows.Count / 2).Select(r => (Math.Log(r.Dimension), Math.Log(r.Milliseconds)))];
            double x = points.Average(p => p.X), y = points.Average(p => p.Y);
            return points.Sum(p => (p.X - x) * (p.Y - y)) / points.Sum(p => (p.X - x) * (p.X - x));
        }
    }

    /// <summary>Measures; each size is repeated for about a second and the best time kept.</summary>
    public static CostSeries Measure(string engine, string family, IEnumerable<int> sizes, Func<int, Func<double>> prepare) =>
        new(engine, family, [.. sizes.Select(n => Best(n, prepare(n)))]);

    private static (int Qubits, double Dimension, double Milliseconds) Best(int qubits, Func<double> work)
    {
        double dimension = 0, best = double.PositiveInfinity;
        var whole = Stopwatch.StartNew();
        for (int i = 0; i < MostRepetitions && (i == 0 || whole.Elapsed < LongestRepetition); i++)
        {
            long start = Stopwatch.GetTimestamp();
            dimension = work();
            best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        return (qubits, dimension, best);
    }
}
