using System.Globalization;
using System.Text;
using QmlTrainability.Numerics;

namespace QmlTrainability.Paulis;

/// <summary>Reads and writes labels and sums. One pass, no recursion, invariant culture.</summary>
internal static class PauliText
{
    private const string Letters = "IXZY"; // by the value of Pauli

    public static string Dense(PauliString p) => string.Create(p.QubitCount, p, static (span, p) =>
    {
        span.Fill('I');
        foreach ((int qubit, Pauli letter) in p.Support) span[qubit] = Letters[(int)letter];
    });

    public static string Sparse(PauliString p)
    {
        if (p.IsIdentity) return "I";
        var text = new StringBuilder();
        foreach ((int qubit, Pauli letter) in p.Support)
        {
            if (text.Length > 0) text.Append(' ');
            text.Append(Letters[(int)letter]).Append(qubit.ToString(CultureInfo.InvariantCulture));
        }

        return text.ToString();
    }

    public static PauliString ParseString(string text, int? qubits)
    {
        if (qubits is int count) Require.Qubits(count, nameof(qubits));
        int position = SkipSpaces(text, 0);
        PauliString result = ReadLabel(text, ref position, qubits);
        position = SkipSpaces(text, position);
        return position == text.Length ? result : throw Unexpected(text, position, "the end of the label");
    }

    public static PauliSum ParseSum(string text, int? qubits)
    {
        if (qubits is int count) Require.Qubits(count, nameof(qubits));
        var terms = new List<(Rational, PauliString)>();
        int position = SkipSpaces(text, 0);
        do
        {
            bool negative = false, signed = false;
            while (position < text.Length && text[position] is '+' or '-')
            {
                if (signed) throw Unexpected(text, position, "a coefficient or a label after the sign");
                signed = true;
                negative = text[position] == '-';
                position = SkipSpaces(text, position + 1);
            }

            if (terms.Count > 0 && !signed) throw Unexpected(text, position, "'+' or '-' between terms");
            Rational coefficient = ReadCoefficient(text, ref position);
            PauliString label = ReadLabel(text, ref position, qubits ?? (terms.Count > 0 ? terms[0].Item2.QubitCount : null));
            terms.Add((negative ? -coefficient : coefficient, label));
            position = SkipSpaces(text, position);
        }
        while (position < text.Length);
        return PauliSum.OfExact(terms);
    }

    /// <summary>An optional number and an optional '*'; 1 where there is none.</summary>
    private static Rational ReadCoefficient(string text, ref int position)
    {
        int start = position;
        while (position < text.Length && (char.IsAsciiDigit(text[position]) || text[position] is '.' or '/' or 'e' or 'E'
            || (text[position] is '+' or '-' && position > start && text[position - 1] is 'e' or 'E'))) position++;
        if (position == start) return Rational.One;
        if (!Rational.TryParse(text[start..position], out Rational value))
            throw new PauliFormatException($"'{text[start..position]}' is not a coefficient: write a decimal such as 0.5 or 1e-3, or a fraction such as 2/3", start);
        position = SkipSpaces(text, position);
        if (position < text.Length && text[position] == '*') position = SkipSpaces(text, position + 1);
        return value;
    }

    private static PauliString ReadLabel(string text, ref int position, int? qubits)
    {
        int start = position;
        if (position == text.Length) throw Unexpected(text, position, "a label of letters I, X, Y, Z");
        LetterAt(text, position);
        bool sparse = position + 1 < text.Length && char.IsAsciiDigit(text[position + 1]);
        return sparse ? ReadSparse(text, ref position, qubits) : ReadDense(text, ref position, start, qubits);
    }

    private static PauliString ReadDense(string text, ref int position, int start, int? qubits)
    {
        var letters = new List<(int, Pauli)>();
        for (; position < text.Length && IsLabelCharacter(text[position]); position++)
        {
            Pauli letter = LetterAt(text, position);
            if (letter != Pauli.I) letters.Add((position - start, letter));
        }

        int length = position - start;
        if (length == 1 && text[start] == 'I' && qubits is int all) return PauliString.Identity(all);
        if (qubits is int count) Require.SameQubits(count, length, $"The label '{Cut(text[start..position])}'");
        return PauliString.On(length, [.. letters]);
    }

    private static PauliString ReadSparse(string text, ref int position, int? qubits)
    {
        if (qubits is not int count)
            throw new PauliFormatException("A label with qubit numbers does not say how many qubits there are: pass qubits", position);
        var letters = new List<(int, Pauli)>();
        var seen = new HashSet<int>();
        while (true)
        {
            int start = position;
            Pauli letter = LetterAt(text, position++);
            int digits = position;
            while (position < text.Length && char.IsAsciiDigit(text[position])) position++;
            if (digits == position) throw Unexpected(text, position, "a qubit number after the letter");
            if (!int.TryParse(text.AsSpan(digits, position - digits), NumberStyles.None, CultureInfo.InvariantCulture, out int qubit) || qubit >= count)
                throw new PauliFormatException($"Qubit {Cut(text[digits..position])} does not exist: the qubits are 0 to {count - 1}", digits);
            if (!seen.Add(qubit)) throw new PauliFormatException($"Qubit {qubit} is named twice in one label", start);
            letters.Add((qubit, letter));
            int next = SkipSpaces(text, position);
            if (next < text.Length && text[next] == '*') next = SkipSpaces(text, next + 1);
            else if (next == text.Length || text[next] is '+' or '-') return PauliString.On(count, [.. letters]);
            position = next;
            if (position == text.Length) throw Unexpected(text, position, "a letter with a qubit number after '*'");
        }
    }

    private static Pauli LetterAt(string text, int position) => text[position] switch
    {
        'I' => Pauli.I,
        'X' => Pauli.X,
        'Y' => Pauli.Y,
        'Z' => Pauli.Z,
        _ => throw Unexpected(text, position, "one of the letters I, X, Y, Z"),
    };

    private static bool IsLabelCharacter(char c) => char.IsLetter(c) || char.IsAsciiDigit(c);

    private static int SkipSpaces(string text, int position)
    {
        while (position < text.Length && char.IsWhiteSpace(text[position])) position++;
        return position;
    }

    private static PauliFormatException Unexpected(string text, int position, string expected) =>
        new(position < text.Length ? $"Expected {expected}, found '{text[position]}'" : $"Expected {expected}, found the end of the text", position);

    private static string Cut(string text) => text.Length <= 40 ? text : $"{text.AsSpan(0, 40)}…";
}
