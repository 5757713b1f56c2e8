using System.Globalization;
using QmlTrainability.Ansatze;
using QmlTrainability.Learning;
using QmlTrainability.Paulis;

namespace ExpressivityTrainability;

/// <summary>Test accuracies on real data with an accepted design, beside logistic regression on the same features.</summary>
internal static class Accuracies
{
    private const double TestFraction = 0.25;

    public static void Print(int seeds)
    {
        Console.WriteLine("| data | rows | features | design | test accuracy | logistic regression |");
        Console.WriteLine("| --- | --- | --- | --- | --- | --- |");
        Line("Iris, versicolor and virginica", "iris.csv", ["versicolor", "virginica"], 4, 4, seeds);
        Line("Iris, three classes", "iris.csv", ["setosa", "versicolor", "virginica"], 4, 4, seeds);
        Line("breast cancer", "breast_cancer.csv", null, 8, 4, seeds);
        Line("digits 0 and 1", "digits.csv", ["zero", "one"], 8, 4, seeds);
        Line("digits 3 and 8", "digits.csv", ["three", "eight"], 8, 4, seeds);
    }

    private static void Line(string name, string file, string[]? classes, int qubits, int layers, int seeds)
    {
        Dataset all = Dataset.FromCsvFile(Path.Combine(AppContext.BaseDirectory, "data", file));
        if (classes is not null) all = all.SelectClasses(classes);
        List<double> ours = [], baseline = [];
        string decision = "";
        for (ulong seed = 1; seed <= (ulong)seeds; seed++)
        {
            (Dataset training, Dataset test) = all.Split(TestFraction, seed);
            if (training.FeatureCount > qubits)
            {
                PrincipalComponents components = PrincipalComponents.Fit(training, qubits);
                (training, test) = (components.Transform(training), components.Transform(test));
            }

            Scaler scaler = Scaler.Fit(training);
            (training, test) = (scaler.Transform(training), scaler.Transform(test));
            var map = new AngleFeatureMap(qubits, training.FeatureCount, Pauli.Y, Pauli.X);
            AnsatzBuilder design = AnsatzCatalog.Ising(Topology.Chain, layers);
            var options = new TrainingOptions { Epochs = 40, Seed = seed };
            if (all.ClassNames.Count == 2)
            {
                BinaryClassifier model = BinaryClassifier.Of(design, map, Field(qubits, 0, 1));
                decision = $"{model.Verdict.Algebra}, {model.Angles.Count} angles, {model.Verdict.Decision}";
                ours.Add(Trainer.Fit(model, training, options).Model.Accuracy(test));
            }
            else
            {
                Classifier model = Classifier.Of(design, map, [.. Enumerable.Range(0, all.ClassNames.Count).Select(c => Field(qubits, c, all.ClassNames.Count))]);
                decision = $"{model.Verdicts[0].Algebra}, {model.Angles.Count} angles, {string.Join(" ", model.Verdicts.Select(v => v.Decision).Distinct())}";
                ours.Add(Trainer.Fit(model, training, options).Model.Accuracy(test));
            }

            baseline.Add(OneAgainstTheRest(training, test));
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {name} | {all.Count} | {Math.Min(qubits, all.FeatureCount)}{(all.FeatureCount > qubits ? " of " + all.FeatureCount : "")} | {decision} | {Spread.Of(ours)} | {Spread.Of(baseline)} |"));
    }

    /// <summary>X on every qubit that is a number modulo the number of outputs.</summary>
    private static PauliSum Field(int qubits, int output, int outputs) =>
        PauliSum.Of(Enumerable.Range(0, qubits).Where(q => q % outputs == output).Select(q => (1.0, PauliString.On(qubits, (q, Pauli.X)))));

    /// <summary>Logistic regression; for several classes one for each against the others, and the largest decision value.</summary>
    private static double OneAgainstTheRest(Dataset training, Dataset test)
    {
        if (training.ClassNames.Count == 2) return LogisticRegression.Fit(training).Accuracy(test);
        LogisticRegression[] models =
            [.. Enumerable.Range(0, training.ClassNames.Count).Select(c => LogisticRegression.Fit(new Dataset(training.Rows, training.Labels.Select(l => l == c ? 1 : 0), ["other", "this"])))];
        return Metrics.Accuracy(test.Labels, [.. test.Rows.Select(r => Enumerable.Range(0, models.Length).MaxBy(c => models[c].Decision(r)))]);
    }
}
