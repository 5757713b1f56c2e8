using QmlTrainability.Paulis;

namespace QmlTrainability.Simulation.LieAlgebraic;

/// <summary>The matrix A of one sum H on orbit sums, column by column as the orbits are found; then its blocks.</summary>
/// <remarks>From the representative of orbit i the bracket gives M_ji, in coordinates "coefficient × size"; in the orthonormal basis A_ji = M_ji·√(s_i/s_j).
/// Since A is antisymmetric, A_ji = ±√(-M_ji·M_ij): sizes are not needed, and A is antisymmetric to the last bit.</remarks>
internal sealed class SparseAction
{
    private readonly (ulong[] String, double Coefficient)[] _terms;
    private readonly ulong[] _product;
    private readonly List<int> _starts = [0];
    private readonly List<(int To, double Value)> _entries = [];
    private readonly List<int> _touched = [];
    private double[] _sums = [];

    public SparseAction(PauliSum generator)
    {
        _terms = [.. generator.Terms.Select(t => (PauliPacking.Pack(t.String), t.Coefficient))];
        _product = new ulong[PauliPacking.Words(generator.QubitCount)];
    }

    public long Bytes => (16L * _entries.Count) + (4L * _starts.Count) + (8L * _sums.Length);

    /// <summary>Adds the next column: the bracket with a packed string.</summary>
    /// <param name="v">The representative.</param>
    /// <param name="columnOf">The column of a packed string, which may be a new one.</param>
    public void Add(ReadOnlySpan<ulong> v, Func<ulong[], int> columnOf)
    {
        _touched.Clear();
        foreach ((ulong[] p, double coefficient) in _terms)
        {
            if (!PauliPacking.Anticommute(p, v, v.Length)) continue;
            int phase = PauliPacking.Multiply(p, v, _product);
            int to = columnOf(_product);
            if (to >= _sums.Length) Array.Resize(ref _sums, Math.Max(2 * _sums.Length, to + 64));
            if (!_touched.Contains(to)) _touched.Add(to); // a handful
            _sums[to] += phase == 3 ? coefficient : -coefficient;
        }

        foreach (int to in _touched)
        {
            if (_sums[to] != 0) _entries.Add((to, _sums[to]));
            _sums[to] = 0;
        }

        _starts.Add(_entries.Count);
    }

    /// <summary>The entries A_ji with i &lt; j.</summary>
    public IEnumerable<(int From, int To, double Value)> Upper()
    {
        for (int i = 0; i + 1 < _starts.Count; i++)
        {
            for (int e = _starts[i]; e < _starts[i + 1]; e++)
            {
                (int j, double value) = _entries[e];
                if (j <= i) continue;
                double product = value * Entry(j, i);
                if (product < 0) yield return (i, j, Math.CopySign(Math.Sqrt(-product), value));
            }
        }
    }

    private double Entry(int from, int to)
    {
        for (int e = _starts[from]; e < _starts[from + 1]; e++)
        {
            if (_entries[e].To == to) return _entries[e].Value;
        }

        return 0;
    }
}
