using QmlTrainability.Numerics;
using QmlTrainability.Paulis;

namespace QmlTrainability.LieAlgebras.Closure;

/// <summary>Brackets, combinations and images of sums modulo one prime.</summary>
/// <remarks>Results that are spans are scratch: the next call overwrites them.</remarks>
internal sealed class ModularBracket
{
    /// <summary>Columns whose brackets are made between two looks at the token: less than a millisecond for a generator of hundreds of strings.</summary>
    private const int PollEvery = 64;

    private readonly AdjointTable _table;
    private readonly PrimeModulus _modulus;
    private readonly CancellationToken _token;
    private readonly uint[][] _values; // by generator, one for each entry of its map
    private readonly int[] _known;
    private readonly List<uint> _magnitudes = [];
    private ulong[] _sums = new ulong[ModularKernel.Padding];
    private uint[] _residues = new uint[ModularKernel.Padding];

    public ModularBracket(AdjointTable table, PrimeModulus modulus, CancellationToken token)
    {
        _table = table;
        _modulus = modulus;
        _token = token;
        _values = [.. table.Generators.Select(_ => Array.Empty<uint>())];
        _known = new int[_values.Length];
        foreach (Rational magnitude in table.Magnitudes) _magnitudes.Add(Residue(magnitude));
    }

    /// <summary>The residue of a rational number whose denominator p does not divide.</summary>
    private uint Residue(Rational value) => _modulus.Multiply(_modulus.Residue(value.Numerator), _modulus.Invert(_modulus.Residue(value.Denominator)));

    /// <summary>A generator, which lies in one block, as a vector.</summary>
    public (int Block, ResidueVector Vector) Load(PauliSum generator)
    {
        int block = -1;
        foreach (PauliTerm term in generator.Terms) block = _table.BlockOf(_table.ColumnOf(term.String));
        (_, uint[] vector) = LoadParts(generator).Single();
        return (block, ResidueVector.Of(vector));
    }

    /// <summary>The parts of a sum in each block, on columns that have been met; a string that has not makes a part of its own in a block that no span has.</summary>
    public IEnumerable<(int Block, uint[] Vector)> LoadParts(PauliSum sum)
    {
        var parts = new SortedDictionary<int, uint[]>();
        foreach (PauliTerm term in sum.Terms)
        {
            int column = _table.Find(term.String);
            if (column < 0) return [(int.MaxValue, [])];
            int block = _table.BlockOf(column), place = _table.PlaceOf(column);
            if (!parts.TryGetValue(block, out uint[]? vector)) parts.Add(block, vector = new uint[_table.Width(block)]);
            vector[place] = _modulus.Add(vector[place], Residue(term.Exact));
        }

        return parts.Select(p => (p.Key, p.Value));
    }

    /// <summary>-i[generator, vector]/2, up to the order of factors the same for all: its block and its residues, or -1 where no string anticommutes.</summary>
    public int Apply(int generator, int block, ResidueVector vector, out ReadOnlySpan<uint> image)
    {
        AdjointMap map = _table[generator];
        IReadOnlyList<int> columns = _table.ColumnsOf(block);
        for (int i = 0; i < vector.Count; i++)
        {
            if (i % PollEvery == 0) _token.ThrowIfCancellationRequested();
            map.Range(columns[vector.PlaceAt(i)]);
        }

        int target = map.TargetOf(block);
        image = [];
        if (target < 0) return target;
        uint[] values = ValuesOf(generator, map);
        Clear(_table.Width(target));
        ReadOnlySpan<AdjointMap.Entry> entries = map.Entries;
        ulong[] sums = _sums;
        bool fits = map.TermCount <= PrimeModulus.ProductsPerFold;
        for (int i = 0; i < vector.Count; i++)
        {
            (int first, int end) = map.Range(columns[vector.PlaceAt(i)]);
            ulong factor = vector.Values[i];
            if (fits)
            {
                for (int e = first; e < end; e++) sums[entries[e].Place] += factor * values[e];
            }
            else
            {
                for (int e = first; e < end; e++) sums[entries[e].Place] += _modulus.Fold(factor * values[e]);
            }
        }

        image = Folded(_table.Width(target));
        return target;
    }

    /// <summary>The vector on all columns of its block.</summary>
    public ReadOnlySpan<uint> Copy(int block, ResidueVector vector)
    {
        int width = _table.Width(block);
        Clear(width);
        Span<uint> residues = _residues.AsSpan(0, width);
        residues.Clear();
        vector.CopyTo(residues);
        return residues;
    }

    public ResidueVector Combine(int block, IEnumerable<(uint Factor, ResidueVector Vector)> combination)
    {
        int width = _table.Width(block);
        Clear(width);
        foreach ((uint factor, ResidueVector vector) in combination)
        {
            _token.ThrowIfCancellationRequested();
            ReadOnlySpan<uint> values = vector.Values;
            for (int i = 0; i < values.Length; i++) _sums[vector.PlaceAt(i)] += _modulus.Multiply(factor, values[i]);
        }

        return ResidueVector.Of(Folded(width));
    }

    private static int Padded(int width) => (width + ModularKernel.Padding - 1) & -ModularKernel.Padding;

    private void Clear(int width)
    {
        int size = Padded(width);
        if (_sums.Length < size)
        {
            _sums = new ulong[2 * size];
            _residues = new uint[2 * size];
        }

        _sums.AsSpan(0, size).Clear();
    }

    private ReadOnlySpan<uint> Folded(int width)
    {
        int size = Padded(width);
        ModularKernel.Fold(_sums.AsSpan(0, size), _residues.AsSpan(0, size), _modulus);
        return _residues.AsSpan(0, width);
    }

    /// <summary>The residues of the entries of a map, those made since the last time included.</summary>
    private uint[] ValuesOf(int generator, AdjointMap map)
    {
        int known = _known[generator];
        if (known == map.EntryCount) return _values[generator];
        if (_values[generator].Length < map.EntryCount) Array.Resize(ref _values[generator], 2 * map.EntryCount);
        uint[] values = _values[generator];
        ReadOnlySpan<AdjointMap.Entry> entries = map.Entries;
        for (; known < entries.Length; known++)
        {
            uint magnitude = _magnitudes[entries[known].Magnitude];
            values[known] = entries[known].Multiplicity switch
            {
                1 => magnitude,
                -1 => _modulus.Negate(magnitude),
                int multiplicity => _modulus.Multiply(magnitude, _modulus.Residue(multiplicity)),
            };
        }

        _known[generator] = known;
        return values;
    }
}
