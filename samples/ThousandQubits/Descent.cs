using System.Diagnostics;
using System.Globalization;
using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.Optimization;
using QmlTrainability.Circuits;
using QmlTrainability.Paulis;
using QmlTrainability.Simulation;

namespace ThousandQubits;

/// <summary>One training run by L-BFGS (MathNet) on the cheapest exact simulator, and how far from the exact reference each evaluation was.</summary>
internal sealed class Descent
{
    private Descent(string name, double[] parameters, IReadOnlyList<double> distances, double goal)
    {
        Name = name;
        Parameters = parameters;
        Distances = distances;
        Goal = goal;
    }

    public string Name { get; }

    /// <summary>The best that were met.</summary>
    public IReadOnlyList<double> Parameters { get; }

    /// <summary>The least distance so far, per site, after each evaluation.</summary>
    public IReadOnlyList<double> Distances { get; }

    public double Goal { get; }

    public bool ReachedItsGoal => Distances[^1] <= Goal;

    /// <summary>This run with the evaluations of an earlier one before its own.</summary>
    public Descent After(Descent earlier) => new(Name, [.. Parameters], [.. earlier.Distances, .. Distances], Goal);

    public static Descent Run(string name, Circuit circuit, PauliSum energy, double[] start, double reference, int sites, int evaluations, double goal)
    {
        const double Floor = 1e-15; // a logarithmic axis has no 0
        var clock = Stopwatch.StartNew();
        using IExpectation loss = ExpectationSimulator.For(circuit, energy, InitialState.Plus(circuit.QubitCount));
        double choosing = clock.Elapsed.TotalSeconds;
        var distances = new List<double>();
        var gradient = new double[loss.ParameterCount];
        double[] best = start;
        IObjectiveFunction objective = ObjectiveFunction.Gradient(x =>
        {
            double[] parameters = x.ToArray();
            double value = loss.ValueAndGradient(parameters, gradient);
            double distance = Math.Max(Floor, Math.Abs(value - reference) / sites);
            if (distances.Count == 0 || distance < distances[^1]) best = parameters;
            distances.Add(distances.Count == 0 ? distance : Math.Min(distances[^1], distance));
            return (value / sites, Vector<double>.Build.DenseOfArray(gradient) / sites);
        });
        try
        {
            new LimitedMemoryBfgsMinimizer(gradientTolerance: 1e-10, parameterTolerance: 1e-14, functionProgressTolerance: 1e-16, memory: 30, maximumIterations: evaluations)
                .FindMinimum(objective, Vector<double>.Build.DenseOfArray(start));
        }
        catch (OptimizationException e)
        {
            Console.WriteLine($"{name}: {e.Message}"); // the iterations are used up, or a line search is at the limit of the arithmetic; what was met so far stands
        }

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{name}: {circuit}; {loss.Method}, chosen in {choosing:F1} s; {distances.Count} gradients in {clock.Elapsed.TotalSeconds:F1} s, {distances[^1]:E1} a site from the reference {reference:F6}."));
        return new Descent(name, best, distances, goal);
    }
}
