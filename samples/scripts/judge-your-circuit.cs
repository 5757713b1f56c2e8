#!/usr/bin/env dotnet
#:project ../../src/QmlTrainability/QmlTrainability.csproj
#:property PublishAot=false
#:property ImplicitUsings=disable
// Judges a circuit as Qiskit, PennyLane or Cirq write it to OpenQASM: give its file, or see what becomes of an EfficientSU2 of four qubits.
// --figures FOLDER draws the size of every slope at the depth built.
using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using QmlTrainability.Circuits;
using QmlTrainability.Paulis;
using QmlTrainability.Reporting;
using QmlTrainability.Trainability;

IReadOnlyList<string> arguments = [.. args];
string folder = arguments.SkipWhile(a => a != "--figures").Skip(1).FirstOrDefault("");
string file = arguments.TakeWhile(a => a != "--figures").FirstOrDefault("");

// qiskit.qasm2.dumps of a circuit whose parameters were bound: the angles are numbers.
string text = file.Length > 0 ? File.ReadAllText(file) : """
    OPENQASM 2.0;
    include "qelib1.inc";
    qreg q[4];
    ry(0.1) q[0];
    ry(0.2) q[1];
    ry(0.3) q[2];
    ry(0.4) q[3];
    rz(0.5) q[0];
    rz(0.6) q[1];
    rz(0.7) q[2];
    rz(0.8) q[3];
    cx q[0],q[1];
    cx q[1],q[2];
    cx q[2],q[3];
    ry(0.9) q[0];
    ry(1.0) q[1];
    ry(1.1) q[2];
    ry(1.2) q[3];
    rz(1.3) q[0];
    rz(1.4) q[1];
    rz(1.5) q[2];
    rz(1.6) q[3];
    """;

// Numbers become parameters, except where a rotation is Clifford. A file with inputs, as qasm3.dumps writes it, has parameters already.
Circuit circuit = Circuit.FromOpenQasm(text, new OpenQasmOptions { NumericAngles = NumericAngles.Trainable });
Console.WriteLine(circuit);

// The loss: Z on the first qubit.
Verdict verdict = Verdict.Of(circuit, PauliString.On(circuit.QubitCount, (0, Pauli.Z)), InitialState.Zeros(circuit.QubitCount));
Console.WriteLine($"{verdict.Decision}: {verdict.Reason}");
Console.WriteLine($"generates {verdict.Algebra}, of dimension {verdict.Dimension}");
Console.WriteLine($"deep limit:  {verdict.Variance}");
Console.WriteLine($"depth built: {verdict.FiniteDepth}");
Console.WriteLine(verdict.Shots);

if (folder.Length > 0 && verdict.FiniteDepth is FiniteDepthVariance moments)
{
    IEnumerable<ChartPoint> slopes = moments.GradientSecondMoments.Select((m, i) => new ChartPoint(i, Math.Sqrt(m)));
    var chart = new LineChart("Slopes at the depth built", "parameter, in order", "root mean square of the slope", [new ChartSeries("∂⟨Z⟩/∂θ", slopes, SeriesStyle.Markers)]);
    File.WriteAllText(Path.Combine(folder, "judge-your-circuit.svg"), chart.ToSvg());
}
