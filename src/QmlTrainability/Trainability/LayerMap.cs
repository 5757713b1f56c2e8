using QmlTrainability.Circuits;
using QmlTrainability.Paulis;

namespace QmlTrainability.Trainability;

/// <summary>One layer as a map of the weights of all strings that an observable can become: the average over a pair for each rotation, a permutation for its Clifford.</summary>
internal sealed class LayerMap
{
    private readonly List<(int A, int B)[]> _pairs = []; // by gate, last applied first
    private readonly int[] _images; // of each string under the Clifford, which comes last in time and so first here

    public LayerMap(Circuit layer, PauliString observable, int mostStrings, CancellationToken cancellationToken)
    {
        List<ChainGate> gates = ChainGates.Of(layer, AngleDistribution.Uniform, NoiseModel.None);
        if (gates.Exists(g => g.Tied is not null || g.IsFixed)) throw new HypothesisNotMetException("Mixing is counted for independent angles and no fixed rotation but Cliffords.");
        var strings = new List<PauliString> { observable };
        var index = new Dictionary<PauliString, int> { [observable] = 0 };
        var images = new List<int>();
        for (int i = 0; i < strings.Count; i++)
        {
            if (i % 256 == 0) cancellationToken.ThrowIfCancellationRequested();
            images.Add(IndexOf(layer.RotationForm.Clifford.Image(strings[i]).String));
            foreach (ChainGate gate in gates)
            {
                if (gate.String.AnticommutesWithUnchecked(strings[i])) IndexOf(gate.Partner(strings[i]).Partner);
            }
        }

        foreach (ChainGate gate in gates)
        {
            _pairs.Add([.. strings.Select((s, i) => (A: i, B: gate.String.AnticommutesWithUnchecked(s) ? index[gate.Partner(s).Partner] : -1)).Where(p => p.A < p.B)]);
            cancellationToken.ThrowIfCancellationRequested();
        }

        Strings = strings;
        _images = [.. images];

        int IndexOf(PauliString s)
        {
            if (index.TryGetValue(s, out int i)) return i;
            if (strings.Count >= mostStrings)
            {
                throw new BudgetExceededException(
                    $"More than {mostStrings} strings are in reach of the observable; the budget is {mostStrings}. Use fewer qubits, or sample a DepthCurve.", strings.Count + 1, mostStrings);
            }

            index.Add(s, strings.Count);
            strings.Add(s);
            return strings.Count - 1;
        }
    }

    /// <summary>The observable first.</summary>
    public IReadOnlyList<PauliString> Strings { get; }

    public long AveragesPerLayer => _pairs.Sum(p => (long)p.Length) + Strings.Count;

    public double[] Apply(double[] weights, CancellationToken cancellationToken)
    {
        var moved = new double[weights.Length];
        for (int i = 0; i < weights.Length; i++) moved[_images[i]] += weights[i];
        foreach ((int A, int B)[] pairs in _pairs)
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach ((int a, int b) in pairs) moved[a] = moved[b] = (moved[a] + moved[b]) / 2;
        }

        return moved;
    }
}
