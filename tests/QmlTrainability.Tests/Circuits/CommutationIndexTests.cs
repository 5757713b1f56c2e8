using QmlTrainability.Circuits;
using QmlTrainability.Paulis;

namespace QmlTrainability.Tests.Circuits;

public class CommutationIndexTests
{
    /// <summary>Local strings go by buckets, strings of more than four words by direct comparison: both against a plain loop over letters.</summary>
    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 2)]
    [InlineData(64, 2)]
    [InlineData(65, 3)]
    [InlineData(300, 2)]
    [InlineData(300, 40)]
    [InlineData(300, 300)]
    public void The_last_conflict_is_that_of_a_plain_loop(int qubits, int weight)
    {
        var random = new Random(31 + qubits + weight);
        var index = new CommutationIndex(qubits);
        var strings = new List<(int Position, PauliString String)>();
        for (int i = 0; i < 200; i++)
        {
            PauliString s = Sparse(qubits, weight, random);
            strings.Add(((3 * i) + 1, s)); // positions have gaps
            index.Add(s, (3 * i) + 1);
        }

        int found = 0;
        for (int trial = 0; trial < 300; trial++)
        {
            PauliString s = Sparse(qubits, weight, random);
            int from = random.Next(600), to = from + random.Next(trial % 2 == 0 ? 10 : 400);
            int expected = strings.Where(p => p.Position >= from && p.Position < to && Anticommute(p.String, s)).Select(p => p.Position).LastOrDefault(-1);
            index.LastConflict(s, from, to).Should().Be(expected);
            if (expected >= 0) found++;
        }

        found.Should().BeInRange(10, 299);
    }

    private static PauliString Sparse(int qubits, int weight, Random random) => PauliString.On(qubits,
        [.. RandomCircuits.DistinctQubits(weight, qubits, random).Select(q => (q, (Pauli)random.Next(4)))]);

    private static bool Anticommute(PauliString a, PauliString b) =>
        a.ToString("D", null).Zip(b.ToString("D", null)).Count(p => p.First != 'I' && p.Second != 'I' && p.First != p.Second) % 2 == 1;
}
