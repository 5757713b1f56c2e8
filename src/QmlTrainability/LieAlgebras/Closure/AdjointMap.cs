using QmlTrainability.Paulis;

namespace QmlTrainability.LieAlgebras.Closure;

/// <summary>The bracket with one generator as a sparse map of columns, filled column by column when first asked for.</summary>
/// <remarks>-i[P_a, P_b]/2 = ±P_c. An entry says: to a place of the target block, with a signed multiple of a magnitude.</remarks>
internal sealed class AdjointMap
{
    private const int NotMade = -1;

    private readonly AdjointTable _table;
    private readonly (ulong[] String, int Magnitude, int Sign)[] _terms;
    private readonly ulong[] _product;
    private readonly Dictionary<int, int> _targets = []; // of blocks
    private int[] _first = []; // by column
    private int[] _end = [];
    private int[] _lastEntry = []; // by column: the entry made last that leads to it
    private Entry[] _entries = new Entry[64];

    public AdjointMap(AdjointTable table, (ulong[] String, int Magnitude, int Sign)[] terms)
    {
        _table = table;
        _terms = terms;
        _product = new ulong[terms[0].String.Length];
    }

    /// <summary>The number of strings of the generator: no target column is met more often in one bracket.</summary>
    public int TermCount => _terms.Length;

    /// <summary>The number of entries made so far.</summary>
    public int EntryCount { get; private set; }

    /// <summary>The entries made so far.</summary>
    public ReadOnlySpan<Entry> Entries => _entries.AsSpan(0, EntryCount);

    /// <summary>The bytes that the map holds.</summary>
    public long Bytes => (12L * _entries.Length) + (12L * _first.Length);

    /// <summary>The block that a block is mapped into, or -1 where no entry is known.</summary>
    public int TargetOf(int block) => _targets.GetValueOrDefault(block, -1);

    /// <summary>The entries of a column, made if need be.</summary>
    public (int First, int End) Range(int column)
    {
        if (column >= _first.Length || _first[column] == NotMade) Make(column);
        return (_first[column], _end[column]);
    }

    private void Make(int column)
    {
        int first = EntryCount;
        ReadOnlySpan<ulong> b = _table.String(column);
        foreach ((ulong[] a, int magnitude, int sign) in _terms)
        {
            if (!PauliPacking.Anticommute(a, b, b.Length)) continue;
            int phase = PauliPacking.Multiply(a, b, _product);
            Put(first, _table.ColumnOf(_product), magnitude, phase == 1 ? sign : -sign);
        }

        Resize(column + 1);
        _first[column] = first;
        _end[column] = EntryCount;
        if (EntryCount > first) _targets.TryAdd(_table.BlockOf(column), _table.BlockOf(_lastTarget));
    }

    private int _lastTarget;

    private void Put(int first, int target, int magnitude, int multiplicity)
    {
        _lastTarget = target;
        int place = _table.PlaceOf(target);
        if (_table.Merges)
        {
            Resize(target + 1);
            int known = _lastEntry[target];
            if (known >= first && known < EntryCount && _entries[known].Place == place && _entries[known].Magnitude == magnitude)
            {
                _entries[known] = new Entry(place, magnitude, _entries[known].Multiplicity + multiplicity);
                return;
            }

            _lastEntry[target] = EntryCount;
        }

        if (EntryCount == _entries.Length) Array.Resize(ref _entries, checked(2 * _entries.Length));
        _entries[EntryCount++] = new Entry(place, magnitude, multiplicity);
    }

    private void Resize(int columns)
    {
        int known = _first.Length;
        if (columns <= known) return;
        int size = Math.Max(Math.Max(columns, 2 * known), 64);
        Array.Resize(ref _first, size);
        Array.Resize(ref _end, size);
        if (_table.Merges) Array.Resize(ref _lastEntry, size);
        _first.AsSpan(known).Fill(NotMade);
    }

    /// <summary>One entry: the image of a column has Multiplicity · Magnitude at a place of the target block.</summary>
    public readonly record struct Entry(int Place, int Magnitude, int Multiplicity);
}
