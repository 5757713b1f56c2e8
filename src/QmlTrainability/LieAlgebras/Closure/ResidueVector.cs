namespace QmlTrainability.LieAlgebras.Closure;

/// <summary>A vector of residues on the columns of one block: places and values where few are not zero, all values otherwise.</summary>
internal sealed class ResidueVector
{
    private readonly int[]? _places;
    private readonly uint[] _values;

    private ResidueVector(int[]? places, uint[] values)
    {
        _places = places;
        _values = values;
    }

    /// <summary>The number of values stored.</summary>
    public int Count => _values.Length;

    public long Bytes => 64 + (4L * _values.Length) + (4L * (_places?.Length ?? 0));

    /// <summary>The values stored.</summary>
    public ReadOnlySpan<uint> Values => _values;

    /// <summary>The vector with these values; trailing zeros are dropped.</summary>
    public static ResidueVector Of(ReadOnlySpan<uint> values)
    {
        values = values[..(values.LastIndexOfAnyExcept(0u) + 1)];
        int count = values.Length - values.Count(0u);
        if (2 * count >= values.Length) return new ResidueVector(null, values.ToArray());
        var places = new int[count];
        var kept = new uint[count];
        for (int place = 0, i = 0; place < values.Length; place++)
        {
            if (values[place] == 0) continue;
            places[i] = place;
            kept[i++] = values[place];
        }

        return new ResidueVector(places, kept);
    }

    /// <summary>The place of a stored value.</summary>
    public int PlaceAt(int index) => _places is null ? index : _places[index];

    /// <summary>Writes the values over zeros.</summary>
    public void CopyTo(Span<uint> target)
    {
        if (_places is null) _values.CopyTo(target);
        else
        {
            for (int i = 0; i < _places.Length; i++) target[_places[i]] = _values[i];
        }
    }
}
