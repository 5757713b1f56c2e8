using System.Numerics;
using QmlTrainability.LieAlgebras;
using QmlTrainability.LieAlgebras.Closure;
using QmlTrainability.LieAlgebras.Structure;
using QmlTrainability.Paulis;

namespace QmlTrainability.Tests.LieAlgebras.Structure;

/// <summary>Names from the dimension and the symmetries alone, against the root method.</summary>
public class FullSectorsTests
{
    [Fact]
    public void Random_sums_that_fill_their_sectors_get_the_name_that_the_root_method_finds()
    {
        var random = new Random(90);
        var named = new Dictionary<string, int>();
        int smaller = 0;
        for (int i = 0; i < 300; i++)
        {
            int qubits = 1 + random.Next(3);
            PauliSum[] generators = [.. Enumerable.Range(0, 2 + random.Next(2)).Select(_ => Sum(qubits, random))];
            if (generators.Any(g => g.IsZero)) continue;
            var closed = ClosedSums.Close(generators, ClosureOptions.Default, null, default);
            string roots = AlgebraText.Sum(ClosedStructure.Of(closed, 1L << 30, null, default).SimpleSummands, 0);
            IReadOnlyList<SimpleSummand>? full = FullSectors.TryName(closed.Recipe, closed.Symmetry, default);
            if (full is null) smaller++;
            else AlgebraText.Sum(full, 0).Should().Be(roots, "of {0}", string.Join("; ", generators.AsEnumerable()));
            if (full is not null) named[roots] = named.GetValueOrDefault(roots) + 1;
        }

        named.Should().HaveCountGreaterThan(5, "the cases must differ");
        smaller.Should().BeGreaterThan(50);
    }

    [Fact]
    public void Random_permutation_invariant_sums_get_the_name_that_the_root_method_finds()
    {
        var random = new RandomSums(91);
        var named = new HashSet<string>();
        for (int i = 0; i < 120; i++)
        {
            int qubits = 2 + random.Below(5);
            PauliSum[] generators = [.. Enumerable.Range(0, 2).Select(_ => Pairs(qubits, random))];
            var closed = ClosedSums.Close(generators, ClosureOptions.Default, null, default);
            if (!closed.Symmetry.IsSymmetric || FullSectors.TryName(closed.Recipe, closed.Symmetry, default) is not IReadOnlyList<SimpleSummand> full) continue;
            string roots = AlgebraText.Sum(ClosedStructure.Of(closed, 1L << 30, null, default).SimpleSummands, 0);
            AlgebraText.Sum(full, 0).Should().Be(roots, "of {0}", string.Join("; ", generators.AsEnumerable()));
            named.Add($"{qubits}: {roots}");
        }

        named.Should().HaveCountGreaterThan(10, "the cases must differ");
    }

    /// <summary>One Pauli string commutes with both: two sectors of eight states, which the dimension 126 fills.</summary>
    [Fact]
    public void Two_random_sums_are_named_without_roots()
    {
        DynamicalLieAlgebra algebra = DynamicalLieAlgebra.GeneratedBy([PauliSum.Parse("XIII + 0.5*ZZII + 0.25*IYXI + 0.75*IIIZ"), PauliSum.Parse("IZIX - 0.75*IIZZ + 0.5*XXYI + 0.125*ZIII")]);
        algebra.ToString().Should().Be("2·su(8)");
        algebra.HowKnown.Should().Contain("which proves its dimension");
    }

    /// <summary>⊕ su(2j+1) ⊕ u(1) over the spins of thirty qubits.</summary>
    [Fact]
    public void The_equivariant_algebra_of_thirty_qubits_is_named()
    {
        DynamicalLieAlgebra algebra = DynamicalLieAlgebra.GeneratedBy(SumFamilies.PermutationsWithoutY(30));
        algebra.Dimension.Should().Be(5_441);
        algebra.SimpleSummands.Should().Equal(
            Enumerable.Range(0, 15).Select(b => $"su({31 - (2 * b)})"), (summand, name) => summand.Name == name && summand.Multiplicity.IsOne);
        algebra.CenterDimension.Should().Be(1);
        algebra.ToString().Should().StartWith("su(31) ⊕ su(29) ⊕ ").And.EndWith(" ⊕ su(3) ⊕ u(1)");
    }

    /// <summary>Every block of spin and X-parity is full.</summary>
    [Theory]
    [InlineData(20)]
    [InlineData(21)]
    public void Qaoa_on_a_large_complete_graph_is_named(int n)
    {
        DynamicalLieAlgebra algebra = DynamicalLieAlgebra.GeneratedBy(SumFamilies.MaxCut(n, Graphs.Pairs(n)));
        BigInteger expected = 0;
        for (int size = n + 1; size > 1; size -= 2) expected += BigInteger.Pow((size + 1) / 2, 2) + BigInteger.Pow(size / 2, 2) - 2;
        algebra.SimpleSummands.Aggregate(BigInteger.Zero, (sum, s) => sum + (s.Dimension * s.Multiplicity)).Should().Be(expected);
        algebra.Dimension.Should().Be(expected + (n % 2 == 0 ? 1 : 2));
    }

    /// <summary>{ΣX + ΣY, ΣZ} turns every spin, but all alike: su(2), where the sectors would allow much more.</summary>
    [Fact]
    public void What_is_smaller_than_its_symmetries_allow_is_not_named()
    {
        DynamicalLieAlgebra.GeneratedBy(SumFamilies.CollectiveSpin(5)).ToString().Should().Be("dimension 3, center 0 (simple ideals not computed)");
        DynamicalLieAlgebra.GeneratedBy(SumFamilies.IsingRing(5)).ToString().Should().Contain("not computed");
    }

    private static PauliSum Sum(int qubits, Random random) =>
        PauliSum.Of([.. Enumerable.Range(0, 2 + random.Next(3)).Select(_ => (random.Next(1, 5) - 2.5, PauliString.Parse(string.Concat(Enumerable.Range(0, qubits).Select(_ => "IXYZ"[random.Next(4)])))))]);

    /// <summary>Sums of all strings of one or two letters, some kinds of them.</summary>
    private static PauliSum Pairs(int qubits, RandomSums random)
    {
        PauliSum sum = (1.0 + random.Below(2)) * Every(qubits, [(Pauli)(1 + random.Below(3)), (Pauli)(1 + random.Below(3))]);
        return random.Below(2) == 0 ? sum : sum + Every(qubits, [(Pauli)(1 + random.Below(3))]);
    }

    private static PauliSum Every(int qubits, Pauli[] letters) => SumFamilies.Sum(
        letters.Length == 1
            ? Enumerable.Range(0, qubits).Select(q => (PauliSum)PauliString.On(qubits, (q, letters[0])))
            : Enumerable.Range(0, qubits).SelectMany(a => Enumerable.Range(0, qubits).Where(b => b != a).Select(b => (PauliSum)PauliString.On(qubits, (a, letters[0]), (b, letters[1])))));
}
