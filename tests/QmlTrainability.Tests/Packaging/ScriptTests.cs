using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.Scripting;
using QmlTrainability.Tests.Documentation;

namespace QmlTrainability.Tests.Packaging;

/// <summary>The samples for dotnet-script, and the same as single files, run on the freshly packed library and print what is expected.</summary>
[Collection(PackedLibraryTests.Name)]
[Trait("Category", "Long")]
public sealed class ScriptTests(PackedLibrary packed)
{
    private static readonly string Folder = Path.Combine(Repository.Root, "samples", "scripts");

    public static TheoryData<string, string[], string[]> Samples => new()
    {
        {
            "downhill", [],
            [
                "Accept: so(16), 60 parameters",
                "step 0: energy -7.9656, length of the gradient 1.0550",
                "step 25: energy -9.4471, length of the gradient 0.3179",
                "step 50: energy -9.5106, length of the gradient 0.0896",
                "step 75: energy -9.5308, length of the gradient 0.0909",
                "step 100: energy -9.5516, length of the gradient 0.0904",
                "the ground state: -9.8380",
            ]
        },
        {
            "first-verdict", [],
            [
                "Ising ring: Accept, 2·so(24)",
                "with a second field: Reject. The dimension of the algebra grows exponentially (proved), so gradients vanish exponentially when layers are added.",
                "two qubits from OpenQASM: Accept, su(2), variance 0.5 at this depth",
            ]
        },
        { "thousand-qubits", [], ["1000 qubits, 1999 generators: so(2000), dimension 1999000", "variance of the loss in the deep limit: 1/1999"] },
        { "thousand-qubits", ["300"], ["300 qubits, 599 generators: so(600), dimension 179700", "variance of the loss in the deep limit: 1/599"] },
    };

    [Fact]
    public void Every_sample_is_run() => Directory.EnumerateFiles(Folder, "*.cs*").Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)
        .Should().Equal(Samples.Select(r => (string)r[0]).Distinct().Order(StringComparer.Ordinal).SelectMany(n => new[] { $"{n}.cs", $"{n}.csx" }));

    [Theory]
    [MemberData(nameof(Samples))]
    public async Task A_script_runs_on_the_package(string name, string[] arguments, string[] expected)
    {
        string path = Path.Combine(Folder, $"{name}.csx");
        ScriptOptions options = ScriptOptions.Default.WithFilePath(path)
            .WithReferences(typeof(Console).Assembly, typeof(Enumerable).Assembly, typeof(System.Numerics.BigInteger).Assembly)
            .WithMetadataResolver(new PackageReferenceResolver(packed.DeclaredVersion, packed.Library));
        using var host = new ScriptHost(arguments);
        var context = new ScriptContext(packed.Library);
        await context.Run(CSharpScript.Create(await File.ReadAllTextAsync(path), options, typeof(ScriptHost)), host);
        host.Console.ToString().TrimEnd().Split('\n').Should().Equal(expected);
        context.Assemblies.Select(a => a.Location).Should().Contain(packed.Library);
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void A_single_file_runs_on_the_package(string name, string[] arguments, string[] expected)
    {
        string folder = packed.NewConsumer(), path = Path.Combine(folder, $"{name}.cs");
        string text = File.ReadAllText(Path.Combine(Folder, $"{name}.cs"));
        const string project = "#:project ../../src/QmlTrainability/QmlTrainability.csproj";
        text.Should().Contain(project);
        File.WriteAllText(path, text.Replace(project, $"#:package QmlTrainability@{packed.Version}", StringComparison.Ordinal));
        DotnetCommand.Run(folder, packed.Cache, ["run", "--artifacts-path", Path.Combine(folder, "artifacts"), path, "--", .. arguments])
            .TrimEnd().Split('\n').Should().Equal(expected);
    }
}

/// <summary>What can be said of the samples without running them.</summary>
public sealed class ScriptTextTests
{
    [Fact]
    public void A_script_and_its_single_file_are_one_program()
    {
        string folder = Path.Combine(Repository.Root, "samples", "scripts");
        foreach (string script in Directory.EnumerateFiles(folder, "*.csx"))
        {
            Program(Path.ChangeExtension(script, ".cs")).Should().Equal(Program(script).Select(l => l.Replace("[.. Args]", "[.. args]", StringComparison.Ordinal)));
        }

        static IEnumerable<string> Program(string path) => File.ReadLines(path).Where(l => !l.StartsWith('#'));
    }
}
