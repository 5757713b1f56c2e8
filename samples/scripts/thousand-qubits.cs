#!/usr/bin/env dotnet
#:project ../../src/QmlTrainability/QmlTrainability.csproj
#:property PublishAot=false
#:property ImplicitUsings=disable
// The algebra of an Ising chain on 1000 qubits (or as many as the first argument says), and the variance of a loss over its deep circuits.
using System;
using System.Collections.Generic;
using System.Globalization;
using QmlTrainability.Circuits;
using QmlTrainability.LieAlgebras;
using QmlTrainability.Paulis;
using QmlTrainability.Trainability;

IReadOnlyList<string> arguments = [.. args];
int n = arguments.Count > 0 ? int.Parse(arguments[0], CultureInfo.InvariantCulture) : 1000;

var generators = new List<PauliString>();
for (int q = 0; q < n; q++) generators.Add(PauliString.On(n, (q, Pauli.X)));
for (int q = 0; q < n - 1; q++) generators.Add(PauliString.On(n, (q, Pauli.Z), (q + 1, Pauli.Z)));
DynamicalLieAlgebra algebra = DynamicalLieAlgebra.GeneratedBy(generators);
Console.WriteLine($"{n} qubits, {generators.Count} generators: {algebra}, dimension {algebra.Dimension}");

// The field on the first qubit, from the state in which it is largest.
LossVariance variance = LossVariance.Of(algebra, PauliString.On(n, (0, Pauli.X)), InitialState.Plus(n));
Console.WriteLine($"variance of the loss in the deep limit: {variance.Exact}");
