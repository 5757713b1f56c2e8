using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using QmlTrainability.Circuits;
using QmlTrainability.Learning;
using QmlTrainability.Paulis;
using QmlTrainability.Reporting;
using QmlTrainability.Trainability;

namespace QmlTrainability.Tool.Commands;

/// <summary>qmlt train: minimizes an observable over the parameters of a circuit that its verdict does not refuse.</summary>
internal static class TrainCommand
{
    private const string Name = "train";

    public static Command Create(Screen screen, CancellationToken cancellationToken)
    {
        var file = new Argument<string>("circuit.qasm") { Description = "An OpenQASM 2 or 3 file, or - for the standard input." };
        var observable = new Option<string>("--observable") { Description = "What is minimized, such as \"-1*ZZI - 1*IZZ - 0.5*XII\".", HelpName = "sum", Required = true };
        Option<string> state = Shared.State();
        Option<string> policy = Shared.Policy();
        Option<bool> trainable = Shared.Trainable(), json = Shared.Json();
        var seed = new Option<ulong>("--seed") { Description = "The seed of the random start.", DefaultValueFactory = _ => 1 };
        Option<int> steps = new Option<int>("--steps") { Description = "Steps of the optimizer.", DefaultValueFactory = _ => 200 }.AtLeast(1);
        var optimizer = new Option<string>("--optimizer") { Description = "adam or l-bfgs.", DefaultValueFactory = _ => "adam" };
        var rate = new Option<double>("--learning-rate") { Description = "The learning rate of adam.", DefaultValueFactory = _ => 0.05 };
        var start = new Option<string>("--start") { Description = "random, or file: the numbers of a file read with --trainable.", DefaultValueFactory = _ => "random" };
        var checkpoint = new Option<string?>("--checkpoint") { Description = "A file that the run is saved to after every tenth step and resumed from." };
        Option<int?> budget = Shared.Budget("How many gates the file may stand for; default 5,000,000.");
        Option<string?> report = Shared.Report();
        var command = new Command(Name, "Minimize an observable over the parameters of a circuit. A circuit that is rejected is not trained.")
        {
            file, observable, state, policy, trainable, seed, steps, optimizer, rate, start, checkpoint, json, report, budget,
        };
        command.SetAction(parsed =>
        {
            string path = parsed.GetRequiredValue(file);
            TrainabilityPolicy rule = PolicyText.Read(parsed.GetRequiredValue(policy));
            Circuit circuit = CircuitFile.Read(path, parsed.GetValue(trainable), parsed.GetValue(budget), screen, cancellationToken);
            PauliSum loss = Shared.Observable(parsed.GetRequiredValue(observable), circuit.QubitCount);
            InitialState before = StateText.Read(parsed.GetRequiredValue(state), circuit.QubitCount);
            var options = new TrainingOptions
            {
                Epochs = parsed.GetValue(steps),
                Seed = parsed.GetValue(seed),
                Optimizer = Optimizer(parsed.GetRequiredValue(optimizer), parsed.GetValue(rate)),
                StartAngles = parsed.GetRequiredValue(start) switch
                {
                    "random" => AngleDistribution.Uniform,
                    "file" => null,
                    string other => throw new UsageException($"--start {other}: write random or file."),
                },
                Checkpoint = parsed.GetValue(checkpoint) is string saved ? new Checkpoint(saved, interval: 10) : null,
                PlateauAlarm = new PlateauAlarm(),
            };
            Verdict verdict = screen.Wait("judging", () => Verdict.Of(circuit, loss, before, rule, cancellationToken));
            Eigensolver solver = Eigensolver.Of(circuit, verdict, new CheapestSimulator());
            TrainingRun<Eigensolver> run = screen.Count("training", options.Epochs, tell => Trainer.Fit(
                solver, options, new Direct<TrainingEpoch>(e => tell(e.Epoch, string.Create(CultureInfo.InvariantCulture, $"loss {e.Loss:G6}"))), cancellationToken));
            double energy = run.Model.Energy(cancellationToken);
            string subject = Shared.Subject(path, circuit);
            if (parsed.GetValue(json)) PrintJson(screen, subject, verdict, run, energy);
            else Print(screen, subject, verdict, run, energy);
            if (parsed.GetValue(report) is string page) ReportFile.Write(page, new ReportPage(subject).With(run.History, run.Ending).With(verdict));
            return ExitCode.Accept;
        });
        return command;
    }

    private static Optimizer Optimizer(string text, double rate) => text switch
    {
        "adam" => new Adam { LearningRate = rate },
        "l-bfgs" => new LimitedMemoryBfgs(),
        _ => throw new UsageException($"--optimizer {text}: write adam or l-bfgs."),
    };

    private static void Print(Screen screen, string subject, Verdict verdict, TrainingRun<Eigensolver> run, double energy)
    {
        screen.Out.WriteLine(subject);
        screen.Out.WriteLine($"  verdict    {verdict.Decision}. {verdict.Reason}");
        screen.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  lowest     {energy:G12}"));
        screen.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  run        {run.History.Count} epochs from {run.History[0].Loss:G6}, {run.Ending}"));
        if (run.Plateau is not null) screen.Out.WriteLine($"  plateau    {run.Plateau}");
        for (int i = 0; i < run.Model.Angles.Count; i++) screen.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {run.Model.Circuit.Parameters[i].Name} = {run.Model.Angles[i]:R}"));
    }

    private static void PrintJson(Screen screen, string subject, Verdict verdict, TrainingRun<Eigensolver> run, double energy)
    {
        var angles = new JsonObject();
        for (int i = 0; i < run.Model.Angles.Count; i++) angles[run.Model.Circuit.Parameters[i].Name] = run.Model.Angles[i];
        JsonOutput.Print(
            screen, Name, ("subject", subject), ("decision", verdict.Decision.ToString()), ("lowest", energy), ("angles", angles),
            ("run", JsonNode.Parse(TrainingReport.ToJson(run.History, run.Ending))), ("plateau", run.Plateau?.ToString()));
    }
}
