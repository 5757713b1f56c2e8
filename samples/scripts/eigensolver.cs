#!/usr/bin/env dotnet
#:project ../../src/QmlTrainability/QmlTrainability.csproj
#:property PublishAot=false
#:property ImplicitUsings=disable
// The ground state of a molecule: the circuit is judged with the Hamiltonian, then trained to 1e-6 hartree. --figures FOLDER draws the energy.
using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using QmlTrainability.Circuits;
using QmlTrainability.Learning;
using QmlTrainability.Reporting;
using QmlTrainability.Simulation;
using QmlTrainability.Trainability;

IReadOnlyList<string> arguments = [.. args];
string folder = arguments.SkipWhile(a => a != "--figures").Skip(1).FirstOrDefault("");

// H2 at 0.735 Å, published coefficients; unitary coupled cluster from the state of Hartree and Fock.
Molecule molecule = Molecule.Hydrogen;
Circuit circuit = molecule.CoupledCluster();
Verdict verdict = Verdict.Of(circuit, molecule.Hamiltonian, molecule.Reference);
Console.WriteLine($"{molecule}: {circuit}");
Console.WriteLine($"{verdict.Decision}: dim g = {verdict.Dimension}");

// Before any correlation: the energy of Hartree and Fock, which all angles zero give.
double start = new StateVectorSimulator().Expectation(circuit, molecule.Hamiltonian, new double[circuit.Parameters.Count], molecule.Reference);
var options = new TrainingOptions { Optimizer = new LimitedMemoryBfgs(), StartAngles = null };
TrainingRun<Eigensolver> run = Trainer.Fit(Eigensolver.Of(circuit, verdict), options);
double energy = run.Model.Energy() + molecule.NuclearRepulsion;
Console.WriteLine(FormattableString.Invariant($"Hartree and Fock {start + molecule.NuclearRepulsion:F6} hartree"));
Console.WriteLine(FormattableString.Invariant($"coupled cluster  {energy:F6} hartree"));

// Exact diagonalization of the same coefficients.
const double exact = -1.137306;
Console.WriteLine($"within 1e-6 of exact diagonalization: {Math.Abs(energy - exact) < 1e-6}");

if (folder.Length > 0)
{
    IEnumerable<ChartPoint> distances = run.History.Select(e => new ChartPoint(e.Epoch, e.Loss + molecule.NuclearRepulsion));
    ChartSeries[] series = [new("coupled cluster", distances), new("exact", [new ChartPoint(1, exact), new ChartPoint(run.History.Count, exact)], SeriesStyle.Dashed)];
    File.WriteAllText(Path.Combine(folder, "eigensolver.svg"), new LineChart("The energy of H2", "step of L-BFGS", "hartree", series).ToSvg());
}
