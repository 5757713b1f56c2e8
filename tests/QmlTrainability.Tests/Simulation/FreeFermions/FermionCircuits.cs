using QmlTrainability.Circuits;
using QmlTrainability.Paulis;
using QmlTrainability.Tests.Circuits;

namespace QmlTrainability.Tests.Simulation.FreeFermions;

/// <summary>Random circuits of free-fermion rotations that show no Jordan-Wigner form: bilinears of some modes times commuting strings, hidden by a random Clifford.</summary>
internal sealed class FermionCircuits
{
    private readonly Random _random;
    private readonly int _qubits;
    private readonly PauliRotationForm _hiding;
    private readonly int _modeQubits;

    public FermionCircuits(int qubits, Random random)
    {
        _random = random;
        _qubits = qubits;
        _modeQubits = random.Next(1, qubits + 1);
        var clifford = new CircuitBuilder(qubits);
        AddCliffords(clifford, 6 * qubits, random);
        _hiding = clifford.Build().RotationForm;
        Generators = [.. Enumerable.Range(0, random.Next(2, (3 * qubits) + 1)).Select(_ => Hidden(Bilinear())).Distinct()];
    }

    public PauliString[] Generators { get; }

    public Circuit Circuit(int rotations)
    {
        var builder = new CircuitBuilder(_qubits);
        Parameter[] parameters = [.. Enumerable.Range(0, 4).Select(i => builder.Parameter($"p{i}"))];
        for (int i = 0; i < rotations; i++) builder.Rotate(Generators[_random.Next(Generators.Length)], RandomCircuits.Angle(parameters, _random));
        AddCliffords(builder, _random.Next(4), _random);
        return builder.Build();
    }

    /// <summary>A string that is a product of up to this many modes, times a string that commutes with all bilinears; or any string.</summary>
    public PauliString Observable(int modes)
    {
        if (_random.Next(8) == 0) return RandomCircuits.String(_qubits, _random);
        PauliString product = Commuting();
        for (int i = 0; i < modes; i++) product = PauliString.Multiply(product, Mode(_random.Next(2 * _modeQubits))).String;
        return product.IsIdentity ? Observable(modes) : Hidden(product);
    }

    public InitialState State()
    {
        switch (_random.Next(4))
        {
            case 0: return InitialState.Zeros(_qubits);
            case 1: return InitialState.Basis(string.Concat(Enumerable.Range(0, _qubits).Select(_ => (char)('0' + _random.Next(2)))));
            case 2:
                var clifford = new CircuitBuilder(_qubits);
                AddCliffords(clifford, 5 * _qubits, _random);
                PauliRotationForm form = clifford.Build().RotationForm;
                return InitialState.Stabilizer(Enumerable.Range(0, _qubits).Select(q => form.PullBack(PauliString.On(_qubits, (q, Pauli.Z)))));
            default:
                return InitialState.Product([.. Enumerable.Range(0, _qubits).Select(_ =>
                {
                    double theta = Math.PI * _random.NextDouble(), phi = 2 * Math.PI * _random.NextDouble();
                    return (Math.Sin(theta) * Math.Cos(phi), Math.Sin(theta) * Math.Sin(phi), Math.Cos(theta));
                })]);
        }
    }

    private static void AddCliffords(CircuitBuilder builder, int count, Random random)
    {
        for (int i = 0; i < count; i++)
        {
            int q = random.Next(builder.QubitCount);
            if (builder.QubitCount > 1 && random.Next(2) == 0) builder.CX(q, (q + random.Next(1, builder.QubitCount)) % builder.QubitCount);
            else if (random.Next(2) == 0) builder.H(q);
            else builder.S(q);
        }
    }

    private PauliString Hidden(PauliString p) => _hiding.PullBack(p).Terms[0].String;

    private PauliString Bilinear()
    {
        int a = _random.Next(2 * _modeQubits), b = (a + _random.Next(1, 2 * _modeQubits)) % (2 * _modeQubits);
        return PauliString.Multiply(PauliString.Multiply(Mode(a), Mode(b)).String, Commuting()).String;
    }

    /// <summary>γ_2q = Z⋯Z X_q, γ_2q+1 = Z⋯Z Y_q.</summary>
    private PauliString Mode(int index) => PauliString.On(
        _qubits, [.. Enumerable.Range(0, index / 2).Select(q => (q, Pauli.Z)), (index / 2, int.IsEvenInteger(index) ? Pauli.X : Pauli.Y)]);

    private PauliString Commuting() => PauliString.On(
        _qubits, [.. Enumerable.Range(_modeQubits, _qubits - _modeQubits).Where(_ => _random.Next(3) == 0).Select(q => (q, Pauli.Z))]);
}
