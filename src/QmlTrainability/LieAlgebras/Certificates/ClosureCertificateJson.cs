using System.Text.Json.Nodes;
using QmlTrainability.Paulis.Exchange;

namespace QmlTrainability.LieAlgebras.Certificates;

/// <summary>Certificates of closures as JSON: {"qubits", "generators", "steps": [[generator, [[element, coefficient], …]], …]}.</summary>
internal static class ClosureCertificateJson
{
    public static string Write(ClosureCertificate certificate) => new JsonObject
    {
        ["qubits"] = certificate.Generators[0].QubitCount,
        ["generators"] = new JsonArray([.. certificate.Generators.Select(OperatorJson.Terms)]),
        ["steps"] = new JsonArray([.. certificate.Steps.Select(s =>
            (JsonNode)new JsonArray(s.Generator, new JsonArray([.. s.Combination.Select(c => (JsonNode)new JsonArray(c.Element, c.Coefficient))])))]),
    }.ToJsonString();

    public static ClosureCertificate Read(string json) => JsonPart.Read(json, root =>
    {
        int qubits = root["qubits"].Qubits();
        IReadOnlyList<JsonPart> generators = root["generators"].Items();
        if (generators.Count == 0) throw root["generators"].Unexpected("at least one generator");
        return new ClosureCertificate([.. generators.Select(g => OperatorJson.Sum(g, qubits))], [.. root["steps"].Items().Select(Step)]);
    });

    private static ClosureWitness Step(JsonPart json)
    {
        (JsonPart generator, JsonPart combination) = Two(json);
        return new ClosureWitness(generator.Whole(), [.. combination.Items().Select(c =>
        {
            (JsonPart element, JsonPart coefficient) = Two(c);
            return (element.Whole(), coefficient.Whole());
        })]);
    }

    private static (JsonPart First, JsonPart Second) Two(JsonPart json) =>
        json.Items() is [JsonPart first, JsonPart second] ? (first, second) : throw json.Unexpected("an array of two items");
}
