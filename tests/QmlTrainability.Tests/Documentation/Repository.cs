namespace QmlTrainability.Tests.Documentation;

/// <summary>The files of the repository around the tests that run.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    private static readonly string[] Unread = [".git", "bin", "obj", "artifacts", "TestResults"];

    /// <summary>Every Markdown file, by path from the root with forward slashes.</summary>
    public static IReadOnlyList<string> MarkdownFiles() => [.. Below(Root).Select(f => Path.GetRelativePath(Root, f).Replace('\\', '/')).Order(StringComparer.Ordinal)];

    private static IEnumerable<string> Below(string folder) =>
        Directory.EnumerateFiles(folder, "*.md").Concat(Directory.EnumerateDirectories(folder).Where(d => !Unread.Contains(Path.GetFileName(d))).SelectMany(Below));

    private static string Find()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "QmlTrainability.sln"))) folder = folder.Parent;
        return folder?.FullName ?? throw new DirectoryNotFoundException($"There is no QmlTrainability.sln above {AppContext.BaseDirectory}.");
    }
}
