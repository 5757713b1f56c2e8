namespace QmlTrainability.Tests.Documentation;

/// <summary>The files of the repository around the tests that run.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    /// <summary>README.md, the readme of the package and everything under docs, by path from the root.</summary>
    public static IEnumerable<string> MarkdownFiles()
    {
        if (File.Exists(Path.Combine(Root, "README.md"))) yield return "README.md";
        yield return Path.Combine("src", "QmlTrainability", "PACKAGE.md");
        string docs = Path.Combine(Root, "docs");
        if (!Directory.Exists(docs)) yield break;
        foreach (string file in Directory.EnumerateFiles(docs, "*.md", SearchOption.AllDirectories).Order(StringComparer.Ordinal)) yield return Path.GetRelativePath(Root, file);
    }

    private static string Find()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "QmlTrainability.sln"))) folder = folder.Parent;
        return folder?.FullName ?? throw new DirectoryNotFoundException($"There is no QmlTrainability.sln above {AppContext.BaseDirectory}.");
    }
}
