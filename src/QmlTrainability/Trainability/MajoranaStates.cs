using System.Numerics;
using QmlTrainability.LieAlgebras.Classification;
using QmlTrainability.Numerics;
using QmlTrainability.Paulis;

namespace QmlTrainability.Trainability;

/// <summary>A stabilizer group with its character as a free-fermion component sees it: which products of Majorana modes lie in it, up to the copy group, and their signs.</summary>
/// <remarks>
/// A set K of modes counts when Σ ℓ(b) over K meets a target modulo H = L + R'. Modes with equal ℓ modulo H form classes; only the parity of K in each
/// class matters, and the parities solve a linear system. For each solution the sets of k modes are a coefficient of a product of binomial sums.
/// A character χ that is 1 on L∩R' extends to one of all strings that is 1 on R': each mode has a sign, and p modes with + and m with − make the factor (1 + x)^p(1 − x)^m.
/// If χ is not 1 on L∩R', all sums over R' vanish.
/// In general this is the weight enumerator of a binary code, and hard: the number of solutions is budgeted.
/// </remarks>
internal sealed class MajoranaStates
{
    private const int LargestNullity = 16; // solutions of the parity system: 2^16

    private readonly FreeFermionComponent _component;
    private readonly Gf2Echelon _quotient; // L + R'; payload: the character, extended by 1 to R' and to what is reduced
    private readonly Gf2Echelon _classes;  // coordinates: the class vector modulo L + R'; payload: one bit per class
    private readonly List<ulong[]> _nullSpace = [];
    private readonly List<(int Plus, int Minus)> _sizes = []; // of each class, by the sign of the modes
    private readonly bool _cancels;
    private readonly int _words;
    private readonly int _common;
    private readonly bool _fullSetIsACopy;

    public MajoranaStates(FreeFermionComponent component, StabilizerSpace group, CancellationToken cancellationToken)
    {
        _component = component;
        int qubits = group.QubitCount;
        _words = PauliPacking.Words(qubits);
        _quotient = new Gf2Echelon(PauliPacking.Bits(qubits), payloadWords: 1);
        foreach (ulong[] row in component.CopyGroup.Rows) _quotient.Add([.. row, 0]);
        foreach (ulong[] row in group.Basis)
        {
            ulong[] vector = [.. row];
            if (!_quotient.Add(vector)) _cancels |= vector[_words] != 0;
        }

        _common = component.CopyGroup.Rank + group.Dimension - _quotient.Rank;

        var indexOfClass = new Dictionary<PauliString, int>();
        var vectors = new List<ulong[]>();
        var full = new ulong[_words];
        foreach (PauliString lift in component.ModeLifts)
        {
            cancellationToken.ThrowIfCancellationRequested();
            PauliPacking.AddTo(lift, full);
            ulong[] vector = PauliPacking.Pack(lift, payloadWords: 1);
            _quotient.Reduce(vector);
            PauliString key = PauliPacking.Unpack(qubits, vector);
            if (!indexOfClass.TryGetValue(key, out int index))
            {
                index = _sizes.Count;
                indexOfClass.Add(key, index);
                _sizes.Add(default);
                vectors.Add(vector[.._words]);
            }

            (int plus, int minus) = _sizes[index];
            _sizes[index] = vector[_words] == 0 ? (plus + 1, minus) : (plus, minus + 1);
        }

        _fullSetIsACopy = component.ModeCount % 2 == 0 && component.CopyGroup.Reduce(full) < 0;
        _classes = new Gf2Echelon(PauliPacking.Bits(qubits), payloadWords: Gf2Echelon.WordsFor(vectors.Count));
        for (int i = 0; i < vectors.Count; i++)
        {
            var extended = new ulong[_classes.Width];
            vectors[i].CopyTo(extended, 0);
            extended[_words + (i >> 6)] |= 1UL << (i & 63);
            if (!_classes.Add(extended)) _nullSpace.Add(extended[_words..]);
        }
    }

    /// <summary>The orbit of a string that commutes with R': a product of the k modes a with ω(v, ℓ(a)) = 1, times something that never moves. Its size, and the sum of the signs
    /// of those of its strings that lie in L.</summary>
    public (BigInteger Size, BigInteger Sum) OrbitOf(PauliString v, CancellationToken cancellationToken)
    {
        var target = new ulong[_classes.Width];
        PauliPacking.AddTo(v, target);
        int k = 0, modes = _component.ModeCount;
        foreach (PauliString lift in _component.ModeLifts)
        {
            if (!v.AnticommutesWithUnchecked(lift)) continue;
            k++;
            PauliPacking.AddTo(lift, target);
        }

        BigInteger size = Binomial(modes, k) << _component.CopyGroup.Rank, sum = BigInteger.Zero;
        ulong[] reduced = [.. target.AsSpan(0, _words), 0];
        _quotient.Reduce(reduced);
        reduced.AsSpan(0, _words).CopyTo(target);
        if (!_cancels && _classes.Reduce(target) < 0) sum = Sets(target[_words..], k, cancellationToken) << _common;
        if (reduced[_words] != 0) sum = -sum;
        bool twice = 2 * k == modes && _fullSetIsACopy; // a set and its complement are one string up to R'
        return twice ? (size >> 1, sum / 2) : (size, sum);
    }

    /// <summary>The sets of k modes whose parities in the classes are a solution: the particular one plus any element of the null space.</summary>
    private BigInteger Sets(ulong[] particular, int k, CancellationToken cancellationToken)
    {
        if (_nullSpace.Count > LargestNullity)
        {
            throw new BudgetExceededException(
                $"The variance of a product of {k} Majorana modes in this stabilizer state is the weight enumerator of a binary code with 2^{_nullSpace.Count} words; "
                + $"the budget is 2^{LargestNullity}. Use a state such as InitialState.Zeros or Plus, whose stabilizers are bilinear in the modes.",
                BigInteger.One << _nullSpace.Count, BigInteger.One << LargestNullity);
        }

        BigInteger total = BigInteger.Zero;
        for (int code = 0; code < 1 << _nullSpace.Count; code++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var parities = (ulong[])particular.Clone();
            for (int i = 0; i < _nullSpace.Count; i++)
            {
                if ((code >> i & 1) == 0) continue;
                for (int w = 0; w < parities.Length; w++) parities[w] ^= _nullSpace[i][w];
            }

            total += SetsWithParities(parities, k);
        }

        return total;
    }

    /// <summary>The coefficient of x^k in the product over the classes of the even or odd part of (1 + x)^p(1 − x)^m. Equal factors are taken together.</summary>
    private BigInteger SetsWithParities(ulong[] parities, int k)
    {
        var factors = new SortedDictionary<(int Plus, int Minus, bool Odd), int>();
        int odd = 0;
        for (int i = 0; i < _sizes.Count; i++)
        {
            bool isOdd = (parities[i >> 6] >> (i & 63) & 1) != 0;
            (int Plus, int Minus, bool Odd) key = (_sizes[i].Plus, _sizes[i].Minus, isOdd);
            factors[key] = factors.GetValueOrDefault(key) + 1;
            if (isOdd) odd++;
        }

        // Every factor is x^parity times a polynomial in y = x².
        if (k < odd || (k - odd) % 2 != 0) return BigInteger.Zero;
        int degree = (k - odd) / 2;
        BigInteger[] product = [BigInteger.One];
        foreach (((int plus, int minus, bool isOdd), int count) in factors) product = Multiply(product, Power(plus, minus, isOdd, count, degree), degree);
        return degree < product.Length ? product[degree] : BigInteger.Zero;
    }

    /// <summary>A power of the polynomial in y, up to a degree: by the binomial theorem where it is linear, else by squaring.</summary>
    private static BigInteger[] Power(int plus, int minus, bool isOdd, int count, int degree)
    {
        int parity = isOdd ? 1 : 0;
        BigInteger[] factor = [.. Enumerable.Range(0, Math.Max(((plus + minus - parity) / 2) + 1, 1)).Select(j => Signed(plus, minus, (2 * j) + parity))];
        if (factor.Length == 1) return [BigInteger.Pow(factor[0], count)];
        if (factor.Length == 2 && factor[0].IsOne)
        {
            var linear = new BigInteger[Math.Min(count, degree) + 1];
            linear[0] = BigInteger.One;
            for (int j = 1; j < linear.Length; j++) linear[j] = linear[j - 1] * (count - j + 1) * factor[1] / j;
            return linear;
        }

        BigInteger[] power = [BigInteger.One];
        for (BigInteger[] square = factor; count > 0; count >>= 1, square = Multiply(square, square, degree))
        {
            if ((count & 1) != 0) power = Multiply(power, square, degree);
        }

        return power;
    }

    /// <summary>The coefficient of x^k in (1 + x)^p(1 − x)^m.</summary>
    private static BigInteger Signed(int plus, int minus, int k)
    {
        BigInteger sum = BigInteger.Zero;
        for (int j = 0; j <= Math.Min(minus, k); j++) sum += (j % 2 == 0 ? 1 : -1) * Binomial(minus, j) * Binomial(plus, k - j);
        return sum;
    }

    private static BigInteger[] Multiply(BigInteger[] a, BigInteger[] b, int degree)
    {
        var product = new BigInteger[Math.Min(a.Length + b.Length - 2, degree) + 1];
        for (int i = 0; i < a.Length && i <= degree; i++)
        {
            for (int j = 0; j < b.Length && i + j <= degree; j++) product[i + j] += a[i] * b[j];
        }

        return product;
    }

    private static BigInteger Binomial(int n, int k)
    {
        if (k < 0 || k > n) return BigInteger.Zero;
        BigInteger value = BigInteger.One;
        for (int i = 1; i <= Math.Min(k, n - k); i++) value = value * (n - i + 1) / i;
        return value;
    }
}
