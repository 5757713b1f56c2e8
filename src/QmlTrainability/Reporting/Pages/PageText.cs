using System.Net;
using System.Text;

namespace QmlTrainability.Reporting.Pages;

/// <summary>HTML, element by element. Every text is escaped where it enters.</summary>
internal sealed class PageText
{
    private readonly StringBuilder _text = new();

    public static string Escaped(string text) => WebUtility.HtmlEncode(text);

    /// <summary>Markup that is known to be well-formed.</summary>
    public PageText Raw(string markup)
    {
        _text.Append(markup);
        return this;
    }

    public PageText Heading(int level, string text, string id) => Raw($"<h{level} id=\"{id}\">{Escaped(text)}</h{level}>\n");

    public PageText Paragraph(string text) => Raw($"<p>{Escaped(text)}</p>\n");

    public PageText List(IEnumerable<(string Kind, string Text)> items)
    {
        Raw("<ul>\n");
        foreach ((string kind, string text) in items) Raw($"<li><em>{Escaped(kind)}</em>: {Escaped(text)}</li>\n");
        return Raw("</ul>\n");
    }

    /// <summary>A table that scrolls by itself where it is wider than the page. The first column names its rows.</summary>
    public PageText Table(string caption, string[] head, IEnumerable<string[]> rows)
    {
        Raw($"<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"{Escaped(caption)}\">\n<table>\n<caption>{Escaped(caption)}</caption>\n<thead><tr>");
        foreach (string cell in head) Raw($"<th scope=\"col\">{Escaped(cell)}</th>");
        Raw("</tr></thead>\n<tbody>\n");
        foreach (string[] row in rows)
        {
            Raw($"<tr><th scope=\"row\">{Escaped(row[0])}</th>");
            foreach (string cell in row.AsSpan(1)) Raw($"<td>{Escaped(cell)}</td>");
            Raw("</tr>\n");
        }

        return Raw("</tbody>\n</table>\n</div>\n");
    }

    public override string ToString() => _text.ToString();
}
