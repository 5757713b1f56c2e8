#!/usr/bin/env dotnet-script
#r "nuget: QmlTrainability, 0.1.0"
// Puts a design and a circuit on trial, before anything is trained. --figures FOLDER draws how both designs grow.
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

// A design is a rule for every number of qubits, so its growth can be judged. Fields and couplings of an Ising ring: free fermions.
AnsatzBuilder ising = new AnsatzBuilder().RotateEach(Pauli.X).RotateNeighbors("ZZ", Topology.Ring).Repeat(4);
Ansatz ansatz = ising.Build(qubits: 12);
Console.WriteLine($"Ising ring: {ansatz.Verdict.Decision}, {ansatz.Algebra}");

// One more field, and the design generates every unitary: it is refused, and the verdict says why.
AnsatzBuilder everything = ising.RotateEach(Pauli.Z).Repeat(4);
if (!everything.TryBuild(12, out _, out Verdict why)) Console.WriteLine($"with a second field: {why.Decision}. {why.Reason}");

// A circuit has one size. Its entangler is fixed, so only the generators that it turns them into count.
Circuit circuit = Circuit.FromOpenQasm("""
    OPENQASM 3.0;
    include "stdgates.inc";
    input float[64] a;
    input float[64] b;
    qubit[2] q;
    rx(a) q[0];
    cx q[0], q[1];
    rz(b) q[1];
    """);
Verdict verdict = Verdict.Of(circuit, PauliSum.Parse("IZ"), InitialState.Zeros(2));
Console.WriteLine($"two qubits from OpenQASM: {verdict.Decision}, {verdict.Algebra}, variance {verdict.FiniteDepth!.Value} at this depth");

// The growth of both designs, as the verdicts found it: a law is more than the sizes that were computed.
if (folder.Length > 0)
{
    ChartSeries Growth(string name, GrowthLaw law) => new($"{name}: {law}", law.Samples.Where(s => s.Qubits <= 24).Select(s => ChartPoint.FromInteger(s.Qubits, s.Dimension)));
    ChartSeries[] series = [Growth("X and ZZ", ansatz.Verdict.Growth), Growth("X, Z and ZZ", why.Growth)];
    var chart = new LineChart("What one more field does", "qubits n", "dimension of the algebra", series, yScale: AxisScale.Logarithmic);
    File.WriteAllText(Path.Combine(folder, "first-verdict.svg"), chart.ToSvg());
}
