using QmlTrainability.Circuits;
using QmlTrainability.Paulis;
using QmlTrainability.Reporting;
using QmlTrainability.Trainability;

namespace Literature;

/// <summary>Variance against depth for one design: the chain at several sizes, the deep limit as asymptote, and state vectors up to 12 qubits.</summary>
internal sealed class DepthFigure
{
    private const int Samples = 1_000;
    private const int MaxPairs = 1 << 16;

    private static readonly PopulationOptions Sampling = new() { Populations = 16, PopulationSize = 1024 };

    private readonly string _title;
    private readonly Func<int, int, Circuit> _circuit; // of layers and qubits
    private readonly Func<int, PauliSum> _observable;
    private readonly Func<int, InitialState> _state;
    private readonly Func<int, double?> _log2Limit;

    public DepthFigure(string title, Func<int, int, Circuit> circuit, Func<int, PauliSum> observable, Func<int, InitialState> state, Func<int, double?> log2Limit)
    {
        _title = title;
        _circuit = circuit;
        _observable = observable;
        _state = state;
        _log2Limit = log2Limit;
    }

    /// <summary>A line and a limit for each size, and markers for all that was measured.</summary>
    /// <param name="sizes">For each number of qubits the numbers of layers of the chain, and those that are sampled by state vectors too.</param>
    public LineChart Draw(IReadOnlyList<(int Qubits, int[] Layers, int[] Measured)> sizes)
    {
        int last = sizes.Max(s => s.Layers.Concat(s.Measured).Max());
        List<ChartSeries> chains = [], limits = [];
        List<ChartPoint> measured = [];
        foreach ((int n, int[] layers, int[] sampled) in sizes)
        {
            List<(int Layers, FiniteDepthVariance Moments)> chain = [.. layers.Select(l => (l, At(l, n)))];
            string how = chain.TrueForAll(c => c.Moments.IsExact) ? "exact chain" : "chain, sampled where long";
            chains.Add(new ChartSeries($"n = {n}, {how}", chain.Where(c => c.Moments.Value > 0).Select(c => new ChartPoint(c.Layers, c.Moments.Value)), SeriesStyle.Line));
            measured.AddRange(sampled.Select(l => new ChartPoint(l, MomentSampler.Sample(_circuit(l, n), _observable(n), _state(n), AngleDistribution.Uniform, Samples, seed: 1).Variance.Value)));
            if (_log2Limit(n) is double limit) limits.Add(new ChartSeries($"n = {n}, deep limit", [ChartPoint.FromLog2(1, limit), ChartPoint.FromLog2(last, limit)], SeriesStyle.Dashed));
        }

        string names = string.Join(" and ", sizes.Where(s => s.Measured.Length > 0).Select(s => s.Qubits));
        var markers = new ChartSeries($"state vectors, n = {names}", measured, SeriesStyle.Markers);
        return new LineChart(_title, "layers", "variance of the loss", [.. chains, .. limits, markers], AxisScale.Logarithmic, AxisScale.Logarithmic);
    }

    /// <summary>Exact where it fits, else sampled.</summary>
    private FiniteDepthVariance At(int layers, int n)
    {
        FiniteDepthVariance moments = DepthCurve.Of(l => _circuit(l, n), [layers], _observable(n), _state(n), maxPairs: MaxPairs, options: Sampling).Points[0].Moments;
        Console.WriteLine(FormattableString.Invariant($"{_title}, n = {n}, {layers} layers: {moments}"));
        return moments;
    }
}
