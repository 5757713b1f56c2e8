using System.IO.Compression;
using System.Xml.Linq;

namespace QmlTrainability.Tests.Packaging;

/// <summary>The package holds what a consumer needs, and a project in an empty folder runs on it alone.</summary>
[Collection(PackedLibraryTests.Name)]
[Trait("Category", "Long")]
public sealed class PackageTests(PackedLibrary packed)
{
    private const string Consumer = """
        using System.Reflection;
        using QmlTrainability.Ansatze;
        using QmlTrainability.Circuits;
        using QmlTrainability.Paulis;
        using QmlTrainability.Simulation;
        using QmlTrainability.Trainability;

        AnsatzBuilder design = new AnsatzBuilder().RotateEach(Pauli.X).RotateNeighbors("ZZ", Topology.Ring).Repeat(4);
        Verdict verdict = design.Assess(qubits: 12);
        Console.WriteLine($"{verdict.Decision}: {verdict.Algebra}");
        Console.WriteLine(design.RotateEach(Pauli.Z).Repeat(4).Assess(qubits: 12).Decision);
        var b = new CircuitBuilder(qubits: 2);
        Parameter theta = b.Parameter("theta");
        Circuit circuit = b.RY(0, theta).CX(0, 1).RY(1, 2 * theta).Build();
        (double value, double[] gradient) = new StateVectorSimulator().ValueAndGradient(circuit, PauliSum.Parse("IZ"), [0.4]);
        Console.WriteLine(FormattableString.Invariant($"{value:F9} {gradient[0]:F9}"));
        Console.WriteLine(typeof(PauliString).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0]);
        """;

    [Fact]
    public void Packing_raises_no_warning() => packed.Log.Should().NotContainAny("warning", "missing a readme");

    [Fact]
    public void The_package_holds_library_documentation_readme_and_license()
    {
        using ZipArchive package = ZipFile.OpenRead(Path.Combine(packed.Feed, $"QmlTrainability.{packed.Version}.nupkg"));
        package.Entries.Select(e => e.FullName).Where(n => !n.StartsWith("_rels/", StringComparison.Ordinal) && !n.StartsWith("package/", StringComparison.Ordinal))
            .Should().BeEquivalentTo("QmlTrainability.nuspec", "README.md", "lib/net10.0/QmlTrainability.dll", "lib/net10.0/QmlTrainability.xml", "[Content_Types].xml");
        using Stream stream = package.GetEntry("QmlTrainability.nuspec")!.Open();
        XElement metadata = XDocument.Load(stream).Root!.Elements().Single();
        string Value(string name) => metadata.Elements().Single(e => e.Name.LocalName == name).Value;
        Value("license").Should().Be("MIT");
        Value("readme").Should().Be("README.md");
        Value("description").Should().Contain("variational quantum circuit");
        Value("tags").Split(' ').Should().Contain("barren-plateaus");
        metadata.Descendants().Where(e => e.Name.LocalName == "dependency").Select(e => (string?)e.Attribute("id")).Should().Equal("MathNet.Numerics", "System.Numerics.Tensors");
    }

    [Fact]
    public void The_symbols_are_packed_beside_it()
    {
        using ZipArchive symbols = ZipFile.OpenRead(Path.Combine(packed.Feed, $"QmlTrainability.{packed.Version}.snupkg"));
        symbols.Entries.Select(e => e.FullName).Should().Contain("lib/net10.0/QmlTrainability.pdb");
    }

    [Fact]
    public void A_console_project_in_an_empty_folder_runs_on_the_package_alone()
    {
        string folder = packed.NewConsumer();
        File.WriteAllText(Path.Combine(folder, "Consumer.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="QmlTrainability" Version="{packed.Version}" />
              </ItemGroup>
            </Project>
            """);
        File.WriteAllText(Path.Combine(folder, "Program.cs"), Consumer);
        // By hand: the second rotation turns Z into cos 2θ Z - sin 2θ X; before it ⟨Z⟩ = cos θ and ⟨X⟩ = 0.
        double value = Math.Cos(0.4) * Math.Cos(0.8), slope = (-Math.Sin(0.4) * Math.Cos(0.8)) - (2 * Math.Cos(0.4) * Math.Sin(0.8));
        DotnetCommand.Run(folder, packed.Cache, "run", "-c", "Release").TrimEnd().Split('\n')
            .Should().Equal("Accept: 2·so(24)", "Reject", FormattableString.Invariant($"{value:F9} {slope:F9}"), packed.Version);
    }
}
