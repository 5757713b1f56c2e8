using QmlTrainability.Circuits;
using QmlTrainability.Paulis;

namespace QmlTrainability.Trainability.Populations;

/// <summary>What the strings of an observable can meet on their way back through a circuit, last applied first, and what they meet at the start integrated.</summary>
internal sealed class LightCone
{
    private readonly Dictionary<int, int> _numbers = []; // of a qubit in the light cone
    private readonly List<int> _qubits = [];
    private readonly List<ChainStep> _steps = [];
    private readonly AngleDistribution _angles;
    private readonly PauliChannel? _noise;

    public LightCone(Circuit circuit, PauliSum observable, AngleDistribution angles, PauliChannel? noise)
    {
        _angles = angles;
        _noise = noise;
        foreach ((int qubit, _) in observable.Terms.SelectMany(t => t.String.Support)) Number(qubit);
        for (int i = circuit.Operations.Count - 1; i >= 0; i--)
        {
            Operation operation = circuit.Operations[i];
            IReadOnlyList<int> qubits = operation.Qubits;
            if (noise is not null)
            {
                foreach (int qubit in qubits)
                {
                    if (_numbers.TryGetValue(qubit, out int number)) _steps.Add(Channel(number));
                }
            }

            if (operation.Gate?.Clifford is CliffordMap clifford)
            {
                if (qubits.Any(_numbers.ContainsKey)) _steps.Add(Clifford(clifford, [.. qubits.Select(Number)]));
                continue;
            }

            foreach ((PauliString @string, Angle angle) in operation.Rotations(circuit.QubitCount).Reverse()) AddRotation(@string, angle);
        }
    }

    /// <summary>The qubits of the circuit that are in the cone, by number.</summary>
    public IReadOnlyList<int> Qubits => _qubits;

    public IReadOnlyList<ChainStep> Steps => _steps;

    public int NumberOf(int qubit) => _numbers[qubit];

    private int Number(int qubit)
    {
        if (_numbers.TryGetValue(qubit, out int number)) return number;
        _numbers.Add(qubit, _qubits.Count);
        _qubits.Add(qubit);
        return _qubits.Count - 1;
    }

    private void AddRotation(PauliString @string, Angle angle)
    {
        (int Qubit, Pauli Letter)[] support = [.. @string.Support];
        if (!support.Any(s => _numbers.ContainsKey(s.Qubit))) return;
        bool halfPi = angle.OffsetIsMultipleOfHalfPi(out int quarterTurns);
        int[] qubits = [.. support.Select(s => Number(s.Qubit))];
        Pauli[] letters = [.. support.Select(s => s.Letter)];
        if (!angle.IsConstant)
        {
            (_, double cosineSquared) = _angles.Moments(angle.Terms.Sum(t => t.Factor * t.Factor));
            _steps.Add(new ChainStep { Qubits = qubits, Letters = letters, Jump = 1 - cosineSquared, Terms = angle.Terms });
        }

        // R(α + kπ/2) = R(α)·R(kπ/2): a quarter turn always jumps, a half turn only changes a sign. Other offsets are absorbed by a uniform angle.
        if (halfPi && quarterTurns % 2 != 0) _steps.Add(new ChainStep { Qubits = qubits, Letters = letters, Jump = 1 });
    }

    private ChainStep Channel(int number) => new()
    {
        Qubits = [number],
        SquaredEigenvalues = [.. new[] { Pauli.I, Pauli.X, Pauli.Z, Pauli.Y }.Select(l => Math.Pow(_noise!.Eigenvalue(l), 2))],
    };

    private static ChainStep Clifford(CliffordMap map, int[] qubits)
    {
        int k = qubits.Length;
        var rows = new int[2 * k];
        for (int bit = 0; bit < 2 * k; bit++)
        {
            PauliString image = map.Image(PauliString.On(k, (bit % k, bit < k ? Pauli.X : Pauli.Z))).String;
            foreach ((int at, Pauli letter) in image.Support)
            {
                if (((int)letter & (int)Pauli.X) != 0) rows[at] |= 1 << bit;
                if (((int)letter & (int)Pauli.Z) != 0) rows[k + at] |= 1 << bit;
            }
        }

        return new ChainStep { Qubits = qubits, Rows = rows };
    }
}
