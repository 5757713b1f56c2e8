using QmlTrainability.Tests.LieAlgebras.BruteForce;

namespace QmlTrainability.Tests.LieAlgebras;

public class RandomSetTests
{
    private const int Sets = 10_000; // for each of the two seeds

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Classification_equals_enumeration_on_random_sets_of_three_to_six_qubits(int seed)
    {
        var random = new RandomGenerators(seed);
        var disagreements = new Disagreements();
        var seen = new Census();
        for (int i = 0; i < Sets; i++) seen.Count(disagreements.CompareWithListing(random.Next(3, 6)));

        disagreements.ShouldBeNone(Sets);
        seen.ShouldBeDiverse(Sets);
    }

    /// <summary>Counts what the random sets reached, by the listed algebras alone: a random test must be random.</summary>
    private sealed class Census
    {
        private readonly Dictionary<string, int> _counts = [];
        private readonly HashSet<string> _shapes = [];

        public void Count(AlgebraShape shape)
        {
            _shapes.Add(shape.ToString());
            if (shape.Center > 0) Add("center");
            foreach ((char type, System.Numerics.BigInteger rank, System.Numerics.BigInteger copies) in shape.Summands)
            {
                if (copies > 1) Add("copies");
                Add(type switch
                {
                    'C' when rank >= 4 => "B1: sp(2^k)",
                    'D' when rank >= 4 && rank.IsPowerOfTwo => "so(2^k), type B2 or free fermions",
                    'D' when rank >= 16 => "B2: so(2^k)",
                    'A' when rank >= 7 => "B3: su(2^k)",
                    'B' => "A: so(odd)",
                    'D' => "A: so(even)",
                    _ => "A: so(3), so(5) or so(6)",
                });
            }
        }

        public void ShouldBeDiverse(int sets)
        {
            _shapes.Should().HaveCountGreaterThan(100);
            string[] kinds = ["center", "copies", "B1: sp(2^k)", "so(2^k), type B2 or free fermions", "B3: su(2^k)", "A: so(odd)", "A: so(even)", "A: so(3), so(5) or so(6)"];
            foreach (string kind in kinds) _counts.GetValueOrDefault(kind).Should().BeGreaterThan(sets / 100, "{0} must occur often enough to be tested", kind);
        }

        private void Add(string kind) => _counts[kind] = _counts.GetValueOrDefault(kind) + 1;
    }
}
