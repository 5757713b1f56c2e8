#!/usr/bin/env dotnet-script
#r "nuget: QmlTrainability, 0.1.0"
// A design that is refused, and what to change in it: every suggestion comes with a verdict of its own.
// --figures FOLDER draws how the suggestions grow.
using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using QmlTrainability.Ansatze;
using QmlTrainability.Ansatze.Repair;
using QmlTrainability.Circuits;
using QmlTrainability.Paulis;
using QmlTrainability.Reporting;
using QmlTrainability.Trainability;

IReadOnlyList<string> arguments = [.. Args];
string folder = arguments.SkipWhile(a => a != "--figures").Skip(1).FirstOrDefault("");

// Y, Z and ZZ on a chain generate every unitary.
AnsatzBuilder design = new AnsatzBuilder().RotateEach(Pauli.Y).RotateNeighbors("ZZ", Topology.Chain).RotateEach(Pauli.Z).Repeat(2);
PauliSum correlation = PauliSum.Parse("Z0 Z1", qubits: 12);
Verdict before = design.Assess(12, correlation, InitialState.Zeros(12));
Console.WriteLine($"as it is: {before.Decision}, {before.Growth}");

// What the observable is made of is dropped last; the largest algebra that is left comes first.
IReadOnlyList<RepairSuggestion> suggestions = DesignRepair.Of(design, 12, correlation, InitialState.Zeros(12));
foreach (RepairSuggestion s in suggestions) Console.WriteLine(s);

// A pool of single strings can be repaired too: what is kept is of free fermions, and nothing that was dropped could be put back.
PauliString[] pool = [.. "YZ".SelectMany(letter => Enumerable.Range(0, 6).Select(q => PauliString.Parse($"{letter}{q}", qubits: 6))),
    .. Enumerable.Range(0, 5).Select(q => PauliString.Parse($"Z{q} Z{q + 1}", qubits: 6))];
Console.WriteLine(PoolRepair.Of(pool, PauliSum.Parse("Z0 Z1", qubits: 6)));

if (folder.Length > 0)
{
    ChartSeries Growth(string name, GrowthLaw law) => new(name, law.Samples.Where(s => s.Qubits <= 20).Select(s => ChartPoint.FromInteger(s.Qubits, s.Dimension)));
    ChartSeries[] series = [Growth("as it is", before.Growth), .. suggestions.Where(s => s.Verdict.Decision == Decision.Accept).Select(s => Growth(s.Change, s.Verdict.Growth))];
    var chart = new LineChart("What repairs leave", "qubits n", "dimension of the algebra", series, yScale: AxisScale.Logarithmic);
    File.WriteAllText(Path.Combine(folder, "repair.svg"), chart.ToSvg());
}
