using System.IO.Compression;
using QmlTrainability.Reporting;

namespace QmlTrainability.Tool;

/// <summary>Writes a page with the script that this tool carries (report/make).</summary>
internal static class ReportFile
{
    private const string ScriptResource = "report.js.br";

    public static void Write(string path, ReportPage page) => File.WriteAllText(path, page.ToHtml(Script()));

    public static string Script()
    {
        using Stream compressed = typeof(ReportFile).Assembly.GetManifestResourceStream(ScriptResource)!;
        using var reader = new StreamReader(new BrotliStream(compressed, CompressionMode.Decompress));
        return reader.ReadToEnd();
    }
}
