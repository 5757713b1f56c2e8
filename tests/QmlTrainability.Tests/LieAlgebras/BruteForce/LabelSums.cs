using QmlTrainability.Tests.Oracle;

namespace QmlTrainability.Tests.LieAlgebras.BruteForce;

/// <summary>Sums of labels on a few qubits as vectors of 4^n whole coefficients, multiplied letter by letter.</summary>
internal static class LabelSums
{
    public static IReadOnlyList<string> All(int qubits) =>
        qubits == 0 ? [""] : [.. All(qubits - 1).SelectMany(rest => "IXYZ".Select(letter => rest + letter))];

    public static long[] Vector(SumTerms sum, IReadOnlyList<string> labels)
    {
        var vector = new long[labels.Count];
        foreach ((int coefficient, string label) in sum.Terms) vector[Index(label)] += coefficient;
        return vector;
    }

    /// <summary>-i[a, b]/2.</summary>
    public static long[] Bracket(long[] a, long[] b, IReadOnlyList<string> labels)
    {
        var bracket = new long[a.Length];
        for (int i = 0; i < a.Length; i++)
        {
            if (a[i] == 0) continue;
            for (int j = 0; j < b.Length; j++)
            {
                if (b[j] == 0 || !Letters.Anticommute(labels[i], labels[j])) continue;
                (int phase, string label) = Letters.Multiply(labels[i], labels[j]);
                bracket[Index(label)] += phase == 1 ? a[i] * b[j] : -a[i] * b[j];
            }
        }

        return bracket;
    }

    /// <summary>A random sum of a few labels with small coefficients, never zero.</summary>
    public static SumTerms Random(Random random, int qubits, int mostTerms) =>
        new([.. Enumerable.Range(0, 1 + random.Next(mostTerms)).Select(_ => Letters.RandomLabel(random, qubits)).Distinct().Select(l => (1 + random.Next(3), l))]);

    public static int Index(string label) => label.Aggregate(0, (index, letter) => (4 * index) + "IXYZ".IndexOf(letter, StringComparison.Ordinal));
}
