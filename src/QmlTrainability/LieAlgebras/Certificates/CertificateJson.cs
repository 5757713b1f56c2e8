using System.Globalization;
using System.Numerics;
using System.Text.Json.Nodes;
using QmlTrainability.Paulis;
using QmlTrainability.Paulis.Exchange;

namespace QmlTrainability.LieAlgebras.Certificates;

/// <summary>Certificates as JSON. The names of the properties are those of the witnesses.</summary>
internal static class CertificateJson
{
    public static string Write(ClassificationCertificate certificate) => new JsonObject
    {
        ["qubits"] = certificate.QubitCount,
        ["dimension"] = Big(certificate.Dimension),
        ["central"] = Strings(certificate.Central),
        ["components"] = new JsonArray([.. certificate.Components.Select(Component)]),
    }.ToJsonString();

    public static ClassificationCertificate Read(string json) => JsonPart.Read(json, root =>
    {
        int qubits = root["qubits"].Qubits();
        return new ClassificationCertificate(
            qubits, Strings(root["central"], qubits), [.. root["components"].Items().Select(c => Component(c, qubits))], root["dimension"].BigWhole());
    });

    private static JsonNode Component(ComponentWitness component)
    {
        var json = new JsonObject
        {
            ["type"] = component.Summand.CartanType.ToString(),
            ["rank"] = Big(component.Summand.Rank),
            ["copies"] = Big(component.Summand.Multiplicity),
            ["generators"] = Strings(component.Generators),
        };
        if (component is FreeFermionWitness f)
        {
            json["labels"] = Pairs(f.Labels);
            json["copyBasis"] = Indices(f.CopyBasis);
            json["copyDuals"] = Strings(f.CopyDuals);
        }
        else if (component is QuadraticWitness q)
        {
            json["independent"] = Indices(q.Independent);
            json["independentDuals"] = Strings(q.IndependentDuals);
            json["pairs"] = new JsonArray([.. q.Pairs.Select(p => (JsonNode)Strings([p.E, p.F]))]);
            json["radical"] = Strings(q.Radical);
            json["radicalDuals"] = Strings(q.RadicalDuals);
            if (q.Form is null) json["oddProduct"] = Indices(q.OddProduct);
            else json["form"] = OperatorJson.Label(q.Form);
            json["brackets"] = Pairs(q.Brackets);
            json["exceptional"] = Indices(q.Exceptional);
        }

        return json;
    }

    private static ComponentWitness Component(JsonPart json, int qubits)
    {
        SimpleSummand summand = Summand(json);
        IReadOnlyList<PauliString> generators = Strings(json["generators"], qubits);
        if (json.Optional("labels") is JsonPart labels)
            return new FreeFermionWitness(generators, summand, Pairs(labels), Indices(json["copyBasis"]), Strings(json["copyDuals"], qubits));
        PauliString? form = json.Optional("form") is JsonPart t ? Text(t, qubits) : null;
        return new QuadraticWitness(
            generators,
            summand,
            Indices(json["independent"]),
            Strings(json["independentDuals"], qubits),
            [.. json["pairs"].Items().Select(p => Two(p, x => Text(x, qubits)))],
            Strings(json["radical"], qubits),
            Strings(json["radicalDuals"], qubits),
            form,
            form is null ? Indices(json["oddProduct"]) : [],
            Pairs(json["brackets"]),
            Indices(json["exceptional"]));
    }

    private static SimpleSummand Summand(JsonPart json)
    {
        CartanType type = json["type"].Text() switch
        {
            "A" => CartanType.A,
            "B" => CartanType.B,
            "C" => CartanType.C,
            "D" => CartanType.D,
            _ => throw json["type"].Unexpected("one of the types \"A\", \"B\", \"C\", \"D\""),
        };
        return new SimpleSummand(type, Positive(json["rank"]), Positive(json["copies"]));
    }

    private static BigInteger Positive(JsonPart json) => json.BigWhole() is { Sign: > 0 } value ? value : throw json.Unexpected("a positive integer as a decimal string");

    private static (T First, T Second) Two<T>(JsonPart json, Func<JsonPart, T> read)
    {
        IReadOnlyList<JsonPart> items = json.Items();
        return items.Count == 2 ? (read(items[0]), read(items[1])) : throw json.Unexpected("an array of two items");
    }

    private static IReadOnlyList<(int A, int B)> Pairs(JsonPart json) => [.. json.Items().Select(p => Two(p, x => x.Whole()))];

    private static IReadOnlyList<int> Indices(JsonPart json) => [.. json.Items().Select(i => i.Whole())];

    private static IReadOnlyList<PauliString> Strings(JsonPart json, int qubits) => [.. json.Items().Select(s => Text(s, qubits))];

    private static PauliString Text(JsonPart json, int qubits) => json.As(text => PauliString.Parse(text, qubits));

    private static JsonArray Pairs(IEnumerable<(int A, int B)> pairs) => new([.. pairs.Select(p => (JsonNode)new JsonArray(p.A, p.B))]);

    private static JsonArray Indices(IEnumerable<int> indices) => new([.. indices.Select(i => (JsonNode)i)]);

    private static JsonArray Strings(IEnumerable<PauliString> strings) => new([.. strings.Select(s => (JsonNode)OperatorJson.Label(s))]);

    private static string Big(BigInteger value) => value.ToString(CultureInfo.InvariantCulture);
}
