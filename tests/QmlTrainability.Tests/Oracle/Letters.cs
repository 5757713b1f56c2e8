namespace QmlTrainability.Tests.Oracle;

/// <summary>Pauli strings as text, letter by letter: the multiplication table of four matrices and nothing else.</summary>
internal static class Letters
{
    /// <summary>The sizes around which packed words begin and end.</summary>
    public static readonly int[] Sizes = [1, 2, 3, 31, 32, 33, 63, 64, 65, 127, 128, 129, 200];

    /// <summary>A random label, rich in Y; the identity is possible.</summary>
    public static string RandomLabel(Random random, int qubits) =>
        string.Create(qubits, random, static (span, random) =>
        {
            foreach (ref char letter in span) letter = "IIXXYYYZZ"[random.Next(9)];
        });

    /// <summary>A random label with few letters other than I.</summary>
    public static string RandomSparseLabel(Random random, int qubits, int letters)
    {
        char[] label = new string('I', qubits).ToCharArray();
        for (int i = 0; i < letters; i++) label[random.Next(qubits)] = "XYYZ"[random.Next(4)];
        return new string(label);
    }

    /// <summary>The product of two labels: exponent of i, modulo 4, and label.</summary>
    public static (int Phase, string Label) Multiply(string a, string b)
    {
        int phase = 0;
        var label = new char[a.Length];
        for (int i = 0; i < a.Length; i++)
        {
            (int p, char letter) = Multiply(a[i], b[i]);
            phase += p;
            label[i] = letter;
        }

        return (phase % 4, new string(label));
    }

    /// <summary>Whether two labels differ in an odd number of places where neither is I.</summary>
    public static bool Anticommute(string a, string b) => a.Zip(b).Count(p => p.First != 'I' && p.Second != 'I' && p.First != p.Second) % 2 == 1;

    private static (int Phase, char Letter) Multiply(char a, char b) => (a, b) switch
    {
        ('I', _) => (0, b),
        (_, 'I') => (0, a),
        _ when a == b => (0, 'I'),
        ('X', 'Y') => (1, 'Z'),
        ('Y', 'Z') => (1, 'X'),
        ('Z', 'X') => (1, 'Y'),
        ('Y', 'X') => (3, 'Z'),
        ('Z', 'Y') => (3, 'X'),
        _ => (3, 'Y'),
    };
}
