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

    [Fact]
    public async Task Every_block_of_the_guides_prints_what_it_says()
    {
        var faults = new List<string>();
        foreach (string file in Repository.MarkdownFiles())
        {
            foreach (ExampleSource block in ExampleSource.OfMarkdown(file, await File.ReadAllTextAsync(Path.Combine(Repository.Root, file))))
            {
                if (await ExampleRunner.FaultOf(block) is string fault) faults.Add($"{block.Place}: {fault}");
            }
        }

        faults.Should().BeEmpty();
    }
}
