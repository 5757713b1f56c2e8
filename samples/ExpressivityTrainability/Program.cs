// The experiment: an unstructured against a symmetry-preserving design at equal parameter count and equal depth; what was claimed, and what is found.
using ExpressivityTrainability;
using QmlTrainability.Circuits;

try
{
    Arguments arguments = Arguments.Parse(args);
    if (arguments.Accuracies)
    {
        Accuracies.Print(arguments.Seeds);
        return 0;
    }

    Directory.CreateDirectory(arguments.Report);
    string suffix = arguments.Quick ? "quick" : "full";
    var variances = new RunStore<VarianceRow>(Path.Combine(arguments.Report, $"variances-{suffix}.jsonl"));
    var trained = new RunStore<TrainingRow>(Path.Combine(arguments.Report, $"trained-{suffix}.jsonl"));

    int measuredUpTo = arguments.Quick ? 8 : 12, samples = arguments.Quick ? 500 : 2_000;
    List<VarianceRow> rows = [];
    foreach (int n in (int[])[2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 16, 24, 50, 100, 200])
    {
        foreach (Design design in Design.Both) rows.Add(variances.Of($"{design.Name}, {n}", () => VarianceRow.Of(design, n, n <= measuredUpTo ? samples : 0)));
        Console.WriteLine($"variances at n = {n}: {string.Join("; ", rows.TakeLast(2).Select(r => FormattableString.Invariant($"{r.Algebra}, {r.Exact ?? r.Measured:G3}")))}");
    }

    // From 50 qubits on only what has a small algebra can be run: inside it.
    (int Qubits, int Layers)[] sizes = arguments.Quick ? [(4, 4)] : [(2, 2), (4, 4), (4, 16), (6, 6), (8, 8), (10, 10), (12, 12), (50, 2), (200, 2), (200, 20)];
    List<TrainingRow> runs = [];
    foreach (Contest contest in Contest.All(rows: arguments.Quick ? 100 : 150))
    {
        foreach ((int qubits, int layers) in sizes)
        {
            foreach (Design design in contest.DesignsAt(qubits))
            {
                for (int seed = 1; seed <= arguments.Seeds; seed++)
                {
                    string key = FormattableString.Invariant($"{contest.Name}, {design.Name}, {qubits}, {layers}, {seed}"), checkpoint = Path.Combine(arguments.Report, "run.checkpoint");
                    int epochs = arguments.Quick || qubits > measuredUpTo ? 40 : 100;
                    runs.Add(trained.Of(key, () => contest.Train(design, qubits, layers, epochs, seed, checkpoint)));
                }

                IEnumerable<TrainingRow> last = runs.TakeLast(arguments.Seeds);
                Console.WriteLine($"{contest.Name}, n = {qubits}, {layers} layers, {design.Name}: training {Spread.Of(last.Select(r => r.TrainingAccuracy))}, test {Spread.Of(last.Select(r => r.TestAccuracy))}");
            }
        }
    }

    List<(int, int, int, int)> ranks = [];
    foreach (int layers in (int[])[1, 2, 3, 4, 5, 6, 8])
    {
        Circuit a = Design.Symmetric.Layers(layers).ToCircuit(4), b = Design.Unstructured.Layers(layers).ToCircuit(4);
        ranks.Add((layers, a.Parameters.Count, FisherRank.Of(a, Design.State(4), seed: 1), FisherRank.Of(b, Design.State(4), seed: 1)));
    }

    Console.WriteLine($"Report: {Report.Write(arguments.Report, rows, runs, ranks)}");
    return 0;
}
catch (Exception e) when (e is ArgumentException or IOException or UnauthorizedAccessException or QmlTrainability.Learning.CheckpointException)
{
    Console.Error.WriteLine($"{e.Message}\n\n{Arguments.Usage}");
    return 64;
}
