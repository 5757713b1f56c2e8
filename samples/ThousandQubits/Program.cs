// A thousand qubits on a laptop: verdict first, then training inside the algebra, each run beside an exact reference.
using QmlTrainability.Ansatze;
using QmlTrainability.Circuits;
using QmlTrainability.Paulis;
using QmlTrainability.Reporting;
using QmlTrainability.Trainability;
using ThousandQubits;

string folder = args.Length > 0 ? args[0] : ".";
const int Many = 1000;

Verdict verdict = AnsatzCatalog.Ising(Topology.Chain, 4).Assess(Many, PauliString.On(Many, (0, Pauli.X)), InitialState.Plus(Many));
Console.WriteLine($"{verdict}\n");

var runs = new List<Descent>
{
    IsingChain(Many, layers: 4, evaluations: 100),
    IsingChain(50, layers: 45, evaluations: 1600),
    RingOfDisagrees(Many, layers: 10, evaluations: 330),
};

var chart = new LineChart(
    "Training inside the algebra", "evaluations of the gradient", "distance from the exact reference, per site",
    runs.Select(r => new ChartSeries(r.Name, r.Distances.Select((d, i) => new ChartPoint(i + 1, d)), SeriesStyle.Line)), AxisScale.Linear, AxisScale.Logarithmic);
string file = Path.Combine(folder, "thousand-qubits.svg");
File.WriteAllText(file, chart.ToSvg());
Console.WriteLine($"Figure: {file}");
return runs.TrueForAll(r => r.ReachedItsGoal) ? 0 : 1;

// The critical chain -ΣX - ΣZZ from |+…+⟩: two angles a layer first, then one for each rotation. Ground state energy 1 - csc(π/(4n+2)); four layers at n = 1000
// cannot reach it, but with more than n/2 layers correlations cross the chain.
static Descent IsingChain(int n, int layers, int evaluations)
{
    PauliSum energy = PauliSum.Of(
        Enumerable.Range(0, n).Select(q => (-1.0, PauliString.On(n, (q, Pauli.X))))
            .Concat(Enumerable.Range(0, n - 1).Select(q => (-1.0, PauliString.On(n, (q, Pauli.Z), (q + 1, Pauli.Z))))));
    double exact = 1 - (1 / Math.Sin(Math.PI / ((4 * n) + 2)));
    double[] ramp = [.. Enumerable.Range(0, layers).SelectMany(l => new[] { -(l + 0.5) / layers, -1 + (0.5 * (l + 0.5) / layers) })];
    string name = $"Ising chain, n = {n}, {layers} layers";
    Descent tied = Descent.Run($"{name}, tied", Chain(n, layers, tied: true), energy, ramp, exact, n, 200, goal: double.PositiveInfinity);
    double[] start = [.. Enumerable.Range(0, layers).SelectMany(l =>
        Enumerable.Repeat(tied.Parameters[2 * l], n - 1).Concat(Enumerable.Repeat(tied.Parameters[(2 * l) + 1], n)))];
    return Descent.Run(name, Chain(n, layers, tied: false), energy, start, exact, n, evaluations, goal: n == 50 ? 1e-6 : double.PositiveInfinity).After(tied);
}

static Circuit Chain(int n, int layers, bool tied)
{
    var b = new CircuitBuilder(n);
    for (int l = 0; l < layers; l++)
    {
        Parameter[] zz = Parameters($"zz{l}", n - 1), x = Parameters($"x{l}", n);
        for (int q = 0; q < n - 1; q++) b.RZZ(q, q + 1, zz[q]);
        for (int q = 0; q < n; q++) b.RX(q, x[q]);
    }

    return b.Build();

    Parameter[] Parameters(string name, int count) =>
        tied ? [.. Enumerable.Repeat(b.Parameter(name), count)] : [.. Enumerable.Range(0, count).Select(i => b.Parameter($"{name}_{i}"))];
}

// QAOA for MaxCut on a ring, two tied angles a layer: the best ratio of p layers is (2p + 1)/(2p + 2) while 2p < n.
static Descent RingOfDisagrees(int n, int layers, int evaluations)
{
    var b = new CircuitBuilder(n);
    var start = new List<double>();
    for (int l = 0; l < layers; l++)
    {
        double ramp = (l + 0.5) / layers;
        Parameter gamma = b.Parameter($"gamma{l}"), beta = b.Parameter($"beta{l}");
        for (int q = 0; q < n; q++) b.RZZ(q, (q + 1) % n, gamma);
        for (int q = 0; q < n; q++) b.RX(q, beta);
        start.AddRange([0.2 + (0.8 * ramp), 1.4 - (1.2 * ramp)]);
    }

    // The cut is Σ (1 - ZZ)/2: its ratio 21/22 is an energy of 1/22 - 1/2 a bond.
    PauliSum energy = PauliSum.Of(Enumerable.Range(0, n).Select(q => (0.5, PauliString.On(n, (q, Pauli.Z), ((q + 1) % n, Pauli.Z)))));
    double best = n * (0.5 - (((2.0 * layers) + 1) / ((2.0 * layers) + 2)));
    return Descent.Run($"ring of disagrees, n = {n}, p = {layers}", b.Build(), energy, [.. start], best, n, evaluations, goal: 1e-9);
}
