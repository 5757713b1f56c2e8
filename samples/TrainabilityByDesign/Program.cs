// The main job: reads an ansatz from a file, puts it and a designed alternative on trial, samples what the verdicts predict, trains both, and writes a report.
using QmlTrainability;
using QmlTrainability.Ansatze;
using QmlTrainability.Circuits;
using QmlTrainability.Learning;
using QmlTrainability.Paulis;
using QmlTrainability.Trainability;
using TrainabilityByDesign;

try
{
    Arguments arguments = Arguments.Parse(args);
    string path = arguments.File ?? Path.Combine(AppContext.BaseDirectory, "circuits", "efficient_su2.qasm");
    Circuit circuit = Circuit.FromOpenQasm(File.ReadAllText(path), new OpenQasmOptions { NumericAngles = NumericAngles.Trainable });
    TrainingData data = TrainingData.Read(arguments.Data, arguments.Classes);
    int n = circuit.QubitCount;
    PauliSum observable = PauliSum.Parse(arguments.Observable, n);
    InitialState state = arguments.State switch
    {
        "zeros" => InitialState.Zeros(n),
        "plus" => InitialState.Plus(n),
        string bits => InitialState.Basis(bits),
    };
    Console.WriteLine($"{Path.GetFileName(path)}: {circuit}; observable {observable}; state {state}\n");
    Verdict file = Verdict.Of(circuit, observable, state);
    Console.WriteLine($"{file}\n");

    // The alternative keeps the entangling and the mixing, but its generators are free fermions: so(2n) at every n.
    // Read out in the field, from the state in which that is largest.
    AnsatzBuilder ising = AnsatzCatalog.Ising(Topology.Chain, arguments.Layers);
    Verdict design = ising.Assess(n, Field(n), InitialState.Plus(n));
    Console.WriteLine($"{design}\n");

    bool isSmall = n <= VarianceRow.MostQubits;
    List<VarianceRow> variances = [];
    if (isSmall) variances.Add(VarianceRow.OfFile(file, circuit));
    for (int m = 4; m <= 10; m += 2) variances.Add(VarianceRow.OfDesign(ising, m, Field(m), InitialState.Plus(m)));
    Console.WriteLine(FormattableString.Invariant($"Variance of the loss at the depth built, predicted and sampled over {VarianceRow.Samples:N0} random parameter vectors:"));
    foreach (VarianceRow row in variances) Console.WriteLine($"  {row}");
    Console.WriteLine();

    var contests = new List<Contest>();
    if (isSmall)
    {
        Train();
    }
    else
    {
        Console.WriteLine($"Neither is sampled or trained at n = {n}: with state vectors that takes seconds up to n = {VarianceRow.MostQubits} and then twice as long for every qubit.\n");
    }

    Console.WriteLine($"Report: {Report.Write(arguments.Report, file, design, variances, data, contests)}");
    return 0;

    static PauliSum Field(int qubits) => PauliSum.Of([(1.0, PauliString.On(qubits, (0, Pauli.X)))]);

    // Each circuit is judged again as a model: with its observable, and the state of features at the middle of their scale.
    void Train()
    {
        int features = data.Data.FeatureCount;
        var fileMap = new AngleFeatureMap(n, features);
        Verdict asModel = Verdict.Of(circuit, observable, fileMap.MiddleState, TrainabilityPolicy.JudgeOnly);
        BinaryClassifier fileModel = BinaryClassifier.Of(circuit, asModel, fileMap);
        BinaryClassifier designModel = BinaryClassifier.Of(ising, new AngleFeatureMap(n, features, Pauli.Y, Pauli.X), Field(n));
        Console.WriteLine($"Trained on {data}; a fifth of the rows is kept for testing.");
        Console.WriteLine($"  the file as a model: {asModel.Decision}. {asModel.Reason}");
        Console.WriteLine($"  the design as a model: {designModel.Verdict.Decision}; deep limit {designModel.Verdict.Variance}");
        Console.WriteLine("  test accuracy   file    design  logistic regression");
        for (int seed = 1; seed <= arguments.Seeds; seed++)
        {
            Contest contest = Contest.Hold(fileModel, designModel, data.Data, arguments.Epochs, (ulong)seed);
            contests.Add(contest);
            Line(FormattableString.Invariant($"seed {seed}"), contest.FileAccuracy, contest.DesignAccuracy, contest.BaselineAccuracy);
        }

        if (contests.Count > 1) Line("mean", contests.Average(c => c.FileAccuracy), contests.Average(c => c.DesignAccuracy), contests.Average(c => c.BaselineAccuracy));
        Console.WriteLine();
    }

    static void Line(string name, double file, double design, double baseline) =>
        Console.WriteLine(FormattableString.Invariant($"  {name,-16}{file:F3}   {design:F3}   {baseline:F3}"));
}
catch (Exception e) when (e is ArgumentException or FormatException or IOException or UnauthorizedAccessException or HypothesisNotMetException or BudgetExceededException)
{
    Console.Error.WriteLine($"{e.Message}\n\n{Arguments.Usage}");
    return 64;
}
