using System.Text.RegularExpressions;
using QmlTrainability.Benchmarks.Reference;

namespace QmlTrainability.Tests.Documentation;

/// <summary>The pages hold together: no dead link, no unknown language, no figure without its command, and a reference that is current.</summary>
public sealed partial class PageTests
{
    // Only csharp is C#, and it is run.
    private static readonly string[] Languages = ["csharp", "bash", "text", "json", "python"];

    [Fact]
    public void No_link_is_dead() => Repository.MarkdownFiles().SelectMany(f => MarkdownLinks.DeadIn(Repository.Root, f)).Should().BeEmpty();

    [Fact]
    public void A_dead_link_is_found()
    {
        string root = Directory.CreateTempSubdirectory("qml-links-").FullName;
        File.WriteAllText(Path.Combine(root, "b.md"), "# One *two* `three`\n## One\n## One\n");
        File.WriteAllText(Path.Combine(root, "a.md"),
            "[x](b.md) [`y`](b.md#one-two-three) [z](b.md#one-1) [n](b.md#nothing) ![f](figures/f.svg) `[c](code.md)` [o](../out.md) [w](https://example.org) [s](#self)\n```text\n[d](d.md)\n```\n# Self\n");
        MarkdownLinks.DeadIn(root, "a.md").Should().Equal("a.md: there is no heading for b.md#nothing.", "a.md: there is no figures/f.svg.", "a.md: ../out.md leads out of the repository.");
        Directory.Delete(root, recursive: true);
    }

    [Fact]
    public void Every_block_names_its_language() =>
        Repository.MarkdownFiles().SelectMany(f => Fence().Matches(File.ReadAllText(Path.Combine(Repository.Root, f))).Where((_, i) => i % 2 == 0)
            .Where(m => !Languages.Contains(m.Groups[1].Value.Trim())).Select(m => $"{f}: '{m.Value.Trim()}'")).Should().BeEmpty();

    [Fact]
    public void Every_figure_is_shown_on_a_page_and_has_a_command()
    {
        string figures = Path.Combine(Repository.Root, "docs", "figures");
        string commands = File.ReadAllText(Path.Combine(figures, "README.md"));
        string[] shown = [.. Repository.MarkdownFiles().SelectMany(f => MarkdownLinks.Targets(File.ReadAllText(Path.Combine(Repository.Root, f)))
            .Where(t => t.EndsWith(".svg", StringComparison.Ordinal)).Select(t => Path.GetFullPath(Path.Combine(Repository.Root, Path.GetDirectoryName(f)!, t))))];
        foreach (string figure in Directory.EnumerateFiles(figures, "*.svg", SearchOption.AllDirectories))
        {
            string name = Path.GetRelativePath(figures, figure).Replace('\\', '/');
            shown.Should().Contain(figure, "a page should show it");
            commands.Should().Contain(name.StartsWith("catalog/", StringComparison.Ordinal) ? "`catalog/*.svg`" : $"[{name}]({name})", "figures/README.md should say how it is made");
        }
    }

    [Fact]
    public void The_reference_is_current()
    {
        string folder = Path.Combine(Repository.Root, "docs", "reference");
        IReadOnlyDictionary<string, string> pages = ReferencePages.Of(ExampleRunner.Library, Path.ChangeExtension(ExampleRunner.Library.Location, ".xml"));
        const string because = "it is made by: dotnet run -c Release --project benchmarks/QmlTrainability.Benchmarks -- reference docs/reference";
        Directory.EnumerateFiles(folder).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal).Should().Equal(pages.Keys, because);
        foreach ((string file, string text) in pages) (File.ReadAllText(Path.Combine(folder, file)) == text).Should().BeTrue("docs/reference/{0} should be current: {1}", file, because);
    }

    [Fact]
    public void The_reference_describes_every_public_member_that_has_a_comment()
    {
        string[] described = [.. ReferencePages.Of(ExampleRunner.Library, Path.ChangeExtension(ExampleRunner.Library.Location, ".xml")).Values];
        string all = string.Join('\n', described);
        // One of each kind, written down by hand.
        all.Should().ContainAll(
            "## `TrainingRun<TModel>`", "`static PauliString Parse(string text, int? qubits = null)`", "`double this[PauliString string]`", "`implicit operator Angle(double radians)`",
            "`PauliSum operator *(double factor, PauliSum a)`", "`static PauliSum Zero(int qubits)`", "| `Accept` |", "`new CircuitBuilder(int qubits)`", "public static class Trainer");
        all.Should().NotContain("&lt;").And.NotContain("<see");
    }

    [GeneratedRegex("^ *```(.*)$", RegexOptions.Multiline)]
    private static partial Regex Fence();
}
