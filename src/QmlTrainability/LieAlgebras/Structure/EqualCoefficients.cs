using QmlTrainability.Paulis;

namespace QmlTrainability.LieAlgebras.Structure;

/// <summary>Finds strings whose coefficients are equal in every element of an algebra: one coordinate is enough for each such class.</summary>
/// <remarks>
/// Strings start in one class when their coefficients agree in all generators; a class is split while two of its strings receive, in brackets with generators,
/// different multisets of (class of the generator's string, sign, class of the source): color refinement (Weisfeiler and Leman 1968). Vectors that are constant on
/// the final classes include the generators and are closed under brackets with them, so they include the algebra. Every permutation symmetry of the generators is
/// found without being named.
/// </remarks>
internal static class EqualCoefficients
{
    /// <summary>The class of each string, numbered by first appearance.</summary>
    public static int[] Classes(IReadOnlyList<PauliSum> generators, StringSteps steps, CancellationToken cancellationToken)
    {
        int count = steps.Strings.Count;
        int[] classes = Initial(generators, steps);
        for (int known = classes.Max() + 1; ;)
        {
            var numbers = new Dictionary<(int Old, ulong First, ulong Second), int>();
            var refined = new int[count];
            for (int i = 0; i < count; i++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                ulong first = 0, second = 0; // a sum of hashes does not depend on the order
                for (int term = 0; term < steps.TermCount; term++)
                {
                    int step = steps.Of(term, i);
                    if (step == StringSteps.None) continue;
                    ulong received = ((ulong)(uint)classes[term] << 32) | (uint)((2 * classes[Math.Abs(step) - 1]) + (step < 0 ? 1 : 0));
                    first += PauliWords.Mix(received + 0x9E3779B97F4A7C15);
                    second += PauliWords.Mix(received ^ 0xD1B54A32D192ED03);
                }

                var signature = (classes[i], first, second);
                if (!numbers.TryGetValue(signature, out int number)) numbers.Add(signature, number = numbers.Count);
                refined[i] = number;
            }

            classes = refined;
            if (numbers.Count == known) return classes;
            known = numbers.Count;
        }
    }

    private static int[] Initial(IReadOnlyList<PauliSum> generators, StringSteps steps)
    {
        var classes = new int[steps.Strings.Count];
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int i = 0; i < classes.Length; i++)
        {
            string key = "";
            if (i < steps.TermCount)
            {
                PauliString p = steps.Strings.StringAt(i);
                key = string.Join(' ', generators.Select(g => g.ExactCoefficient(p).ToString()));
            }

            if (!numbers.TryGetValue(key, out int number)) numbers.Add(key, number = numbers.Count);
            classes[i] = number;
        }

        return classes;
    }
}
