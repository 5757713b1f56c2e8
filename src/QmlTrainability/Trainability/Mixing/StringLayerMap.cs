using QmlTrainability.Circuits;
using QmlTrainability.Paulis;

namespace QmlTrainability.Trainability.Mixing;

/// <summary>A layer on the list of strings that the observable can become, the observable first.</summary>
internal sealed class StringLayerMap : ILayerMap
{
    private readonly List<PauliString> _strings;
    private readonly List<(int A, int B)[]> _pairs = []; // by level
    private readonly int[] _images; // of each string under the Clifford, which comes last in time and so first here

    /// <param name="levels">The rotations, the last applied first.</param>
    /// <param name="clifford">The Clifford after them.</param>
    /// <param name="observable">Where the list starts.</param>
    /// <param name="mostStrings">The longest list.</param>
    /// <param name="cancellationToken">Polled all along.</param>
    /// <exception cref="BudgetExceededException">The list is longer.</exception>
    public StringLayerMap(IReadOnlyList<IReadOnlyList<PauliString>> levels, CliffordMap clifford, PauliString observable, int mostStrings, CancellationToken cancellationToken)
    {
        PauliString[] gates = [.. levels.SelectMany(l => l)];
        _strings = [observable];
        var index = new Dictionary<PauliString, int> { [observable] = 0 };
        var images = new List<int>();
        for (int i = 0; i < _strings.Count; i++)
        {
            if (i % 256 == 0) cancellationToken.ThrowIfCancellationRequested();
            images.Add(IndexOf(clifford.Image(_strings[i]).String));
            foreach (PauliString gate in gates)
            {
                if (gate.AnticommutesWithUnchecked(_strings[i])) IndexOf(PauliString.Multiply(gate, _strings[i]).String);
            }
        }

        foreach (IReadOnlyList<PauliString> level in levels)
        {
            var pairs = new List<(int, int)>();
            foreach (PauliString gate in level)
            {
                cancellationToken.ThrowIfCancellationRequested();
                pairs.AddRange(_strings.Select((s, i) => (A: i, B: gate.AnticommutesWithUnchecked(s) ? index[PauliString.Multiply(gate, s).String] : -1)).Where(p => p.A < p.B));
            }

            _pairs.Add([.. pairs]);
        }

        _images = [.. images];
        Permutes = _images.Where((image, i) => image != i).Any();
        AveragesPerLayer = _pairs.Sum(p => (long)p.Length) + Strings;

        int IndexOf(PauliString s)
        {
            if (index.TryGetValue(s, out int i)) return i;
            if (_strings.Count >= mostStrings)
            {
                throw new BudgetExceededException(
                    $"More than {mostStrings} strings are in reach of the observable; the budget is {mostStrings}. Use fewer qubits, or sample a DepthCurve. Only free-fermion layers without Cliffords, "
                    + "and an observable bilinear in their modes, go further.",
                    _strings.Count + 1, mostStrings);
            }

            index.Add(s, _strings.Count);
            _strings.Add(s);
            return _strings.Count - 1;
        }
    }

    public long Strings => _strings.Count;

    public int Levels => _pairs.Count;

    public bool Permutes { get; }

    public long AveragesPerLayer { get; }

    public double[] Observable()
    {
        var weights = new double[_strings.Count];
        weights[0] = 1;
        return weights;
    }

    public double[] Ones() => [.. Enumerable.Repeat(1.0, _strings.Count)];

    public double[] Squares(InitialState state, CancellationToken cancellationToken)
    {
        var squares = new double[_strings.Count];
        for (int i = 0; i < squares.Length; i++)
        {
            if (i % 256 == 0) cancellationToken.ThrowIfCancellationRequested();
            squares[i] = Math.Pow(state.Expectation(_strings[i]), 2);
        }

        return squares;
    }

    public void Average(int level, double[] weights, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        foreach ((int a, int b) in _pairs[level]) weights[a] = weights[b] = (weights[a] + weights[b]) / 2;
    }

    public double[] Apply(double[] weights, CancellationToken cancellationToken)
    {
        var moved = new double[weights.Length];
        for (int i = 0; i < weights.Length; i++) moved[_images[i]] += weights[i];
        for (int level = 0; level < Levels; level++) Average(level, moved, cancellationToken);
        return moved;
    }
}
