using System.Reflection;
using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.Scripting;
using QmlTrainability.Paulis;

namespace QmlTrainability.Tests.Documentation;

/// <summary>Runs examples as a script host would and compares what they print with what they say.</summary>
internal static class ExampleRunner
{
    public static readonly Assembly Library = typeof(PauliString).Assembly;

    private static readonly ScriptOptions Options = ScriptOptions.Default
        .WithReferences(typeof(object).Assembly, typeof(Enumerable).Assembly, typeof(System.Numerics.BigInteger).Assembly, Library)
        .WithImports((string[])["System", "System.Collections.Generic", "System.Diagnostics", "System.IO", "System.Linq", "System.Numerics", "System.Threading", .. Library.GetExportedTypes().Select(t => t.Namespace!).Distinct()])
        .WithOptimizationLevel(Microsoft.CodeAnalysis.OptimizationLevel.Release);

    /// <summary>Why the example does not hold; null where it does.</summary>
    public static async Task<string?> FaultOf(ExampleSource example)
    {
        (IReadOnlyList<string> expected, string? fault) = ExampleExpectation.Of(example.Code);
        if (fault is not null) return fault;
        using var console = new ExampleConsole();
        try
        {
            await CSharpScript.RunAsync(example.Code, Options, console, typeof(ExampleConsole));
        }
        catch (CompilationErrorException e)
        {
            return $"It does not compile as a script: {string.Join(" ", e.Diagnostics)}";
        }
        catch (Exception e)
        {
            return $"It throws {e.GetType().Name}: {e.Message}";
        }

        string[] printed = [.. console.Console.ToString().Replace("\r", "", StringComparison.Ordinal).TrimEnd('\n').Split('\n').Select(l => l.Trim())];
        if (printed is [""] && expected.Count == 0) return null;
        for (int i = 0; i < Math.Max(printed.Length, expected.Count); i++)
        {
            string actual = i < printed.Length ? $"'{printed[i]}'" : "nothing", said = i < expected.Count ? $"'{expected[i]}'" : "nothing";
            if (actual != said) return $"Line {i + 1} of its output is {actual}, but it says {said}.";
        }

        return null;
    }
}
