using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Json.Nodes;
using QmlTrainability.Numerics;

namespace QmlTrainability.Paulis.Exchange;

/// <summary>Operators from and to PennyLane: the words and coefficients of a <c>PauliSentence</c>, its printed form, and the same as JSON.</summary>
/// <remarks>
/// PennyLane's wires have names and no order of their own, so the order is always given: <c>wireOrder[q]</c> is the name of the wire that is qubit q here.
/// Coefficients may be complex there and must be real; written, they are the nearest doubles. Read from text, decimals stay decimal.
/// </remarks>
/// <example><code>
/// IReadOnlyList&lt;string&gt; wires = PennyLaneOperators.NumberedWires(3);
/// PauliSum h = PennyLaneOperators.Parse("0.5 * X(0) @ Y(1)\n+ -1.5 * Z(2)", wires);
/// Console.WriteLine(h);                                       // 0.5*XYI - 1.5*IIZ
/// Console.WriteLine(PennyLaneOperators.ToJson(h, wires));     // [[{"0":"X","1":"Y"},0.5],[{"2":"Z"},-1.5]]
/// </code></example>
public static class PennyLaneOperators
{
    /// <summary>The wires 0, 1, …, as names.</summary>
    /// <param name="count">The number of wires, at least 1.</param>
    public static IReadOnlyList<string> NumberedWires(int count) => [.. Enumerable.Range(0, Require.Qubits(count)).Select(w => w.ToString(CultureInfo.InvariantCulture))];

    /// <summary>The operator of the items of a <c>PauliSentence</c>.</summary>
    /// <param name="sentence">Words, each a letter for some wires, with coefficients. The empty word is the identity, the empty sentence 0.</param>
    /// <param name="wireOrder">The wire of each qubit.</param>
    /// <exception cref="ArgumentException">A wire is not in the order, or the order names one twice.</exception>
    /// <exception cref="PauliFormatException">A letter is not I, X, Y or Z.</exception>
    /// <exception cref="NotHermitianException">A coefficient has an imaginary part.</exception>
    public static PauliSum FromSentence(IEnumerable<(IReadOnlyDictionary<string, char> Word, Complex Coefficient)> sentence, IReadOnlyList<string> wireOrder)
    {
        ArgumentNullException.ThrowIfNull(sentence);
        var wires = new WireOrder(wireOrder);
        return wires.Sum(sentence.Select(t => (Coefficients.Real(t.Coefficient, "a word"), wires.Word(t.Word.Select((l, i) => (l.Key, l.Value, i))))));
    }

    /// <summary>The items of the <c>PauliSentence</c> of an operator.</summary>
    /// <param name="sum">An operator.</param>
    /// <param name="wireOrder">The wire of each qubit.</param>
    /// <exception cref="QubitCountMismatchException">There are not as many wires as qubits.</exception>
    public static IReadOnlyList<(IReadOnlyDictionary<string, char> Word, Complex Coefficient)> ToSentence(PauliSum sum, IReadOnlyList<string> wireOrder) =>
        [.. Terms(sum, wireOrder).Select(t => ((IReadOnlyDictionary<string, char>)t.Letters.ToDictionary(l => l.Wire, l => l.Letter, StringComparer.Ordinal), new Complex((double)t.Coefficient, 0)))];

    /// <summary>Parses what PennyLane prints for a <c>PauliSentence</c> or a <c>LinearCombination</c>, for example "0.5 * X(0) @ Y(1)\n+ -1.5 * I" or "X(0) + 2 * (Z(0) @ Z('a'))".</summary>
    /// <param name="text">Terms of an optional coefficient and '*', and letters with wires joined by '@'.</param>
    /// <param name="wireOrder">The wire of each qubit.</param>
    /// <exception cref="PauliFormatException">The text is not of this form; the message says where.</exception>
    /// <exception cref="NotHermitianException">A coefficient has an imaginary part.</exception>
    public static PauliSum Parse(string text, IReadOnlyList<string> wireOrder)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new PennyLaneText(text, new WireOrder(wireOrder)).ReadSum();
    }

    /// <summary>The operator as PennyLane prints a <c>PauliSentence</c>: one term a line.</summary>
    /// <param name="sum">An operator; its coefficients become the nearest doubles.</param>
    /// <param name="wireOrder">The wire of each qubit.</param>
    /// <exception cref="QubitCountMismatchException">There are not as many wires as qubits.</exception>
    public static string Format(PauliSum sum, IReadOnlyList<string> wireOrder)
    {
        var text = new StringBuilder();
        foreach ((Rational coefficient, IReadOnlyList<(string Wire, char Letter)> letters) in Terms(sum, wireOrder))
        {
            string word = letters.Count == 0 ? "I" : string.Join(" @ ", letters.Select(l => $"{l.Letter}({l.Wire})"));
            text.Append(text.Length > 0 ? "\n+ " : "").Append(Coefficients.Write(coefficient, word)).Append(" * ").Append(word);
        }

        return text.Length == 0 ? "0 * I" : text.ToString();
    }

    /// <summary>The operator of a JSON text: an array of [word, coefficient], a word being an object of wires and letters.</summary>
    /// <param name="json">For example [[{"0": "X", "1": "Y"}, 0.5], [{}, 1]], as <c>json.dumps([(dict(w), c) for w, c in sentence.items()])</c> writes it; a coefficient may be [real, imaginary].</param>
    /// <param name="wireOrder">The wire of each qubit, as text.</param>
    /// <exception cref="JsonFormatException">The text is not of this form; the message says where.</exception>
    /// <exception cref="NotHermitianException">A coefficient has an imaginary part.</exception>
    public static PauliSum FromJson(string json, IReadOnlyList<string> wireOrder)
    {
        var wires = new WireOrder(wireOrder);
        return JsonPart.Read(json, root => wires.Sum(root.Items().Select(term =>
        {
            IReadOnlyList<JsonPart> pair = term.Items();
            if (pair.Count != 2) throw term.Unexpected("[word, coefficient]");
            (string, char, int)[] letters = [.. pair[0].Members().Select((m, i) => (m.Name, m.Value.Text() is [char letter] ? letter : throw m.Value.Unexpected("one letter"), i))];
            return (Coefficients.Read(pair[1]), pair[0].At(() => wires.Word(letters)));
        })));
    }

    /// <summary>An array of [word, coefficient]; <see cref="FromJson"/> reads it.</summary>
    /// <param name="sum">An operator; its coefficients become the nearest doubles.</param>
    /// <param name="wireOrder">The wire of each qubit.</param>
    /// <exception cref="QubitCountMismatchException">There are not as many wires as qubits.</exception>
    public static string ToJson(PauliSum sum, IReadOnlyList<string> wireOrder) => new JsonArray([.. Terms(sum, wireOrder).Select(t => (JsonNode)new JsonArray(
        new JsonObject(t.Letters.Select(l => KeyValuePair.Create(l.Wire, (JsonNode?)JsonValue.Create(l.Letter.ToString())))),
        JsonNode.Parse(Coefficients.Write(t.Coefficient, "a word"))))]).ToJsonString();

    private static IEnumerable<(Rational Coefficient, IReadOnlyList<(string Wire, char Letter)> Letters)> Terms(PauliSum sum, IReadOnlyList<string> wireOrder)
    {
        ArgumentNullException.ThrowIfNull(sum);
        var wires = new WireOrder(wireOrder);
        Require.SameQubits(wires.Count, sum.QubitCount, "The operator");
        return sum.Terms.Select(t => (t.Exact, (IReadOnlyList<(string, char)>)[.. t.String.Support.Select(s => (wireOrder[s.Qubit], s.Letter.ToString()[0]))]));
    }
}
