using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace QmlTrainability.Tests.Documentation;

/// <summary>Reads what an example says that it prints.</summary>
/// <remarks>The output of a Console.WriteLine is the comment behind it on its last line; where there is none, the lines below that are comments only
/// (closing braces may stand between) are its output, line by line: for loops and for text of several lines.</remarks>
internal static class ExampleExpectation
{
    /// <summary>The lines that an example says it prints, or the reason why it does not say.</summary>
    public static (IReadOnlyList<string> Lines, string? Fault) Of(string code)
    {
        SyntaxTree tree = CSharpSyntaxTree.ParseText(code, new CSharpParseOptions(kind: SourceCodeKind.Script));
        SyntaxNode root = tree.GetRoot();
        SourceText text = tree.GetText();
        ILookup<int, SyntaxTrivia> comments = root.DescendantTrivia().Where(t => t.IsKind(SyntaxKind.SingleLineCommentTrivia)).ToLookup(t => LineOf(t.Span.End));
        var expected = new List<string>();
        var lines = new HashSet<int>();
        foreach (StatementSyntax statement in root.DescendantNodes().OfType<StatementSyntax>().Where(Prints))
        {
            int line = LineOf(statement.Span.End);
            if (!lines.Add(line)) return ([], $"Two calls of Console.WriteLine end on line {line + 1}: give each a line of its own.");
            if (comments[line].Any())
            {
                expected.Add(Content(comments[line].Last().ToString()));
                continue;
            }

            int before = expected.Count;
            int below = line + 1;
            while (below < text.Lines.Count && text.Lines[below].ToString().Trim() is "}") below++;
            for (; below < text.Lines.Count && text.Lines[below].ToString().TrimStart().StartsWith("//", StringComparison.Ordinal); below++)
                expected.Add(Content(text.Lines[below].ToString()));
            if (expected.Count == before) return ([], $"The Console.WriteLine on line {line + 1} does not say what it prints: put the output behind it as a comment.");
        }

        return (expected, null);

        int LineOf(int position) => text.Lines.IndexOf(position);
    }

    private static bool Prints(StatementSyntax statement) =>
        statement is ExpressionStatementSyntax { Expression: InvocationExpressionSyntax call } && call.Expression.ToString() is "Console.WriteLine" or "Console.Write";

    private static string Content(string comment) => comment.Trim()[2..].Trim();
}
