using QmlTrainability.LieAlgebras;
using QmlTrainability.Paulis;

namespace QmlTrainability.Ansatze.Repair;

/// <summary>Averages over a group of permutations of the qubits: what is left commutes with the group, so that an invariant loss keeps its symmetry.</summary>
/// <remarks>(1/|G|) Σ_g g O g†: each string becomes the mean over its orbit (arXiv:2210.08566). Cost: the sizes of the orbits.</remarks>
/// <example><code>
/// PauliSum[] pool = [PauliSum.Parse("XII"), PauliSum.Parse("IXI"), PauliSum.Parse("ZZI")];
/// foreach (PauliSum g in Twirl.Pool(PermutationGroup.Symmetric(3), pool)) Console.WriteLine(g);
/// // 1*XII + 1*IXI + 1*IIX
/// // 1*ZZI + 1*ZIZ + 1*IZZ
/// </code></example>
public static class Twirl
{
    private const int MostStrings = 1 << 20;

    /// <summary>The mean of a sum over the group.</summary>
    /// <param name="group">The group.</param>
    /// <param name="sum">On as many qubits.</param>
    /// <exception cref="QubitCountMismatchException">The numbers of qubits differ.</exception>
    /// <exception cref="BudgetExceededException">An orbit has more than 2^20 strings.</exception>
    public static PauliSum Of(PermutationGroup group, PauliSum sum)
    {
        ArgumentNullException.ThrowIfNull(group);
        ArgumentNullException.ThrowIfNull(sum);
        Require.SameQubits(group.QubitCount, sum.QubitCount, "The sum");
        return PauliSum.OfExact(sum.Terms.SelectMany(t =>
        {
            List<PauliString> orbit = Orbit(group, t.String);
            return orbit.Select(s => (t.Exact / orbit.Count, s));
        }));
    }

    /// <summary>The sums over the orbits of the strings of a pool, each once, scaled so that a single string keeps the coefficient 1. What averages to zero is left out.</summary>
    /// <param name="group">The group.</param>
    /// <param name="pool">On as many qubits.</param>
    /// <exception cref="QubitCountMismatchException">The numbers of qubits differ.</exception>
    /// <exception cref="BudgetExceededException">An orbit has more than 2^20 strings.</exception>
    public static IReadOnlyList<PauliSum> Pool(PermutationGroup group, IEnumerable<PauliSum> pool)
    {
        ArgumentNullException.ThrowIfNull(group);
        ArgumentNullException.ThrowIfNull(pool);
        var twirled = new List<PauliSum>();
        foreach (PauliSum sum in pool)
        {
            PauliSum mean = Of(group, sum);
            if (mean.IsZero) continue;
            PauliSum scaled = (1 / mean.Terms[0].Exact) * mean;
            if (!twirled.Contains(scaled)) twirled.Add(scaled);
        }

        return twirled;
    }

    internal static List<PauliString> Orbit(PermutationGroup group, PauliString @string)
    {
        var orbit = new List<PauliString> { @string };
        var seen = new HashSet<PauliString> { @string };
        for (int i = 0; i < orbit.Count; i++)
        {
            foreach (int[] permutation in group.Permutations)
            {
                PauliString image = orbit[i].Permute(permutation);
                if (!seen.Add(image)) continue;
                orbit.Add(image);
                if (orbit.Count > MostStrings)
                    throw new BudgetExceededException($"The orbit of {@string.Shown()} has more than {MostStrings} strings. Twirl strings of fewer letters.", orbit.Count, MostStrings);
            }
        }

        return orbit;
    }
}
