using BenchmarkDotNet.Attributes;
using QmlTrainability.Ansatze;
using QmlTrainability.Reporting;
using QmlTrainability.Trainability;

namespace QmlTrainability.Benchmarks;

/// <summary>Reporting: a chart and a verdict as text.</summary>
public class ReportingBenchmarks
{
    private readonly LineChart _chart = new(
        "Dimension", "qubits n", "dim g", [new ChartSeries("2n² - n", Enumerable.Range(2, 500).Select(n => new ChartPoint(n, n * ((2.0 * n) - 1))))], yScale: AxisScale.Logarithmic);

    private Verdict _verdict = null!;

    /// <summary>Prepares a verdict.</summary>
    [GlobalSetup]
    public void Prepare() => _verdict = AnsatzCatalog.Ising(Topology.Chain, 4).Assess(12);

    /// <summary>A curve of 500 points as SVG. Goal: 1 ms.</summary>
    [Benchmark]
    public string Svg() => _chart.ToSvg();

    /// <summary>A verdict as JSON, with the dimensions of its growth law. Goal: 0.2 ms.</summary>
    [Benchmark]
    public string Json() => VerdictReport.ToJson(_verdict);
}
