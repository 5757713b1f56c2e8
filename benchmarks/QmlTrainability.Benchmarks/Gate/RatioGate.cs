using System.Diagnostics;
using System.Globalization;

namespace QmlTrainability.Benchmarks.Gate;

/// <summary>Fails where work has become slow beside a plain loop in the same process.</summary>
/// <remarks>Work and loop take turns and the best of each counts: what else the machine does lengthens single runs, hardly the best of many.</remarks>
internal static class RatioGate
{
    private const int LeastRuns = 5;
    private static readonly TimeSpan TimePerCheck = TimeSpan.FromSeconds(2);

    /// <summary>Measures all checks and prints a table.</summary>
    /// <returns>0, or 1 where a ratio is above its limit; the last lines then name the work.</returns>
    public static int Run(IReadOnlyList<GateCheck> checks)
    {
        int nameWidth = checks.Max(c => c.Work.Length), baselineWidth = checks.Max(c => c.Baseline.Length);
        Print($"{"work".PadRight(nameWidth)} {"ms",10}   {"beside".PadRight(baselineWidth)} {"ms",10} {"ratio",8} {"limit",8}");
        var culprits = new List<string>();
        foreach (GateCheck check in checks)
        {
            (double work, double baseline) = Measure(check, TimePerCheck);
            // Once more and longer before anything is blamed.
            if (work / baseline > check.Limit) (work, baseline) = Measure(check, 3 * TimePerCheck);
            double ratio = work / baseline;
            bool slow = ratio > check.Limit;
            Print($"{check.Work.PadRight(nameWidth)} {work,10:F3}   {check.Baseline.PadRight(baselineWidth)} {baseline,10:F3} {ratio,8:F2} {check.Limit,8:F2}{(slow ? "  TOO SLOW" : "")}");
            if (slow) culprits.Add(string.Create(CultureInfo.InvariantCulture, $"{check.Work}: {ratio:F2} times {check.Baseline}; the limit is {check.Limit:F2}."));
        }

        foreach (string culprit in culprits) Console.Error.WriteLine(culprit);
        return culprits.Count == 0 ? 0 : 1;
    }

    private static (double Work, double Baseline) Measure(GateCheck check, TimeSpan time)
    {
        // Often enough for the methods to be compiled with optimization before anything counts.
        check.Run();
        check.RunBaseline();
        double work = double.PositiveInfinity, baseline = double.PositiveInfinity;
        var clock = Stopwatch.StartNew();
        for (int run = 0; run < LeastRuns || clock.Elapsed < time; run++)
        {
            work = Math.Min(work, Milliseconds(check.Run));
            baseline = Math.Min(baseline, Milliseconds(check.RunBaseline));
        }

        return (work, baseline);
    }

    private static double Milliseconds(Action action)
    {
        long start = Stopwatch.GetTimestamp();
        action();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private static void Print(FormattableString line) => Console.WriteLine(FormattableString.Invariant(line));
}
