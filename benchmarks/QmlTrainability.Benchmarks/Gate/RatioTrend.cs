using System.Globalization;
using QmlTrainability.Reporting;

namespace QmlTrainability.Benchmarks.Gate;

/// <summary>The ratios of the gate from run to run, in shares of their limits: a file of tabs, a line for each work and run, and its figure.</summary>
internal static class RatioTrend
{
    private const int MostRuns = 50;

    /// <summary>Adds a run to a file, which is made where there is none. The commit is that of the workflow (GITHUB_SHA), if any.</summary>
    public static void Append(string file, IEnumerable<(string Work, double Share)> ratios)
    {
        string time = DateTime.UtcNow.ToString("s", CultureInfo.InvariantCulture), commit = Environment.GetEnvironmentVariable("GITHUB_SHA") ?? "-";
        File.AppendAllLines(file, ratios.Select(r => string.Create(CultureInfo.InvariantCulture, $"{time}\t{commit}\t{r.Work}\t{r.Share:F4}")));
    }

    /// <summary>Draws the last runs of a file and prints how the last one compares with the median of those before it.</summary>
    /// <param name="file">What <see cref="Append"/> wrote.</param>
    /// <param name="figure">The SVG file to write.</param>
    public static void Draw(string file, string figure)
    {
        (string Run, string Work, double Share)[] lines = [.. File.ReadLines(file).Select(l => l.Split('\t')).Select(f => ($"{f[0]} {f[1]}", f[2], double.Parse(f[3], CultureInfo.InvariantCulture)))];
        string[] runs = [.. lines.Select(l => l.Run).Distinct().TakeLast(MostRuns)];
        var series = new List<ChartSeries>();
        Console.WriteLine("| work | share of its limit | median before | change |\n| --- | --- | --- | --- |");
        foreach (IGrouping<string, (string Run, string Work, double Share)> work in lines.GroupBy(l => l.Work))
        {
            (int Run, double Share)[] points = [.. work.Select(l => (Array.IndexOf(runs, l.Run), l.Share)).Where(p => p.Item1 >= 0)];
            if (points.Length == 0) continue;
            series.Add(new ChartSeries(work.Key, points.Select(p => new ChartPoint(p.Run + 1, p.Share))));
            double last = points[^1].Share, before = points[..^1].Select(p => p.Share).Order().ElementAtOrDefault((points.Length - 1) / 2);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {work.Key} | {last:F2} | {(before > 0 ? before.ToString("F2", CultureInfo.InvariantCulture) : "")} | {(before > 0 ? (last / before).ToString("F2", CultureInfo.InvariantCulture) : "")} |"));
        }

        File.WriteAllText(figure, new LineChart("Time beside plain loops", "run", "share of the limit", series, yScale: AxisScale.Logarithmic).ToSvg());
    }
}
