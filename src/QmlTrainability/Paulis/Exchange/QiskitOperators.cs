using System.Globalization;
using System.Numerics;
using System.Text.Json.Nodes;
using QmlTrainability.Numerics;

namespace QmlTrainability.Paulis.Exchange;

/// <summary>Operators from and to the lists of labels and coefficients of Qiskit's <c>SparsePauliOp</c>, and the same as JSON.</summary>
/// <remarks>
/// In Qiskit's labels qubit 0 is the <b>rightmost</b> letter; in this library it is the leftmost. Labels are reversed on the way, so that qubit q stays qubit q:
/// Qiskit's "XZ" is Z on qubit 0 and X on qubit 1, here "ZX". In sparse lists nothing is reversed: a letter acts on the qubit that is named with it.
/// Coefficients are complex there and must be real; written, they are the nearest doubles. Read from JSON, decimals stay decimal.
/// </remarks>
/// <example><code>
/// PauliSum h = QiskitOperators.FromList([("IIX", 0.5), ("ZZI", -1)]);
/// Console.WriteLine(h);                            // 0.5*XII - 1*IZZ
/// Console.WriteLine(QiskitOperators.ToJson(h));    // [["IIX",0.5],["ZZI",-1]]
/// </code></example>
public static class QiskitOperators
{
    /// <summary>The operator of <c>SparsePauliOp.from_list</c>.</summary>
    /// <param name="list">Labels of I, X, Y, Z, rightmost letter on qubit 0, with coefficients; equal labels are added up.</param>
    /// <param name="qubits">The number of qubits; needed for an empty list only.</param>
    /// <exception cref="PauliFormatException">A label has another letter; the message says where.</exception>
    /// <exception cref="NotHermitianException">A coefficient has an imaginary part.</exception>
    /// <exception cref="QubitCountMismatchException">Labels differ in length.</exception>
    /// <exception cref="ArgumentException">The list is empty and <paramref name="qubits"/> is not given.</exception>
    public static PauliSum FromList(IEnumerable<(string Label, Complex Coefficient)> list, int? qubits = null)
    {
        ArgumentNullException.ThrowIfNull(list);
        return Sum([.. list.Select(t => (Coefficients.Real(t.Coefficient, t.Label), Read(t.Label, qubits)))], qubits);
    }

    /// <summary>The list of <c>SparsePauliOp.to_list</c>.</summary>
    /// <param name="sum">An operator.</param>
    /// <returns>Labels with the rightmost letter on qubit 0; empty for zero.</returns>
    public static IReadOnlyList<(string Label, Complex Coefficient)> ToList(PauliSum sum)
    {
        ArgumentNullException.ThrowIfNull(sum);
        return [.. sum.Terms.Select(t => (Label(t.String), new Complex(t.Coefficient, 0)))];
    }

    /// <summary>The operator of <c>SparsePauliOp.from_sparse_list</c>.</summary>
    /// <param name="list">Letters, the qubit of each letter, and coefficients.</param>
    /// <param name="qubits">The number of qubits.</param>
    /// <exception cref="PauliFormatException">A term has another letter, or not as many letters as qubits.</exception>
    /// <exception cref="ArgumentException">A qubit does not exist or is named twice in a term.</exception>
    /// <exception cref="NotHermitianException">A coefficient has an imaginary part.</exception>
    public static PauliSum FromSparseList(IEnumerable<(string Letters, IReadOnlyList<int> Qubits, Complex Coefficient)> list, int qubits)
    {
        ArgumentNullException.ThrowIfNull(list);
        return Sum([.. list.Select(t => (Coefficients.Real(t.Coefficient, t.Letters), Sparse(t.Letters, t.Qubits, qubits)))], qubits);
    }

    /// <summary>The list of <c>SparsePauliOp.to_sparse_list</c>, letters by rising qubit.</summary>
    /// <param name="sum">An operator.</param>
    public static IReadOnlyList<(string Letters, IReadOnlyList<int> Qubits, Complex Coefficient)> ToSparseList(PauliSum sum)
    {
        ArgumentNullException.ThrowIfNull(sum);
        return
        [
            .. sum.Terms.Select(t => (
                string.Concat(t.String.Support.Select(s => s.Letter.ToString())),
                (IReadOnlyList<int>)[.. t.String.Support.Select(s => s.Qubit)],
                new Complex(t.Coefficient, 0))),
        ];
    }

    /// <summary>The operator of a JSON text: an array of [label, coefficient], or an object with labels as names as in the observables of Qiskit's primitives.</summary>
    /// <param name="json">For example [["ZZ", 0.5], ["IX", [1.0, 0.0]]] or {"ZZ": 0.5, "IX": 1}; a coefficient is a number or [real, imaginary].</param>
    /// <param name="qubits">The number of qubits; needed where there is no term.</param>
    /// <exception cref="JsonFormatException">The text is not of this form; the message says where.</exception>
    /// <exception cref="NotHermitianException">A coefficient has an imaginary part.</exception>
    public static PauliSum FromJson(string json, int? qubits = null) => JsonPart.Read(json, root =>
    {
        var terms = new List<(Rational Coefficient, PauliString String)>();
        if (root.IsObject)
        {
            foreach ((string name, JsonPart value) in root.Members()) terms.Add((Coefficients.Read(value), value.At(() => Read(name, Known()))));
        }
        else
        {
            foreach (JsonPart term in root.Items())
            {
                IReadOnlyList<JsonPart> pair = term.Items();
                if (pair.Count != 2) throw term.Unexpected("[label, coefficient]");
                terms.Add((Coefficients.Read(pair[1]), pair[0].As(label => Read(label, Known()))));
            }
        }

        return terms.Count > 0 || qubits is not null ? Sum(terms, qubits) : throw root.Unexpected("at least one term, or the number of qubits beside the text");

        int? Known() => qubits ?? (terms.Count > 0 ? terms[0].String.QubitCount : null);
    });

    /// <summary>An array of [label, coefficient], as <c>json.dumps([(l, c.real) for l, c in op.to_list()])</c> writes it.</summary>
    /// <param name="sum">An operator; its coefficients become the nearest doubles.</param>
    /// <exception cref="ArgumentOutOfRangeException">A coefficient is beyond the range of a double.</exception>
    public static string ToJson(PauliSum sum)
    {
        ArgumentNullException.ThrowIfNull(sum);
        return new JsonArray([.. sum.Terms.Select(t => (JsonNode)new JsonArray(Label(t.String), JsonNode.Parse(Coefficients.Write(t.Exact, t.String.Shown()))))]).ToJsonString();
    }

    private static PauliSum Sum(List<(Rational Coefficient, PauliString String)> terms, int? qubits) =>
        terms.Count > 0 ? PauliSum.OfExact(terms)
        : qubits is int count ? PauliSum.Zero(count)
        : throw new ArgumentException("A list without terms does not say how many qubits there are: pass qubits.", nameof(qubits));

    private static string Label(PauliString p) => string.Create(p.QubitCount, p, static (span, p) =>
    {
        p.ToString("D", CultureInfo.InvariantCulture).CopyTo(span);
        span.Reverse();
    });

    private static PauliString Read(string label, int? qubits)
    {
        ArgumentNullException.ThrowIfNull(label);
        if (label.Length == 0) throw new PauliFormatException("A label has at least one letter", 0);
        if (qubits is int count) Require.SameQubits(count, label.Length, $"The label '{(label.Length <= 40 ? label : label[..40])}'");
        return PauliString.On(label.Length, [.. Letters(label).Select((letter, i) => (label.Length - 1 - i, letter)).Where(t => t.letter != Pauli.I)]);
    }

    private static PauliString Sparse(string letters, IReadOnlyList<int> on, int qubits)
    {
        ArgumentNullException.ThrowIfNull(letters);
        ArgumentNullException.ThrowIfNull(on);
        if (letters.Length != on.Count) throw new PauliFormatException($"'{letters}' has {letters.Length} letters for {on.Count} qubits", 0);
        return PauliString.On(qubits, [.. on.Zip(Letters(letters))]);
    }

    private static IEnumerable<Pauli> Letters(string label) => label.Select((letter, i) => letter switch
    {
        'I' => Pauli.I,
        'X' => Pauli.X,
        'Y' => Pauli.Y,
        'Z' => Pauli.Z,
        _ => throw new PauliFormatException($"Expected one of the letters I, X, Y, Z, found '{letter}'", i),
    });
}
