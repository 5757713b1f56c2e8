using QmlTrainability.LieAlgebras;
using QmlTrainability.Paulis;

namespace QmlTrainability.Tests.LieAlgebras;

/// <summary>Families at sizes that only orbits reach.</summary>
public class OrbitFamilyTests
{
    [Theory]
    [InlineData(33)]
    [InlineData(64)]
    [InlineData(65)]
    [InlineData(100)]
    public void Rings_keep_their_linear_laws(int n)
    {
        int linear = n % 2 == 0 ? (3 * n / 2) - 1 : ((3 * n) - 1) / 2;
        Check(SumFamilies.IsingRing(n), (3 * n) - 1, 2);
        Check(SumFamilies.XyRing(n), linear);
        Check(SumFamilies.ClusterRing(n), linear);
        Check(SumFamilies.XyRingWithField(n), (3 * n) - 1);
    }

    [Fact]
    public void Permutation_equivariant_generators_to_16_qubits() => EquivariantTo(7, 16);

    [Fact]
    [Trait("Category", "Long")]
    public void Permutation_equivariant_generators_to_30_qubits() => EquivariantTo(17, 30);

    [Fact]
    public void Qaoa_on_complete_graphs_to_16_qubits() => QaoaTo(8, 16);

    [Fact]
    [Trait("Category", "Long")]
    public void Qaoa_on_complete_graphs_to_30_qubits() => QaoaTo(17, 30);

    [Fact]
    public void Collective_spin_is_small_at_any_size() => Check(SumFamilies.CollectiveSpin(100), 3, 0);

    private static void EquivariantTo(int first, int last)
    {
        for (int n = first; n <= last; n++)
        {
            int dimension = ((n + 3) * (n + 2) * (n + 1) / 6) - (n / 2);
            Check(SumFamilies.Permutations(n), dimension, 1);
            Check(SumFamilies.PermutationsWithoutY(n), dimension);
        }
    }

    private static void QaoaTo(int first, int last)
    {
        for (int n = first; n <= last; n++)
            Check(SumFamilies.MaxCut(n, Graphs.Pairs(n)), n % 2 == 0 ? ((n * n * n) + (6 * n * n) + (2 * n) + 12) / 12 : ((n * n * n) + (6 * n * n) - n + 18) / 12);
    }

    private static void Check(PauliSum[] generators, int dimension, int? center = null)
    {
        DynamicalLieAlgebra algebra = DynamicalLieAlgebra.GeneratedBy(generators);
        algebra.Dimension.Should().Be(dimension, "n = {0}", algebra.QubitCount);
        if (center is int expected) algebra.CenterDimension.Should().Be(expected);
        algebra.HowKnown.Should().Contain("orbits");
        generators.Should().OnlyContain(g => algebra.Contains(g));
        algebra.Contains(generators[0].Terms[0].String).Should().BeFalse("one string alone is not invariant");
    }
}
