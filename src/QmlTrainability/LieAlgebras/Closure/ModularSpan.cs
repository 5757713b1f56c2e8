using System.Runtime.InteropServices;
using QmlTrainability.Numerics;

namespace QmlTrainability.LieAlgebras.Closure;

/// <summary>A growing linearly independent set of vectors on the columns of one block, with an echelon form that decides whether another is independent.</summary>
/// <remarks>
/// Rows stand in panels of fifteen that are reduced among themselves, so that a vector is reduced by a panel in one pass, on those groups of columns in
/// which the panel is not zero. Narrow blocks are eliminated on their columns; blocks much wider than their rank on random functionals of them (see
/// <see cref="SparseProjection"/>). Cost of a decision: rank × min(columns, about 4 rank) multiplications at most; panels that do not meet the vector are
/// skipped.
/// </remarks>
internal sealed class ModularSpan
{
    private const int SmallestSize = ModularKernel.Padding;

    /// <summary>A block wider than so many times its rank is projected on a quarter as many functionals.</summary>
    private const int WideFrom = 16;

    /// <summary>Rows beyond so many bytes are read from a cache that is shared.</summary>
    private const int CacheBytes = 1 << 19;

    private readonly PrimeModulus _modulus;
    private readonly ClosureBudget _budget;
    private readonly ulong _seed;
    private readonly List<Panel> _panels = [];
    private readonly List<ResidueVector> _vectors = [];
    private readonly int[] _starts = new int[PrimeModulus.ProductsPerFold];
    private readonly uint[] _factors = new uint[PrimeModulus.ProductsPerFold];
    private SparseProjection? _projection;
    private int _size = SmallestSize;
    private int _width;
    private uint[] _work = new uint[SmallestSize];
    private ulong[] _sums = [];
    private int _remakes;

    public ModularSpan(PrimeModulus modulus, ClosureBudget budget, ulong seed)
    {
        _modulus = modulus;
        _budget = budget;
        _seed = seed;
    }

    /// <summary>The vectors that were added, as they were.</summary>
    public IReadOnlyList<ResidueVector> Vectors => _vectors;

    public int Rank => _vectors.Count;

    /// <summary>The multiplications of one decision, at most.</summary>
    public long CostOfDecision => (long)Rank * Active;

    /// <summary>Whether every vector on the columns met so far lies in the span.</summary>
    private bool IsWhole => _projection is null && Rank == _width;

    private int Active => _projection is null ? Padded(_width) : _size;

    /// <summary>Whether decisions run faster when several vectors are prepared together, because the rows do not fit a cache.</summary>
    public bool PrefersBatches => _panels.Sum(p => p.BytesRead) > CacheBytes;

    /// <summary>Whether the vector lies outside of the span.</summary>
    /// <param name="vector">Residues on all columns of the block that have been met; as many as ever before or more.</param>
    /// <param name="token">Polled while the echelon form is made anew.</param>
    public bool IsIndependent(ReadOnlySpan<uint> vector, CancellationToken token)
    {
        Fit(vector.Length, token);
        if (IsWhole) return false;
        Load(vector, _work);
        Reduce(_work, 0, _panels.Count);
        return _work.AsSpan(0, Active).ContainsAnyExcept(0u);
    }

    /// <summary>Whether a vector lies in the span that is no longer growing. The scratch of the span is used: one question at a time.</summary>
    public bool Contains(ReadOnlySpan<uint> vector)
    {
        int end = vector.LastIndexOfAnyExcept(0u) + 1; // no vector of the span reaches columns beyond its width
        return end <= _width && !IsIndependent(vector[..end], CancellationToken.None);
    }

    /// <summary>Adds the vector that was last found to be independent.</summary>
    public void Keep(ReadOnlySpan<uint> vector, CancellationToken token)
    {
        var kept = ResidueVector.Of(vector);
        _budget.Reserve(kept.Bytes);
        _vectors.Add(kept);
        Insert();
        if (_projection is not null && (2 * Rank > _size || _panels[^1].Pivots[^1] == _size - 1)) Remake(2 * _size, token);
    }

    /// <summary>Reduces vectors together by the panels that are full: each panel is read once.</summary>
    /// <returns>What <see cref="IsIndependent(PreparedVector, CancellationToken)"/> takes.</returns>
    public PreparedVector[] Prepare(IReadOnlyList<uint[]> vectors, CancellationToken token)
    {
        Fit(vectors.Max(v => v.Length), token);
        int full = _panels.Count > 0 && _panels[^1].Count < PrimeModulus.ProductsPerFold ? _panels.Count - 1 : _panels.Count;
        PreparedVector[] prepared = [.. vectors.Select(v => new PreparedVector(v, new uint[_size], _remakes, full))];
        foreach (PreparedVector vector in prepared) Load(vector.Vector, vector.Work);
        for (int panel = 0; panel < full; panel++)
        {
            token.ThrowIfCancellationRequested();
            foreach (PreparedVector vector in prepared) Reduce(vector.Work, panel, panel + 1);
        }

        return prepared;
    }

    /// <summary>As for a plain vector; what was prepared is not done again.</summary>
    public bool IsIndependent(PreparedVector vector, CancellationToken token)
    {
        if (vector.Remakes != _remakes) return IsIndependent(vector.Vector, token);
        if (IsWhole) return false;
        vector.Work.CopyTo(_work, 0);
        Reduce(_work, vector.Panels, _panels.Count);
        return _work.AsSpan(0, Active).ContainsAnyExcept(0u);
    }

    private static int Padded(int width) => (width + SmallestSize - 1) & -SmallestSize;

    private void Fit(int width, CancellationToken token)
    {
        _width = Math.Max(_width, width);
        if (_projection is not null || _width <= _size) return;
        int worthwhile = WideFrom * (Rank + SmallestSize);
        if (_width > worthwhile) Remake(Padded(worthwhile / 4), token);
        else Widen(Padded(Math.Min(2 * _width, worthwhile)));
    }

    /// <summary>The same rows with room for more columns.</summary>
    private void Widen(int size)
    {
        foreach (Panel panel in _panels)
        {
            _budget.Reserve(panel.Bytes * (size - _size) / _size);
            panel.Widen(_size, size);
        }

        _size = size;
        _work = new uint[size];
        _remakes++;
    }

    /// <summary>The echelon form of all vectors anew: on functionals, or on the columns where that is not much dearer.</summary>
    private void Remake(int size, CancellationToken token)
    {
        while (!TryRemake(size, token)) size *= 2;
    }

    private bool TryRemake(int size, CancellationToken token)
    {
        bool project = _width > 4 * size;
        _size = project ? size : Padded(_width);
        _projection = project ? new SparseProjection(_modulus, _size, _seed) : null;
        _remakes++;
        _work = new uint[_size];
        _sums = new ulong[_size];
        _budget.Reserve(-_panels.Sum(p => p.Bytes));
        _panels.Clear();
        var vector = new uint[_width];
        foreach (ResidueVector known in _vectors)
        {
            token.ThrowIfCancellationRequested();
            vector.AsSpan().Clear();
            known.CopyTo(vector);
            Load(vector, _work);
            Reduce(_work, 0, _panels.Count);
            int pivot = _work.AsSpan().IndexOfAnyExcept(0u);
            if (pivot < 0 || (project && pivot == _size - 1)) return false; // the sparse functionals miss it: more of them
            Insert();
        }

        return true;
    }

    private void Load(ReadOnlySpan<uint> vector, uint[] work)
    {
        if (_projection is null)
        {
            vector.CopyTo(work);
            work.AsSpan(vector.Length).Clear();
            return;
        }

        _sums.AsSpan().Clear();
        _projection.Apply(vector, _sums);
        ModularKernel.Fold(_sums, work, _modulus);
    }

    private void Reduce(uint[] vector, int firstPanel, int endPanel)
    {
        Span<uint> work = vector.AsSpan(0, Active);
        for (int p = firstPanel; p < endPanel; p++)
        {
            Panel panel = _panels[p];
            int count = 0;
            for (int i = 0; i < panel.Count; i++)
            {
                uint value = work[panel.Pivots[i]];
                if (value == 0) continue;
                _starts[count] = i * _size;
                _factors[count++] = _modulus.Negate(value);
            }

            if (count > 0) ModularKernel.AddMultiples(work, panel.Groups, panel.Rows, _starts.AsSpan(0, count), _factors.AsSpan(0, count), _modulus);
        }
    }

    /// <summary>Makes the reduced vector, which is not zero, a row with 1 at its pivot, and clears that pivot in the panel.</summary>
    private void Insert()
    {
        Span<uint> work = _work.AsSpan(0, Active);
        int pivot = work.IndexOfAnyExcept(0u);
        if (_panels.Count == 0 || _panels[^1].Count == PrimeModulus.ProductsPerFold) _panels.Add(new Panel());
        Panel panel = _panels[^1];
        _budget.Reserve(panel.BytesOfNextRow(_size));
        Span<uint> rows = panel.AddRow(pivot, work, _size);
        int own = (panel.Count - 1) * _size;
        ModularKernel.AddMultiples(rows.Slice(own, work.Length), panel.Groups, work, [0], [_modulus.Invert(work[pivot])], _modulus);
        for (int i = 0; i < panel.Count - 1; i++)
        {
            uint value = rows[(i * _size) + pivot];
            if (value != 0) ModularKernel.AddMultiples(rows.Slice(i * _size, work.Length), panel.Groups, rows, [own], [_modulus.Negate(value)], _modulus);
        }
    }

    /// <summary>Up to fifteen rows side by side.</summary>
    private sealed class Panel
    {
        private readonly List<int> _groups = [];
        private uint[] _rows = [];

        public List<int> Pivots { get; } = [];

        public int Count => Pivots.Count;

        public long Bytes => 4L * _rows.Length;

        public ReadOnlySpan<uint> Rows => _rows;

        /// <summary>Where the groups of columns start outside of which all rows are zero.</summary>
        public ReadOnlySpan<int> Groups => CollectionsMarshal.AsSpan(_groups);

        /// <summary>The bytes that a reduction by all rows reads.</summary>
        public long BytesRead => 4L * Count * ModularKernel.Padding * _groups.Count;

        /// <summary>What <see cref="AddRow"/> is about to allocate.</summary>
        public long BytesOfNextRow(int size) => 4L * (Capacity(size) - _rows.Length);

        /// <summary>Makes room for a row that is zero where the work is.</summary>
        public Span<uint> AddRow(int pivot, ReadOnlySpan<uint> work, int size)
        {
            for (int column = 0, next = 0; column < work.Length; column += ModularKernel.Padding)
            {
                if (next < _groups.Count && _groups[next] == column) next++;
                else if (work.Slice(column, ModularKernel.Padding).ContainsAnyExcept(0u)) _groups.Insert(next++, column);
            }

            Array.Resize(ref _rows, Capacity(size));
            Pivots.Add(pivot);
            return _rows;
        }

        private int Capacity(int size) => Count * size < _rows.Length ? _rows.Length : Math.Min(Math.Max(1, 2 * Count), PrimeModulus.ProductsPerFold) * size;

        public void Widen(int size, int wider)
        {
            var rows = new uint[_rows.Length / size * wider];
            for (int i = 0; i < Count; i++) _rows.AsSpan(i * size, size).CopyTo(rows.AsSpan(i * wider));
            _rows = rows;
        }
    }
}
