using System.Numerics;
using QmlTrainability.LieAlgebras;
using QmlTrainability.Paulis;

namespace QmlTrainability.Tests.LieAlgebras;

/// <summary>Families with one parameter per layer: published and derived dimensions.</summary>
public class SumFamilyTests
{
    [Fact]
    public void Ising_ring_has_dimension_3n_less_1_and_center_2() =>
        Check(SumFamilies.IsingRing, [(2, 4), .. Sizes(3, 9, n => (3 * n) - 1)], center: n => n == 2 ? 1 : 2);

    [Fact]
    public void Ising_chain_generates_u_of_n() => Check(SumFamilies.IsingOpen, Sizes(2, 7, n => n * n), center: _ => 1);

    [Fact]
    public void Hopping_with_fields_generates_u_of_n() => Check(SumFamilies.Hopping, Sizes(2, 6, n => n * n), center: _ => 1);

    [Fact]
    public void Xy_ring_has_a_linear_dimension() => Check(SumFamilies.XyRing, Sizes(3, 8, LinearRing));

    [Fact]
    public void Cluster_ring_has_a_linear_dimension() => Check(SumFamilies.ClusterRing, Sizes(4, 8, LinearRing));

    [Fact]
    public void Xy_ring_with_a_field_has_dimension_3n_less_1() => Check(SumFamilies.XyRingWithField, Sizes(3, 7, n => (3 * n) - 1));

    [Fact]
    public void Longitudinal_Ising() => Check(SumFamilies.LongitudinalIsingRing, [(3, 19), (4, 47), (5, 134)]);

    [Fact]
    public void Longitudinal_Ising_chain() => Check(SumFamilies.LongitudinalIsingOpen, [(3, 38), (4, 135)]);

    [Fact]
    public void Xxz_chain() => Check(SumFamilies.XxzOpen, [(3, 4), (4, 19), (5, 62)]);

    [Fact]
    public void Xxz_ring() => Check(SumFamilies.XxzRing, [(3, 2), (4, 5), (5, 11), (6, 43), (7, 121)]);

    [Fact]
    public void Xxz_chain_with_even_and_odd_bonds() => Check(SumFamilies.XxzEvenOdd, [(3, 9), (4, 20), (5, 124), (6, 246)]);

    /// <summary>A closure in floating point with a tolerance of 1e-9 answers 510 for n = 5.</summary>
    [Fact]
    public void Xxz_chain_with_a_field() => Check(SumFamilies.XxzOpenWithField, [(2, 3), (4, 20), (5, 63)]);

    [Fact]
    public void Heisenberg_on_even_and_odd_bonds() => Check(SumFamilies.HeisenbergEvenOdd, [(3, 4), (4, 8), (5, 31)]);

    [Fact]
    public void Heisenberg_bonds_have_the_dimensions_of_the_symmetric_group() => Check(SumFamilies.HeisenbergBonds, [(2, 1), (3, 4), (4, 12), (5, 40)], center: _ => 1);

    /// <summary>⊕_k su(C(n,k)) ⊕ u(1)²: C(2n,n) - n + 1.</summary>
    [Fact]
    public void Hopping_with_zz_and_fields() => Check(SumFamilies.HoppingWithZz, [(2, 5), (3, 18), (4, 67), (5, 248), (6, 919), (7, 3426)], center: _ => 2);

    [Fact]
    public void Hopping_with_zz_and_no_field() => Check(SumFamilies.HoppingWithZzAndNoField, [(3, 9), (4, 32), (5, 124), (6, 458), (7, 1713)]);

    [Fact]
    public void Collective_spin_is_su2() => Check(SumFamilies.CollectiveSpin, Sizes(2, 7, _ => 3), center: _ => 0);

    /// <summary>C(n+3,3) - ⌊n/2⌋, not C(n+3,3) - 1.</summary>
    [Fact]
    public void Permutation_equivariant_generators()
    {
        (int, int)[] dimensions = Sizes(2, 6, n => ((n + 3) * (n + 2) * (n + 1) / 6) - (n / 2));
        Check(SumFamilies.Permutations, dimensions, center: _ => 1);
        Check(SumFamilies.PermutationsWithoutY, dimensions);
    }

    [Fact]
    public void Qaoa_on_the_complete_graph() => Check(
        n => SumFamilies.MaxCut(n, Graphs.Pairs(n)),
        Sizes(2, 7, n => n % 2 == 0 ? ((n * n * n) + (6 * n * n) + (2 * n) + 12) / 12 : ((n * n * n) + (6 * n * n) - n + 18) / 12));

    [Fact]
    public void Qaoa_on_the_graph_that_other_tools_get_wrong() =>
        SumFamilies.DimensionOf(SumFamilies.MaxCut(5, [(0, 1), (0, 4), (1, 2), (1, 3), (1, 4)])).Should().Be(176);

    /// <summary>Circuits whose parameters are tied: the algebra of the naive sums and that of the freed strings.</summary>
    [Fact]
    public void Naive_sums_of_tied_circuits_and_their_freed_strings()
    {
        SumFamilies.DimensionOf(PauliSum.Parse("XI + IX"), PauliSum.Parse("ZZ")).Should().Be(4);
        SumFamilies.DimensionOf(PauliSum.Parse("XI"), PauliSum.Parse("IX"), PauliSum.Parse("ZZ")).Should().Be(6);
        SumFamilies.DimensionOf(SumFamilies.MaxCut(4, Graphs.Pairs(4))).Should().Be(15);
        foreach (int n in new[] { 4, 5 })
        {
            SumFamilies.DimensionOf(SumFamilies.Open("XY", n), SumFamilies.Each('Z', n)).Should().Be(n == 4 ? 7 : 8);
            Freed(SumFamilies.Open("XY", n), SumFamilies.Each('Z', n)).Should().Be(n == 4 ? 28 : 45);
        }

        foreach (int n in new[] { 3, 4, 5 })
        {
            SumFamilies.DimensionOf(SumFamilies.Open("XZ", n)).Should().Be(1);
            Freed(SumFamilies.Open("XZ", n)).Should().Be(n * (n - 1) / 2);
        }
    }

    private static BigInteger Freed(params PauliSum[] sums) => DynamicalLieAlgebra.GeneratedBy(sums.SelectMany(s => s.Terms).Select(t => t.String)).Dimension;

    private static int LinearRing(int n) => n % 2 == 0 ? (3 * n / 2) - 1 : ((3 * n) - 1) / 2;

    private static (int Qubits, int Dimension)[] Sizes(int from, int to, Func<int, int> dimension) => [.. Enumerable.Range(from, to - from + 1).Select(n => (n, dimension(n)))];

    private static void Check(Func<int, PauliSum[]> family, (int Qubits, int Dimension)[] sizes, Func<int, int>? center = null)
    {
        foreach ((int n, int dimension) in sizes)
        {
            DynamicalLieAlgebra algebra = DynamicalLieAlgebra.GeneratedBy(family(n));
            algebra.Dimension.Should().Be(dimension, "n = {0}", n);
            if (center is not null) algebra.CenterDimension.Should().Be(center(n), "n = {0}", n);
        }
    }
}
