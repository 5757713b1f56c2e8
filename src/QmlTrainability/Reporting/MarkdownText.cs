using System.Text;
using QmlTrainability.Trainability;

namespace QmlTrainability.Reporting;

/// <summary>Markdown line by line; lines end with a line feed.</summary>
internal sealed class MarkdownText
{
    private readonly StringBuilder _text = new();

    public MarkdownText Line(string line = "")
    {
        _text.Append(line).Append('\n');
        return this;
    }

    /// <summary>The head of a table.</summary>
    public MarkdownText Head(params string[] columns) => Row(columns).Line($"|{string.Concat(Enumerable.Repeat(" --- |", columns.Length))}");

    public MarkdownText Row(params string[] cells) => Line($"| {string.Join(" | ", cells.Select(c => c.Replace("|", "\\|", StringComparison.Ordinal)))} |");

    public MarkdownText Evidence(IEnumerable<Evidence> evidence)
    {
        Line().Line("How it is known:").Line();
        foreach (Evidence one in evidence) Line($"* *{one.Kind.ToString().ToLowerInvariant()}*: {one.Claim} ({one.Source})");
        return this;
    }

    public override string ToString() => _text.ToString();
}
