using System.Buffers.Binary;
using System.Diagnostics;
using System.IO.Compression;
using System.Reflection.Metadata;
using System.Xml.Linq;
using QmlTrainability.Tests.Documentation;

namespace QmlTrainability.Tests.Packaging;

/// <summary>The package holds what a consumer needs, and a project in an empty folder runs on it alone.</summary>
[Collection(PackedLibraryTests.Name)]
[Trait("Category", "Long")]
public sealed class PackageTests(PackedLibrary packed)
{
    /// <summary>The kind of debug information that holds a source file (Portable PDB format).</summary>
    private static readonly Guid EmbeddedSource = new("0E8A571B-6926-466E-B4AD-8AB04611F5FE");

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
    public void Packing_raises_no_warning() => (packed.Log + packed.ToolLog).Should().NotContainAny("warning", "missing a readme");

    [Fact]
    public void The_package_holds_library_documentation_readme_and_license()
    {
        using ZipArchive package = ZipFile.OpenRead(Path.Combine(packed.Feed, $"QmlTrainability.{packed.Version}.nupkg"));
        package.Entries.Select(e => e.FullName).Where(n => !n.StartsWith("_rels/", StringComparison.Ordinal) && !n.StartsWith("package/", StringComparison.Ordinal))
            .Should().BeEquivalentTo("QmlTrainability.nuspec", "README.md", "icon.png", "buildTransitive/QmlTrainability.targets", "lib/net10.0/QmlTrainability.dll", "lib/net10.0/QmlTrainability.xml", "[Content_Types].xml");
        using Stream stream = package.GetEntry("QmlTrainability.nuspec")!.Open();
        XElement metadata = XDocument.Load(stream).Root!.Elements().Single();
        string Value(string name) => metadata.Elements().Single(e => e.Name.LocalName == name).Value;
        Value("license").Should().Be("MIT");
        Value("readme").Should().Be("README.md");
        Value("icon").Should().Be("icon.png");
        Value("description").Should().Contain("variational quantum circuit");
        Value("tags").Split(' ').Should().Contain("barren-plateaus");
        metadata.Descendants().Where(e => e.Name.LocalName == "dependency").Select(e => (string?)e.Attribute("id")).Should().Equal("MathNet.Numerics", "System.Numerics.Tensors");
    }

    [Fact]
    public void The_symbols_are_packed_beside_it()
    {
        using ZipArchive symbols = ZipFile.OpenRead(Path.Combine(packed.Feed, $"QmlTrainability.{packed.Version}.snupkg"));
        symbols.Entries.Select(e => e.FullName).Should().Contain("lib/net10.0/QmlTrainability.pdb");
        using var pdb = new MemoryStream();
        using (Stream stream = symbols.GetEntry("lib/net10.0/QmlTrainability.pdb")!.Open()) stream.CopyTo(pdb);
        pdb.Position = 0;
        using MetadataReaderProvider provider = MetadataReaderProvider.FromPortablePdbStream(pdb);
        MetadataReader reader = provider.GetMetadataReader();
        // A debugger finds the sources without a server, and by source link where the package is built from a repository that has one.
        int embedded = reader.CustomDebugInformation.Select(reader.GetCustomDebugInformation).Count(c => reader.GetGuid(c.Kind) == EmbeddedSource);
        embedded.Should().BeGreaterThan(200);
    }

    [Fact]
    public void An_icon_is_a_square_png_of_128_pixels()
    {
        byte[] icon = File.ReadAllBytes(Path.Combine(Repository.Root, "src", "icon.png"));
        icon.AsSpan(0, 8).ToArray().Should().Equal(0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A);
        (BinaryPrimitives.ReadInt32BigEndian(icon.AsSpan(16)), BinaryPrimitives.ReadInt32BigEndian(icon.AsSpan(20))).Should().Be((128, 128));
    }

    [Fact]
    public void The_usings_are_there_unless_a_project_opts_out()
    {
        string folder = packed.NewConsumer();
        File.WriteAllText(Path.Combine(folder, "Consumer.csproj"), Project("", packed.Version));
        File.WriteAllText(Path.Combine(folder, "Program.cs"), "Console.WriteLine(AnsatzCatalog.Ising(Topology.Chain, layers: 2).Assess(qubits: 6).Algebra);\n");
        DotnetCommand.Run(folder, packed.Cache, "run", "-c", "Release").TrimEnd().Should().Be("so(12)");
        File.WriteAllText(Path.Combine(folder, "Consumer.csproj"), Project("<QmlTrainabilityUsings>false</QmlTrainabilityUsings>", packed.Version));
        FluentActions.Invoking(() => DotnetCommand.Run(folder, packed.Cache, "build", "-c", "Release")).Should().Throw<InvalidOperationException>().WithMessage("*CS0103*AnsatzCatalog*");
    }

    [Fact]
    public void The_tool_installs_from_the_feed_and_runs()
    {
        string folder = packed.NewConsumer(), tools = Path.Combine(folder, "tools");
        DotnetCommand.Run(folder, packed.Cache, "tool", "install", "QmlTrainability.Tool", "--version", packed.Version, "--tool-path", tools);
        string report = Path.Combine(folder, "report.html");
        string circuit = Path.Combine(Repository.Root, "samples", "circuits", "efficient_su2.qasm");
        var start = new ProcessStartInfo(Path.Combine(tools, OperatingSystem.IsWindows() ? "qmlt.exe" : "qmlt"), ["assess", circuit, "--observable", "Z0", "--report", report])
        {
            RedirectStandardOutput = true,
        };
        using Process process = Process.Start(start)!;
        process.StandardOutput.ReadToEnd().Should().Contain("Rejected").And.Contain("su(256)");
        process.WaitForExit();
        process.ExitCode.Should().Be(1);
        File.ReadAllText(report).Should().Contain("<script>").And.Contain("Variance against depth");
        using ZipArchive package = ZipFile.OpenRead(Path.Combine(packed.Feed, $"QmlTrainability.Tool.{packed.Version}.nupkg"));
        package.Entries.Select(e => e.FullName).Should().Contain(["README.md", "icon.png", "THIRD-PARTY-NOTICES.txt"]);
    }

    [Fact]
    public void A_console_project_in_an_empty_folder_runs_on_the_package_alone()
    {
        string folder = packed.NewConsumer();
        File.WriteAllText(Path.Combine(folder, "Consumer.csproj"), Project("", packed.Version));
        File.WriteAllText(Path.Combine(folder, "Program.cs"), Consumer);
        // By hand: the second rotation turns Z into cos 2θ Z - sin 2θ X; before it ⟨Z⟩ = cos θ and ⟨X⟩ = 0.
        double value = Math.Cos(0.4) * Math.Cos(0.8), slope = (-Math.Sin(0.4) * Math.Cos(0.8)) - (2 * Math.Cos(0.4) * Math.Sin(0.8));
        DotnetCommand.Run(folder, packed.Cache, "run", "-c", "Release").TrimEnd().Split('\n')
            .Should().Equal("Accept: 2·so(24)", "Reject", FormattableString.Invariant($"{value:F9} {slope:F9}"), packed.Version);
    }

    /// <summary>The program of docs/how-to/publish.md, trimmed and with its own runtime, prints what it prints there, and publishing it warns of nothing.</summary>
    [Fact]
    public void A_trimmed_program_does_the_same()
    {
        const string page = "docs/how-to/publish.md";
        string code = ExampleSource.OfMarkdown(page, File.ReadAllText(Path.Combine(Repository.Root, page))).Should().ContainSingle().Which.Code;
        string folder = packed.NewConsumer(), published = Path.Combine(folder, "published");
        File.WriteAllText(Path.Combine(folder, "Consumer.csproj"), Project("", packed.Version));
        File.WriteAllText(Path.Combine(folder, "Program.cs"), code);
        DotnetCommand.Run(folder, packed.Cache, "publish", "-c", "Release", "--use-current-runtime", "--self-contained", "-p:PublishTrimmed=true", "-p:TrimmerSingleWarn=false", "-o", published)
            .Should().NotContain("warning");
        // Without the parts that nobody calls.
        new FileInfo(Path.Combine(published, "QmlTrainability.dll")).Length.Should().BeLessThan(new FileInfo(packed.Library).Length);
        var start = new ProcessStartInfo(Path.Combine(published, OperatingSystem.IsWindows() ? "Consumer.exe" : "Consumer")) { RedirectStandardOutput = true };
        using Process process = Process.Start(start)!;
        process.StandardOutput.ReadToEnd().ReplaceLineEndings("\n").TrimEnd().Split('\n').Should().Equal(ExampleExpectation.Of(code).Lines);
        process.WaitForExit();
        process.ExitCode.Should().Be(0);
    }

    private static string Project(string properties, string version) => $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <OutputType>Exe</OutputType>
            <TargetFramework>net10.0</TargetFramework>
            <Nullable>enable</Nullable>
            <ImplicitUsings>enable</ImplicitUsings>
            <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
            {properties}
          </PropertyGroup>
          <ItemGroup>
            <PackageReference Include="QmlTrainability" Version="{version}" />
          </ItemGroup>
        </Project>
        """;
}
