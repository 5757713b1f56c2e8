using System.CommandLine;
using QmlTrainability.Circuits;
using QmlTrainability.Paulis;

namespace QmlTrainability.Tool.Commands;

/// <summary>Options that several commands have, each made anew for its command.</summary>
internal static class Shared
{
    public static Option<bool> Json() => new("--json") { Description = "Print one JSON object; qmlt schema describes it." };

    public static Option<string?> Report() => new("--report") { Description = "Write a page with the figures as charts.", HelpName = "out.html" };

    public static Option<string> State() => new("--state") { Description = "The state before the circuit: zeros, plus, or basis: and a bit for each qubit, qubit 0 first.", DefaultValueFactory = _ => "zeros" };

    public static Option<string> Policy() => new("--policy")
    {
        Description = "The rule: default, strict, judge-only, by-variance:MINIMUM or at-this-depth:MINIMUM, with a minimum such as 2^-20 or 1e-6.",
        DefaultValueFactory = _ => "default",
    };

    public static Option<bool> Trainable() => new("--trainable") { Description = "Make every rotation of the file that is not Clifford a parameter." };

    public static Option<int?> Budget(string description) => new Option<int?>("--budget") { Description = description }.AtLeast(1);

    public static Option<T> AtLeast<T>(this Option<T> option, int least)
    {
        option.Validators.Add(result =>
        {
            // What is no number at all is reported by the parser itself.
            if (result.Tokens.Count == 1 && int.TryParse(result.Tokens[0].Value, out int value) && value < least) result.AddError($"{option.Name} {value}: write a whole number of at least {least}.");
        });
        return option;
    }

    public static PauliSum Observable(string text, int qubits)
    {
        try
        {
            return PauliSum.Parse(text, qubits);
        }
        catch (Exception e) when (e is FormatException or ArgumentException)
        {
            throw new UsageException($"--observable {text}: {FaultText.Plain(e)}");
        }
    }

    public static string Subject(string path, Circuit circuit) => $"{(path is TextFile.StandardInput ? "the circuit" : Path.GetFileName(path))}: {circuit}";
}
