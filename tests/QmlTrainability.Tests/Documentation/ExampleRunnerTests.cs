namespace QmlTrainability.Tests.Documentation;

/// <summary>The runner of examples itself: it must see each way in which an example can be wrong.</summary>
public sealed class ExampleRunnerTests
{
    [Theory]
    [InlineData("Console.WriteLine(1 + 1);   // 2")]
    [InlineData("PauliString p = PauliString.Parse(\"XY\");")]
    [InlineData("Console.WriteLine(PauliString.Multiply(PauliString.Parse(\"X\"), PauliString.Parse(\"Y\")));   // i·Z")]
    [InlineData("foreach (int i in new[] { 1, 2 }) Console.WriteLine(i);\n// 1\n// 2\nint j = 0; // not output")]
    [InlineData("if (true)\n{\n    Console.WriteLine(\n        3);   // 3\n}")]
    [InlineData("Console.WriteLine(BigInteger.Pow(2, 70));   // 1180591620717411303424")]
    [InlineData("Console.WriteLine(\"// in text\");   // // in text")]
    [InlineData("Console.WriteLine(0.5);   // 0.5")]
    [InlineData("for (int i = 0; i < 2; i++)\n{\n    Console.WriteLine(i);\n}\n// 0\n// 1")]
    public async Task A_true_example_passes(string code) => (await ExampleRunner.FaultOf(new ExampleSource("here", code))).Should().BeNull();

    [Theory]
    [InlineData("Console.WriteLine(1 + 1);   // 3", "*Line 1 * is '2', * says '3'*")]
    [InlineData("Console.WriteLine(1);   // 1\nConsole.WriteLine(2);   // 1", "*Line 2 * is '2', * says '1'*")]
    [InlineData("Console.WriteLine(1);", "*on line 1 does not say*")]
    [InlineData("Console.WriteLine(1); Console.WriteLine(2);   // 1", "*Two calls*")]
    [InlineData("if (false)\n    Console.WriteLine(1);   // 1", "*Line 1 * says '1'*")]
    [InlineData("foreach (int i in new[] { 1, 2, 3 }) Console.WriteLine(i);\n// 1\n// 2", "*Line 3 * is '3', * says nothing*")]
    [InlineData("int x = \"text\";", "*does not compile*CS0029*")]
    [InlineData("throw new InvalidOperationException(\"no\");", "*throws InvalidOperationException: no*")]
    public async Task A_false_example_fails(string code, string fault) => (await ExampleRunner.FaultOf(new ExampleSource("here", code))).Should().Match(fault);

    [Fact]
    public void Blocks_of_Markdown_are_found()
    {
        const string text = "text\n```csharp\nint a = 1;\n\nint b = 2;\n```\n```csharp no-run\nx\n```\n```\n```\n```sh\n```csharp\n```\n  ```csharp\n  int c = 3;\n  ```\n";
        ExampleSource.OfMarkdown("a.md", text).Should().Equal(
            new ExampleSource("a.md, line 2", "int a = 1;\n\nint b = 2;"), new ExampleSource("a.md, line 15", "  int c = 3;"));
        FluentActions.Invoking(() => ExampleSource.OfMarkdown("a.md", "```csharp\nx")).Should().Throw<InvalidDataException>().WithMessage("*line 1*never closed*");
    }

    [Fact]
    public void Examples_of_a_documentation_file_are_found()
    {
        string path = Path.GetTempFileName();
        File.WriteAllText(path, "<doc><members><member name=\"T:A\"><summary>s</summary><example><code>\nint a = 1 &lt; 2 ? 1 : 0;\n</code></example></member><member name=\"T:B\"/></members></doc>");
        ExampleSource.OfDocumentation(path).Should().Equal(new ExampleSource("T:A", "\nint a = 1 < 2 ? 1 : 0;\n"));
        File.Delete(path);
    }
}
