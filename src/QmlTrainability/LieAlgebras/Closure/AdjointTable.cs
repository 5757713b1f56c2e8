using QmlTrainability.Numerics;
using QmlTrainability.Paulis;

namespace QmlTrainability.LieAlgebras.Closure;

/// <summary>The columns that a closure meets, block by block, and where the bracket with each generator leads from them. Shared by all primes.</summary>
internal sealed class AdjointTable
{
    private readonly int _words;
    private readonly ColumnIndex _columns;
    private readonly BlockGrading _grading;
    private readonly List<int> _blockOf = [];
    private readonly List<int> _placeOf = [];
    private readonly List<List<int>> _blocks = [];
    private readonly List<Rational> _magnitudes = [];
    private readonly AdjointMap[] _maps;
    private readonly ulong[] _scratch;

    public AdjointTable(IReadOnlyList<PauliSum> generators, ColumnIndex columns)
    {
        Generators = generators;
        _words = PauliPacking.Words(generators[0].QubitCount);
        _columns = columns;
        _grading = new BlockGrading(generators);
        _scratch = new ulong[_words];
        var numbers = new Dictionary<Rational, int>();
        _maps = [.. generators.Select(g => new AdjointMap(this, [.. g.Terms.Select(t => (PauliPacking.Pack(t.String), Number(t.Exact, numbers), t.Exact.Sign))]))];
    }

    /// <summary>The generators.</summary>
    public IReadOnlyList<PauliSum> Generators { get; }

    /// <summary>The different magnitudes of coefficients; the maps name them by their place here.</summary>
    public IReadOnlyList<Rational> Magnitudes => _magnitudes;

    /// <summary>The number of blocks met so far.</summary>
    public int BlockCount => _blocks.Count;

    /// <summary>Whether different strings can share a column.</summary>
    public bool Merges => _columns.Merges;

    /// <summary>The bytes that the tables hold.</summary>
    public long Bytes
    {
        get
        {
            long bytes = _columns.Bytes + (12L * _blockOf.Count);
            foreach (AdjointMap map in _maps) bytes += map.Bytes;
            return bytes;
        }
    }

    /// <summary>The bracket with a generator.</summary>
    public AdjointMap this[int generator] => _maps[generator];

    /// <summary>The columns of a block, in the order in which they were met; the index is the place of a column in its block.</summary>
    public IReadOnlyList<int> ColumnsOf(int block) => _blocks[block];

    public int Width(int block) => _blocks[block].Count;

    public int BlockOf(int column) => _blockOf[column];

    public int PlaceOf(int column) => _placeOf[column];

    /// <summary>The packed string, or representative, of a column.</summary>
    public ReadOnlySpan<ulong> this[int block, int place] => _columns[_blocks[block][place]];

    public ReadOnlySpan<ulong> String(int column) => _columns[column];

    /// <summary>The column of a string, or -1 if it was never met.</summary>
    public int Find(PauliString p) => _columns.Find(PauliPacking.Pack(p));

    public int ColumnOf(PauliString p)
    {
        _scratch.AsSpan().Clear();
        PauliPacking.AddTo(p, _scratch);
        return ColumnOf(_scratch);
    }

    /// <summary>The column of a packed string, added if new. The span is scratch.</summary>
    public int ColumnOf(Span<ulong> packed)
    {
        int column = _columns.GetOrAdd(packed);
        if (column < _blockOf.Count) return column;
        int block = _grading.BlockOf(_columns[column]);
        while (_blocks.Count <= block) _blocks.Add([]);
        _blockOf.Add(block);
        _placeOf.Add(_blocks[block].Count);
        _blocks[block].Add(column);
        return column;
    }

    private int Number(Rational coefficient, Dictionary<Rational, int> numbers)
    {
        Rational magnitude = coefficient.Magnitude;
        if (numbers.TryGetValue(magnitude, out int number)) return number;
        numbers.Add(magnitude, _magnitudes.Count);
        _magnitudes.Add(magnitude);
        return _magnitudes.Count - 1;
    }
}
