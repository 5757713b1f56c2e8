#!/usr/bin/env dotnet
#:project ../../src/QmlTrainability/QmlTrainability.csproj
#:property PublishAot=false
#:property ImplicitUsings=disable
// A classifier that is judged before it is trained, beside logistic regression. --figures FOLDER draws the loss.
using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using QmlTrainability.Ansatze;
using QmlTrainability.Learning;
using QmlTrainability.Paulis;
using QmlTrainability.Reporting;

IReadOnlyList<string> arguments = [.. args];
string folder = arguments.SkipWhile(a => a != "--figures").Skip(1).FirstOrDefault("");

// Two moons, scaled to angles by the ranges of the training part.
(Dataset raw, Dataset rawTest) = SyntheticData.TwoMoons(160, noise: 0.15, seed: 1).Split(0.25, seed: 1);
Scaler scaler = Scaler.Fit(raw);
Dataset training = scaler.Transform(raw), test = scaler.Transform(rawTest);

// Features turn qubits before the circuit: they belong to the state and add nothing to the algebra. A design on a plateau would throw here.
var map = new AngleFeatureMap(qubits: 4, features: 2, Pauli.Y, Pauli.X);
BinaryClassifier model = BinaryClassifier.Of(AnsatzCatalog.Ising(Topology.Chain, layers: 4), map, PauliSum.Parse("XIII"));
Console.WriteLine($"{model.Verdict.Decision}: {model.Verdict.Algebra}, deep-limit variance {model.Verdict.Variance!.Exact}");

var options = new TrainingOptions { Epochs = 60, Seed = 1, Optimizer = new Adam { LearningRate = 0.05 }, PlateauAlarm = new PlateauAlarm() };
TrainingRun<BinaryClassifier> run = Trainer.Fit(model, training, options);
Console.WriteLine(FormattableString.Invariant($"cross-entropy {run.History[0].Loss:F3} -> {run.History[^1].Loss:F3} in {run.History.Count} epochs, plateau: {run.Plateau is not null}"));
Console.WriteLine(FormattableString.Invariant($"test accuracy {run.Model.Accuracy(test):F3}"));

// A linear model on the same features: a claim needs something to stand beside.
Console.WriteLine(FormattableString.Invariant($"logistic regression {LogisticRegression.Fit(training).Accuracy(test):F3}"));

if (folder.Length > 0)
{
    var loss = new ChartSeries("training", run.History.Select(e => new ChartPoint(e.Epoch, e.Loss)), SeriesStyle.Line);
    File.WriteAllText(Path.Combine(folder, "classifier.svg"), new LineChart("Two moons on four qubits", "epoch", "cross-entropy, nats", [loss]).ToSvg());
}
