using System.Xml.Linq;

namespace QmlTrainability.Tests.Documentation;

/// <summary>A piece of example code and where it stands.</summary>
internal sealed record ExampleSource(string Place, string Code)
{
    /// <summary>The code of every example in a documentation file, by the member it belongs to.</summary>
    public static IReadOnlyList<ExampleSource> OfDocumentation(string path)
    {
        var examples = new List<ExampleSource>();
        foreach (XElement member in XDocument.Load(path, LoadOptions.PreserveWhitespace).Descendants("member"))
        {
            string name = member.Attribute("name")!.Value;
            XElement[] codes = [.. member.Elements("example").SelectMany(e => e.Descendants("code"))];
            for (int i = 0; i < codes.Length; i++) examples.Add(new ExampleSource(codes.Length == 1 ? name : $"{name} ({i + 1})", codes[i].Value));
        }

        return examples;
    }

    /// <summary>The blocks of a Markdown text that open with ```csharp and nothing more.</summary>
    public static IReadOnlyList<ExampleSource> OfMarkdown(string file, string text)
    {
        var examples = new List<ExampleSource>();
        List<string>? block = null;
        string? fence = null; // the indentation and marker of the block that is open
        int opened = 0, number = 0;
        foreach (string line in text.Split('\n'))
        {
            number++;
            string trimmed = line.TrimEnd();
            if (fence is null)
            {
                if (!trimmed.TrimStart().StartsWith("```", StringComparison.Ordinal)) continue;
                (fence, opened) = (trimmed[..(trimmed.IndexOf('`') + 3)], number);
                block = trimmed[fence.Length..] is "csharp" ? [] : null;
            }
            else if (trimmed == fence)
            {
                if (block is not null) examples.Add(new ExampleSource($"{file}, line {opened}", string.Join('\n', block)));
                (block, fence) = (null, null);
            }
            else
            {
                block?.Add(trimmed);
            }
        }

        return fence is null ? examples : throw new InvalidDataException($"The block that opens at line {opened} of {file} is never closed.");
    }
}
