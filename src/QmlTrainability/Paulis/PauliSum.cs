using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using QmlTrainability.Numerics;

namespace QmlTrainability.Paulis;

/// <summary>A real linear combination of Pauli strings on a fixed number of qubits: a Hermitian operator, exact.</summary>
/// <remarks>
/// Coefficients are exact rationals (a double converts exactly, decimal text stays decimal), so that no rank ever depends on rounding.
/// Equal strings are merged and zero terms dropped; terms keep the order of their first appearance. Immutable and thread-safe.
/// </remarks>
/// <example><code>
/// PauliSum h = PauliSum.Parse("-1.0*ZZI - 1.0*IZZ - 0.5*XII");
/// PauliSum t = 2.0 * PauliString.Parse("XII") - 0.5 * h;
/// Console.WriteLine(t);    // 2.25*XII + 0.5*ZZI + 0.5*IZZ
/// </code></example>
public sealed class PauliSum : IEquatable<PauliSum>, ISpanParsable<PauliSum>
{
    private readonly PauliTerm[] _terms;
    private Dictionary<PauliString, int>? _index; // made at the first look-up; two threads may make it twice, both alike

    private PauliSum(int qubitCount, PauliTerm[] terms)
    {
        QubitCount = qubitCount;
        _terms = terms;
    }

    /// <summary>The number of qubits.</summary>
    public int QubitCount { get; }

    /// <summary>The terms with non-zero coefficients, each string once, in the order of first appearance.</summary>
    public IReadOnlyList<PauliTerm> Terms => _terms;

    /// <summary>Whether there is no term.</summary>
    public bool IsZero => _terms.Length == 0;

    /// <summary>The coefficient of a string, 0 where it does not appear.</summary>
    /// <exception cref="QubitCountMismatchException">The numbers of qubits differ.</exception>
    public double this[PauliString @string] => (double)ExactCoefficient(@string);

    /// <summary>The sum without terms.</summary>
    /// <param name="qubits">The number of qubits, at least 1.</param>
    public static PauliSum Zero(int qubits) => new(Require.Qubits(qubits), []);

    /// <summary>The sum of the given terms; equal strings are merged, exactly.</summary>
    /// <param name="terms">At least one term; all on the same number of qubits. For a sum without terms there is <see cref="Zero"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">A coefficient is NaN or infinite.</exception>
    /// <exception cref="QubitCountMismatchException">The numbers of qubits differ.</exception>
    /// <exception cref="ArgumentException">There is no term.</exception>
    public static PauliSum Of(IEnumerable<(double Coefficient, PauliString String)> terms)
    {
        ArgumentNullException.ThrowIfNull(terms);
        return OfExact(terms.Select(t => (Rational.FromDouble(FiniteCoefficient(t.Coefficient, t.String)), t.String)));
    }

    /// <summary>As <see cref="Of"/>, with exact coefficients.</summary>
    /// <param name="terms">At least one term; all on the same number of qubits.</param>
    /// <exception cref="QubitCountMismatchException">The numbers of qubits differ.</exception>
    /// <exception cref="ArgumentException">There is no term.</exception>
    public static PauliSum OfExact(IEnumerable<(Rational Coefficient, PauliString String)> terms)
    {
        ArgumentNullException.ThrowIfNull(terms);
        var accumulator = new Accumulator();
        foreach ((Rational coefficient, PauliString @string) in terms) accumulator.Add(coefficient, @string);
        return accumulator.QubitCount > 0
            ? accumulator.ToSum(accumulator.QubitCount)
            : throw new ArgumentException("A sum without terms does not say how many qubits there are: use PauliSum.Zero(qubits).", nameof(terms));
    }

    /// <summary>The bracket -i[a, b]/2: Hermitian again, with integer combinations of products of coefficients.</summary>
    /// <remarks>For strings P_a P_b = i^k P_c it is P_c for k = 1, -P_c for k = 3 and 0 when they commute. The Lie bracket of the
    /// skew-Hermitian ia and ib is -2i times it.</remarks>
    /// <param name="a">The left operator.</param>
    /// <param name="b">The right operator, on as many qubits.</param>
    /// <exception cref="QubitCountMismatchException">The numbers of qubits differ.</exception>
    public static PauliSum Bracket(PauliSum a, PauliSum b)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        Require.SameQubits(a.QubitCount, b.QubitCount, "The second operator of a bracket");
        var accumulator = new Accumulator();
        foreach (PauliTerm s in a._terms)
        {
            foreach (PauliTerm t in b._terms)
            {
                if (!s.String.AnticommutesWithUnchecked(t.String)) continue;
                PauliProduct product = PauliString.Multiply(s.String, t.String);
                Rational coefficient = s.Exact * t.Exact;
                accumulator.Add(product.PhaseExponent == 1 ? coefficient : -coefficient, product.String);
            }
        }

        return accumulator.ToSum(a.QubitCount);
    }

    /// <summary>Parses for example "-1.0*ZZI - 0.5*XII", "0.5*X0 Z2 + 1/3*Y1" with <paramref name="qubits"/>, or "XX + YY".</summary>
    /// <param name="text">Terms of an optional coefficient (decimal or fraction, kept exactly), an optional '*', and a dense or sparse label.</param>
    /// <param name="qubits">The number of qubits. Required where labels carry qubit numbers.</param>
    /// <exception cref="FormatException">The text is not a sum; the message says where.</exception>
    /// <exception cref="QubitCountMismatchException">Labels differ in length.</exception>
    public static PauliSum Parse(string text, int? qubits = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        return PauliText.ParseSum(text, qubits);
    }

    /// <summary>As <see cref="Parse(string, int?)"/>, without an exception for malformed text.</summary>
    /// <param name="text">The text of a sum.</param>
    /// <param name="qubits">The number of qubits, required where labels carry qubit numbers.</param>
    /// <param name="result">The sum, or null.</param>
    public static bool TryParse([NotNullWhen(true)] string? text, int? qubits, [MaybeNullWhen(false)] out PauliSum result)
    {
        result = null;
        if (text is null) return false;
        try
        {
            result = PauliText.ParseSum(text, qubits);
            return true;
        }
        catch (Exception e) when (e is FormatException or ArgumentException)
        {
            return false;
        }
    }

    /// <summary>A string as the sum with one term of coefficient 1.</summary>
    public static implicit operator PauliSum(PauliString @string)
    {
        ArgumentNullException.ThrowIfNull(@string);
        return new PauliSum(@string.QubitCount, [new PauliTerm(Rational.One, @string)]);
    }

    /// <summary>The sum of two operators.</summary>
    /// <exception cref="QubitCountMismatchException">The numbers of qubits differ.</exception>
    public static PauliSum operator +(PauliSum a, PauliSum b) => Combine(a, b, Rational.One);

    /// <summary>The difference of two operators.</summary>
    /// <exception cref="QubitCountMismatchException">The numbers of qubits differ.</exception>
    public static PauliSum operator -(PauliSum a, PauliSum b) => Combine(a, b, -Rational.One);

    /// <summary>The negative.</summary>
    public static PauliSum operator -(PauliSum a) => -Rational.One * a;

    /// <summary>The multiple by a finite double, exactly.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The factor is NaN or infinite.</exception>
    public static PauliSum operator *(double factor, PauliSum a) => Rational.FromDouble(factor) * a;

    /// <summary>The multiple by a rational number.</summary>
    public static PauliSum operator *(Rational factor, PauliSum a)
    {
        ArgumentNullException.ThrowIfNull(a);
        return factor.IsZero ? Zero(a.QubitCount) : new PauliSum(a.QubitCount, [.. a._terms.Select(t => new PauliTerm(factor * t.Exact, t.String))]);
    }

    /// <summary>Equality of operators, whatever the order of their terms.</summary>
    public static bool operator ==(PauliSum? a, PauliSum? b) => a is null ? b is null : a.Equals(b);

    /// <summary>Inequality of operators.</summary>
    public static bool operator !=(PauliSum? a, PauliSum? b) => !(a == b);

    /// <summary>The coefficient of a string, exactly; 0 where it does not appear.</summary>
    /// <param name="string">A string on as many qubits.</param>
    /// <exception cref="QubitCountMismatchException">The numbers of qubits differ.</exception>
    public Rational ExactCoefficient(PauliString @string)
    {
        ArgumentNullException.ThrowIfNull(@string);
        Require.SameQubits(QubitCount, @string.QubitCount, $"The string {@string.Shown()}");
        return Find(@string) is PauliTerm term ? term.Exact : Rational.Zero;
    }

    /// <summary>The sum with qubit q moved to <paramref name="permutation"/>[q].</summary>
    /// <param name="permutation">Each of 0 to QubitCount - 1 once.</param>
    public PauliSum Permute(ReadOnlySpan<int> permutation)
    {
        var terms = new PauliTerm[_terms.Length];
        for (int i = 0; i < terms.Length; i++) terms[i] = new PauliTerm(_terms[i].Exact, _terms[i].String.Permute(permutation));
        return new PauliSum(QubitCount, terms);
    }

    /// <inheritdoc/>
    public bool Equals(PauliSum? other) =>
        other is not null && QubitCount == other.QubitCount && _terms.Length == other._terms.Length
        && _terms.All(t => other.Find(t.String) is PauliTerm own && own.Exact == t.Exact);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as PauliSum);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        int hash = QubitCount;
        foreach (PauliTerm term in _terms) hash ^= HashCode.Combine(term.String, term.Exact); // order does not matter
        return hash;
    }

    /// <summary>For example "-1*ZZI - 0.5*XII"; "0" without terms. A coefficient prints as the shortest decimal of its double, or as a fraction where it is no double.</summary>
    public override string ToString()
    {
        if (IsZero) return "0";
        var text = new StringBuilder();
        foreach (PauliTerm term in _terms)
        {
            Rational magnitude = text.Length > 0 ? term.Exact.Magnitude : term.Exact;
            if (text.Length > 0) text.Append(term.Exact.Sign < 0 ? " - " : " + ");
            text.Append(Number(magnitude)).Append('*').Append(term.String);
        }

        return text.ToString();
    }

    static PauliSum ISpanParsable<PauliSum>.Parse(ReadOnlySpan<char> s, IFormatProvider? provider) => Parse(s.ToString());

    static bool ISpanParsable<PauliSum>.TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, [MaybeNullWhen(false)] out PauliSum result) =>
        TryParse(s.ToString(), null, out result);

    static PauliSum IParsable<PauliSum>.Parse(string s, IFormatProvider? provider) => Parse(s);

    static bool IParsable<PauliSum>.TryParse(string? s, IFormatProvider? provider, [MaybeNullWhen(false)] out PauliSum result) => TryParse(s, null, out result);

    /// <summary>The shortest decimal of the nearest double where the coefficient is that double or that decimal, else the fraction.</summary>
    internal static string Number(Rational value)
    {
        double nearest = (double)value;
        if (!double.IsFinite(nearest)) return value.ToString();
        string shortest = nearest.ToString("R", CultureInfo.InvariantCulture);
        bool exact = Rational.FromDouble(nearest) == value || (Rational.TryParse(shortest, out Rational read) && read == value);
        return exact ? shortest : value.ToString();
    }

    private PauliTerm? Find(PauliString @string)
    {
        Dictionary<PauliString, int>? index = _index;
        if (index is null)
        {
            index = new Dictionary<PauliString, int>(_terms.Length);
            for (int i = 0; i < _terms.Length; i++) index.Add(_terms[i].String, i);
            _index = index;
        }

        return index.TryGetValue(@string, out int at) ? _terms[at] : null;
    }

    private static double FiniteCoefficient(double value, PauliString @string) => double.IsFinite(value)
        ? value
        : throw new ArgumentOutOfRangeException(nameof(value), value, $"The coefficient of {@string?.Shown()} must be a finite number.");

    private static PauliSum Combine(PauliSum a, PauliSum b, Rational factor)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        Require.SameQubits(a.QubitCount, b.QubitCount, "The second operator of a sum");
        var accumulator = new Accumulator();
        foreach (PauliTerm term in a._terms) accumulator.Add(term.Exact, term.String);
        foreach (PauliTerm term in b._terms) accumulator.Add(factor * term.Exact, term.String);
        return accumulator.ToSum(a.QubitCount);
    }

    /// <summary>Collects terms, merging equal strings in the order of first appearance.</summary>
    /// <remarks>Fractions of unlike denominators add up to one as long as all of them: sums that have become long are set aside and added at the end, in pairs.</remarks>
    private sealed class Accumulator
    {
        private const int LongDenominator = 1024; // bits

        private readonly Dictionary<PauliString, int> _index = [];
        private readonly List<(Rational Coefficient, PauliString String)> _terms = [];
        private Dictionary<int, List<Rational>>? _aside;

        public int QubitCount { get; private set; }

        public void Add(Rational coefficient, PauliString @string)
        {
            ArgumentNullException.ThrowIfNull(@string);
            if (QubitCount == 0) QubitCount = @string.QubitCount;
            else Require.SameQubits(QubitCount, @string.QubitCount, $"The string {@string.Shown()}");
            if (_index.TryGetValue(@string, out int i))
            {
                _terms[i] = (SetAside(i, _terms[i].Coefficient + coefficient), @string);
                return;
            }

            _index.Add(@string, _terms.Count);
            _terms.Add((coefficient, @string));
        }

        public PauliSum ToSum(int qubitCount)
        {
            foreach ((int term, List<Rational> sums) in _aside ?? []) _terms[term] = (Rational.Sum([.. sums, _terms[term].Coefficient]), _terms[term].String);
            return new PauliSum(qubitCount, [.. _terms.Where(t => !t.Coefficient.IsZero).Select(t => new PauliTerm(t.Coefficient, t.String))]);
        }

        private Rational SetAside(int term, Rational sum)
        {
            if (sum.Denominator.GetBitLength() <= LongDenominator) return sum;
            _aside ??= [];
            if (!_aside.TryGetValue(term, out List<Rational>? sums)) _aside.Add(term, sums = []);
            sums.Add(sum);
            return Rational.Zero;
        }
    }
}
