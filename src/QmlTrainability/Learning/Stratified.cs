using QmlTrainability.Numerics;

namespace QmlTrainability.Learning;

/// <summary>Choices at random that only a seed decides.</summary>
internal static class Stratified
{
    /// <summary>For each row, whether it is chosen: of each class the given share, at least one and not all of two or more.</summary>
    public static bool[] Choose(IReadOnlyList<int> labels, int classes, double fraction, ulong seed)
    {
        var chosen = new bool[labels.Count];
        for (int c = 0; c < classes; c++)
        {
            int[] rows = [.. Enumerable.Range(0, labels.Count).Where(i => labels[i] == c)];
            if (rows.Length < 2) continue;
            Shuffle(rows, new RandomStream(seed, (ulong)c));
            int count = Math.Clamp((int)Math.Round(fraction * rows.Length, MidpointRounding.AwayFromZero), 1, rows.Length - 1);
            foreach (int row in rows.AsSpan(0, count)) chosen[row] = true;
        }

        return chosen;
    }

    /// <summary>A random order, each as likely as any other (Fisher and Yates).</summary>
    public static void Shuffle(Span<int> items, RandomStream stream)
    {
        for (int i = items.Length - 1; i > 0; i--)
        {
            int j = stream.NextBelow(i + 1);
            (items[i], items[j]) = (items[j], items[i]);
        }
    }
}
