using System.Numerics;
using QmlTrainability.Paulis;

namespace QmlTrainability.LieAlgebras.Closure;

/// <summary>Numbers the Pauli strings that a closure meets and remembers, per string of a generator, where the bracket with it leads.</summary>
/// <remarks>-i[P_a, P_b]/2 = ±P_c, so a bracket with a generator is a walk through a table of signed columns. Entries are filled when first
/// asked for. Shared by all prime fields.</remarks>
internal sealed class BracketTable
{
    private const int Unknown = 0;
    private const int Commutes = 1;

    private readonly int _words;
    private readonly PauliTable _strings;
    private readonly List<ulong[]> _terms = [];
    private readonly List<int[]> _steps = [];
    private readonly ulong[] _product;

    public BracketTable(int qubitCount)
    {
        _words = PauliPacking.Words(qubitCount);
        _strings = new PauliTable(qubitCount);
        _product = new ulong[_words];
    }

    /// <summary>The number of columns met so far.</summary>
    public int ColumnCount => _strings.Count;

    /// <summary>The bytes that the tables hold.</summary>
    public long Bytes => _strings.Bytes + _steps.Sum(s => 4L * s.Length);

    public int ColumnOf(PauliString p) => _strings.GetOrAdd(PauliPacking.Pack(p), out _);

    /// <summary>The column of a string, or -1 if it was never met.</summary>
    public int FindColumn(PauliString p) => _strings.IndexOf(PauliPacking.Pack(p));

    /// <summary>Registers a string of a generator; brackets are taken with its number.</summary>
    public int AddTerm(PauliString p)
    {
        _terms.Add(PauliPacking.Pack(p));
        _steps.Add(new int[64]);
        return _terms.Count - 1;
    }

    /// <summary>-i[term, column]/2: whether it is not zero, the column it leads to and its sign.</summary>
    public bool TryStep(int term, int column, out int target, out bool negative)
    {
        int[] steps = _steps[term];
        if (column >= steps.Length)
        {
            Array.Resize(ref steps, Math.Max(column + 1, steps.Length * 2));
            _steps[term] = steps;
        }

        int step = steps[column];
        if (step == Unknown) steps[column] = step = Find(_terms[term], column);
        target = (step >> 1) - 1;
        negative = (step & 1) != 0;
        return step != Commutes;
    }

    /// <summary>The entry: 2·(column + 1), plus 1 for a negative sign.</summary>
    private int Find(ulong[] a, int column)
    {
        ReadOnlySpan<ulong> b = _strings[column];
        if (!PauliPacking.Anticommute(a, b, _words)) return Commutes;
        int phase = 0;
        for (int i = 0; i < _words; i += 2)
        {
            ulong x = _product[i] = a[i] ^ b[i], z = _product[i + 1] = a[i + 1] ^ b[i + 1];
            phase += BitOperations.PopCount(a[i] & a[i + 1]) + BitOperations.PopCount(b[i] & b[i + 1]) - BitOperations.PopCount(x & z)
                + (2 * BitOperations.PopCount(a[i + 1] & b[i]));
        }

        return (2 * (_strings.GetOrAdd(_product, out _) + 1)) + ((phase & 3) == 1 ? 0 : 1);
    }
}
