using System.CommandLine;
using System.Text.Json.Nodes;
using QmlTrainability.LieAlgebras;
using QmlTrainability.LieAlgebras.Text;
using QmlTrainability.Paulis;
using QmlTrainability.Reporting;

namespace QmlTrainability.Tool.Commands;

/// <summary>qmlt classify: the algebra that Pauli strings or sums generate, its ideals, and the certificate.</summary>
internal static class ClassifyCommand
{
    private const string Name = "classify";

    public static Command Create(Screen screen, CancellationToken cancellationToken)
    {
        var labels = new Argument<string[]>("generators") { Description = "Labels or sums, such as XII ZZI or \"X0 + X1\"; - reads them from the standard input.", Arity = ArgumentArity.ZeroOrMore };
        var file = new Option<string?>("--file") { Description = "A file with one generator on each line; # begins a comment." };
        Option<int?> qubits = new Option<int?>("--qubits") { Description = "The number of qubits, for labels with qubit numbers." }.AtLeast(1);
        Option<int?> budget = Shared.Budget("The largest dimension to which sums are closed; default 20,000. Single strings need none.");
        Option<bool> json = Shared.Json();
        Option<string?> report = Shared.Report();
        var command = new Command(Name, "Name the Lie algebra that Pauli strings or sums generate.") { labels, file, qubits, budget, json, report };
        command.SetAction(parsed =>
        {
            IReadOnlyList<PauliSum> generators = GeneratorText.Read(parsed.GetValue(labels) ?? [], parsed.GetValue(file), parsed.GetValue(qubits), screen);
            ClosureOptions options = parsed.GetValue(budget) is int dimension ? new ClosureOptions { MaxDimension = dimension } : ClosureOptions.Default;
            DynamicalLieAlgebra algebra = screen.Wait("classifying", () => DynamicalLieAlgebra.GeneratedBy(generators, options, null, cancellationToken));
            IReadOnlyList<SimpleSummand> ideals = screen.Wait("looking for ideals", () => Ideals(algebra, cancellationToken));
            if (parsed.GetValue(json)) PrintJson(screen, algebra, ideals, cancellationToken);
            else Print(screen, algebra, ideals);
            if (parsed.GetValue(report) is string page) ReportFile.Write(page, new ReportPage($"The algebra of {generators.Count} generators on {algebra.QubitCount} qubits").With(algebra));
            return ExitCode.Accept;
        });
        return command;
    }

    private static IReadOnlyList<SimpleSummand> Ideals(DynamicalLieAlgebra algebra, CancellationToken cancellationToken) =>
        algebra.IsPauliAlgebra ? algebra.SimpleSummands : algebra.ComputeStructure(null, cancellationToken).SimpleSummands;

    private static void Print(Screen screen, DynamicalLieAlgebra algebra, IReadOnlyList<SimpleSummand> ideals)
    {
        screen.Out.WriteLine(algebra.IsPauliAlgebra ? algebra.ToString() : Sum(ideals, algebra));
        screen.Out.WriteLine($"  dimension  {algebra.Dimension}");
        screen.Out.WriteLine($"  center     {algebra.CenterDimension}");
        foreach (SimpleSummand ideal in ideals) screen.Out.WriteLine($"  ideal      {ideal.Multiplicity} × {ideal.Name}, type {ideal.CartanType}{ideal.Rank}, dimension {ideal.Dimension}");
        foreach (PauliComponent component in algebra.Components ?? []) screen.Out.WriteLine($"  component  {component}");
        screen.Out.WriteLine($"  known      {algebra.HowKnown}");
    }

    private static string Sum(IReadOnlyList<SimpleSummand> ideals, DynamicalLieAlgebra algebra) =>
        string.Join(" ⊕ ", [.. ideals.Select(i => i.ToString()), .. algebra.CenterDimension.IsZero ? Array.Empty<string>() : [algebra.CenterDimension.IsOne ? "u(1)" : $"u(1)^{algebra.CenterDimension}"]]);

    private static void PrintJson(Screen screen, DynamicalLieAlgebra algebra, IReadOnlyList<SimpleSummand> ideals, CancellationToken cancellationToken) => JsonOutput.Print(
        screen, Name,
        ("algebra", JsonNode.Parse(AlgebraJson.Write(algebra))),
        ("ideals", new JsonArray([.. ideals.Select(i => new JsonObject
        {
            ["name"] = i.Name,
            ["type"] = i.CartanType.ToString(),
            ["rank"] = i.Rank.ToString(),
            ["dimension"] = i.Dimension.ToString(),
            ["multiplicity"] = i.Multiplicity.ToString(),
        })])),
        ("certificate", JsonNode.Parse(algebra.IsPauliAlgebra ? algebra.ComputeCertificate(cancellationToken).ToJson() : algebra.ComputeClosureCertificate().ToJson())));
}
