namespace QmlTrainability.Tests.LieAlgebras.BruteForce;

/// <summary>The Lie algebra of sums that are invariant under all qubit permutations, closed on spin blocks: it never meets a Pauli string.</summary>
/// <remarks>
/// The blocks are the spins j = n/2, n/2 - 1, …, of size m = 2j + 1, in the basis where E|k⟩ = k|k-1⟩, F|k⟩ = (m-1-k)|k+1⟩, H|k⟩ = (m-1-2k)|k⟩;
/// ΣX = E + F, ΣY = -i(E - F), ΣZ = H. S(a,b,c), the sum of all strings with a letters X, b letters Y and c letters Z, follows from products with these.
/// Entries are in the field of p = 67108837 elements: p ≡ 1 modulo 4, so -1 has a square root, and thousands of products fit in 64 bits.
/// Three involutions commute with the bracket: conjugation by Z…Z (the parity of row - column), by X…X (the reversal k → m-1-k, which exchanges E and F)
/// and A → -DAᵀ/D, D = diag C(m-1, k), which keeps ΣY and changes the signs of ΣX and ΣZ. Those of which every generator is an eigenvector grade
/// the algebra: elimination falls into up to eight parts, and each part needs one coordinate of each orbit.
/// </remarks>
internal sealed class SpinClosure
{
    private const ulong P = 67_108_837;
    private const ulong Minus = P - 1;
    private static readonly ulong _i = SquareRootOfMinusOne();

    private readonly int _qubits;
    private readonly (int Start, int Size)[] _blocks;
    private readonly int _length;
    private readonly Dictionary<(int X, int Y, int Z), ulong[]> _sums = [];
    private readonly ulong[] _x, _y, _z;
    private readonly List<(int[] Places, ulong[] Factors)> _involutions = [];
    private readonly Dictionary<int, Echelon> _parts = []; // of [g, g], by degree

    private SpinClosure(int qubits)
    {
        _qubits = qubits;
        _blocks = new (int, int)[(qubits / 2) + 1];
        for (int b = 0; b < _blocks.Length; b++)
        {
            _blocks[b] = (_length, qubits + 1 - (2 * b));
            _length += _blocks[b].Size * _blocks[b].Size;
        }

        _x = Operator((m, row, column) => column == row + 1 ? (ulong)column : row == column + 1 ? (ulong)(m - 1 - column) : 0);
        _y = Operator((m, row, column) => column == row + 1 ? (P - _i) * (ulong)column : row == column + 1 ? _i * (ulong)(m - 1 - column) : 0);
        _z = Operator((m, row, column) => row == column ? (ulong)(m - 1 - (2 * row) + (long)P) : 0);
    }

    public int Dimension { get; private set; }

    /// <summary>dim g - dim [g, g], as the algebra is compact.</summary>
    public int CenterDimension { get; private set; }

    /// <param name="qubits">The number of qubits.</param>
    /// <param name="generators">For each a list of coefficients and numbers of letters.</param>
    public static SpinClosure Of(int qubits, IEnumerable<IReadOnlyList<(int Coefficient, int X, int Y, int Z)>> generators)
    {
        var closure = new SpinClosure(qubits);
        closure.Close([.. generators.Select(g => closure.Sum([.. g.Select(t => ((ulong)(t.Coefficient + (long)P), closure.StringSum(t.X, t.Y, t.Z)))]))]);
        return closure;
    }

    private void Close(ulong[][] generators)
    {
        (int[] Places, ulong[] Factors)[] candidates =
        [
            (Places((m, row, column) => (row * m) + column), Operator((_, row, column) => (row + column) % 2 == 0 ? 1 : Minus)),
            (Places((m, row, column) => ((m - 1 - row) * m) + m - 1 - column), Operator((_, _, _) => 1)),
            (Places((m, row, column) => (column * m) + row), Operator((m, row, column) => Minus * Binomial(m - 1, row) % P * Inverse(Binomial(m - 1, column)))),
        ];
        _involutions.AddRange(candidates.Where(c => generators.All(g => SignOf(g, c) != 0)));
        (int Degree, ulong[] Values)[] start = [.. generators.Select(g => (DegreeOf(g), g))];
        (int Row, int Column, int Start, int Size, ulong Value)[][] entries = [.. generators.Select(Entries)];
        var queue = new Queue<(int Degree, ulong[] Values)>(start);
        while (queue.TryDequeue(out (int Degree, ulong[] Values) element))
        {
            for (int g = 0; g < start.Length; g++)
            {
                (int Degree, ulong[] Values) bracket = (element.Degree ^ start[g].Degree, Bracket(entries[g], element.Values));
                if (TryAdd(bracket)) queue.Enqueue(bracket);
            }
        }

        CenterDimension = start.Count(TryAdd);
    }

    private bool TryAdd((int Degree, ulong[] Values) element)
    {
        if (!_parts.TryGetValue(element.Degree, out Echelon? part)) _parts.Add(element.Degree, part = new Echelon(Coordinates(element.Degree)));
        bool added = part.TryAdd(element.Values);
        if (added) Dimension++;
        return added;
    }

    /// <summary>1 or -1 for an eigenvector, else 0.</summary>
    private static int SignOf(ulong[] values, (int[] Places, ulong[] Factors) involution)
    {
        ulong[] image = [.. involution.Places.Select((place, at) => involution.Factors[at] * values[place] % P)];
        return image.SequenceEqual(values) ? 1 : image.Zip(values).All(v => (v.First + v.Second) % P == 0) ? -1 : 0;
    }

    private int DegreeOf(ulong[] values) => Enumerable.Range(0, _involutions.Count).Sum(i => SignOf(values, _involutions[i]) < 0 ? 1 << i : 0);

    /// <summary>One entry of each orbit, without those that vanish for the degree.</summary>
    private int[] Coordinates(int degree) => [.. Enumerable.Range(0, _length).Where(at =>
    {
        int[] orbit = [at];
        for (int i = 0; i < _involutions.Count; i++)
        {
            (int[] places, ulong[] factors) = _involutions[i];
            if (places[at] == at && factors[at] != ((degree >> i & 1) == 0 ? 1 : Minus)) return false;
            orbit = [.. orbit, .. orbit.Select(o => places[o])];
        }

        return at == orbit.Min();
    })];

    private (int Row, int Column, int Start, int Size, ulong Value)[] Entries(ulong[] values) => [.. _blocks.SelectMany(b => Enumerable.Range(0, b.Size * b.Size)
        .Select(at => (at / b.Size, at % b.Size, b.Start, b.Size, values[b.Start + at])).Where(entry => entry.Item5 != 0))];

    private ulong[] Bracket((int Row, int Column, int Start, int Size, ulong Value)[] generator, ulong[] values)
    {
        var bracket = new ulong[_length];
        foreach ((int row, int column, int start, int m, ulong value) in generator)
        {
            for (int k = 0; k < m; k++)
            {
                bracket[start + (row * m) + k] += value * values[start + (column * m) + k];
                bracket[start + (k * m) + column] += (P - value) * values[start + (k * m) + row];
            }
        }

        for (int at = 0; at < bracket.Length; at++) bracket[at] %= P;
        return bracket;
    }

    /// <summary>S(x, y, z) from a product such as ΣX·S(x-1, y, z), whose other terms have fewer letters or fewer X.</summary>
    private ulong[] StringSum(int x, int y, int z)
    {
        if (x < 0 || y < 0 || z < 0) return new ulong[_length];
        if (x + y + z == 0) return Operator((_, row, column) => row == column ? 1UL : 0);
        if (_sums.TryGetValue((x, y, z), out ulong[]? known)) return known;
        int free = _qubits - (x + y + z) + 2; // places that a letter hitting its own kind frees
        int number;
        ulong[] rest;
        if (x > 0)
        {
            number = x;
            rest = Sum(
                (1, Product(_x, StringSum(x - 1, y, z))), (Minus * (ulong)free, StringSum(x - 2, y, z)),
                ((P - _i) * (ulong)(z + 1), StringSum(x - 1, y - 1, z + 1)), (_i * (ulong)(y + 1), StringSum(x - 1, y + 1, z - 1))); // XY = iZ, XZ = -iY
        }
        else if (y > 0)
        {
            number = y;
            rest = Sum((1, Product(_y, StringSum(0, y - 1, z))), (Minus * (ulong)free, StringSum(0, y - 2, z)), (P - _i, StringSum(1, y - 1, z - 1))); // YZ = iX; there is no X to hit
        }
        else
        {
            number = z;
            rest = Sum((1, Product(_z, StringSum(0, 0, z - 1))), (Minus * (ulong)free, StringSum(0, 0, z - 2)));
        }

        return _sums[(x, y, z)] = Sum((Inverse((ulong)number), rest));
    }

    private ulong[] Sum(params (ulong Factor, ulong[] Values)[] terms)
    {
        var sum = new ulong[_length];
        foreach ((ulong factor, ulong[] values) in terms)
        {
            for (int at = 0; at < sum.Length; at++) sum[at] = (sum[at] + (factor % P * values[at])) % P;
        }

        return sum;
    }

    private ulong[] Product(ulong[] a, ulong[] b) => Operator((m, row, column, start) =>
    {
        ulong sum = 0;
        for (int k = 0; k < m; k++) sum += a[start + (row * m) + k] * b[start + (k * m) + column];
        return sum;
    });

    private ulong[] Operator(Func<int, int, int, ulong> entry) => Operator((m, row, column, _) => entry(m, row, column));

    private ulong[] Operator(Func<int, int, int, int, ulong> entry) =>
        [.. _blocks.SelectMany(b => Enumerable.Range(0, b.Size * b.Size).Select(at => entry(b.Size, at / b.Size, at % b.Size, b.Start) % P))];

    /// <summary>Where each entry is taken from, by a place within its block.</summary>
    private int[] Places(Func<int, int, int, int> place) =>
        [.. _blocks.SelectMany(b => Enumerable.Range(0, b.Size * b.Size).Select(at => b.Start + place(b.Size, at / b.Size, at % b.Size)))];

    private static ulong Binomial(int n, int k) => k == 0 ? 1 : Binomial(n, k - 1) * (ulong)(n - k + 1) / (ulong)k;

    private static ulong Inverse(ulong a) => Power(a, P - 2);

    private static ulong Power(ulong a, ulong exponent) => (ulong)System.Numerics.BigInteger.ModPow(a, exponent, P);

    private static ulong SquareRootOfMinusOne()
    {
        for (ulong a = 2; ; a++)
        {
            ulong root = Power(a, (P - 1) / 4);
            if (root * root % P == P - 1) return root;
        }
    }

    /// <summary>Gaussian elimination on some of the coordinates, one vector at a time.</summary>
    private sealed class Echelon(int[] coordinates)
    {
        private const int SumsBeforeReduction = 4_000; // p² < 2^52

        private readonly List<(int Pivot, uint[] Row)> _rows = [];

        public bool TryAdd(ulong[] values)
        {
            if (_rows.Count == coordinates.Length) return false;
            ulong[] rest = [.. coordinates.Select(at => values[at])];
            for (int i = 0; i < _rows.Count; i++)
            {
                (int pivot, uint[] row) = _rows[i];
                ulong factor = P - (rest[pivot] % P);
                for (int at = pivot; at < row.Length; at++) rest[at] += factor * row[at];
                if (i % SumsBeforeReduction == 0) Reduce(rest);
            }

            Reduce(rest);
            int first = Array.FindIndex(rest, v => v != 0);
            if (first < 0) return false;
            ulong inverse = Inverse(rest[first]);
            _rows.Add((first, [.. rest.Select(v => (uint)(v * inverse % P))]));
            return true;
        }

        private static void Reduce(ulong[] values)
        {
            for (int at = 0; at < values.Length; at++) values[at] %= P;
        }
    }
}
