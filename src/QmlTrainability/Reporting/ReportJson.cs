using System.Globalization;
using System.Numerics;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using QmlTrainability.Trainability;

namespace QmlTrainability.Reporting;

/// <summary>How reports write JSON: a big integer is a decimal string, and a number that JSON has no word for is null.</summary>
internal static class ReportJson
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Text(JsonObject root) => root.ToJsonString(Indented);

    public static JsonNode? Number(double value) => double.IsFinite(value) ? value : null;

    public static string Big(BigInteger value) => value.ToString(CultureInfo.InvariantCulture);

    public static JsonArray Of(IEnumerable<Evidence> evidence) =>
        new([.. evidence.Select(e => new JsonObject { ["claim"] = e.Claim, ["kind"] = e.Kind.ToString(), ["source"] = e.Source })]);
}
