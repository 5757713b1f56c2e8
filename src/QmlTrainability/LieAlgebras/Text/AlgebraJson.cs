using System.Globalization;
using System.Numerics;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using QmlTrainability.LieAlgebras.Classification;
using QmlTrainability.Paulis;
using QmlTrainability.Paulis.Exchange;

namespace QmlTrainability.LieAlgebras.Text;

/// <summary>Algebras as JSON: what is known of them, how, and the generators, from which they are computed anew when they are read.</summary>
/// <remarks>Big integers are decimal strings. Operators are written as by <see cref="OperatorJson"/>, which also writes a basis.</remarks>
/// <example><code>
/// DynamicalLieAlgebra g = DynamicalLieAlgebra.GeneratedBy([PauliString.Parse("XI"), PauliString.Parse("ZZ"), PauliString.Parse("IX")]);
/// string json = AlgebraJson.Write(g);
/// Console.WriteLine(json.Contains("\"dimension\":\"6\""));    // True
/// Console.WriteLine(AlgebraJson.Read(json));                  // 2·su(2)
/// </code></example>
public static class AlgebraJson
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The algebra as one JSON object; "summands" is null where they would have to be computed (<see cref="DynamicalLieAlgebra.SimpleSummands"/>), "components" where it is no algebra of strings.</summary>
    /// <param name="algebra">The algebra.</param>
    public static string Write(DynamicalLieAlgebra algebra)
    {
        ArgumentNullException.ThrowIfNull(algebra);
        return new JsonObject
        {
            ["qubits"] = algebra.QubitCount,
            ["name"] = algebra.ToString(),
            ["dimension"] = Big(algebra.Dimension),
            ["center"] = Big(algebra.CenterDimension),
            ["howKnown"] = algebra.HowKnown,
            ["summands"] = algebra.IsNamed ? new JsonArray([.. algebra.SimpleSummands.Select(Summand)]) : null,
            ["components"] = algebra.Components is null ? null : new JsonArray([.. algebra.Components.Select(Component)]),
            ["generators"] = new JsonArray([.. algebra.Generators.Select(OperatorJson.Terms)]),
        }.ToJsonString(Readable);
    }

    /// <summary>Computes the algebra of the generators in a text that <see cref="Write"/> made, and compares what the text says of it.</summary>
    /// <param name="json">The text. Only qubits, dimension, center and generators are read.</param>
    /// <param name="options">The budget of a closure; <see cref="ClosureOptions.Default"/> if null.</param>
    /// <param name="cancellationToken">Polled all along.</param>
    /// <exception cref="JsonFormatException">The text is not of this form, or its generators generate something else.</exception>
    /// <exception cref="BudgetExceededException">The closure does not fit the budget.</exception>
    public static DynamicalLieAlgebra Read(string json, ClosureOptions? options = null, CancellationToken cancellationToken = default) => JsonPart.Read(json, root =>
    {
        int qubits = root["qubits"].Qubits();
        PauliSum[] generators = [.. root["generators"].Items().Select(g => OperatorJson.Sum(g, qubits))];
        DynamicalLieAlgebra algebra = root["generators"].At(() => DynamicalLieAlgebra.GeneratedBy(generators, options, null, cancellationToken));
        Compare(root["dimension"], algebra.Dimension);
        Compare(root["center"], algebra.CenterDimension);
        return algebra;
    });

    private static void Compare(JsonPart written, BigInteger computed)
    {
        if (written.BigWhole() != computed) throw written.Unexpected($"\"{Big(computed)}\", which follows from the generators");
    }

    private static JsonNode Summand(SimpleSummand summand) => new JsonObject
    {
        ["name"] = summand.Name,
        ["type"] = summand.CartanType.ToString(),
        ["rank"] = Big(summand.Rank),
        ["copies"] = Big(summand.Multiplicity),
        ["dimension"] = Big(summand.Dimension),
    };

    private static JsonNode Component(PauliComponent component)
    {
        var json = new JsonObject
        {
            ["summand"] = Summand(component.Summand),
            ["freeFermions"] = component.IsFreeFermion,
            ["halfRank"] = component.HalfRank,
            ["generators"] = new JsonArray([.. component.Generators.Select(g => (JsonNode)OperatorJson.Label(g))]),
        };
        if (component is FreeFermionComponent fermions) json["modes"] = new JsonArray([.. fermions.Labels.Select(l => (JsonNode)new JsonArray(l.A, l.B))]);
        return json;
    }

    private static string Big(BigInteger value) => value.ToString(CultureInfo.InvariantCulture);
}
