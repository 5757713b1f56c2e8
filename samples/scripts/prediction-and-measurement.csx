#!/usr/bin/env dotnet-script
#r "nuget: QmlTrainability, 0.1.0"
// What a verdict predicts, and what state vectors at random angles show: the variance of a loss at the depth built, for two designs of growing size.
// --figures FOLDER draws both.
using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using QmlTrainability.Ansatze;
using QmlTrainability.Circuits;
using QmlTrainability.Paulis;
using QmlTrainability.Reporting;
using QmlTrainability.Trainability;

IReadOnlyList<string> arguments = [.. Args];
string folder = arguments.SkipWhile(a => a != "--figures").Skip(1).FirstOrDefault("");

// As many layers as qubits. Free fermions against a hardware-efficient design, each with a field that its rotations move.
(string Name, Func<int, AnsatzBuilder> Design, Pauli Letter, Func<int, InitialState> State)[] designs =
[
    ("Ising chain", n => AnsatzCatalog.Ising(Topology.Chain, layers: n), Pauli.X, InitialState.Plus),
    ("hardware-efficient", n => AnsatzCatalog.HardwareEfficient(Topology.Chain, layers: n), Pauli.Z, InitialState.Zeros),
];
int[] sizes = [2, 4, 6, 8];
var series = new List<ChartSeries>();
foreach ((string name, Func<int, AnsatzBuilder> design, Pauli letter, Func<int, InitialState> state) in designs)
{
    var predictions = new List<ChartPoint>();
    var measurements = new List<ChartPoint>();
    foreach (int n in sizes)
    {
        Circuit circuit = design(n).ToCircuit(n);
        PauliString field = PauliString.On(n, (0, letter));

        // Predicted: exactly, without a state vector. Measured: 1,000 random angles, seeded, with a standard error.
        FiniteDepthVariance predicted = FiniteDepthVariance.Of(circuit, field, state(n), AngleDistribution.Uniform);
        SampledMoments measured = MomentSampler.Sample(circuit, field, state(n), AngleDistribution.Uniform, samples: 1000, seed: 1);
        Console.WriteLine(FormattableString.Invariant($"{name}, n = {n}: predicted {predicted.Value:F6}, agrees: {measured.Variance.Agrees(predicted.Value)}"));
        predictions.Add(new ChartPoint(n, predicted.Value));
        measurements.Add(new ChartPoint(n, measured.Variance.Value));
    }

    series.Add(new ChartSeries($"{name}, predicted", predictions, SeriesStyle.Line));
    series.Add(new ChartSeries($"{name}, measured", measurements, SeriesStyle.Markers));
}

if (folder.Length > 0)
{
    var chart = new LineChart("Predicted and measured", "qubits n, and layers", "variance of the loss", series, yScale: AxisScale.Logarithmic);
    File.WriteAllText(Path.Combine(folder, "prediction-and-measurement.svg"), chart.ToSvg());
}
