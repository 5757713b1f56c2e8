using QmlTrainability.LieAlgebras;
using QmlTrainability.Paulis;
using QmlTrainability.Tests.LieAlgebras.BruteForce;

namespace QmlTrainability.Tests.LieAlgebras;

/// <summary>Orbits under all permutations against spin blocks, which share nothing with them.</summary>
public class SpinBlockTests
{
    private static readonly (int Coefficient, int X, int Y, int Z)[] _x = [(1, 1, 0, 0)], _y = [(1, 0, 1, 0)], _z = [(1, 0, 0, 1)], _xx = [(1, 2, 0, 0)], _zz = [(1, 0, 0, 2)];

    [Fact]
    public void Random_permutation_invariant_generators_agree_with_spin_blocks()
    {
        var random = new RandomSums(80);
        var disagreements = new Disagreements();
        var dimensions = new HashSet<int>();
        int mixed = 0, large = 0, small = 0;
        for (int i = 0; i < 200; i++)
        {
            int qubits = 2 + random.Below(6);
            (int Coefficient, int X, int Y, int Z)[][] generators = [.. Enumerable.Range(0, 2 + random.Below(2)).Select(_ => Generator(qubits, random))];
            if (generators.Any(g => g.Select(t => t.Y % 2).Distinct().Count() > 1)) mixed++;
            int dimension = Compare(qubits, generators, disagreements);
            dimensions.Add(dimension);
            if (qubits < 5) continue;
            if (dimension >= Full(qubits) - 1) large++;
            else small++;
        }

        disagreements.ShouldBeNone(200);
        mixed.Should().BeGreaterThan(60, "terms with even and odd numbers of Y must be mixed");
        dimensions.Should().HaveCountGreaterThan(30, "the cases must differ");
        Math.Min(large, small).Should().BeGreaterThan(25, "there must be algebras with everything that all permutations allow, and smaller ones");
    }

    /// <summary>C(n+3, 3) - ⌊n/2⌋, and on complete graphs su on every spin and sign of X…X.</summary>
    [Fact]
    public void Families_to_12_qubits_agree_with_spin_blocks_and_formulas() => Families(Enumerable.Range(2, 11));

    [Fact]
    [Trait("Category", "Long")]
    public void Families_to_30_qubits_agree_with_spin_blocks_and_formulas() => Families(Enumerable.Range(13, 18));

    private static void Families(IEnumerable<int> sizes)
    {
        var disagreements = new Disagreements();
        foreach (int n in sizes)
        {
            Compare(n, [_x, _y, _zz], disagreements).Should().Be(Full(n));
            Compare(n, [_x, _z, _zz], disagreements).Should().Be(Full(n));
            Compare(n, [_x, _z, _xx, _zz], disagreements).Should().Be(Full(n));
            Compare(n, [_x, _zz], disagreements).Should().Be(n % 2 == 0 ? ((n * n * n) + (6 * n * n) + (2 * n) + 12) / 12 : ((n * n * n) + (6 * n * n) - n + 18) / 12);
            Compare(n, [_x, _y], disagreements).Should().Be(3);
            Compare(n, [_y], disagreements).Should().Be(1);
        }

        disagreements.ShouldBeNone();
    }

    private static int Full(int n) => ((n + 3) * (n + 2) * (n + 1) / 6) - (n / 2);

    private static int Compare(int qubits, (int Coefficient, int X, int Y, int Z)[][] generators, Disagreements disagreements)
    {
        var expected = SpinClosure.Of(qubits, generators);
        DynamicalLieAlgebra algebra = DynamicalLieAlgebra.GeneratedBy(generators.Select(g => Sum(qubits, g)));
        disagreements.Compare(
            $"{algebra.Dimension}, center {algebra.CenterDimension}", $"{expected.Dimension}, center {expected.CenterDimension}",
            () => $"n = {qubits}: {string.Join("; ", generators.Select(g => string.Join(" + ", g)))}");
        return expected.Dimension;
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
        PauliSum.Of(terms.SelectMany(t => Labels(qubits, t.X, t.Y, t.Z).Select(label => ((double)t.Coefficient, PauliString.Parse(label)))));

    /// <summary>All labels with so many letters of each kind.</summary>
    private static IEnumerable<string> Labels(int qubits, int x, int y, int z)
    {
        if (x < 0 || y < 0 || z < 0 || x + y + z > qubits) return [];
        if (qubits == 0) return [""];
        return [
            .. Labels(qubits - 1, x, y, z).Select(l => "I" + l), .. Labels(qubits - 1, x - 1, y, z).Select(l => "X" + l),
            .. Labels(qubits - 1, x, y - 1, z).Select(l => "Y" + l), .. Labels(qubits - 1, x, y, z - 1).Select(l => "Z" + l)];
    }
}
