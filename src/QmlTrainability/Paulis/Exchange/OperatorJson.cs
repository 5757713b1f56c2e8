using System.Text.Json.Nodes;
using QmlTrainability.Numerics;

namespace QmlTrainability.Paulis.Exchange;

/// <summary>Lists of operators, such as generators or a basis of an algebra, as JSON that loses nothing.</summary>
/// <remarks>{"qubits": n, "operators": [[["p/q", label], …], …]}: coefficients are exact fractions as strings, labels have qubit 0 leftmost and are sparse
/// ("X0 Z999") where that is shorter.</remarks>
/// <example><code>
/// string json = OperatorJson.Write([PauliSum.Parse("1/3*XX - 0.5*ZI"), PauliString.Parse("YY")]);
/// Console.WriteLine(json);                          // {"qubits":2,"operators":[[["1/3","XX"],["-1/2","ZI"]],[["1","YY"]]]}
/// Console.WriteLine(OperatorJson.Read(json)[0]);    // 1/3*XX - 0.5*ZI
/// </code></example>
public static class OperatorJson
{
    /// <summary>The operators as JSON.</summary>
    /// <param name="operators">At least one, all on one number of qubits.</param>
    /// <exception cref="ArgumentException">There is no operator.</exception>
    /// <exception cref="QubitCountMismatchException">The numbers of qubits differ.</exception>
    public static string Write(IReadOnlyList<PauliSum> operators)
    {
        ArgumentNullException.ThrowIfNull(operators);
        if (operators.Count == 0) throw new ArgumentException("There is no operator, and a list without one does not say how many qubits there are.", nameof(operators));
        foreach (PauliSum sum in operators) Require.SameQubits(operators[0].QubitCount, sum.QubitCount, "An operator");
        return new JsonObject { ["qubits"] = operators[0].QubitCount, ["operators"] = new JsonArray([.. operators.Select(Terms)]) }.ToJsonString();
    }

    /// <summary>Reads what <see cref="Write"/> writes.</summary>
    /// <param name="json">The text.</param>
    /// <exception cref="JsonFormatException">The text is not of this form; the message says where.</exception>
    public static IReadOnlyList<PauliSum> Read(string json) => JsonPart.Read(json, root =>
    {
        int qubits = root["qubits"].Qubits();
        return (IReadOnlyList<PauliSum>)[.. root["operators"].Items().Select(o => Sum(o, qubits))];
    });

    internal static JsonNode Terms(PauliSum sum) => new JsonArray([.. sum.Terms.Select(t => (JsonNode)new JsonArray(t.Exact.ToString(), Label(t.String)))]);

    internal static PauliSum Sum(JsonPart json, int qubits)
    {
        IReadOnlyList<JsonPart> terms = json.Items();
        return terms.Count == 0 ? PauliSum.Zero(qubits) : PauliSum.OfExact(terms.Select(term =>
        {
            IReadOnlyList<JsonPart> pair = term.Items();
            return pair.Count == 2 ? (pair[0].As(Rational.Parse), pair[1].As(l => PauliString.Parse(l, qubits))) : throw term.Unexpected("[coefficient, label]");
        }));
    }

    /// <summary>The dense label, or the sparse one where it is the shorter of many qubits.</summary>
    internal static string Label(PauliString p)
    {
        string text = p.ToString();
        return text.Length <= p.QubitCount ? text : p.ToString("D", null);
    }
}
