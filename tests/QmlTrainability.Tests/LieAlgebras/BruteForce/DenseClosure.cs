namespace QmlTrainability.Tests.LieAlgebras.BruteForce;

/// <summary>The Lie algebra of sums of Pauli strings on at most three qubits, closed with dense 2^n × 2^n matrices: the oracle of the sums.</summary>
/// <remarks>
/// It multiplies matrices and knows no rule for phases. Entries are in the field of p = 2^31 - 19 elements, where -1 has a square root
/// (p ≡ 1 mod 4), so Y is a matrix over it. The rank of Hermitian matrices over the reals is their rank over the complex numbers,
/// and the brackets of all pairs are taken.
/// </remarks>
internal sealed class DenseClosure
{
    internal const ulong P = 2_147_483_629;
    internal static readonly ulong ImaginaryUnit = SquareRootOfMinusOne();

    private readonly int _size;
    private readonly List<ulong[]> _basis = [];
    private readonly Echelon _span = new();
    private readonly Echelon _derived = new();

    private DenseClosure(int qubits) => _size = 1 << qubits;

    public int Dimension => _span.Rank;

    /// <summary>dim g - dim [g, g]: the dimension of the center, because an algebra of Hermitian matrices is reductive.</summary>
    public int CenterDimension => _span.Rank - _derived.Rank;

    public static DenseClosure Of(int qubits, IEnumerable<SumTerms> generators)
    {
        var closure = new DenseClosure(qubits);
        foreach (SumTerms generator in generators) closure.Add(closure.MatrixOf(generator));
        for (int i = 0; i < closure._basis.Count; i++)
        {
            for (int j = 0; j < i; j++)
            {
                ulong[] bracket = closure.Commutator(closure._basis[i], closure._basis[j]);
                closure._derived.TryAdd([.. bracket]);
                closure.Add(bracket);
            }
        }

        return closure;
    }

    public bool Contains(SumTerms terms) => _span.Contains(MatrixOf(terms));

    private void Add(ulong[] matrix)
    {
        if (_span.TryAdd([.. matrix])) _basis.Add(matrix);
    }

    private ulong[] MatrixOf(SumTerms terms)
    {
        var sum = new ulong[_size * _size];
        foreach ((int coefficient, string label) in terms.Terms)
        {
            for (int row = 0; row < _size; row++)
            {
                for (int column = 0; column < _size; column++)
                {
                    ulong entry = 1;
                    for (int q = 0; q < label.Length; q++) entry = entry * Letter(label[q], row >> q & 1, column >> q & 1) % P;
                    int at = (row * _size) + column;
                    sum[at] = (sum[at] + (entry * (ulong)(coefficient + (long)P) % P)) % P;
                }
            }
        }

        return sum;
    }

    private ulong[] Commutator(ulong[] a, ulong[] b)
    {
        var result = new ulong[a.Length];
        for (int i = 0; i < _size; i++)
        {
            for (int j = 0; j < _size; j++)
            {
                ulong ab = 0, ba = 0;
                for (int k = 0; k < _size; k++)
                {
                    ab = (ab + (a[(i * _size) + k] * b[(k * _size) + j])) % P;
                    ba = (ba + (b[(i * _size) + k] * a[(k * _size) + j])) % P;
                }

                result[(i * _size) + j] = (ab + P - ba) % P;
            }
        }

        return result;
    }

    private static ulong Letter(char letter, int row, int column) => letter switch
    {
        'I' => row == column ? 1UL : 0,
        'X' => row != column ? 1UL : 0,
        'Y' => row == column ? 0 : row == 0 ? P - ImaginaryUnit : ImaginaryUnit,
        _ => row != column ? 0 : row == 0 ? 1UL : P - 1,
    };

    private static ulong SquareRootOfMinusOne()
    {
        for (ulong a = 2; ; a++)
        {
            ulong root = Power(a, (P - 1) / 4);
            if (root * root % P == P - 1) return root;
        }
    }

    internal static ulong Power(ulong a, ulong exponent)
    {
        ulong result = 1;
        for (; exponent > 0; exponent >>= 1, a = a * a % P)
        {
            if ((exponent & 1) != 0) result = result * a % P;
        }

        return result;
    }

    /// <summary>Plain Gaussian elimination, one vector at a time.</summary>
    internal sealed class Echelon
    {
        private readonly List<(int Pivot, ulong[] Row)> _rows = [];

        public int Rank => _rows.Count;

        public bool Contains(ulong[] vector) => Reduce(vector) < 0;

        public bool TryAdd(ulong[] vector)
        {
            int pivot = Reduce(vector);
            if (pivot < 0) return false;
            ulong inverse = Power(vector[pivot], P - 2);
            _rows.Add((pivot, [.. vector.Select(v => v * inverse % P)]));
            return true;
        }

        private int Reduce(ulong[] vector)
        {
            foreach ((int pivot, ulong[] row) in _rows)
            {
                ulong factor = P - vector[pivot];
                if (factor == P) continue;
                for (int i = 0; i < row.Length; i++) vector[i] = (vector[i] + (factor * row[i])) % P;
            }

            return Array.FindIndex(vector, v => v != 0);
        }
    }
}
