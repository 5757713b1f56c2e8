#!/usr/bin/env dotnet
#:project ../../src/QmlTrainability/QmlTrainability.csproj
#:property PublishAot=false
#:property ImplicitUsings=disable
// A gate of your own, and a rule of your own for every number of qubits: what does it generate, and how does that grow?
// --figures FOLDER draws the law.
using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using QmlTrainability.Circuits;
using QmlTrainability.LieAlgebras;
using QmlTrainability.Paulis;
using QmlTrainability.Reporting;
using QmlTrainability.Trainability;

IReadOnlyList<string> arguments = [.. args];
string folder = arguments.SkipWhile(a => a != "--figures").Skip(1).FirstOrDefault("");

// A gate is a sequence of Pauli rotations: here the fSim gate, an exchange and a controlled phase with a parameter each.
static void FSim(CircuitBuilder b, int first, int second, Angle theta, Angle phi) => b.RXX(first, second, theta).RYY(first, second, theta).CP(first, second, -phi);

Circuit Bricks(int qubits, int layers)
{
    var b = new CircuitBuilder(qubits);
    for (int layer = 0; layer < layers; layer++)
    {
        for (int q = layer % 2; q + 1 < qubits; q += 2) FSim(b, q, q + 1, b.Parameter($"theta{layer}_{q}"), b.Parameter($"phi{layer}_{q}"));
    }

    return b.Build();
}

Verdict bricks = Verdict.Of(Bricks(4, layers: 4));
Console.WriteLine($"bricks of fSim on four qubits: {bricks.Decision}, dim g = {bricks.Dimension}");

// The family: without the phases only the exchange is left, and a phase on each qubit.
GrowthLaw free = GrowthLaw.Of(new Exchange(phases: false)), interacting = GrowthLaw.Of(new Exchange(phases: true));
Console.WriteLine($"exchange: {free}");
Console.WriteLine($"exchange and phases: {interacting}");

if (folder.Length > 0)
{
    ChartSeries Growth(string name, GrowthLaw law) => new(name, law.Samples.Where(s => s.Qubits <= 12).Select(s => ChartPoint.FromInteger(s.Qubits, s.Dimension)));
    ChartSeries[] series = [Growth("exchange", free), Growth("exchange and controlled phases", interacting)];
    var chart = new LineChart("Exchange with and without controlled phases", "qubits n", "dimension of the algebra", series, yScale: AxisScale.Logarithmic);
    File.WriteAllText(Path.Combine(folder, "your-own-family.svg"), chart.ToSvg());
}

// XX + YY on every bond of a chain and Z on every qubit; with phases, ZZ on every bond as well.
sealed class Exchange(bool phases) : IGeneratorFamily
{
    public string Name => phases ? "exchange and phases" : "exchange";

    public IReadOnlyList<PauliSum> GeneratorsAt(int qubits) =>
    [
        .. Enumerable.Range(0, qubits).Select(q => (PauliSum)PauliString.On(qubits, (q, Pauli.Z))),
        .. Enumerable.Range(0, qubits - 1).Select(q => PauliSum.Parse($"X{q} X{q + 1} + Y{q} Y{q + 1}", qubits)),
        .. Enumerable.Range(0, phases ? qubits - 1 : 0).Select(q => (PauliSum)PauliString.On(qubits, (q, Pauli.Z), (q + 1, Pauli.Z))),
    ];
}
