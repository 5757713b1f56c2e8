using System.Globalization;
using System.IO.Compression;
using System.Xml.Linq;
using QmlTrainability.Tests.Documentation;

namespace QmlTrainability.Tests.Packaging;

/// <summary>The library packed as it stands, into a feed that lives as long as the tests that use it.</summary>
/// <remarks>Version, build output and package cache are its own: neither an older package nor a build that runs beside it can be mistaken for it.</remarks>
public sealed class PackedLibrary : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("qml-package-").FullName;

    /// <summary>Packs the library and the tool.</summary>
    public PackedLibrary()
    {
        Feed = Directory.CreateDirectory(Path.Combine(_folder, "feed")).FullName;
        Cache = Path.Combine(_folder, "cache");
        DeclaredVersion = XDocument.Load(Path.Combine(Repository.Root, "Directory.Build.props")).Descendants("Version").Single().Value;
        Version = string.Create(CultureInfo.InvariantCulture, $"{DeclaredVersion}-test.{Random.Shared.Next()}");
        // Into temporary folders all along: the repository's own bin and obj may be in use.
        Log = DotnetCommand.Run(Repository.Root, null, "pack", "src/QmlTrainability", "-c", "Release", "-o", Feed, "--artifacts-path", Path.Combine(_folder, "artifacts"), $"-p:Version={Version}", "-p:RunAnalyzers=false");
        ToolLog = DotnetCommand.Run(Repository.Root, null, "pack", "src/QmlTrainability.Tool", "-c", "Release", "-o", Feed, "--artifacts-path", Path.Combine(_folder, "artifacts"), $"-p:Version={Version}", "-p:RunAnalyzers=false");
        using (var package = ZipFile.OpenRead(Path.Combine(Feed, $"QmlTrainability.{Version}.nupkg")))
        {
            Library = Path.Combine(_folder, "QmlTrainability.dll");
            package.GetEntry("lib/net10.0/QmlTrainability.dll")!.ExtractToFile(Library);
        }
    }

    /// <summary>The version that the repository declares, which samples ask for.</summary>
    public string DeclaredVersion { get; }

    /// <summary>The version of this very package.</summary>
    public string Version { get; }

    /// <summary>The folder with the package.</summary>
    public string Feed { get; }

    /// <summary>The folder into which consumers unpack it.</summary>
    public string Cache { get; }

    /// <summary>What packing printed.</summary>
    public string Log { get; }

    /// <summary>What packing the tool printed.</summary>
    public string ToolLog { get; }

    /// <summary>The path of the library taken out of the package.</summary>
    public string Library { get; }

    /// <summary>A new folder of a consumer that knows no feed but this one and nuget.org, and takes the library from this one only.</summary>
    public string NewConsumer()
    {
        string folder = Directory.CreateDirectory(Path.Combine(_folder, Path.GetRandomFileName())).FullName;
        File.WriteAllText(Path.Combine(folder, "nuget.config"), $"""
            <configuration>
              <packageSources>
                <clear />
                <add key="packed" value="{Feed}" />
                <add key="nuget.org" value="https://api.nuget.org/v3/index.json" protocolVersion="3" />
              </packageSources>
              <packageSourceMapping>
                <packageSource key="packed"><package pattern="QmlTrainability" /><package pattern="QmlTrainability.Tool" /></packageSource>
                <packageSource key="nuget.org"><package pattern="*" /></packageSource>
              </packageSourceMapping>
            </configuration>
            """);
        return folder;
    }

    /// <summary>Deletes feed, cache and consumers.</summary>
    public void Dispose() => Directory.Delete(_folder, recursive: true);
}

/// <summary>The tests that share one package. They run one after another: each starts builds of its own.</summary>
[CollectionDefinition(Name)]
public sealed class PackedLibraryTests : ICollectionFixture<PackedLibrary>
{
    public const string Name = "packed library";
}
