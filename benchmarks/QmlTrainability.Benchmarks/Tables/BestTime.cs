using System.Diagnostics;
using System.Globalization;

namespace QmlTrainability.Benchmarks.Tables;

/// <summary>The best of many runs: what else the machine does lengthens single runs, hardly the best of many.</summary>
internal static class BestTime
{
    private const int LeastRuns = 3;
    private static readonly TimeSpan TimeForEach = TimeSpan.FromSeconds(2);

    /// <summary>Milliseconds of the best run of two seconds, at least three; what comes before each run is not counted.</summary>
    public static double Of(Action work, Action? before = null)
    {
        double best = double.PositiveInfinity;
        var whole = Stopwatch.StartNew();
        for (int run = 0; run < LeastRuns || whole.Elapsed < TimeForEach; run++)
        {
            before?.Invoke();
            best = Math.Min(best, Once(work));
        }

        return best;
    }

    /// <summary>Milliseconds of one run.</summary>
    public static double Once(Action work)
    {
        long start = Stopwatch.GetTimestamp();
        work();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    /// <summary>For example "3.62 ms" or "1.1 s".</summary>
    public static string Text(double milliseconds) =>
        string.Create(CultureInfo.InvariantCulture, $"{(milliseconds < 1000 ? milliseconds : milliseconds / 1000):G3} {(milliseconds < 1000 ? "ms" : "s")}");
}
