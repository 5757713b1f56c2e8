namespace QmlTrainability.Tests.LieAlgebras.BruteForce;

/// <summary>The Lie algebra of sums that are invariant under all qubit permutations, closed on spin blocks: it never meets a Pauli string.</summary>
/// <remarks>
/// The blocks are the spins j = n/2, n/2 - 1, …, of size m = 2j + 1, in the basis where E|k⟩ = k|k-1⟩, F|k⟩ = (m-1-k)|k+1⟩, H|k⟩ = (m-1-2k)|k⟩;
/// ΣX = E + F, ΣY = -i(E - F), ΣZ = H. S(a,b,c), the sum of all strings with a letters X, b letters Y and c letters Z, follows from products with these.
/// Entries are in the field of <see cref="DenseClosure"/>, where -1 has a square root, so terms with even and odd b may be mixed.
/// </remarks>
internal sealed class SpinClosure
{
    private readonly int _qubits;
    private readonly int[] _sizes;
    private readonly Dictionary<(int X, int Y, int Z), ulong[][]> _sums = [];
    private readonly ulong[][] _x;
    private readonly ulong[][] _y;
    private readonly ulong[][] _z;
    private readonly DenseClosure.Echelon _span = new();
    private readonly DenseClosure.Echelon _derived = new();

    private SpinClosure(int qubits)
    {
        _qubits = qubits;
        _sizes = [.. Enumerable.Range(0, (qubits / 2) + 1).Select(i => qubits + 1 - (2 * i))];
        ulong i = DenseClosure.ImaginaryUnit, minusI = DenseClosure.P - i;
        _x = Blocks((m, row, column) => column == row + 1 ? (ulong)column : row == column + 1 ? (ulong)(m - 1 - column) : 0);
        _y = Blocks((m, row, column) => column == row + 1 ? minusI * (ulong)column % DenseClosure.P : row == column + 1 ? i * (ulong)(m - 1 - column) % DenseClosure.P : 0);
        _z = Blocks((m, row, column) => row == column ? (ulong)(m - 1 - (2 * row) + (long)DenseClosure.P) % DenseClosure.P : 0);
    }

    public int Dimension => _span.Rank;

    public int CenterDimension => _span.Rank - _derived.Rank;

    /// <param name="qubits">The number of qubits.</param>
    /// <param name="generators">For each a list of coefficients and numbers of letters.</param>
    public static SpinClosure Of(int qubits, IEnumerable<IReadOnlyList<(int Coefficient, int X, int Y, int Z)>> generators)
    {
        var closure = new SpinClosure(qubits);
        ulong[][][] start = [.. generators.Select(g => closure.Sum([.. g.Select(t => (Residue(t.Coefficient), closure.StringSum(t.X, t.Y, t.Z)))]))];
        var basis = start.Where(g => closure._span.TryAdd(Flat(g))).ToList();
        for (int i = 0; i < basis.Count; i++)
        {
            foreach (ulong[][] generator in start)
            {
                ulong[][] bracket = closure.Sum([(1, closure.Product(generator, basis[i])), (DenseClosure.P - 1, closure.Product(basis[i], generator))]);
                closure._derived.TryAdd(Flat(bracket));
                if (closure._span.TryAdd(Flat(bracket))) basis.Add(bracket);
            }
        }

        return closure;
    }

    private static ulong Residue(int value) => (ulong)(value + (long)DenseClosure.P) % DenseClosure.P;

    private static ulong[] Flat(ulong[][] blocks) => [.. blocks.SelectMany(b => b)];

    private ulong[][] Blocks(Func<int, int, int, ulong> entry) =>
        [.. _sizes.Select(m => Enumerable.Range(0, m * m).Select(at => entry(m, at / m, at % m)).ToArray())];

    /// <summary>S(x, y, z) from a product such as ΣX·S(x-1, y, z), whose other terms have fewer letters or fewer X.</summary>
    private ulong[][] StringSum(int x, int y, int z)
    {
        if (x < 0 || y < 0 || z < 0) return Blocks((_, _, _) => 0);
        if (x + y + z == 0) return Blocks((_, row, column) => row == column ? 1UL : 0);
        if (_sums.TryGetValue((x, y, z), out ulong[][]? known)) return known;
        int free = _qubits - (x + y + z) + 2; // places that a letter hitting its own kind frees
        ulong i = DenseClosure.ImaginaryUnit, minusI = DenseClosure.P - i, minus = DenseClosure.P - 1;
        int number;
        ulong[][] rest;
        if (x > 0)
        {
            number = x;
            rest = Sum([
                (1, Product(_x, StringSum(x - 1, y, z))), (minus * (ulong)free, StringSum(x - 2, y, z)),
                (minusI * (ulong)(z + 1), StringSum(x - 1, y - 1, z + 1)), (i * (ulong)(y + 1), StringSum(x - 1, y + 1, z - 1))]); // XY = iZ, XZ = -iY
        }
        else if (y > 0)
        {
            number = y;
            rest = Sum([
                (1, Product(_y, StringSum(0, y - 1, z))), (minus * (ulong)free, StringSum(0, y - 2, z)),
                (minusI, StringSum(1, y - 1, z - 1))]); // YZ = iX; there is no X to hit
        }
        else
        {
            number = z;
            rest = Sum([(1, Product(_z, StringSum(0, 0, z - 1))), (minus * (ulong)free, StringSum(0, 0, z - 2))]);
        }

        return _sums[(x, y, z)] = Sum([(DenseClosure.Power((ulong)number, DenseClosure.P - 2), rest)]);
    }

    private ulong[][] Sum((ulong Factor, ulong[][] Blocks)[] terms) =>
        [.. _sizes.Select((m, block) => Enumerable.Range(0, m * m).Select(at => terms.Aggregate(0UL, (sum, t) => (sum + (t.Factor % DenseClosure.P * t.Blocks[block][at])) % DenseClosure.P)).ToArray())];

    private ulong[][] Product(ulong[][] a, ulong[][] b) => [.. _sizes.Select((m, block) =>
    {
        var product = new ulong[m * m];
        for (int row = 0; row < m; row++)
        {
            for (int k = 0; k < m; k++)
            {
                ulong factor = a[block][(row * m) + k];
                if (factor == 0) continue;
                for (int column = 0; column < m; column++)
                    product[(row * m) + column] = (product[(row * m) + column] + (factor * b[block][(k * m) + column])) % DenseClosure.P;
            }
        }

        return product;
    })];
}
