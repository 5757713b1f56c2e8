using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;

namespace QmlTrainability.Paulis;

/// <summary>A tensor product of Pauli matrices on a fixed number of qubits, without a phase: one Hermitian operator whose square is the identity.</summary>
/// <remarks>
/// Qubit 0 is the leftmost letter of the label; Y = iXZ. Immutable and thread-safe. Only the 64-letter words that are not the identity
/// are stored, so a two-letter string on 10,000 qubits takes a hundred bytes. Products, commutation and equality cost one merge of the stored words.
/// </remarks>
/// <example><code>
/// PauliString p = PauliString.Parse("XIZ");
/// PauliString q = PauliString.On(3, (0, Pauli.Z), (2, Pauli.X));
/// Console.WriteLine(p.CommutesWith(q));              // True
/// Console.WriteLine(PauliString.Multiply(p, q));     // YIY
/// </code></example>
public sealed class PauliString : IEquatable<PauliString>, IComparable<PauliString>, ISpanParsable<PauliString>, ISpanFormattable
{
    private readonly PauliWord[] _words; // by rising index, none of them the identity

    internal PauliString(int qubitCount, PauliWord[] words)
    {
        QubitCount = qubitCount;
        _words = words;
    }

    /// <summary>The number of qubits, identities included.</summary>
    public int QubitCount { get; }

    /// <summary>The number of letters other than I. Cost: one population count per stored word.</summary>
    public int Weight
    {
        get
        {
            int weight = 0;
            foreach (PauliWord word in _words) weight += word.Weight;
            return weight;
        }
    }

    /// <summary>The number of letters Y. An odd number makes the matrix purely imaginary.</summary>
    public int YCount
    {
        get
        {
            int count = 0;
            foreach (PauliWord word in _words) count += word.YCount;
            return count;
        }
    }

    /// <summary>Whether every letter is I.</summary>
    public bool IsIdentity => _words.Length == 0;

    /// <summary>The letters other than I with their qubits, by rising qubit.</summary>
    public IEnumerable<(int Qubit, Pauli Letter)> Support
    {
        get
        {
            foreach (PauliWord word in _words)
            {
                for (ulong rest = word.X | word.Z; rest != 0; rest &= rest - 1)
                {
                    int bit = System.Numerics.BitOperations.TrailingZeroCount(rest);
                    yield return ((word.Index * 64) + bit, LetterAt(word, bit));
                }
            }
        }
    }

    /// <summary>The stored words, by rising index, none of them the identity.</summary>
    internal ReadOnlySpan<PauliWord> Words => _words;

    /// <summary>The letter on a qubit.</summary>
    /// <param name="qubit">0 for the leftmost letter.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such qubit.</exception>
    public Pauli this[int qubit]
    {
        get
        {
            Require.Qubit(qubit, QubitCount);
            foreach (PauliWord word in _words)
            {
                if (word.Index == qubit >> 6) return LetterAt(word, qubit & 63);
            }

            return Pauli.I;
        }
    }

    /// <summary>The identity on <paramref name="qubits"/> qubits.</summary>
    /// <param name="qubits">At least 1.</param>
    public static PauliString Identity(int qubits) => new(Require.Qubits(qubits), []);

    /// <summary>The string with the given letters, and I everywhere else.</summary>
    /// <param name="qubits">The number of qubits, at least 1.</param>
    /// <param name="letters">Qubits and their letters, in any order, no qubit twice. Cost: linear in their number once sorted.</param>
    /// <exception cref="ArgumentOutOfRangeException">A qubit or a letter does not exist.</exception>
    /// <exception cref="ArgumentException">A qubit is named twice.</exception>
    public static PauliString On(int qubits, params ReadOnlySpan<(int Qubit, Pauli Letter)> letters)
    {
        Require.Qubits(qubits);
        var sorted = letters.ToArray();
        Array.Sort(sorted, static (a, b) => a.Qubit.CompareTo(b.Qubit));
        var words = new List<PauliWord>(1);
        for (int i = 0; i < sorted.Length; i++)
        {
            (int qubit, Pauli letter) = sorted[i];
            Require.Qubit(qubit, qubits, nameof(letters));
            if ((uint)letter > 3) throw new ArgumentOutOfRangeException(nameof(letters), letter, "A letter is I, X, Y or Z.");
            if (i > 0 && sorted[i - 1].Qubit == qubit)
                throw new ArgumentException($"Qubit {qubit} is named twice. Name each qubit once; multiply strings with PauliString.Multiply.", nameof(letters));
            if (letter == Pauli.I) continue;
            ulong bit = 1UL << (qubit & 63), x = ((int)letter & 1) != 0 ? bit : 0, z = ((int)letter & 2) != 0 ? bit : 0;
            if (words.Count > 0 && words[^1].Index == qubit >> 6) words[^1] = new PauliWord(qubit >> 6, words[^1].X | x, words[^1].Z | z);
            else words.Add(new PauliWord(qubit >> 6, x, z));
        }

        return new PauliString(qubits, [.. words]);
    }

    /// <summary>The product a·b = i^k·P, with its exact phase.</summary>
    /// <remarks>k = |x_a∧z_a| + |x_b∧z_b| - |x_c∧z_c| + 2|z_a∧x_b| modulo 4, with c = a + b over GF(2).</remarks>
    /// <param name="a">The left factor.</param>
    /// <param name="b">The right factor, on as many qubits.</param>
    /// <exception cref="QubitCountMismatchException">The numbers of qubits differ.</exception>
    public static PauliProduct Multiply(PauliString a, PauliString b)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        Require.SameQubits(a.QubitCount, b.QubitCount, $"The factor {b.Shown()}");
        (PauliWord[] words, int phase) = PauliWords.Multiply(a._words, b._words);
        return new PauliProduct(phase, new PauliString(a.QubitCount, words));
    }

    /// <summary>Parses a dense label such as "XIZ", or a sparse one such as "X0 Z2" on a stated number of qubits.</summary>
    /// <param name="text">Letters I, X, Y, Z, leftmost on qubit 0; or letters with qubit numbers, separated by spaces or '*'; "I" alone with <paramref name="qubits"/> is the identity.</param>
    /// <param name="qubits">The number of qubits. Required for sparse text; a dense label must have as many letters.</param>
    /// <exception cref="FormatException">The text is not a label; the message says where.</exception>
    /// <exception cref="QubitCountMismatchException">A dense label does not have <paramref name="qubits"/> letters.</exception>
    public static PauliString Parse(string text, int? qubits = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        return PauliText.ParseString(text, qubits);
    }

    /// <summary>As <see cref="Parse(string, int?)"/>, without an exception for malformed text.</summary>
    /// <param name="text">A label.</param>
    /// <param name="qubits">The number of qubits, required for sparse text.</param>
    /// <param name="result">The string, or null.</param>
    public static bool TryParse([NotNullWhen(true)] string? text, int? qubits, [MaybeNullWhen(false)] out PauliString result)
    {
        result = null;
        if (text is null) return false;
        try
        {
            result = PauliText.ParseString(text, qubits);
            return true;
        }
        catch (Exception e) when (e is FormatException or ArgumentException)
        {
            return false;
        }
    }

    /// <summary>Whether the two operators commute: whether they differ in an even number of places where neither is I.</summary>
    /// <param name="other">A string on as many qubits.</param>
    /// <exception cref="QubitCountMismatchException">The numbers of qubits differ.</exception>
    public bool CommutesWith(PauliString other)
    {
        ArgumentNullException.ThrowIfNull(other);
        Require.SameQubits(QubitCount, other.QubitCount, $"The string {other.Shown()}");
        return !PauliWords.Anticommute(_words, other._words);
    }

    /// <summary>The string with qubit q moved to <paramref name="permutation"/>[q].</summary>
    /// <param name="permutation">Each of 0 to QubitCount - 1 once.</param>
    /// <exception cref="ArgumentException">It is not a permutation of the qubits.</exception>
    public PauliString Permute(ReadOnlySpan<int> permutation)
    {
        Require.SameQubits(QubitCount, permutation.Length, "The permutation");
        var seen = new bool[permutation.Length];
        foreach (int target in permutation)
        {
            Require.Qubit(target, QubitCount, nameof(permutation));
            if (seen[target]) throw new ArgumentException($"The permutation names qubit {target} twice.", nameof(permutation));
            seen[target] = true;
        }

        var letters = new List<(int, Pauli)>();
        foreach ((int qubit, Pauli letter) in Support) letters.Add((permutation[qubit], letter));
        return On(QubitCount, CollectionsMarshal.AsSpan(letters));
    }

    /// <summary>Whether the two strings anticommute; unchecked.</summary>
    internal bool AnticommutesWithUnchecked(PauliString other) => PauliWords.Anticommute(_words, other._words);

    /// <inheritdoc/>
    public bool Equals(PauliString? other) => other is not null && QubitCount == other.QubitCount && _words.AsSpan().SequenceEqual(other._words);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as PauliString);

    /// <inheritdoc/>
    public override int GetHashCode() => (int)PauliWords.Hash(_words) ^ QubitCount;

    /// <summary>Order by number of qubits, then by label from qubit 0 on with I &lt; X &lt; Y &lt; Z.</summary>
    public int CompareTo(PauliString? other)
    {
        if (other is null) return 1;
        int order = QubitCount.CompareTo(other.QubitCount);
        return order != 0 ? order : PauliWords.Compare(_words, other._words);
    }

    /// <summary>Equality.</summary>
    public static bool operator ==(PauliString? a, PauliString? b) => a is null ? b is null : a.Equals(b);

    /// <summary>Inequality.</summary>
    public static bool operator !=(PauliString? a, PauliString? b) => !(a == b);

    /// <summary>Order by label.</summary>
    public static bool operator <(PauliString a, PauliString b) => Comparer<PauliString>.Default.Compare(a, b) < 0;

    /// <summary>Order by label.</summary>
    public static bool operator >(PauliString a, PauliString b) => Comparer<PauliString>.Default.Compare(a, b) > 0;

    /// <summary>Order by label.</summary>
    public static bool operator <=(PauliString a, PauliString b) => Comparer<PauliString>.Default.Compare(a, b) <= 0;

    /// <summary>Order by label.</summary>
    public static bool operator >=(PauliString a, PauliString b) => Comparer<PauliString>.Default.Compare(a, b) >= 0;

    /// <summary>The sum with one term.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The coefficient is NaN or infinite.</exception>
    public static PauliSum operator *(double coefficient, PauliString @string) => PauliSum.Of([(coefficient, @string)]);

    /// <summary>The sum of two strings.</summary>
    public static PauliSum operator +(PauliString a, PauliString b) => (PauliSum)a + b;

    /// <summary>The difference of two strings.</summary>
    public static PauliSum operator -(PauliString a, PauliString b) => (PauliSum)a - b;

    /// <summary>The sum with one term and coefficient -1.</summary>
    public static PauliSum operator -(PauliString a) => -(PauliSum)a;

    /// <summary>The dense label up to 64 qubits ("XIZ"), the sparse one above ("X0 Z999").</summary>
    public override string ToString() => ToString(null, null);

    /// <summary>"D" gives the dense label, "S" the sparse one, null or "G" the dense one up to 64 qubits.</summary>
    /// <exception cref="FormatException">Another format.</exception>
    public string ToString(string? format, IFormatProvider? formatProvider) => format switch
    {
        null or "" or "G" => QubitCount <= 64 ? PauliText.Dense(this) : PauliText.Sparse(this),
        "D" => PauliText.Dense(this),
        "S" => PauliText.Sparse(this),
        _ => throw new FormatException($"'{format}' is not a format of a Pauli string: use D (dense), S (sparse) or G."),
    };

    /// <inheritdoc/>
    public bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider)
    {
        string text = ToString(format.ToString(), provider);
        charsWritten = text.TryCopyTo(destination) ? text.Length : 0;
        return charsWritten == text.Length;
    }

    static PauliString ISpanParsable<PauliString>.Parse(ReadOnlySpan<char> s, IFormatProvider? provider) => Parse(s.ToString());

    static bool ISpanParsable<PauliString>.TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, [MaybeNullWhen(false)] out PauliString result) =>
        TryParse(s.ToString(), null, out result);

    static PauliString IParsable<PauliString>.Parse(string s, IFormatProvider? provider) => Parse(s);

    static bool IParsable<PauliString>.TryParse(string? s, IFormatProvider? provider, [MaybeNullWhen(false)] out PauliString result) => TryParse(s, null, out result);

    /// <summary>The label, cut where a message would become unreadable.</summary>
    internal string Shown()
    {
        string text = ToString();
        return text.Length <= 70 ? text : $"{text.AsSpan(0, 60)}…";
    }

    private static Pauli LetterAt(PauliWord word, int bit) => (Pauli)(int)(((word.X >> bit) & 1) | (((word.Z >> bit) & 1) << 1));
}
