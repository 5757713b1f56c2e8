namespace QmlTrainability.Tests.Documentation;

/// <summary>Every example of the documentation runs and prints what it says; every type has one.</summary>
public sealed class ExampleTests
{
    private static readonly IReadOnlyList<ExampleSource> Examples = ExampleSource.OfDocumentation(Path.ChangeExtension(ExampleRunner.Library.Location, ".xml"));

    public static TheoryData<string> Places => [.. Examples.Select(e => e.Place)];

    [Theory]
    [MemberData(nameof(Places))]
    public async Task An_example_prints_what_it_says(string place) =>
        (await ExampleRunner.FaultOf(Examples.Single(e => e.Place == place))).Should().BeNull();

    [Fact]
    public void Every_type_has_an_example()
    {
        HashSet<string> documented = [.. Examples.Select(e => e.Place.Split(' ')[0])];
        IEnumerable<string> missing = ExampleRunner.Library.GetExportedTypes()
            .Where(t => !t.IsNested && !t.IsEnum && !t.IsInterface && !typeof(Exception).IsAssignableFrom(t) && !typeof(Delegate).IsAssignableFrom(t))
            .Select(t => $"T:{t.FullName}").Where(t => !documented.Contains(t)).Order(StringComparer.Ordinal);
        missing.Should().BeEmpty("a reader starts from an example");
    }

    public static TheoryData<string> Guides => [.. Repository.MarkdownFiles().Where(f => BlocksOf(f).Count > 0)];

    // The reference repeats the examples of the documentation, which run above.
    [Theory]
    [MemberData(nameof(Guides))]
    public async Task Every_block_of_a_guide_prints_what_it_says(string file)
    {
        var faults = new List<string>();
        foreach (ExampleSource block in BlocksOf(file))
        {
            if (await ExampleRunner.FaultOf(block) is string fault) faults.Add($"{block.Place}: {fault}");
        }

        faults.Should().BeEmpty();
    }

    [Fact]
    public void The_guides_are_found() => ((IEnumerable<object[]>)Guides).Select(g => (string)g[0]).Should().Contain(["README.md", "docs/README.md", "docs/extend.md", "docs/tutorials/first-verdict.md", "docs/how-to/read-a-verdict.md"]);

    private static IReadOnlyList<ExampleSource> BlocksOf(string file) =>
        file.StartsWith("docs/reference/", StringComparison.Ordinal) ? [] : ExampleSource.OfMarkdown(file, File.ReadAllText(Path.Combine(Repository.Root, file)));
}
