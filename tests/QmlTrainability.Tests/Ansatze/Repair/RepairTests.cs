using QmlTrainability.Ansatze;
using QmlTrainability.Ansatze.Repair;
using QmlTrainability.Circuits;
using QmlTrainability.LieAlgebras;
using QmlTrainability.Paulis;
using QmlTrainability.Tests.Circuits;
using QmlTrainability.Trainability;

namespace QmlTrainability.Tests.Ansatze.Repair;

/// <summary>Repair, the safe-add oracle and twirling, against the published examples, fresh classification and averages over whole groups.</summary>
public class RepairTests
{
    private const int N = 24;

    [Theory]
    [InlineData("XX Z ZZ X")]
    [InlineData("ZZ X XX Z")]
    [InlineData("XX ZZ Z X")]
    [InlineData("Z X XX ZZ")]
    public void A_ring_with_all_of_su_keeps_48_generators(string order)
    {
        PauliString[] pool = [.. order.Split(' ').SelectMany(p => p.Length == 1 ? Each(p[0]) : Bonds(p, ring: true))];
        PoolRepair repair = PoolRepair.Of(pool);
        repair.Before.ToString().Should().Be("su(2^24)");
        repair.Kept.Count.Should().BeGreaterThanOrEqualTo(48);
        repair.Kept.Concat(repair.Dropped).Should().BeEquivalentTo(pool);
        repair.Algebra.Components.Should().OnlyContain(c => c.IsFreeFermion);
        repair.Algebra.Dimension.Should().BeLessThan(N * N * N);
        repair.Assess(layers: 2).Decision.Should().Be(Decision.Accept);
        DynamicalLieAlgebra.GeneratedBy(repair.Kept).ToString().Should().Be(repair.Algebra.ToString());
    }

    [Fact]
    public void A_chain_in_two_fields_becomes_so_of_50()
    {
        PoolRepair repair = PoolRepair.Of([.. Each('Y'), .. Bonds("ZZ", ring: false), .. Each('Z')]);
        repair.Algebra.ToString().Should().Be("so(50)");
        repair.Kept.Should().Contain([PauliString.On(N, (0, Pauli.Z)), PauliString.On(N, (N - 1, Pauli.Z))]);
        Verdict verdict = repair.Assess(layers: 1);
        verdict.Decision.Should().Be(Decision.Accept);
        verdict.Dimension.Should().Be(50 * 49 / 2);
    }

    [Fact]
    public void Many_copies_of_a_small_algebra_are_not_preferred()
    {
        // At n = 8 sixteen copies of su(4) have more dimensions than two of so(16).
        PauliString[] ring = [.. new[] { "XX", "Z", "ZZ", "X" }.SelectMany(p => Enumerable.Range(0, 8)
            .Select(q => PauliString.On(8, [.. p.Select((letter, i) => ((q + i) % 8, PauliString.Parse($"{letter}")[0]))])))];
        PoolRepair.Of(ring).Algebra.ToString().Should().Be("2·so(16)");
    }

    [Fact]
    public void What_the_observable_needs_comes_first()
    {
        PauliString[] pool = [.. Bonds("XX", ring: true), .. Each('Z'), .. Bonds("ZZ", ring: true), .. Each('X')];
        PauliSum x = PauliString.On(N, (3, Pauli.X));
        PoolRepair repair = PoolRepair.Of(pool, x);
        repair.Algebra.Contains(x).Should().BeTrue();
        Verdict verdict = repair.Assess(layers: 2, InitialState.Plus(N));
        verdict.Decision.Should().Be(Decision.Accept);
        verdict.Variance!.Log2.Should().BeGreaterThan(-10);
    }

    [Fact]
    public void What_was_dropped_cannot_be_put_back()
    {
        var random = new Random(2);
        int dropped = 0;
        for (int trial = 0; trial < 100; trial++)
        {
            int n = random.Next(3, 7);
            PauliString[] pool = [.. Enumerable.Range(0, random.Next(4, 16)).Select(_ => RandomCircuits.String(n, random)).Where(p => !p.IsIdentity).Distinct()];
            PoolRepair repair = PoolRepair.Of(pool);
            repair.Algebra.Components.Should().OnlyContain(c => c.IsFreeFermion);
            foreach (PauliString p in repair.Dropped)
            {
                SafeAddition addition = SafeAddition.Of(repair.Algebra, p);
                addition.IsSafe.Should().BeFalse();
                addition.After.ToString().Should().Be(DynamicalLieAlgebra.GeneratedBy([.. repair.Kept, p]).ToString());
                dropped++;
            }
        }

        dropped.Should().BeGreaterThan(150);
    }

    [Fact]
    public void An_addition_to_what_is_no_algebra_of_free_fermions_is_refused()
    {
        DynamicalLieAlgebra heisenberg = DynamicalLieAlgebra.GeneratedBy(new[] { "XXIII", "YYIII", "ZZIII", "IXXII", "IYYII", "IZZII", "IIXXI", "IIYYI", "IIIXX", "IIIZZ" }.Select(s => PauliString.Parse(s)));
        Action act = () => SafeAddition.Of(heisenberg, PauliString.Parse("XIIII"));
        act.Should().Throw<ArgumentException>().WithMessage("*no algebra of free fermions*".Replace("no", "not an", StringComparison.Ordinal));
        Action empty = () => PoolRepair.Of([]);
        empty.Should().Throw<ArgumentException>();
    }

    [Fact]
    public void Suggestions_for_a_design_carry_their_own_verdicts()
    {
        AnsatzBuilder design = new AnsatzBuilder().RotateNeighbors("XX", Topology.Ring).RotateEach(Pauli.Z).RotateNeighbors("ZZ", Topology.Ring).RotateEach(Pauli.X).Repeat(2);
        IReadOnlyList<RepairSuggestion> suggestions = DesignRepair.Of(design, 24);
        suggestions.Where(s => s.Kind == RepairKind.DropSteps).Should().NotBeEmpty().And.OnlyContain(s => s.Verdict.Decision == Decision.Accept);
        suggestions.Should().Contain(s => s.Verdict.Algebra.ToString() == "2·so(48)");
        suggestions.Should().ContainSingle(s => s.Kind == RepairKind.CutBonds);
        suggestions.Should().ContainSingle(s => s.Kind == RepairKind.TieParameters);
        foreach (RepairSuggestion s in suggestions) s.Verdict.Algebra.Dimension.Should().Be(s.Design.Assess(24).Algebra.Dimension);
    }

    [Fact]
    public void A_twirl_is_the_average_over_the_whole_group()
    {
        var random = new Random(4);
        for (int trial = 0; trial < 50; trial++)
        {
            PauliSum sum = PauliSum.Of(Enumerable.Range(0, 3).Select(_ => ((double)random.Next(1, 5), RandomCircuits.String(4, random))));
            PauliSum total = PauliSum.Zero(4);
            foreach (int[] permutation in Permutations(4)) total += sum.Permute(permutation);
            Twirl.Of(PermutationGroup.Symmetric(4), sum).Should().Be((1 / (QmlTrainability.Numerics.Rational)24) * total);
            PauliSum shifted = PauliSum.Zero(4);
            for (int shift = 0; shift < 4; shift++) shifted += sum.Permute([.. Enumerable.Range(0, 4).Select(q => (q + shift) % 4)]);
            Twirl.Of(PermutationGroup.Cyclic(4), sum).Should().Be((1 / (QmlTrainability.Numerics.Rational)4) * shifted);
        }

        IReadOnlyList<PauliSum> pool = Twirl.Pool(PermutationGroup.Symmetric(5), new[] { "XIIII", "IXIII", "IIYII", "ZIIIZ" }.Select(s => (PauliSum)PauliString.Parse(s)));
        pool.Should().HaveCount(3);
        DynamicalLieAlgebra.GeneratedBy(pool).Dimension.Should().Be(54, "C(8,3) - 2");
    }

    private static IEnumerable<PauliString> Each(char letter) => Enumerable.Range(0, N).Select(q => PauliString.On(N, (q, PauliString.Parse($"{letter}")[0])));

    private static IEnumerable<PauliString> Bonds(string pair, bool ring) =>
        Enumerable.Range(0, ring ? N : N - 1).Select(q => PauliString.On(N, (q, PauliString.Parse(pair)[0]), ((q + 1) % N, PauliString.Parse(pair)[1])));

    private static IEnumerable<int[]> Permutations(int n) => n == 0 ? [[]]
        : Permutations(n - 1).SelectMany(p => Enumerable.Range(0, n).Select(at => (int[])[.. p[..at], n - 1, .. p[at..]]));
}
