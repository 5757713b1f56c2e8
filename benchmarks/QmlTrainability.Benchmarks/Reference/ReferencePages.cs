using System.Globalization;
using System.Reflection;
using System.Text;
using System.Xml.Linq;

namespace QmlTrainability.Benchmarks.Reference;

/// <summary>The reference: a page for each namespace, made of an assembly and its documentation file, and a start page that lists all types.</summary>
internal sealed class ReferencePages
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private readonly Dictionary<string, XElement> _documentation;
    private readonly IReadOnlyList<IGrouping<string, Type>> _namespaces;
    private readonly DocumentationText _text;

    private ReferencePages(Assembly assembly, string documentation)
    {
        _documentation = XDocument.Load(documentation, LoadOptions.PreserveWhitespace).Descendants("member").ToDictionary(m => (string)m.Attribute("name")!, StringComparer.Ordinal);
        Type[] types = [.. assembly.GetExportedTypes().OrderBy(t => t.Name, StringComparer.Ordinal)];
        _namespaces = [.. types.GroupBy(t => t.Namespace!).OrderBy(g => g.Key, StringComparer.Ordinal)];
        Dictionary<string, string> places = types.ToDictionary(DocumentationIds.Of, t => $"{t.Namespace}.md#{Anchor(t)}", StringComparer.Ordinal);
        _text = new DocumentationText(cref => places.GetValueOrDefault(TypeOf(cref)));
    }

    /// <summary>All pages by file name.</summary>
    public static IReadOnlyDictionary<string, string> Of(Assembly assembly, string documentation)
    {
        var pages = new ReferencePages(assembly, documentation);
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["README.md"] = pages.StartPage() };
        foreach (IGrouping<string, Type> space in pages._namespaces) files.Add($"{space.Key}.md", pages.Page(space));
        return files;
    }

    /// <summary>Writes all pages into a folder, and deletes pages there that are none of them.</summary>
    public static void Write(Assembly assembly, string folder)
    {
        Directory.CreateDirectory(folder);
        IReadOnlyDictionary<string, string> pages = Of(assembly, Path.ChangeExtension(assembly.Location, ".xml"));
        foreach (string old in Directory.EnumerateFiles(folder, "*.md").Where(f => !pages.ContainsKey(Path.GetFileName(f)))) File.Delete(old);
        foreach ((string file, string text) in pages) File.WriteAllText(Path.Combine(folder, file), text);
    }

    private static string TypeOf(string cref)
    {
        if (cref[0] == 'T') return cref;
        string name = cref[2..].Split('(')[0];
        return $"T:{name[..name.LastIndexOf('.')]}";
    }

    private static string Anchor(Type type) => string.Concat(Signatures.Name(type).ToLowerInvariant().Where(char.IsAsciiLetterOrDigit));

    private static string Cell(string text) => text.Replace("|", @"\|", StringComparison.Ordinal);

    private static IEnumerable<MemberInfo> Members(Type type) => type.GetMembers(Declared).Where(m => m is ConstructorInfo or PropertyInfo or MethodInfo or FieldInfo)
        .OrderBy(m => m switch { FieldInfo => 0, ConstructorInfo => 1, PropertyInfo => 2, MethodInfo { IsSpecialName: false } => 3, _ => 4 }).ThenBy(m => m.MetadataToken);

    private string StartPage()
    {
        var page = new StringBuilder("# Reference\n\nEvery public type, made from the comments in the source by\n`dotnet run -c Release --project benchmarks/QmlTrainability.Benchmarks -- reference docs/reference`. A test compares.\n");
        foreach (IGrouping<string, Type> space in _namespaces)
        {
            page.Append(CultureInfo.InvariantCulture, $"\n## [{space.Key}]({space.Key}.md)\n\n| type | |\n| --- | --- |\n");
            foreach (Type type in space) page.Append(CultureInfo.InvariantCulture, $"| [`{Signatures.Name(type)}`]({space.Key}.md#{Anchor(type)}) | {Cell(_text.Of(Documented(type)?.Element("summary")))} |\n");
        }

        return page.ToString();
    }

    private string Page(IGrouping<string, Type> space)
    {
        var page = new StringBuilder();
        page.Append(CultureInfo.InvariantCulture, $"# {space.Key}\n\nMade from the comments in the source; [all namespaces](README.md).\n");
        foreach (Type type in space) Describe(type, page);
        return page.ToString();
    }

    private void Describe(Type type, StringBuilder page)
    {
        XElement? comment = Documented(type);
        page.Append(CultureInfo.InvariantCulture, $"\n## `{Signatures.Name(type)}`\n\n`{Signatures.Declaration(type)}`\n\n{_text.Of(comment?.Element("summary"))}\n");
        if (comment?.Element("remarks") is XElement remarks) page.Append(CultureInfo.InvariantCulture, $"\n{_text.Of(remarks)}\n");
        (MemberInfo Member, XElement Comment)[] members = [.. Members(type).Select(m => (m, Comment: _documentation.GetValueOrDefault(DocumentationIds.Of(m))))
            .Where(m => m.Comment?.Element("summary") is not null).Select(m => (m.m, m.Comment!))];
        if (members.Length > 0)
        {
            page.Append("\n| member | |\n| --- | --- |\n");
            foreach ((MemberInfo member, XElement text) in members) page.Append(CultureInfo.InvariantCulture, $"| `{Cell(Signatures.Of(member))}` | {Cell(Meaning(text))} |\n");
        }

        foreach (XElement code in comment?.Elements("example").SelectMany(e => e.Descendants("code")) ?? [])
            page.Append(CultureInfo.InvariantCulture, $"\n```csharp\n{Unindented(code.Value)}\n```\n");
    }

    // Summary, remarks, result and errors in one cell.
    private string Meaning(XElement comment)
    {
        var parts = new List<string> { _text.Of(comment.Element("summary")), _text.Of(comment.Element("remarks")) };
        foreach (XElement parameter in comment.Elements("param").Where(p => p.Value.Length > 0 || p.HasElements))
            parts.Add($"<br>`{(string)parameter.Attribute("name")!}`: {_text.Of(parameter)}");
        if (comment.Element("returns") is XElement returns) parts.Add($"<br>Returns: {_text.Of(returns)}");
        foreach (XElement error in comment.Elements("exception"))
            parts.Add($"<br>`{DocumentationText.ShortName((string)error.Attribute("cref")!)}`: {_text.Of(error)}");
        return string.Join(' ', parts.Where(p => p.Length > 0));
    }

    private XElement? Documented(Type type) => _documentation.GetValueOrDefault(DocumentationIds.Of(type));

    private static string Unindented(string code)
    {
        string[] lines = code.Replace("\r", "", StringComparison.Ordinal).Trim('\n').TrimEnd().Split('\n');
        int indent = lines.Where(l => l.Trim().Length > 0).Min(l => l.Length - l.TrimStart().Length);
        return string.Join('\n', lines.Select(l => l.Length >= indent ? l[indent..].TrimEnd() : ""));
    }
}
