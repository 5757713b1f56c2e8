using System.Numerics;

namespace QmlTrainability.Tests.LieAlgebras.BruteForce;

/// <summary>The Lie algebra of Pauli sums closed over the rational numbers themselves: labels are multiplied letter by letter, ranks are decided by
/// fraction-free elimination on integers of any size. Slow, without a prime, a grading or a symmetry.</summary>
internal sealed class RationalClosure
{
    private readonly List<Dictionary<string, BigInteger>> _basis = [];
    private readonly Echelon _span = new();
    private readonly Echelon _derived = new();

    public int Dimension => _span.Rank;

    /// <summary>dim g - dim [g, g], because the algebra is reductive.</summary>
    public int CenterDimension => _span.Rank - _derived.Rank;

    public static RationalClosure Of(IEnumerable<SumTerms> generators)
    {
        var closure = new RationalClosure();
        Dictionary<string, BigInteger>[] start = [.. generators.Select(Load)];
        foreach (Dictionary<string, BigInteger> generator in start) closure.Add(generator);
        for (int i = 0; i < closure._basis.Count; i++)
        {
            foreach (Dictionary<string, BigInteger> generator in start)
            {
                Dictionary<string, BigInteger> bracket = Bracket(generator, closure._basis[i]);
                closure._derived.TryAdd(bracket);
                closure.Add(bracket);
            }
        }

        return closure;
    }

    public bool Contains(SumTerms sum) => !_span.IsIndependent(Load(sum));

    public static Dictionary<string, BigInteger> Load(SumTerms sum) =>
        sum.Terms.GroupBy(t => t.Label).Select(g => (g.Key, Value: (BigInteger)g.Sum(t => t.Coefficient))).Where(t => !t.Value.IsZero).ToDictionary(t => t.Key, t => t.Value);

    /// <summary>-i[a, b]/2.</summary>
    public static Dictionary<string, BigInteger> Bracket(Dictionary<string, BigInteger> a, Dictionary<string, BigInteger> b)
    {
        var result = new Dictionary<string, BigInteger>();
        foreach ((string p, BigInteger u) in a)
        {
            foreach ((string q, BigInteger v) in b)
            {
                (string product, int phase) = Multiply(p, q);
                if (phase % 2 == 0) continue;
                BigInteger sum = result.GetValueOrDefault(product) + (phase == 1 ? u * v : -u * v);
                if (sum.IsZero) result.Remove(product);
                else result[product] = sum;
            }
        }

        return result;
    }

    /// <summary>The letters of a product and the power of i before it.</summary>
    private static (string Label, int Phase) Multiply(string a, string b)
    {
        int phase = 0;
        char[] letters = new char[a.Length];
        for (int i = 0; i < a.Length; i++)
        {
            (letters[i], int turn) = (a[i], b[i]) switch
            {
                ('I', _) => (b[i], 0),
                (_, 'I') => (a[i], 0),
                ('X', 'Y') => ('Z', 1),
                ('Y', 'Z') => ('X', 1),
                ('Z', 'X') => ('Y', 1),
                ('Y', 'X') => ('Z', 3),
                ('Z', 'Y') => ('X', 3),
                ('X', 'Z') => ('Y', 3),
                _ => ('I', 0),
            };
            phase += turn;
        }

        return (new string(letters), phase % 4);
    }

    private void Add(Dictionary<string, BigInteger> element)
    {
        if (_span.TryAdd(element)) _basis.Add(element);
    }

    /// <summary>Rows of integers without a common divisor, found by their pivot label.</summary>
    internal sealed class Echelon
    {
        private readonly SortedDictionary<string, Dictionary<string, BigInteger>> _rows = new(StringComparer.Ordinal);

        public int Rank => _rows.Count;

        public bool IsIndependent(Dictionary<string, BigInteger> vector) => Reduce(vector).Count > 0;

        public bool TryAdd(Dictionary<string, BigInteger> vector)
        {
            Dictionary<string, BigInteger> rest = Reduce(vector);
            if (rest.Count == 0) return false;
            _rows.Add(rest.Keys.Min(StringComparer.Ordinal)!, rest);
            return true;
        }

        private Dictionary<string, BigInteger> Reduce(Dictionary<string, BigInteger> vector)
        {
            var rest = new Dictionary<string, BigInteger>(vector);
            foreach ((string pivot, Dictionary<string, BigInteger> row) in _rows)
            {
                if (!rest.TryGetValue(pivot, out BigInteger value)) continue;
                foreach (string label in rest.Keys.ToArray()) rest[label] *= row[pivot];
                foreach ((string label, BigInteger entry) in row)
                {
                    BigInteger left = rest.GetValueOrDefault(label) - (value * entry);
                    if (left.IsZero) rest.Remove(label);
                    else rest[label] = left;
                }

                BigInteger divisor = rest.Values.Aggregate(BigInteger.Zero, BigInteger.GreatestCommonDivisor);
                if (divisor > BigInteger.One)
                {
                    foreach (string label in rest.Keys.ToArray()) rest[label] /= divisor;
                }
            }

            return rest;
        }
    }
}
