using QmlTrainability.LieAlgebras;
using QmlTrainability.Paulis;
using QmlTrainability.Tests.LieAlgebras.BruteForce;

namespace QmlTrainability.Tests.LieAlgebras;

public class EnumerationTests
{
    [Fact]
    public void Every_place_of_the_list_holds_the_string_that_a_walk_gives()
    {
        var random = new RandomGenerators(12);
        for (int i = 0; i < 300; i++)
        {
            DynamicalLieAlgebra algebra = random.Next(3, 6).Classify();
            IReadOnlyList<PauliString> basis = algebra.EnumerateBasis();
            PauliString[] walked = [.. basis];
            walked.Should().HaveCount((int)algebra.Dimension).And.OnlyHaveUniqueItems();
            for (int place = 0; place < walked.Length; place += 1 + (place % 7)) basis[place].Should().Be(walked[place]);
            basis.Invoking(b => b[walked.Length]).Should().Throw<ArgumentOutOfRangeException>().WithMessage($"There are {walked.Length} strings.*");
            basis.Invoking(b => b[-1]).Should().Throw<ArgumentOutOfRangeException>();
        }
    }

    /// <summary>Types that fill their span, beyond one word of coordinates: su, so, sp and copies.</summary>
    [Theory]
    [InlineData("a22", 7, false)]
    [InlineData("a16", 7, false)]
    [InlineData("a9", 7, false)]
    [InlineData("a7", 8, true)]
    [InlineData("a3", 8, false)]
    [InlineData("a20", 7, true)]
    public void Large_types_agree_with_brackets_one_by_one(string id, int qubits, bool ring)
    {
        GeneratorSet set = SpinChains.Table.Single(row => row.Id == id).On(qubits, ring);
        IReadOnlyList<PauliString> basis = set.Classify().EnumerateBasis();

        Enumerable.Range(0, basis.Count).Select(i => basis[i]).SequenceEqual(basis).Should().BeTrue("each place holds the string that a walk gives");
        basis.Select(p => p.ToString()).Order(StringComparer.Ordinal)
            .Should().Equal(ListedAlgebra.Of(set.Qubits, set.Strings).Strings.Select(p => p.Label(qubits)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_million_strings_take_a_bit_each()
    {
        DynamicalLieAlgebra full = SpinChains.Table.Single(row => row.Id == "a22").On(10, ring: false).Classify();
        full.EnumerateBasis();
        long before = GC.GetAllocatedBytesForCurrentThread();

        IReadOnlyList<PauliString> basis = full.EnumerateBasis();

        (GC.GetAllocatedBytesForCurrentThread() - before).Should().BeLessThan(1 << 20);
        basis.Should().HaveCount((1 << 20) - 1);
        basis[0].Should().NotBe(basis[^1]);
    }

    [Fact]
    public void A_sparse_set_in_a_large_span_needs_no_bitmap()
    {
        PauliString[] chain = [.. Enumerable.Range(0, 60).Select(q => PauliString.On(60, (q, Pauli.X))), .. Enumerable.Range(0, 59).Select(q => PauliString.On(60, (q, Pauli.Z), (q + 1, Pauli.Z)))];
        DynamicalLieAlgebra ising = DynamicalLieAlgebra.GeneratedBy(chain);

        IReadOnlyList<PauliString> basis = ising.EnumerateBasis();

        basis.Should().HaveCount(60 * 119).And.OnlyHaveUniqueItems().And.OnlyContain(p => ising.Contains(p));
        Enumerable.Range(0, basis.Count).Select(i => basis[i]).SequenceEqual(basis).Should().BeTrue();
    }

    /// <summary>24 independent generators of so(25): a bitmap of the span would take 2 MiB.</summary>
    [Fact]
    public void A_sparse_set_in_a_span_of_24_dimensions_needs_no_bitmap()
    {
        DynamicalLieAlgebra ising = DynamicalLieAlgebra.GeneratedBy(
            [.. Enumerable.Range(0, 12).Select(q => PauliString.On(12, (q, Pauli.X))), .. Enumerable.Range(0, 11).Select(q => PauliString.On(12, (q, Pauli.Z), (q + 1, Pauli.Z))), PauliString.On(12, (0, Pauli.Z))]);
        int count = ising.EnumerateBasis().Count;
        long before = GC.GetAllocatedBytesForCurrentThread();

        ising.EnumerateBasis().Should().HaveCount(count);

        (GC.GetAllocatedBytesForCurrentThread() - before).Should().BeLessThan(1 << 20);
    }

    [Fact]
    public void Progress_counts_the_strings_so_far()
    {
        var reports = new List<ClosureProgress>();
        DynamicalLieAlgebra algebra = DynamicalLieAlgebra.GeneratedBy(
            [.. new[] { "XIIII", "ZIIII", "IXIII", "IZIII", "IIXII", "IIZII", "IIZZI", "IIIXI", "IIIIZ" }.Select(s => PauliString.Parse(s))]);

        algebra.EnumerateBasis(progress: new Callback<ClosureProgress>(reports.Add)).Should().HaveCount(1 + 3 + 3 + 10);

        reports.Select(r => (r.Dimension, r.Processed)).Should().Equal((1, 1), (4, 4), (7, 7), (17, 17));
    }
}
