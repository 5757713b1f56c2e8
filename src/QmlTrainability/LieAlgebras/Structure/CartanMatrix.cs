namespace QmlTrainability.LieAlgebras.Structure;

/// <summary>A Cartan matrix of integers 2(αᵢ, αⱼ)/(αⱼ, αⱼ): which simple algebra it is, and its positive roots.</summary>
internal sealed class CartanMatrix
{
    private readonly int[,] _entries;
    private readonly int[] _squares; // of the simple roots, the shortest one 1

    public CartanMatrix(int[,] entries)
    {
        _entries = entries;
        _squares = Squares(entries);
    }

    public int Rank => _entries.GetLength(0);

    public int this[int i, int j] => _entries[i, j];

    /// <summary>The largest squared length of a simple root, the smallest one being 1.</summary>
    public int LongestSquare => _squares.Max();

    /// <summary>The matrix of a type, simple roots numbered as in Bourbaki.</summary>
    public static CartanMatrix Of(CartanType type, int rank)
    {
        var entries = new int[rank, rank];
        for (int i = 0; i < rank; i++) entries[i, i] = 2;
        for (int i = 0; i + 1 < rank; i++)
        {
            (int a, int b) = type switch
            {
                CartanType.D when i == rank - 2 => (rank - 3, rank - 1),
                CartanType.E => i == 0 ? (0, 2) : i == 1 ? (1, 3) : (i, i + 1),
                _ => (i, i + 1),
            };
            entries[a, b] = entries[b, a] = -1;
        }

        if (type == CartanType.B) entries[rank - 2, rank - 1] = -2;
        if (type == CartanType.C) entries[rank - 1, rank - 2] = -2;
        if (type == CartanType.F) entries[1, 2] = -2;
        if (type == CartanType.G) entries[1, 0] = -3;
        return new CartanMatrix(entries);
    }

    /// <summary>The type of an indecomposable matrix of finite type, or null if it is none.</summary>
    public CartanType? Identify()
    {
        int[] degrees = new int[Rank];
        var multiple = new List<(int Long, int Short, int Bonds)>();
        int edges = 0;
        for (int i = 0; i < Rank; i++)
        {
            for (int j = 0; j < i; j++)
            {
                int bonds = _entries[i, j] * _entries[j, i];
                if (bonds == 0) continue;
                edges++;
                degrees[i]++;
                degrees[j]++;
                if (bonds > 1) multiple.Add(_squares[i] > _squares[j] ? (i, j, bonds) : (j, i, bonds));
            }
        }

        if (edges != Rank - 1 || multiple.Count > 1) return null;
        if (multiple.Count == 0) return SimplyLaced(degrees);
        (int longer, int shorter, int count) = multiple[0];
        if (count == 3) return Rank == 2 ? CartanType.G : null;
        if (count != 2 || degrees.Max() > 2) return null;
        if (Rank == 2 || degrees[longer] == 1) return CartanType.C;
        if (degrees[shorter] == 1) return CartanType.B;
        return Rank == 4 ? CartanType.F : null;
    }

    /// <summary>All positive roots by rising height, as coefficients of the simple ones.</summary>
    /// <remarks>β + αᵢ is a root exactly when p - ⟨β, αᵢ⟩ &gt; 0, where p counts how often αᵢ can be taken away from β.</remarks>
    public IReadOnlyList<IReadOnlyList<int>> PositiveRoots()
    {
        var roots = new List<int[]>();
        var known = new HashSet<string>(StringComparer.Ordinal);
        for (int i = 0; i < Rank; i++)
        {
            var simple = new int[Rank];
            simple[i] = 1;
            roots.Add(simple);
            known.Add(Key(simple));
        }

        for (int next = 0; next < roots.Count; next++)
        {
            int[] labels = Labels(roots[next]);
            for (int i = 0; i < Rank; i++)
            {
                int[] moved = [.. roots[next]];
                int times = 0;
                while (--moved[i] >= 0 && known.Contains(Key(moved))) times++;
                if (times <= labels[i]) continue;
                moved[i] = roots[next][i] + 1;
                if (known.Add(Key(moved))) roots.Add([.. moved]);
            }
        }

        return roots;
    }

    /// <summary>⟨β, αⱼ⟩ = 2(β, αⱼ)/(αⱼ, αⱼ) for each simple root.</summary>
    public int[] Labels(IReadOnlyList<int> root)
    {
        var labels = new int[Rank];
        for (int i = 0; i < Rank; i++)
        {
            if (root[i] == 0) continue;
            for (int j = 0; j < Rank; j++) labels[j] += root[i] * _entries[i, j];
        }

        return labels;
    }

    /// <summary>(β, β), the shortest simple root having 1: Σ βⱼ·⟨β, αⱼ⟩·(αⱼ, αⱼ)/2.</summary>
    public int SquaredLength(IReadOnlyList<int> root)
    {
        int[] labels = Labels(root);
        int twice = 0;
        for (int j = 0; j < Rank; j++) twice += root[j] * labels[j] * _squares[j];
        return twice / 2;
    }

    /// <summary>A key by which vectors of small integers are found.</summary>
    public static string Key(ReadOnlySpan<int> values) => string.Create(values.Length, values, (characters, source) =>
    {
        for (int i = 0; i < characters.Length; i++) characters[i] = (char)(source[i] + 32_768);
    });

    private CartanType? SimplyLaced(int[] degrees)
    {
        int center = Array.FindIndex(degrees, d => d > 2);
        if (center < 0) return CartanType.A;
        if (degrees[center] > 3 || degrees.Count(d => d > 2) > 1) return null;
        int[] arms = [.. Enumerable.Range(0, Rank).Where(i => i != center && _entries[i, center] != 0).Select(i => ArmLength(i, center)).Order()];
        return arms switch
        {
            [1, 1, _] => CartanType.D,
            [1, 2, >= 2 and <= 4] => CartanType.E,
            _ => null,
        };
    }

    private int ArmLength(int node, int from)
    {
        int next = Enumerable.Range(0, Rank).FirstOrDefault(i => i != node && i != from && _entries[i, node] != 0, -1);
        return next < 0 ? 1 : 1 + ArmLength(next, node);
    }

    /// <summary>(αᵢ, αᵢ)/(αⱼ, αⱼ) = entry(i, j)/entry(j, i) along the edges, scaled so that the shortest is 1.</summary>
    private static int[] Squares(int[,] entries)
    {
        int rank = entries.GetLength(0);
        const int Unit = 6; // holds ratios of 1, 2, 3 and their inverses
        var squares = new int[rank];
        for (int start = 0; start < rank; start++)
        {
            if (squares[start] != 0) continue;
            squares[start] = Unit;
            var open = new Queue<int>([start]);
            while (open.TryDequeue(out int i))
            {
                for (int j = 0; j < rank; j++)
                {
                    if (squares[j] != 0 || entries[i, j] == 0) continue;
                    squares[j] = squares[i] * entries[j, i] / entries[i, j];
                    open.Enqueue(j);
                }
            }
        }

        int shortest = squares.Min();
        return shortest <= 0 ? squares : [.. squares.Select(s => s / shortest)];
    }
}
