using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace QmlTrainability.Tool;

/// <summary>What --json prints: one object, described by schema/qmlt.schema.json.</summary>
internal static class JsonOutput
{
    /// <summary>The version of the form, named by the schema.</summary>
    public const int Version = 1;

    private const string SchemaResource = "qmlt.schema.json";

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Prints an object that begins with the command and the version.</summary>
    public static void Print(Screen screen, string command, params ReadOnlySpan<(string Name, JsonNode? Value)> members)
    {
        var root = new JsonObject { ["command"] = command, ["version"] = Version };
        foreach ((string name, JsonNode? value) in members) root[name] = value;
        screen.Out.WriteLine(root.ToJsonString(Indented));
    }

    public static string Schema()
    {
        using var reader = new StreamReader(typeof(JsonOutput).Assembly.GetManifestResourceStream(SchemaResource)!);
        return reader.ReadToEnd();
    }
}
