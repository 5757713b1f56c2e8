using QmlTrainability.Circuits;
using QmlTrainability.Paulis;
using QmlTrainability.Tests.Circuits;

namespace QmlTrainability.Tests.Simulation.LieAlgebraic;

/// <summary>Random circuits whose tied rotations are sums over orbits of a group of permutations, with observables and states of several kinds.</summary>
internal sealed class TiedCircuits
{
    /// <summary>On more qubits only groups that interchanges generate: the orbits of a ring are too many.</summary>
    private const int MostQubitsOfRing = 6;

    private readonly Random _random;
    private readonly int _qubits;
    private readonly int[][] _permutations;

    public TiedCircuits(int qubits, Random random)
    {
        _random = random;
        _qubits = qubits;
        int cut = random.Next(1, qubits);
        int[] shift = [.. Enumerable.Range(0, qubits).Select(q => (q + 1) % qubits)], reflection = [.. Enumerable.Range(0, qubits).Select(q => qubits - 1 - q)];
        _permutations = random.Next(qubits > MostQubitsOfRing ? 2 : 0, 5) switch
        {
            0 => [shift],
            1 => [shift, reflection],
            2 => [.. Swaps(0, cut), .. Swaps(cut, qubits)],
            _ => [.. Swaps(0, qubits)],
        };
    }

    /// <summary>Sums of one or two orbits by multiples of an angle; where their strings do not commute they come one after another.</summary>
    public Circuit Circuit(int sums)
    {
        var builder = new CircuitBuilder(_qubits);
        Parameter[] parameters = [.. Enumerable.Range(0, 4).Select(i => builder.Parameter($"p{i}"))];
        for (int s = 0; s < sums; s++)
        {
            Angle angle = _random.Next(4) switch
            {
                0 => (0.5 * parameters[0]) + (0.25 * parameters[1]) + 0.5,
                1 => _random.NextDouble(),
                _ => parameters[_random.Next(4)],
            };
            Pauli letter = Letter();
            PauliString first = Local(letter), second = Local(letter);
            foreach (PauliString p in Orbit(first)) builder.Rotate(p, angle);
            if (_random.Next(3) != 0) continue;
            foreach (PauliString p in Orbit(second)) builder.Rotate(p, -2 * angle);
        }

        if (_random.Next(3) == 0)
        {
            for (int q = 0; q < _qubits; q++) builder.H(q);
        }

        return builder.Build();
    }

    public PauliSum Observable()
    {
        PauliSum sum = PauliSum.Zero(_qubits);
        for (int k = _random.Next(1, 4); k > 0; k--)
        {
            PauliString p = _random.Next(2) == 0 ? Local(Letter()) : RandomCircuits.String(_qubits, _random);
            double coefficient = _random.NextDouble() - 0.5;
            sum += PauliSum.Of(Orbit(p).Select(s => (coefficient, s)));
        }

        return sum;
    }

    public InitialState State()
    {
        switch (_random.Next(5))
        {
            case 0: return InitialState.Plus(_qubits);
            case 1: return InitialState.Basis(string.Concat(Enumerable.Range(0, _qubits).Select(_ => (char)('0' + _random.Next(2)))));
            case 2: // (|0…0⟩ ± |1…1⟩)/√2 is invariant; a minus before one ZZ makes it not so
                PauliSum flip = PauliString.On(_qubits, [.. Enumerable.Range(0, _qubits).Select(q => (q, Pauli.X))]);
                int odd = _random.Next(2 * _qubits);
                return InitialState.Stabilizer([-1.0 * flip, .. Enumerable.Range(0, _qubits - 1).Select(q => (q == odd ? -1.0 : 1.0) * PauliString.On(_qubits, (q, Pauli.Z), (q + 1, Pauli.Z)))]);
            case 3:
                (double, double, double) vector = Vector();
                return InitialState.Product([.. Enumerable.Repeat(vector, _qubits)]);
            default: return InitialState.Product([.. Enumerable.Range(0, _qubits).Select(_ => Vector())]);
        }
    }

    public HashSet<PauliString> Orbit(PauliString p)
    {
        var orbit = new HashSet<PauliString> { p };
        var open = new Queue<PauliString>(orbit);
        while (open.TryDequeue(out PauliString? next))
        {
            foreach (int[] permutation in _permutations)
            {
                PauliString image = next.Permute(permutation);
                if (orbit.Add(image)) open.Enqueue(image);
            }
        }

        return orbit;
    }

    private (double, double, double) Vector()
    {
        double theta = Math.PI * _random.NextDouble(), phi = 2 * Math.PI * _random.NextDouble();
        return (Math.Sin(theta) * Math.Cos(phi), Math.Sin(theta) * Math.Sin(phi), Math.Cos(theta));
    }

    private Pauli Letter() => (Pauli)_random.Next(1, 4);

    private PauliString Local(Pauli letter)
    {
        int q = _random.Next(_qubits);
        return _random.Next(2) == 0 ? PauliString.On(_qubits, (q, letter)) : PauliString.On(_qubits, (q, letter), ((q + _random.Next(1, _qubits)) % _qubits, letter));
    }

    private IEnumerable<int[]> Swaps(int from, int to)
    {
        for (int q = from; q + 1 < to; q++)
        {
            int[] swap = [.. Enumerable.Range(0, _qubits)];
            (swap[q], swap[q + 1]) = (q + 1, q);
            yield return swap;
        }
    }
}
