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
        { "thousand-qubits", [], ["1000 qubits, 1999 generators: so(2000), dimension 1999000", "variance of the loss in the deep limit: 1/1999", "of Z in the middle: 2^-1000.5"] },
        { "thousand-qubits", ["300"], ["300 qubits, 599 generators: so(600), dimension 179700", "variance of the loss in the deep limit: 1/599", "of Z in the middle: 2^-300.5"] },
        {
            "judge-your-circuit", [],
            [
                "4 qubits, 16 parameters, 19 gates",
                "Reject: The algebra contains su(16), which is not of the free-fermion type and acts on 4 of 4 virtual qubits (one size: type, not law): gradients vanish exponentially in that number.",
                "generates su(16), of dimension 255",
                "deep limit:  mean 0, variance 1/17 = 2^-4.09",
                "depth built: mean 0, variance 0.28125 over angles uniform on a full period",
                "a typical partial derivative takes 288 shots to be seen; 11 of 16 parameters are dead: ry_2, ry_3, rz_6, rz_7, ry_12, ry_13, …",
            ]
        },
        {
            // The file of the main sample has inputs: its parameters keep their names.
            "judge-your-circuit", [Path.Combine(Repository.Root, "samples", "circuits", "efficient_su2.qasm")],
            [
                "8 qubits, 64 parameters, 85 gates",
                "Reject: The algebra contains su(256), which is not of the free-fermion type and acts on 8 of 8 virtual qubits (one size: type, not law): gradients vanish exponentially in that number.",
                "generates su(256), of dimension 65535",
                "deep limit:  mean 0, variance 1/257 = 2^-8.01",
                "depth built: mean 0, variance 0.115444 over angles uniform on a full period",
                "a typical partial derivative takes 345 shots to be seen, the smallest 1,498; 45 of 64 parameters are dead: _θ_4_, _θ_5_, _θ_6_, _θ_7_, _θ_12_, _θ_13_, …",
            ]
        },
        {
            "repair", [],
            [
                "as it is: Reject, dim g(n) = 4ⁿ - 1: every unitary can be reached, proved",
                "drop Z on each: Accept, dim g(n) = 2n² - n, proved",
                "drop ZZ on chain: Accept, dim g(n) = 3n, proved",
                "cut ZZ on the chain between blocks of 4 qubits: Accept, dim g(n) = (255n)/4 for n ≡ 0 mod 4; (255n - 243)/4 for n ≡ 1 mod 4; (255n - 450)/4 for n ≡ 2 mod 4; (255n - 513)/4 for n ≡ 3 mod 4 for n ≥ 3, fitted",
                "one parameter per step and layer: Reject, dim g(n) grows like 3.924ⁿ (2^11 at n = 6), fitted",
                "keep 13 of 17 generators: su(64) becomes so(14)",
            ]
        },
        {
            "prediction-and-measurement", [],
            [
                "Ising chain, n = 2: predicted 0.375000, agrees: True",
                "Ising chain, n = 4: predicted 0.232910, agrees: True",
                "Ising chain, n = 6: predicted 0.185950, agrees: True",
                "Ising chain, n = 8: predicted 0.158758, agrees: True",
                "hardware-efficient, n = 2: predicted 0.281250, agrees: True",
                "hardware-efficient, n = 4: predicted 0.115444, agrees: True",
                "hardware-efficient, n = 6: predicted 0.051471, agrees: True",
                "hardware-efficient, n = 8: predicted 0.022830, agrees: True",
            ]
        },
        {
            "classifier", [],
            [
                "Accept: so(8), deep-limit variance 3/28",
                "cross-entropy 0.558 -> 0.203 in 60 epochs, plateau: False",
                "test accuracy 0.950",
                "logistic regression 0.925",
            ]
        },
        {
            "eigensolver", [],
            [
                "H2 at 0.735 Å, STO-3G: 4 qubits, 3 parameters, 12 gates",
                "Accept: dim g = 8",
                "Hartree and Fock -1.116999 hartree",
                "coupled cluster  -1.137306 hartree",
                "within 1e-6 of exact diagonalization: True",
            ]
        },
        {
            "your-own-family", [],
            [
                "bricks of fSim on four qubits: Undecided, dim g = 57",
                "exchange: dim g(n) = n² for n ≥ 3, bounded",
                "exchange and phases: dim g(n) grows like 3.717ⁿ (2^11.7 at n = 7), fitted",
            ]
        },
    };

    [Fact]
    public void Every_sample_is_run() => Directory.EnumerateFiles(Folder, "*.cs*").Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)
        .Should().Equal(Samples.Select(r => (string)r[0]).Distinct().Order(StringComparer.Ordinal).SelectMany(n => new[] { $"{n}.cs", $"{n}.csx" }));

    [Theory]
    [MemberData(nameof(Samples))]
    public async Task A_script_runs_on_the_package(string name, string[] arguments, string[] expected)
    {
        string figures = Directory.CreateTempSubdirectory("qml-figures-").FullName;
        string path = Path.Combine(Folder, $"{name}.csx");
        ScriptOptions options = ScriptOptions.Default.WithFilePath(path)
            .WithReferences(typeof(Console).Assembly, typeof(Enumerable).Assembly, typeof(System.Numerics.BigInteger).Assembly)
            .WithMetadataResolver(new PackageReferenceResolver(packed.DeclaredVersion, packed.Library));
        using var host = new ScriptHost([.. arguments, "--figures", figures]);
        var context = new ScriptContext(packed.Library);
        await context.Run(CSharpScript.Create(await File.ReadAllTextAsync(path), options, typeof(ScriptHost)), host);
        host.Console.ToString().TrimEnd().Split('\n').Should().Equal(expected);
        context.Assemblies.Select(a => a.Location).Should().Contain(packed.Library);
        // The figure of the documentation is the one that the script makes as it stands.
        string figure = await File.ReadAllTextAsync(Path.Combine(figures, $"{name}.svg"));
        if (arguments.Length == 0)
            (figure == await File.ReadAllTextAsync(Path.Combine(Repository.Root, "docs", "figures", "scripts", $"{name}.svg"))).Should().BeTrue("docs/figures/scripts/{0}.svg should be current", name);
        Directory.Delete(figures, recursive: true);
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
