using System.Globalization;
using QmlTrainability.Circuits;
using QmlTrainability.Paulis;

namespace QmlTrainability.Ansatze;

/// <summary>One step of a layer: rotations about a pattern of letters placed on qubits or bonds, or fixed gates on bonds.</summary>
internal sealed class AnsatzStep
{
    private readonly Pauli[] _letters;
    private readonly Gate? _entangler;
    private readonly ParameterSharing _sharing;

    private AnsatzStep(Pauli[] letters, Gate? entangler, Topology? topology, ParameterSharing sharing)
    {
        _letters = letters;
        _entangler = entangler;
        _sharing = sharing;
        Topology = topology;
    }

    /// <summary>Null for a step on single qubits.</summary>
    public Topology? Topology { get; }

    public bool IsEntangler => _entangler is not null;

    public bool IsTied => !IsEntangler && _sharing == ParameterSharing.PerLayer;

    /// <summary>The number of qubits that a term touches.</summary>
    public int Range => Topology is null ? 1 : 2;

    /// <summary>The letters of the rotations, or the name of the gate.</summary>
    public string Label => _entangler?.Name ?? string.Concat(_letters);

    public static AnsatzStep Rotation(Pauli[] letters, Topology? topology, ParameterSharing sharing) => new(letters, null, topology, sharing);

    public static AnsatzStep Entangler(Gate gate, Topology topology) => new([], gate, topology, ParameterSharing.PerTerm);

    /// <summary>The same with one parameter per layer.</summary>
    public AnsatzStep Tied() => new(_letters, _entangler, Topology, ParameterSharing.PerLayer);

    /// <summary>The same on other bonds.</summary>
    public AnsatzStep On(Topology topology) => new(_letters, _entangler, topology, _sharing);

    /// <summary>Appends the step of one layer; parameters are named after letters, layer and qubits, for example "ZZ[2,5-6]".</summary>
    public void AppendTo(CircuitBuilder builder, string label, int layer)
    {
        Parameter? shared = IsTied ? builder.Parameter(FormattableString.Invariant($"{label}[{layer}]")) : null;
        if (Topology is null)
        {
            for (int q = 0; q < builder.QubitCount; q++)
            {
                Parameter parameter = shared ?? builder.Parameter(FormattableString.Invariant($"{label}[{layer},{q}]"));
                builder.Rotate(PauliString.On(builder.QubitCount, (q, _letters[0])), parameter);
            }

            return;
        }

        foreach ((int first, int second) in Topology.BondsAt(builder.QubitCount))
        {
            if (_entangler is not null)
            {
                builder.Append(_entangler, [first, second], []);
                continue;
            }

            Parameter parameter = shared ?? builder.Parameter(FormattableString.Invariant($"{label}[{layer},{first}-{second}]"));
            builder.Rotate(PauliString.On(builder.QubitCount, (first, _letters[0]), (second, _letters[1])), parameter);
        }
    }

    /// <summary>For example "X on each", "ZZ on the ring, tied", "CX on the chain".</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{(IsEntangler ? "fixed " : "")}{Label} on {(Topology is null ? "each" : Topology.Name)}{(IsTied ? ", tied" : "")}");
}
