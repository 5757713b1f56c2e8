using QmlTrainability.LieAlgebras;
using QmlTrainability.Paulis;
using QmlTrainability.Tests.LieAlgebras.BruteForce;

namespace QmlTrainability.Tests.LieAlgebras;

/// <summary>Orbits under all permutations against spin blocks, which share nothing with them.</summary>
public class SpinBlockTests
{
    [Fact]
    public void Random_permutation_invariant_generators_agree_with_spin_blocks()
    {
        var random = new RandomSums(80);
        var disagreements = new Disagreements();
        var dimensions = new HashSet<int>();
        int mixed = 0;
        for (int i = 0; i < 400; i++)
        {
            int qubits = 2 + random.Below(4);
            (int Coefficient, int X, int Y, int Z)[][] generators = [.. Enumerable.Range(0, 2 + random.Below(2)).Select(_ => Generator(qubits, random))];
            if (generators.Any(g => g.Select(t => t.Y % 2).Distinct().Count() > 1)) mixed++;
            var expected = SpinClosure.Of(qubits, generators);
            DynamicalLieAlgebra algebra = DynamicalLieAlgebra.GeneratedBy(generators.Select(g => Sum(qubits, g)));
            dimensions.Add(expected.Dimension);
            disagreements.Compare(
                $"{algebra.Dimension}, center {algebra.CenterDimension}", $"{expected.Dimension}, center {expected.CenterDimension}",
                () => $"n = {qubits}: {string.Join("; ", generators.Select(g => string.Join(" + ", g)))}");
        }

        disagreements.ShouldBeNone(400);
        mixed.Should().BeGreaterThan(100, "terms with even and odd numbers of Y must be mixed");
        dimensions.Should().HaveCountGreaterThan(20, "the cases must differ");
    }

    [Fact]
    public void Spin_blocks_have_the_published_dimensions()
    {
        for (int n = 2; n <= 6; n++)
        {
            SpinClosure.Of(n, [[(1, 1, 0, 0)], [(1, 0, 1, 0)], [(1, 0, 0, 2)]]).Dimension.Should().Be(((n + 3) * (n + 2) * (n + 1) / 6) - (n / 2));
            SpinClosure.Of(n, [[(1, 1, 0, 0)], [(1, 0, 1, 0)]]).Dimension.Should().Be(3);
        }
    }

    private static (int Coefficient, int X, int Y, int Z)[] Generator(int qubits, RandomSums random)
    {
        var terms = new Dictionary<(int, int, int), int>();
        for (int i = 1 + random.Below(2); i > 0; i--)
        {
            int[] letters = new int[3];
            for (int weight = 1 + random.Below(Math.Min(3, qubits)); weight > 0; weight--) letters[random.Below(3)]++;
            terms[(letters[0], letters[1], letters[2])] = 1 + random.Below(3);
        }

        return [.. terms.Select(t => (t.Value, t.Key.Item1, t.Key.Item2, t.Key.Item3))];
    }

    private static PauliSum Sum(int qubits, (int Coefficient, int X, int Y, int Z)[] terms) =>
        SumFamilies.Sum(terms.SelectMany(t => Labels(qubits, t.X, t.Y, t.Z).Select(label => (double)t.Coefficient * (PauliSum)PauliString.Parse(label))));

    /// <summary>All labels with so many letters of each kind.</summary>
    private static IEnumerable<string> Labels(int qubits, int x, int y, int z)
    {
        if (qubits == 0) return x == 0 && y == 0 && z == 0 ? [""] : [];
        if (x < 0 || y < 0 || z < 0 || x + y + z > qubits) return [];
        return [
            .. Labels(qubits - 1, x, y, z).Select(l => "I" + l), .. Labels(qubits - 1, x - 1, y, z).Select(l => "X" + l),
            .. Labels(qubits - 1, x, y - 1, z).Select(l => "Y" + l), .. Labels(qubits - 1, x, y, z - 1).Select(l => "Z" + l)];
    }
}
