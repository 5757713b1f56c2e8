using QmlTrainability.Paulis;

namespace QmlTrainability.Tests.Paulis;

public class AnticommutationGraphTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(33)]
    [InlineData(64)]
    [InlineData(65)]
    [InlineData(129)]
    public void Both_ways_to_find_the_edges_agree_with_the_letters(int qubits)
    {
        for (int seed = 0; seed < 30; seed++)
        {
            var random = new Random((100 * qubits) + seed);
            string[] labels = [.. Enumerable.Range(0, 40).Select(_ => LabelSource.Next(random, qubits))];
            PauliString[] strings = [.. labels.Select(l => PauliString.Parse(l))];
            int[][] expected = [.. labels.Select(a => Enumerable.Range(0, labels.Length).Where(j => LabelSource.Anticommute(a, labels[j])).ToArray())];

            Text(AnticommutationEdges.ByBuckets(strings, CancellationToken.None)).Should().Be(Text(expected));
            Text(AnticommutationEdges.ByPairs(strings, CancellationToken.None)).Should().Be(Text(expected));
            AnticommutationGraph.Of(strings).EdgeCount.Should().Be(expected.Sum(n => n.Length) / 2);
        }
    }

    /// <summary>Odd, even, odd again: a pair that was listed at its first place must be neither lost nor listed twice.</summary>
    [Theory]
    [InlineData("XXX", "ZZZ", true)]
    [InlineData("XXI", "ZZI", false)]
    [InlineData("XYZ", "YZX", true)]
    [InlineData("XYZXY", "YZXYZ", true)]
    [InlineData("XYZX", "YZXY", false)]
    public void Pairs_that_differ_at_several_qubits_anticommute_when_these_are_odd(string a, string b, bool anticommute)
    {
        PauliString[] pair = [PauliString.Parse(a), PauliString.Parse(b)];

        AnticommutationEdges.ByBuckets(pair, CancellationToken.None)[0].Should().Equal(anticommute ? [1] : []);
        AnticommutationEdges.ByPairs(pair, CancellationToken.None)[0].Should().Equal(anticommute ? [1] : []);
    }

    [Fact]
    public void Local_strings_and_dense_strings_give_the_right_graph_whichever_way_is_chosen()
    {
        const int Qubits = 300;
        string[] local = [.. Enumerable.Range(0, Qubits - 1).Select(q => (new string('I', q) + "XY").PadRight(Qubits, 'I'))];
        var random = new Random(1);
        string[] dense = [.. Enumerable.Range(0, 50).Select(_ => string.Concat(Enumerable.Range(0, Qubits).Select(_ => "IXYZ"[random.Next(4)])))];
        foreach (string[] labels in new[] { local, dense })
        {
            AnticommutationGraph graph = AnticommutationGraph.Of(labels.Select(l => PauliString.Parse(l)));
            for (int i = 0; i < labels.Length; i++)
                graph.Neighbors(i).Should().Equal(Enumerable.Range(0, labels.Length).Where(j => LabelSource.Anticommute(labels[i], labels[j])));
        }
    }

    [Fact]
    public void Components_are_rising_and_come_by_their_smallest_index()
    {
        string[] labels = ["XII", "IIZ", "ZII", "III", "IXI", "YII", "IIX"];
        AnticommutationGraph graph = AnticommutationGraph.Of(labels.Select(l => PauliString.Parse(l)));

        graph.Components().Select(c => string.Join(' ', c)).Should().Equal("0 2 5", "1 6", "3", "4");
        graph.ToString().Should().Be("7 Pauli strings on 3 qubits, 4 anticommuting pairs");
        graph.Vertices.Select(v => v.ToString()).Should().Equal(labels);
    }

    [Fact]
    public void A_component_of_a_hundred_thousand_strings_needs_no_stack()
    {
        const int Length = 100_000;
        IEnumerable<PauliString> path = Enumerable.Range(0, Length).Select(i => i % 2 == 0 ? PauliString.On(Length, (i / 2, Pauli.X)) : PauliString.On(Length, (i / 2, Pauli.Z), ((i / 2) + 1, Pauli.Z)));

        AnticommutationGraph.Of(path).Components().Should().ContainSingle().Which.Should().HaveCount(Length);
    }

    [Fact]
    public void Bad_input_is_refused()
    {
        Action empty = () => AnticommutationGraph.Of([]), mixed = () => AnticommutationGraph.Of([PauliString.Parse("X"), PauliString.Parse("XX")]);
        Action missing = () => AnticommutationGraph.Of(null!), cancelled = () => AnticommutationGraph.Of([PauliString.Parse("X")], new CancellationToken(canceled: true));

        empty.Should().Throw<ArgumentException>().WithMessage("*at least one*");
        mixed.Should().Throw<QubitCountMismatchException>();
        missing.Should().Throw<ArgumentNullException>().WithParameterName("strings");
        cancelled.Should().Throw<OperationCanceledException>();
    }

    [Fact]
    public void Both_ways_to_find_the_edges_can_be_stopped()
    {
        PauliString[] strings = [PauliString.Parse("X"), PauliString.Parse("Z")];
        var cancelled = new CancellationToken(canceled: true);
        FluentActions.Invoking(() => AnticommutationEdges.ByBuckets(strings, cancelled)).Should().Throw<OperationCanceledException>();
        FluentActions.Invoking(() => AnticommutationEdges.ByPairs(strings, cancelled)).Should().Throw<OperationCanceledException>();
    }

    /// <summary>A ring with a chord and a tail, and a string that no other reaches.</summary>
    [Fact]
    public void The_order_by_distance_starts_at_the_first_and_reaches_its_component()
    {
        string[] labels = ["XXIIII", "IZZIII", "IIXXII", "ZIIZII", "IIIYXI", "IIIIZI", "IIIIIX"];
        AnticommutationGraph graph = AnticommutationGraph.Of(labels.Select(l => PauliString.Parse(l)));
        graph.Neighbors(0).Should().Equal(1, 3);
        graph.Neighbors(4).Should().Equal(2, 3, 5);
        graph.BreadthFirst().Should().Equal(0, 1, 3, 2, 4, 5);
    }

    private static string Text(int[][] neighbors) => string.Join("; ", neighbors.Select(n => string.Join(' ', n)));
}
