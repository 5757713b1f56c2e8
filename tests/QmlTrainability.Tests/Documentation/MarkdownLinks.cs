using System.Text;
using System.Text.RegularExpressions;

namespace QmlTrainability.Tests.Documentation;

/// <summary>Finds links of Markdown pages that lead nowhere.</summary>
internal static partial class MarkdownLinks
{
    /// <summary>Every link and image of a page that is neither a file nor a heading; links to other sites are not followed.</summary>
    /// <param name="root">The folder of the repository.</param>
    /// <param name="file">The page, by path from the root.</param>
    public static IEnumerable<string> DeadIn(string root, string file)
    {
        foreach (string target in Targets(File.ReadAllText(Path.Combine(root, file))))
        {
            if (target.Contains("://", StringComparison.Ordinal) || target.StartsWith("mailto:", StringComparison.Ordinal)) continue;
            string[] parts = target.Split('#', 2);
            string path = parts[0].Length == 0 ? Path.Combine(root, file) : Path.GetFullPath(Path.Combine(root, Path.GetDirectoryName(file)!, Uri.UnescapeDataString(parts[0])));
            if (!path.StartsWith(root, StringComparison.Ordinal)) yield return $"{file}: {target} leads out of the repository.";
            else if (!File.Exists(path) && !Directory.Exists(path)) yield return $"{file}: there is no {target}.";
            else if (parts.Length > 1 && !Anchors(File.ReadAllText(path)).Contains(parts[1])) yield return $"{file}: there is no heading for {target}.";
        }
    }

    /// <summary>What the links and images of a text point to; code is not read.</summary>
    public static IEnumerable<string> Targets(string markdown) => Link().Matches(CodeSpan().Replace(Prose(markdown), "")).Select(m => m.Groups[1].Value);

    /// <summary>The anchors of the headings of a text, as GitHub makes them: small letters, digits, hyphens for blanks, a number after equal ones.</summary>
    public static IReadOnlySet<string> Anchors(string markdown)
    {
        var anchors = new HashSet<string>(StringComparer.Ordinal);
        foreach (Match heading in Heading().Matches(Prose(markdown)))
        {
            // A link in a heading counts by its text.
            string text = LinkText().Replace(heading.Groups[1].Value, "$1").Trim().ToLowerInvariant();
            string slug = string.Concat(text.Where(c => char.IsLetterOrDigit(c) || c is ' ' or '-' or '_')).Replace(' ', '-');
            string anchor = slug;
            for (int i = 1; !anchors.Add(anchor); i++) anchor = FormattableString.Invariant($"{slug}-{i}");
        }

        return anchors;
    }

    // Without the blocks of code.
    private static string Prose(string markdown)
    {
        var prose = new StringBuilder();
        bool code = false;
        foreach (string line in markdown.Split('\n'))
        {
            if (line.TrimStart().StartsWith("```", StringComparison.Ordinal)) code = !code;
            else if (!code) prose.Append(line.TrimEnd('\r')).Append('\n');
        }

        return prose.ToString();
    }

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    // Links of the reference have code as their text, so only the code is taken out, not what follows.
    [GeneratedRegex("`[^`\n]*`")]
    private static partial Regex CodeSpan();

    [GeneratedRegex(@"^#{1,6} +(.+?)\s*$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"\[([^\]]*)\]\([^)]*\)")]
    private static partial Regex LinkText();
}
