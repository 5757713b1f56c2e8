#!/usr/bin/env dotnet
#:project ../../src/QmlTrainability/QmlTrainability.csproj
#:property PublishAot=false
#:property ImplicitUsings=disable
// A design that is accepted is then run: the energy of an Ising chain on a state vector, its exact gradient, and a hundred steps down it.
// --figures FOLDER draws the way down.
using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using QmlTrainability.Ansatze;
using QmlTrainability.Circuits;
using QmlTrainability.Paulis;
using QmlTrainability.Reporting;
using QmlTrainability.Simulation;

IReadOnlyList<string> arguments = [.. args];
string folder = arguments.SkipWhile(a => a != "--figures").Skip(1).FirstOrDefault("");

Ansatz ansatz = new AnsatzBuilder().RotateNeighbors("ZZ", Topology.Chain).RotateEach(Pauli.X).Repeat(4).Build(qubits: 8);
PauliSum energy = PauliSum.Of(Enumerable.Range(0, 7).Select(q => (-1.0, PauliString.On(8, (q, Pauli.Z), (q + 1, Pauli.Z))))
    .Concat(Enumerable.Range(0, 8).Select(q => (-1.0, PauliString.On(8, (q, Pauli.X))))));
Console.WriteLine($"{ansatz.Verdict.Decision}: {ansatz.Algebra}, {ansatz.Circuit.Parameters.Count} parameters");

// Plus is the ground state of the fields alone; the couplings take it further down.
var simulator = new StateVectorSimulator();
var energies = new List<ChartPoint>();
double[] angles = Enumerable.Range(0, ansatz.Circuit.Parameters.Count).Select(i => 0.1 * Math.Sin(i + 1)).ToArray();
using (IExpectation loss = simulator.Prepare(ansatz.Circuit, energy, InitialState.Plus(8)))
{
    double[] gradient = new double[angles.Length];
    for (int step = 0; step <= 100; step++)
    {
        double value = loss.ValueAndGradient(angles, gradient);
        energies.Add(new ChartPoint(step, value));
        if (step % 25 == 0) Console.WriteLine(FormattableString.Invariant($"step {step}: energy {value:F4}, length of the gradient {Math.Sqrt(gradient.Sum(g => g * g)):F4}"));
        for (int i = 0; i < angles.Length; i++) angles[i] -= 0.1 * gradient[i];
    }
}

// Free fermions know the answer: 1 - 1/sin(π/(4n+2)) for this chain of n qubits with open ends (P. Pfeuty, Ann. Phys. 57, 79 (1970)).
double ground = 1 - (1 / Math.Sin(Math.PI / 34));
Console.WriteLine(FormattableString.Invariant($"the ground state: {ground:F4}"));

if (folder.Length > 0)
{
    ChartSeries[] series = [new("energy", energies, SeriesStyle.Line), new("ground state", [new ChartPoint(0, ground), new ChartPoint(100, ground)], SeriesStyle.Dashed)];
    File.WriteAllText(Path.Combine(folder, "downhill.svg"), new LineChart("Downhill on an Ising chain of eight qubits", "step", "energy", series).ToSvg());
}
