namespace QmlTrainability.LieAlgebras.Structure;

/// <summary>Structure constants f(a, b, c) with a &lt; b, by rising a and then b, in four arrays.</summary>
internal sealed class BracketList
{
    private readonly int[] _starts; // of the brackets of each a; one more at the end
    private readonly int[] _partners;
    private readonly int[] _results;
    private readonly double[] _values;

    public BracketList(int[] starts, int[] partners, int[] results, double[] values)
    {
        _starts = starts;
        _partners = partners;
        _results = results;
        _values = values;
    }

    public int Count => _values.Length;

    public IEnumerable<(int A, int B, int C, double Value)> All()
    {
        for (int a = 0; a + 1 < _starts.Length; a++)
        {
            for (int i = _starts[a]; i < _starts[a + 1]; i++) yield return (a, _partners[i], _results[i], _values[i]);
        }
    }

    /// <summary>The terms of one bracket, a &lt; b, times a sign.</summary>
    public IReadOnlyList<(int Element, double Value)> Of(int a, int b, int sign)
    {
        var terms = new List<(int, double)>();
        int i = Array.BinarySearch(_partners, _starts[a], _starts[a + 1] - _starts[a], b);
        if (i < 0) return terms;
        while (i > _starts[a] && _partners[i - 1] == b) i--;
        for (; i < _starts[a + 1] && _partners[i] == b; i++) terms.Add((_results[i], sign * _values[i]));
        return terms;
    }
}
