namespace QmlTrainability.Circuits;

/// <summary>Something that a text can call by name: a gate of the library's table, or a definition with a body.</summary>
/// <param name="Name">The name in the text.</param>
/// <param name="AngleCount">How many angles a call gives.</param>
/// <param name="QubitCount">How many qubits a call gives.</param>
/// <param name="Library">The gate of the table, or null for a definition that is none.</param>
/// <param name="Body">The calls that a definition stands for; empty for a gate of the table.</param>
/// <param name="Cost">How many calls one call comes to when everything is expanded, itself included; at most <see cref="CostLimit"/>.</param>
/// <param name="Position">Where it is defined; -1 when an include or the language defines it.</param>
internal sealed record OpenQasmGate(string Name, int AngleCount, int QubitCount, Gate? Library, OpenQasmCall[] Body, long Cost, int Position)
{
    /// <summary>Costs stop growing here, so that no product of a cost and a number of qubits overflows.</summary>
    public const long CostLimit = 1L << 40;

    /// <summary>A definition that takes angles and heeds none of them.</summary>
    public bool HasNumbersBakedIn { get; init; }

    public static OpenQasmGate OfTable(string name, Gate gate) => new(name, gate.AngleCount, gate.QubitCount, gate, [], 1, -1);

    public static OpenQasmGate Defined(string name, int angleCount, int qubitCount, OpenQasmCall[] body, int position)
    {
        long cost = 1;
        foreach (OpenQasmCall call in body) cost = Math.Min(CostLimit, cost + call.Gate.Cost);
        bool heeds = Array.Exists(body, call => Array.Exists(call.Angles, angle => Array.Exists(angle, step => step.Operator == OpenQasmOperator.Formal)));
        return new OpenQasmGate(name, angleCount, qubitCount, null, body, cost, position) { HasNumbersBakedIn = angleCount > 0 && !heeds };
    }
}
