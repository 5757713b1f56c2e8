using System.Globalization;
using QmlTrainability.Circuits;
using QmlTrainability.Paulis;

namespace QmlTrainability.Ansatze;

/// <summary>One step of a layer: rotations about a pattern of letters, or a sum of patterns, placed on qubits, bonds or runs of qubits, or fixed gates on bonds.</summary>
internal sealed class AnsatzStep
{
    private readonly (double Coefficient, Pauli[] Letters)[] _terms;
    private readonly Gate? _entangler;
    private readonly ParameterSharing _sharing;

    private AnsatzStep((double Coefficient, Pauli[] Letters)[] terms, Gate? entangler, Topology? topology, ParameterSharing sharing)
    {
        _terms = terms;
        _entangler = entangler;
        _sharing = sharing;
        Topology = topology;
    }

    /// <summary>Null for a step on single qubits.</summary>
    public Topology? Topology { get; }

    public bool IsEntangler => _entangler is not null;

    public bool IsTied => !IsEntangler && _sharing == ParameterSharing.PerLayer;

    /// <summary>The number of qubits that a term touches.</summary>
    public int Range => _entangler is not null ? 2 : _terms[0].Letters.Length;

    /// <summary>The letters of the rotations, or the name of the gate.</summary>
    public string Label => _entangler?.Name ?? string.Join("+", _terms.Select(t => (t.Coefficient == 1 ? "" : t.Coefficient.ToString("R", CultureInfo.InvariantCulture) + "*") + string.Concat(t.Letters)));

    public static AnsatzStep Rotation(Pauli[] letters, Topology? topology, ParameterSharing sharing) => new([(1, letters)], null, topology, sharing);

    /// <summary>Rotations about a sum of commuting patterns of equal length, with one parameter for all terms at a place.</summary>
    public static AnsatzStep Rotation(PauliSum pattern, Topology topology, ParameterSharing sharing) =>
        new([.. pattern.Terms.Select(t => (t.Coefficient, (Pauli[])[.. Enumerable.Range(0, pattern.QubitCount).Select(q => t.String[q])]))], null, topology, sharing);

    public static AnsatzStep Entangler(Gate gate, Topology topology) => new([], gate, topology, ParameterSharing.PerTerm);

    /// <summary>The same with one parameter per layer.</summary>
    public AnsatzStep Tied() => new(_terms, _entangler, Topology, ParameterSharing.PerLayer);

    /// <summary>The same on other bonds.</summary>
    public AnsatzStep On(Topology topology) => new(_terms, _entangler, topology, _sharing);

    /// <summary>Appends the step of one layer; parameters are named after letters, layer and qubits, for example "ZZ[2,5-6]".</summary>
    public void AppendTo(CircuitBuilder builder, string label, int layer)
    {
        Parameter? shared = IsTied ? builder.Parameter(FormattableString.Invariant($"{label}[{layer}]")) : null;
        foreach (int[] place in PlacesAt(builder.QubitCount))
        {
            if (_entangler is not null)
            {
                builder.Append(_entangler, place, []);
                continue;
            }

            Parameter parameter = shared ?? builder.Parameter(FormattableString.Invariant($"{label}[{layer},{string.Join('-', place)}]"));
            foreach ((double coefficient, Pauli[] letters) in _terms)
                builder.Rotate(PauliString.On(builder.QubitCount, [.. place.Select((q, i) => (q, letters[i]))]), coefficient == 1 ? parameter : coefficient * parameter);
        }
    }

    /// <summary>The qubits under the letters: each qubit, each bond, or each run of neighboring qubits on a chain or ring.</summary>
    private IEnumerable<int[]> PlacesAt(int qubits)
    {
        if (Topology is null) return Enumerable.Range(0, qubits).Select(q => new[] { q });
        if (Range <= 2) return Topology.BondsAt(qubits).Select(b => new[] { b.First, b.Second });
        int starts = Topology == Topology.Ring && qubits >= Range ? qubits : qubits - Range + 1;
        return Enumerable.Range(0, Math.Max(0, starts)).Select(q => Enumerable.Range(q, Range).Select(i => i % qubits).ToArray());
    }

    /// <summary>For example "X on each", "ZZ on the ring, tied", "CX on the chain".</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{(IsEntangler ? "fixed " : "")}{Label} on {(Topology is null ? "each" : Topology.Name)}{(IsTied ? ", tied" : "")}");
}
