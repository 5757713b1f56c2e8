using QmlTrainability.Numerics;

namespace QmlTrainability.Paulis.Exchange;

/// <summary>Which wire is which qubit.</summary>
internal sealed class WireOrder
{
    private readonly Dictionary<string, int> _qubits = new(StringComparer.Ordinal);

    public WireOrder(IReadOnlyList<string> wires)
    {
        ArgumentNullException.ThrowIfNull(wires);
        if (wires.Count == 0) throw new ArgumentException("The order of wires is empty; it must name the wire of each qubit.", nameof(wires));
        for (int q = 0; q < wires.Count; q++)
        {
            if (wires[q] is null || !_qubits.TryAdd(wires[q], q)) throw new ArgumentException($"The order of wires names '{wires[q]}' twice, or a wire has no name.", nameof(wires));
        }
    }

    public int Count => _qubits.Count;

    /// <summary>The string of a word.</summary>
    /// <param name="letters">Wires with their letters and the places at which errors are to be reported.</param>
    public PauliString Word(IEnumerable<(string Wire, char Letter, int Position)> letters)
    {
        var named = new HashSet<int>();
        return PauliString.On(Count, [.. letters.Select(l =>
        {
            if (!_qubits.TryGetValue(l.Wire, out int qubit)) throw new PauliFormatException($"The wire '{l.Wire}' is not in the order of wires", l.Position);
            if (!named.Add(qubit)) throw new PauliFormatException($"The wire '{l.Wire}' is named twice in one word", l.Position);
            return (qubit, l.Letter switch
            {
                'I' => Pauli.I,
                'X' => Pauli.X,
                'Y' => Pauli.Y,
                'Z' => Pauli.Z,
                _ => throw new PauliFormatException($"Expected one of the letters I, X, Y, Z, found '{l.Letter}'", l.Position),
            });
        })]);
    }

    public PauliSum Sum(IEnumerable<(Rational Coefficient, PauliString String)> terms)
    {
        (Rational, PauliString)[] all = [.. terms];
        return all.Length == 0 ? PauliSum.Zero(Count) : PauliSum.OfExact(all);
    }
}
