using System.Numerics;
using QmlTrainability.LieAlgebras;
using QmlTrainability.Paulis;
using QmlTrainability.Tests.LieAlgebras.BruteForce;

namespace QmlTrainability.Tests.LieAlgebras.Structure;

/// <summary>Families with one parameter per layer: decompositions published or derived by hand.</summary>
public class SumFamilyStructureTests
{
    /// <summary>arXiv:2405.00898.</summary>
    [Fact]
    public void Ising_ring_is_n_less_1_copies_of_su2() => Check(SumFamilies.IsingRing, 3, 7, n => AlgebraShape.Empty.Su(2, n - 1).U(2));

    [Fact]
    public void Ising_chain_is_u_of_n() => Check(SumFamilies.IsingOpen, 2, 6, n => AlgebraShape.Empty.Su(n).U(1));

    [Fact]
    public void Hopping_with_fields_is_u_of_n() => Check(SumFamilies.Hopping, 2, 6, n => AlgebraShape.Empty.Su(n).U(1));

    [Fact]
    public void Collective_spin_is_su2() => Check(SumFamilies.CollectiveSpin, 2, 6, _ => AlgebraShape.Empty.Su(2));

    /// <summary>Linear chains of su(2) and centers: every block of momenta k and -k is two-dimensional.</summary>
    [Fact]
    public void Rings_of_free_fermions_are_su2_and_u1()
    {
        foreach (Func<int, PauliSum[]> family in new Func<int, PauliSum[]>[] { SumFamilies.XyRing, SumFamilies.ClusterRing, SumFamilies.XyRingWithField })
        {
            for (int n = 4; n <= 7; n++)
                DynamicalLieAlgebra.GeneratedBy(family(n)).SimpleSummands.Should().OnlyContain(s => s.Name == "su(2)", "n = {0}", n);
        }
    }

    /// <summary>The blocks of spin j have dimension 2j + 1: ⊕ su(2j+1) ⊕ u(1).</summary>
    [Fact]
    public void Permutation_equivariant_generators_fill_every_spin_block()
    {
        static AlgebraShape Blocks(int n) => Enumerable.Range(0, (n / 2) + 1).Select(k => n + 1 - (2 * k)).Aggregate(AlgebraShape.Empty.U(1), (shape, m) => shape.Su(m));
        Check(SumFamilies.Permutations, 2, 5, Blocks);
        Check(SumFamilies.PermutationsWithoutY, 2, 5, Blocks);
    }

    /// <summary>Every block of spin j and X-parity is full: su(⌈m/2⌉) ⊕ su(⌊m/2⌋) for m = 2j + 1.</summary>
    [Fact]
    public void Qaoa_on_the_complete_graph_fills_every_block_of_spin_and_parity() => Check(
        n => SumFamilies.MaxCut(n, Graphs.Pairs(n)), 3, 6,
        n => Enumerable.Range(0, (n / 2) + 1).Select(k => n + 1 - (2 * k)).Where(m => m > 1).Aggregate(AlgebraShape.Empty, (shape, m) => shape.Su((m + 1) / 2).Su(m / 2)).U(n % 2 == 0 ? 1 : 2));

    /// <summary>The chain is invariant under reflection alone.</summary>
    [Fact]
    public void Longitudinal_Ising_chain_fills_both_reflection_blocks() => Check(
        SumFamilies.LongitudinalIsingOpen, 3, 4, n => AlgebraShape.Empty.Su((1 << (n - 1)) + (1 << (((n + 1) / 2) - 1))).Su((1 << (n - 1)) - (1 << (((n + 1) / 2) - 1))).U(n - 3));

    /// <summary>Hamming weights k = 1 … n - 1, each block full.</summary>
    [Fact]
    public void Hopping_with_zz_and_fields_fills_every_Hamming_weight() => Check(
        SumFamilies.HoppingWithZz, 2, 5, n => Enumerable.Range(1, n - 1).Select(k => (int)Binomial(n, k)).Aggregate(AlgebraShape.Empty.U(2), (shape, m) => shape.Su(m)));

    /// <summary>Heisenberg bonds are transpositions: the group algebra of S_n on two-row diagrams, each block full but the trivial one.</summary>
    [Fact]
    public void Heisenberg_bonds_fill_the_two_row_blocks_of_the_symmetric_group() => Check(
        SumFamilies.HeisenbergBonds, 2, 5, n => Enumerable.Range(1, n / 2).Select(k => (int)(Binomial(n, k) - Binomial(n, k - 1))).Aggregate(AlgebraShape.Empty.U(1), (shape, m) => shape.Su(m)));

    private static void Check(Func<int, PauliSum[]> family, int from, int to, Func<int, AlgebraShape> expected)
    {
        for (int n = from; n <= to; n++)
        {
            AlgebraShape shape = AlgebraShape.Of(DynamicalLieAlgebra.GeneratedBy(family(n)));
            shape.ToString().Should().Be(expected(n).ToString(), "n = {0}", n);
        }
    }

    private static BigInteger Binomial(int n, int k) => k < 0 ? 0 : Enumerable.Range(0, k).Aggregate(BigInteger.One, (value, i) => value * (n - i) / (i + 1));
}
