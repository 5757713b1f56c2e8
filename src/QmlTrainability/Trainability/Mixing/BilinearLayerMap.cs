using System.Numerics.Tensors;
using QmlTrainability.Circuits;
using QmlTrainability.LieAlgebras;
using QmlTrainability.LieAlgebras.Classification;
using QmlTrainability.Paulis;

namespace QmlTrainability.Trainability.Mixing;

/// <summary>A free-fermion layer on the bilinears e_ab·w·Q_r of its N modes: a symmetric N × N matrix for each string Q_r of the copy group, without a list of strings.</summary>
/// <remarks>
/// The rotation about ±e_cd·Q_s exchanges the modes c and d, and the copies r and r + s, of every pair that holds one of the two: rows c and d are averaged, then columns c and d. A pair {c, d} stays.
/// Each pair is held twice, at (a, b) and at (b, a), divided by √2, so that inner products are sums over pairs.
/// </remarks>
internal sealed class BilinearLayerMap : ILayerMap
{
    /// <summary>The largest number of entries: 2048 modes of one copy.</summary>
    private const int MostEntries = 1 << 22;

    /// <summary>Below this the orbit of a bilinear need not be all pairs of all copies.</summary>
    private const int FewestModes = 5;

    private readonly FreeFermionComponent _component;
    private readonly PauliString _rest; // w, up to a phase
    private readonly (int A, int B) _start;
    private readonly (int A, int B, int Copy)[][] _gates; // by level
    private readonly (int Left, int Right)[][] _columns; // by level: the columns that its gates average, as offsets from a row of copy 0
    private readonly int[][] _untouched; // by level: the modes of no gate
    private readonly int _modes;
    private readonly int _copies;

    private BilinearLayerMap(FreeFermionComponent component, PauliString rest, (int A, int B) start, (int A, int B, int Copy)[][] gates)
    {
        _component = component;
        _rest = rest;
        _start = start;
        _gates = gates;
        _modes = component.ModeCount;
        _copies = 1 << component.CopyGroup.Rank;
        _columns = [.. gates.Select(level => level.SelectMany(g => Enumerable.Range(0, _copies).Select(r => (At(r, 0, g.A), At(r ^ g.Copy, 0, g.B)))).ToArray())];
        _untouched = [.. gates.Select(level => Enumerable.Range(0, _modes).Except(level.SelectMany(g => new[] { g.A, g.B })).ToArray())];
        AveragesPerLayer = gates.Sum(level => 2L * level.Length * (_modes - 2) * _copies);
    }

    public long Strings => (long)_copies * _modes * (_modes - 1) / 2;

    public int Levels => _gates.Length;

    public bool Permutes => false;

    public long AveragesPerLayer { get; }

    /// <summary>The map, or null where the observable is not bilinear in the modes of one free-fermion component that alone moves it, or where it has few modes or too many.</summary>
    public static BilinearLayerMap? TryOf(IReadOnlyList<IReadOnlyList<PauliString>> levels, PauliString observable, CancellationToken cancellationToken)
    {
        PauliString[] moving = [.. levels.SelectMany(l => l).Where(observable.AnticommutesWithUnchecked)];
        if (moving.Length == 0) return null;
        DynamicalLieAlgebra algebra = DynamicalLieAlgebra.GeneratedBy(levels.SelectMany(l => l).Distinct(), cancellationToken: cancellationToken);
        if (algebra.ComponentOf(moving[0]) is not FreeFermionComponent component || component.ModeCount < FewestModes || component.CopyGroup.Rank > 20) return null;
        if (((long)component.ModeCount * component.ModeCount) << component.CopyGroup.Rank > MostEntries || !moving.All(component.Contains)) return null;
        if (component.Copies.Generators.Any(observable.AnticommutesWithUnchecked)) return null;

        // The observable anticommutes with e_0a where one of 0 and a is among its modes: that leaves these modes or all others.
        bool[] odd = [.. component.ModeLifts.ToArray().Select(observable.AnticommutesWithUnchecked)];
        int count = odd.Count(o => o);
        if (count != 2 && count != component.ModeCount - 2) return null;
        int a = Array.IndexOf(odd, count == 2), b = Array.LastIndexOf(odd, count == 2);
        PauliString rest = PauliString.Multiply(PauliString.Multiply(observable, component.ModeLifts[a]).String, component.ModeLifts[b]).String;
        var gates = new (int, int, int)[levels.Count][];
        for (int level = 0; level < gates.Length; level++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            gates[level] = [.. levels[level].Select(component.Locate).OfType<(int A, int B, System.Numerics.BigInteger Copy)>().Select(g => (g.A, g.B, (int)g.Copy))];
        }

        return new BilinearLayerMap(component, rest, (a, b), gates);
    }

    public double[] Observable()
    {
        var weights = new double[_copies * _modes * _modes];
        Set(weights, 0, _start.A, _start.B, 1);
        return weights;
    }

    public double[] Ones() => Fill((_, _, _) => 1, CancellationToken.None);

    public double[] Squares(InitialState state, CancellationToken cancellationToken)
    {
        PauliString[] lifts = _component.ModeLifts.ToArray();
        PauliString[] copies = [.. Enumerable.Range(0, _copies).Select(r => _component.Copies.Multiply(_rest, r).String)];
        return Fill((r, a, b) => Math.Pow(state.Expectation(PauliString.Multiply(PauliString.Multiply(lifts[a], lifts[b]).String, copies[r]).String), 2), cancellationToken);
    }

    public void Average(int level, double[] weights, CancellationToken cancellationToken)
    {
        (int A, int B, int Copy)[] gates = _gates[level];
        var still = new double[gates.Length * _copies];
        for (int i = 0; i < still.Length; i++) still[i] = weights[At(i % _copies, gates[i / _copies].A, gates[i / _copies].B)];
        foreach ((int a, int b, int copy) in gates)
        {
            cancellationToken.ThrowIfCancellationRequested();
            for (int r = 0; r < _copies; r++)
            {
                Span<double> row = Row(weights, r, a);
                TensorPrimitives.Add(row, Row(weights, r ^ copy, b), row);
                TensorPrimitives.Multiply(row, 0.5, row);
            }

            AverageColumns(level, weights, a);
            for (int r = 0; r < _copies; r++) Row(weights, r, a).CopyTo(Row(weights, r ^ copy, b));
        }

        foreach (int x in _untouched[level]) AverageColumns(level, weights, x);
        for (int i = 0; i < still.Length; i++)
        {
            (int r, int a, int b) = (i % _copies, gates[i / _copies].A, gates[i / _copies].B);
            weights[At(r, a, b)] = weights[At(r, b, a)] = still[i];
            weights[At(r, a, a)] = weights[At(r, b, b)] = 0;
        }
    }

    public double[] Apply(double[] weights, CancellationToken cancellationToken)
    {
        double[] moved = [.. weights];
        for (int level = 0; level < Levels; level++) Average(level, moved, cancellationToken);
        return moved;
    }

    /// <summary>The columns of one row, in all copies.</summary>
    private void AverageColumns(int level, double[] weights, int x)
    {
        Span<double> fromRow = weights.AsSpan(x * _modes);
        foreach ((int left, int right) in _columns[level])
        {
            ref double a = ref fromRow[left], b = ref fromRow[right];
            a = b = (a + b) / 2;
        }
    }

    private double[] Fill(Func<int, int, int, double> value, CancellationToken cancellationToken)
    {
        var filled = new double[_copies * _modes * _modes];
        for (int r = 0; r < _copies; r++)
        {
            for (int a = 0; a < _modes; a++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                for (int b = a + 1; b < _modes; b++) Set(filled, r, a, b, value(r, a, b));
            }
        }

        return filled;
    }

    private void Set(double[] matrix, int r, int a, int b, double value) => matrix[At(r, a, b)] = matrix[At(r, b, a)] = value / Math.Sqrt(2);

    private Span<double> Row(double[] matrix, int r, int a) => matrix.AsSpan(At(r, a, 0), _modes);

    private int At(int r, int a, int b) => (((r * _modes) + a) * _modes) + b;
}
