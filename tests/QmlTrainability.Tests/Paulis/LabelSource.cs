namespace QmlTrainability.Tests.Paulis;

/// <summary>Random labels and facts about them, letter by letter.</summary>
internal static class LabelSource
{
    /// <summary>A label of a random weight: one or two letters, a few, or all.</summary>
    public static string Next(Random random, int qubits)
    {
        char[] label = [.. Enumerable.Repeat('I', qubits)];
        int weight = random.Next(3) switch { 0 => random.Next(1, 3), 1 => random.Next(1, 6), _ => qubits };
        for (int i = 0; i < weight; i++) label[random.Next(qubits)] = "IXYZ"[random.Next(4)];
        return new string(label);
    }

    /// <summary>Whether an odd number of places hold different letters other than I.</summary>
    public static bool Anticommute(string a, string b) => a.Zip(b).Count(p => p.First != 'I' && p.Second != 'I' && p.First != p.Second) % 2 != 0;

    /// <summary>The product without its phase.</summary>
    public static string Product(string a, string b) => string.Concat(a.Zip(b, (p, q) => p == 'I' ? q : q == 'I' ? p : p == q ? 'I' : "XYZ".Single(r => r != p && r != q)));
}
