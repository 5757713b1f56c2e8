using System.CommandLine;
using System.Text.Json.Nodes;
using QmlTrainability.Ansatze;
using QmlTrainability.Ansatze.Catalog;
using QmlTrainability.LieAlgebras;
using QmlTrainability.Reporting;
using QmlTrainability.Trainability;

namespace QmlTrainability.Tool.Commands;

/// <summary>qmlt growth: how the algebra of a design grows with the number of qubits.</summary>
internal static class GrowthCommand
{
    private const string Name = "growth";

    public static Command Create(Screen screen, CancellationToken cancellationToken)
    {
        var design = new Argument<string?>("design") { Description = "A name that --list shows, or steps such as X,ZZ or Y,Z,cx.", Arity = ArgumentArity.ZeroOrOne };
        var list = new Option<bool>("--list") { Description = "List the designs of the catalog." };
        var topology = new Option<string>("--topology") { Description = "The bonds of the steps: chain, ring or all.", DefaultValueFactory = _ => "chain" };
        var tied = new Option<bool>("--tied") { Description = "One parameter for each step, not for each of its terms." };
        var sizes = new Option<int[]>("--qubits") { Description = "Further sizes at which the dimension is computed, such as 100 1000.", AllowMultipleArgumentsPerToken = true };
        sizes.Validators.Add(result =>
        {
            if (result.Tokens.FirstOrDefault(t => int.TryParse(t.Value, out int n) && n < 1) is { } token) result.AddError($"--qubits {token.Value}: write a whole number of at least 1.");
        });
        Option<int?> budget = Shared.Budget("The largest dimension to which sums are closed; default 1,200.");
        Option<bool> json = Shared.Json();
        Option<string?> report = Shared.Report();
        var command = new Command(Name, "Find the law by which the algebra of a design grows. Ends with 0 if it is polynomial, 1 if exponential, 2 if unknown.")
        {
            design, list, topology, tied, sizes, budget, json, report,
        };
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(list))
            {
                foreach (CatalogFamily family in FamilyCatalog.All) screen.Out.WriteLine(family);
                return ExitCode.Accept;
            }

            string text = parsed.GetValue(design) ?? throw new UsageException("Which design? Give a name that --list shows, or steps such as X,ZZ or Y,Z,cx.");
            ParameterSharing sharing = parsed.GetValue(tied) ? ParameterSharing.PerLayer : ParameterSharing.PerTerm;
            IGeneratorFamily rule = DesignText.Read(text, DesignText.Topology(parsed.GetRequiredValue(topology)), sharing);
            ClosureOptions? options = parsed.GetValue(budget) is int dimension ? new ClosureOptions { MaxDimension = dimension } : null;
            GrowthLaw law = screen.Wait("growing", () => GrowthLaw.Of(rule, options, cancellationToken));
            int[] further = [.. (parsed.GetValue(sizes) ?? []).Distinct().Order()];
            List<(int Qubits, DynamicalLieAlgebra Algebra)> larger = further.Length == 0 ? [] : screen.Wait(
                "computing further sizes", () => further.Select(n => (n, DynamicalLieAlgebra.GeneratedBy(rule.GeneratorsAt(n), options, null, cancellationToken))).ToList());
            if (parsed.GetValue(json)) PrintJson(screen, rule.Name, law, larger);
            else Print(screen, rule.Name, law, larger);
            if (parsed.GetValue(report) is string page) ReportFile.Write(page, new ReportPage(rule.Name).With(law, rule.Name));
            return law.Kind switch
            {
                GrowthKind.Constant or GrowthKind.Polynomial => ExitCode.Accept,
                GrowthKind.Exponential => ExitCode.Reject,
                _ => ExitCode.Undecided,
            };
        });
        return command;
    }

    private static void Print(Screen screen, string name, GrowthLaw law, List<(int Qubits, DynamicalLieAlgebra Algebra)> larger)
    {
        screen.Out.WriteLine($"{name}: {law}");
        foreach (GrowthSample sample in law.Samples) screen.Out.WriteLine($"  {sample}");
        foreach ((int qubits, DynamicalLieAlgebra algebra) in larger) screen.Out.WriteLine($"  n = {qubits}: {algebra}, dimension {algebra.Dimension}");
        screen.Out.WriteLine("  evidence");
        foreach (Evidence evidence in law.Evidence) screen.Out.WriteLine($"    - {evidence}");
    }

    private static void PrintJson(Screen screen, string name, GrowthLaw law, List<(int Qubits, DynamicalLieAlgebra Algebra)> larger)
    {
        JsonObject root = JsonNode.Parse(GrowthReport.ToJson(law, name))!.AsObject();
        JsonNode? Part(string member)
        {
            JsonNode? part = root[member];
            root.Remove(member);
            return part;
        }

        JsonOutput.Print(screen, Name, ("subject", Part("subject")), ("growth", Part("growth")), ("further", new JsonArray([.. larger.Select(l => new JsonObject
        {
            ["qubits"] = l.Qubits,
            ["dimension"] = l.Algebra.Dimension.ToString(),
            ["algebra"] = l.Algebra.ToString(),
        })])), ("evidence", Part("evidence")));
    }
}
