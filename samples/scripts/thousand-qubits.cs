#!/usr/bin/env dotnet
#:project ../../src/QmlTrainability/QmlTrainability.csproj
#:property PublishAot=false
#:property ImplicitUsings=disable
// The algebra of an Ising chain on 1000 qubits (or as many as the first argument says), and the variance of a loss over its deep circuits.
// --figures FOLDER draws the variance at all sizes.
using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using QmlTrainability.Circuits;
using QmlTrainability.LieAlgebras;
using QmlTrainability.Paulis;
using QmlTrainability.Reporting;
using QmlTrainability.Trainability;

IReadOnlyList<string> arguments = [.. args];
string folder = arguments.SkipWhile(a => a != "--figures").Skip(1).FirstOrDefault("");
int n = arguments.TakeWhile(a => a != "--figures").Select(a => int.Parse(a, CultureInfo.InvariantCulture)).FirstOrDefault(1000);

IReadOnlyList<PauliString> Generators(int qubits)
{
    var generators = new List<PauliString>();
    for (int q = 0; q < qubits; q++) generators.Add(PauliString.On(qubits, (q, Pauli.X)));
    for (int q = 0; q < qubits - 1; q++) generators.Add(PauliString.On(qubits, (q, Pauli.Z), (q + 1, Pauli.Z)));
    return generators;
}

DynamicalLieAlgebra algebra = DynamicalLieAlgebra.GeneratedBy(Generators(n));
Console.WriteLine($"{n} qubits, {Generators(n).Count} generators: {algebra}, dimension {algebra.Dimension}");

// The field on the first qubit, from the state in which it is largest.
LossVariance variance = LossVariance.Of(algebra, PauliString.On(n, (0, Pauli.X)), InitialState.Plus(n));
Console.WriteLine($"variance of the loss in the deep limit: {variance.Exact}");

// Z in the middle lies outside of the algebra: its variance falls exponentially, although the algebra is small.
LossVariance outside = LossVariance.Of(algebra, PauliString.On(n, (n / 2, Pauli.Z)), InitialState.Zeros(n));
Console.WriteLine(FormattableString.Invariant($"of Z in the middle: 2^{outside.Log2:F1}"));

if (folder.Length > 0)
{
    IEnumerable<ChartPoint> Variances(Func<int, PauliString> observable, Func<int, InitialState> state) => new[] { 10, 20, 50, 100, 200, 500, 1000 }.Select(size =>
        ChartPoint.FromLog2(size, LossVariance.Of(DynamicalLieAlgebra.GeneratedBy(Generators(size)), observable(size), state(size)).Log2));
    ChartSeries[] series =
    [
        new("X on the first qubit: 1/(2n - 1)", Variances(size => PauliString.On(size, (0, Pauli.X)), InitialState.Plus)),
        new("Z in the middle, outside of the algebra", Variances(size => PauliString.On(size, (size / 2, Pauli.Z)), InitialState.Zeros)),
    ];
    var chart = new LineChart("Variance of the loss on an Ising chain, exactly", "qubits n", "deep-limit variance", series, AxisScale.Linear, AxisScale.Logarithmic);
    File.WriteAllText(Path.Combine(folder, "thousand-qubits.svg"), chart.ToSvg());
}
