using System.CommandLine;
using System.Text.Json.Nodes;
using QmlTrainability.Circuits;
using QmlTrainability.Paulis;
using QmlTrainability.Reporting;
using QmlTrainability.Trainability;

namespace QmlTrainability.Tool.Commands;

/// <summary>qmlt assess: a verdict on a circuit in a file, one for each observable.</summary>
internal static class AssessCommand
{
    private const string Name = "assess";

    // What a report may spend on the variance against depth.
    private const int MostRotations = 1_000, MostPairs = 1 << 12;

    private static readonly int[] Repetitions = [1, 2, 4, 8];

    private static readonly PopulationOptions Samples = new() { Populations = 8, PopulationSize = 256 };

    public static Command Create(Screen screen, CancellationToken cancellationToken)
    {
        var file = new Argument<string>("circuit.qasm") { Description = "An OpenQASM 2 or 3 file, or - for the standard input." };
        var observables = new Option<string[]>("--observable") { Description = "The loss, such as \"Z0*Z1\" or \"0.5*XII - ZZI\"; more of them are judged one by one.", HelpName = "sum" };
        Option<string> state = Shared.State();
        Option<string> policy = Shared.Policy();
        Option<bool> trainable = Shared.Trainable(), json = Shared.Json();
        Option<int?> budget = Shared.Budget("How many gates the file may stand for; default 5,000,000.");
        Option<string?> report = Shared.Report();
        var command = new Command(Name, "Judge a circuit. Ends with 0 if it is accepted, 1 if rejected, 2 if undecided.") { file, observables, state, policy, trainable, json, report, budget };
        command.SetAction(parsed =>
        {
            string path = parsed.GetRequiredValue(file);
            TrainabilityPolicy rule = PolicyText.Read(parsed.GetRequiredValue(policy));
            Circuit circuit = CircuitFile.Read(path, parsed.GetValue(trainable), parsed.GetValue(budget), screen, cancellationToken);
            InitialState start = StateText.Read(parsed.GetRequiredValue(state), circuit.QubitCount);
            PauliSum?[] losses = [.. (parsed.GetValue(observables) ?? []).Select(o => Shared.Observable(o, circuit.QubitCount))];
            if (losses.Length == 0) losses = [null];
            List<Verdict> verdicts = screen.Wait("judging", () => losses.Select(o => Verdict.Of(circuit, o, o is null ? null : start, rule, cancellationToken)).ToList());
            string subject = Shared.Subject(path, circuit);
            if (parsed.GetValue(json)) JsonOutput.Print(screen, Name, ("subject", subject), ("verdicts", new JsonArray([.. verdicts.Select(v => JsonNode.Parse(VerdictReport.ToJson(v)))])));
            else screen.Out.WriteLine($"{subject}\n\n{string.Join("\n\n", verdicts)}");
            if (parsed.GetValue(report) is string page) ReportFile.Write(page, screen.Wait("writing", () => verdicts.Aggregate(new ReportPage(subject), (p, v) => WithDepth(p.With(v), circuit, v, cancellationToken))));
            return ExitCode.Of(verdicts.Select(v => v.Decision));
        });
        return command;
    }

    /// <summary>The variance when the rotations of the circuit are repeated, with fresh parameters each time, as far as that takes seconds.</summary>
    private static ReportPage WithDepth(ReportPage page, Circuit circuit, Verdict verdict, CancellationToken cancellationToken)
    {
        int[] layers = [.. Repetitions.Where(l => (long)l * circuit.RotationForm.Rotations.Count <= MostRotations)];
        if (verdict.FiniteDepth is null || layers.Length < 2) return page;
        try
        {
            return page.With(DepthCurve.OfRepetitions(circuit, layers, verdict.Observable!, verdict.State!, maxPairs: MostPairs, options: Samples, cancellationToken: cancellationToken), verdict.Variance);
        }
        catch (Exception e) when (e is HypothesisNotMetException or BudgetExceededException)
        {
            return page; // the verdict's own evidence says how far the variance is known
        }
    }
}
