using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.Optimization;
using QmlTrainability.Circuits;
using QmlTrainability.Paulis;
using QmlTrainability.Simulation;

namespace Literature;

/// <summary>QAOA for MaxCut on a ring, two angles a layer: the best ratio of p layers is (2p + 1)/(2p + 2) while 2p &lt; n (arXiv:1411.4028; proved in arXiv:1906.08948).</summary>
internal static class RingOfDisagrees
{
    private const int Sites = 12;

    public static IEnumerable<PublishedNumber> Ratios() =>
        Enumerable.Range(1, 3).Select(p => PublishedNumber.Optimum("arXiv:1411.4028", $"best ratio of {p} layer{(p == 1 ? "" : "s")} of QAOA, ring of {Sites}", ((2.0 * p) + 1) / ((2.0 * p) + 2), Ratio(p)));

    private static double Ratio(int layers)
    {
        var b = new CircuitBuilder(Sites);
        var start = new List<double>();
        for (int l = 0; l < layers; l++)
        {
            double ramp = (l + 0.5) / layers;
            Parameter gamma = b.Parameter($"gamma{l}"), beta = b.Parameter($"beta{l}");
            for (int q = 0; q < Sites; q++) b.RZZ(q, (q + 1) % Sites, gamma);
            for (int q = 0; q < Sites; q++) b.RX(q, beta);
            start.AddRange([0.2 + (0.8 * ramp), 1.4 - (1.2 * ramp)]);
        }

        PauliSum bonds = PauliSum.Of(Enumerable.Range(0, Sites).Select(q => (1.0 / Sites, PauliString.On(Sites, (q, Pauli.Z), ((q + 1) % Sites, Pauli.Z)))));
        using IExpectation loss = ExpectationSimulator.For(b.Build(), bonds, InitialState.Plus(Sites));
        var gradient = new double[loss.ParameterCount];
        double best = double.PositiveInfinity;
        IObjectiveFunction objective = ObjectiveFunction.Gradient(x =>
        {
            double value = loss.ValueAndGradient(x.ToArray(), gradient);
            best = Math.Min(best, value);
            return (value, Vector<double>.Build.DenseOfArray(gradient));
        });
        try
        {
            new LimitedMemoryBfgsMinimizer(1e-10, 1e-14, 1e-16, memory: 10, maximumIterations: 300).FindMinimum(objective, Vector<double>.Build.DenseOfArray([.. start]));
        }
        catch (OptimizationException e)
        {
            Console.WriteLine($"ring of disagrees, {layers} layers: {e.Message}"); // a line search at the limit of the arithmetic; what was met so far stands
        }

        return (1 - best) / 2; // the cut is Σ (1 - ZZ)/2
    }
}
