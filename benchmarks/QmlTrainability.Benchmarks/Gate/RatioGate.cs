using System.Diagnostics;
using System.Globalization;

namespace QmlTrainability.Benchmarks.Gate;

/// <summary>Fails where work has become slow beside a plain loop in the same process.</summary>
/// <remarks>Five runs, in each of which work and loop take turns and the best of each counts: what else the machine does lengthens single turns, hardly the best of
/// many. The median of the five ratios decides: a run in which the loop was lucky or the work was not does not.</remarks>
internal static class RatioGate
{
    private const int Runs = 5, LeastTurns = 5;
    private static readonly TimeSpan TimePerRun = TimeSpan.FromSeconds(0.4);

    /// <summary>Measures all checks and prints a table.</summary>
    /// <param name="checks">What to measure.</param>
    /// <param name="trend">A file to which the ratios are added, see <see cref="RatioTrend"/>; null for none.</param>
    /// <returns>0, or 1 where a ratio is above its limit; the last lines then name the work.</returns>
    public static int Run(IReadOnlyList<GateCheck> checks, string? trend = null)
    {
        double[] ratios = Ratios(checks, TimePerRun, Console.WriteLine);
        for (int i = 0; i < ratios.Length; i++)
        {
            if (IsSlow(ratios[i], checks[i]))
                Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{checks[i].Work}: {ratios[i]:F2} times {checks[i].Baseline}, the median of five runs; the limit is {checks[i].Limit:F2}."));
        }

        if (trend is not null) RatioTrend.Append(trend, checks.Zip(ratios, (c, r) => (c.Work, r / c.Limit)));
        return ratios.Zip(checks).Any(p => IsSlow(p.First, p.Second)) ? 1 : 0;
    }

    /// <summary>The median ratio of each check.</summary>
    /// <param name="checks">What to measure.</param>
    /// <param name="timePerRun">How long a run goes on; what seems slow gets another five runs of three times that before anything is blamed.</param>
    /// <param name="print">Told a line for each check.</param>
    public static double[] Ratios(IReadOnlyList<GateCheck> checks, TimeSpan timePerRun, Action<string> print)
    {
        int nameWidth = checks.Max(c => c.Work.Length), baselineWidth = checks.Max(c => c.Baseline.Length);
        Print($"{"work".PadRight(nameWidth)} {"ms",10}   {"beside".PadRight(baselineWidth)} {"ms",10} {"ratio",8} {"limit",8}   five runs");
        var ratios = new double[checks.Count];
        for (int i = 0; i < ratios.Length; i++)
        {
            GateCheck check = checks[i];
            (double Work, double Baseline)[] runs = Measure(check, timePerRun);
            if (IsSlow(Median(runs), check)) runs = Measure(check, 3 * timePerRun);
            ratios[i] = Median(runs);
            Print($"{check.Work.PadRight(nameWidth)} {runs.Min(r => r.Work),10:F3}   {check.Baseline.PadRight(baselineWidth)} {runs.Min(r => r.Baseline),10:F3} {ratios[i],8:F2} {check.Limit,8:F2}   {runs.Min(Ratio):F2} to {runs.Max(Ratio):F2}{(IsSlow(ratios[i], check) ? "  TOO SLOW" : "")}");
        }

        return ratios;

        void Print(FormattableString line) => print(FormattableString.Invariant(line));
    }

    /// <summary>Whether a ratio is above the limit.</summary>
    public static bool IsSlow(double ratio, GateCheck check) => ratio > check.Limit;

    private static double Median((double Work, double Baseline)[] runs) => runs.Select(Ratio).Order().ElementAt(runs.Length / 2);

    private static double Ratio((double Work, double Baseline) run) => run.Work / run.Baseline;

    private static (double Work, double Baseline)[] Measure(GateCheck check, TimeSpan time)
    {
        // Often enough for the methods to be compiled with optimization before anything counts.
        Turns(check, time);
        return [.. Enumerable.Range(0, Runs).Select(_ => Turns(check, time))];
    }

    private static (double Work, double Baseline) Turns(GateCheck check, TimeSpan time)
    {
        double work = double.PositiveInfinity, baseline = double.PositiveInfinity;
        var clock = Stopwatch.StartNew();
        for (int turn = 0; turn < LeastTurns || clock.Elapsed < time; turn++)
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
}
