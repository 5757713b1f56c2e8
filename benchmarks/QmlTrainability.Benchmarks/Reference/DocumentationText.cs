using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace QmlTrainability.Benchmarks.Reference;

/// <summary>Documentation comments as Markdown.</summary>
/// <param name="linkOf">Where the reference describes what a cref names; null where it does not.</param>
internal sealed partial class DocumentationText(Func<string, string?> linkOf)
{
    /// <summary>An element as one paragraph: line breaks and indentation of the source are blanks.</summary>
    public string Of(XElement? element)
    {
        if (element is null) return "";
        var text = new StringBuilder();
        Write(element, text);
        return Blanks().Replace(text.ToString(), " ").Trim();
    }

    /// <summary>The last part of a cref: "PauliString" of "T:QmlTrainability.Paulis.PauliString", "PauliString.Parse" of a method of it.</summary>
    public static string ShortName(string cref)
    {
        string name = Parameters().Replace(cref[2..], "");
        string[] parts = name.Split('.');
        if (parts[^1] == "#ctor") return Arity().Replace(parts[^2], "");
        return Arity().Replace(cref[0] == 'T' || parts.Length < 2 ? parts[^1] : $"{parts[^2]}.{parts[^1]}", "");
    }

    private void Write(XElement element, StringBuilder text)
    {
        foreach (XNode node in element.Nodes())
        {
            switch (node)
            {
                case XText t:
                    text.Append(Escaped(t.Value));
                    break;
                case XElement { Name.LocalName: "see" or "seealso" } see when (string?)see.Attribute("cref") is string cref:
                    string name = $"`{ShortName(cref)}`";
                    text.Append(linkOf(cref) is string link ? $"[{name}]({link})" : name);
                    break;
                case XElement { Name.LocalName: "see" } see:
                    text.Append('`').Append((string?)see.Attribute("langword") ?? (string?)see.Attribute("href")).Append('`');
                    break;
                case XElement { Name.LocalName: "paramref" or "typeparamref" } parameter:
                    text.Append('`').Append((string)parameter.Attribute("name")!).Append('`');
                    break;
                case XElement { Name.LocalName: "c" } code:
                    text.Append('`').Append(code.Value).Append('`');
                    break;
                case XElement { Name.LocalName: "item" } item:
                    text.Append(" • ");
                    Write(item, text);
                    break;
                case XElement other:
                    text.Append(' ');
                    Write(other, text);
                    break;
            }
        }
    }

    // What Markdown would read as its own.
    private static string Escaped(string text) => Special().Replace(text, @"\$0");

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();

    [GeneratedRegex(@"\(.*$")]
    private static partial Regex Parameters();

    [GeneratedRegex("`+[0-9]+")]
    private static partial Regex Arity();

    [GeneratedRegex(@"[*_<\[\]`]")]
    private static partial Regex Special();
}
