using QmlTrainability.Paulis;
using QmlTrainability.Tests.LieAlgebras.BruteForce;

namespace QmlTrainability.Tests.LieAlgebras;

/// <summary>What must not change the algebra up to isomorphism.</summary>
public class InvarianceTests
{
    private const int Sets = 1_000;

    [Fact]
    public void Order_and_repetition_do_not_matter() => EachSet(3, (random, set) =>
        set with { Strings = random.Shuffled([.. set.Strings, .. set.Strings.Take(3), set.Strings[0]]) });

    [Fact]
    public void The_order_of_the_qubits_does_not_matter() => EachSet(4, (random, set) =>
    {
        List<int> places = random.Shuffled(Enumerable.Range(0, set.Qubits));
        return set with { Strings = [.. set.Strings.Select(s => Moved(s, set.Qubits, places))] };
    });

    [Fact]
    public void A_random_Clifford_does_not_matter() => EachSet(5, (random, set) =>
        set with { Strings = [.. random.Conjugate(set.Strings, set.Qubits)] });

    [Fact]
    public void Idle_qubits_do_not_matter() => EachSet(6, (_, set) => set with { Qubits = set.Qubits + 3 });

    /// <summary>Word boundaries: the same strings, scattered over many qubits, then spread over all of them by a random Clifford circuit.</summary>
    [Theory]
    [InlineData(31)]
    [InlineData(32)]
    [InlineData(33)]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(65)]
    [InlineData(127)]
    [InlineData(128)]
    [InlineData(129)]
    public void Sets_scattered_over_many_qubits_keep_their_type(int qubits)
    {
        var random = new RandomGenerators(qubits);
        var disagreements = new Disagreements();
        for (int i = 0; i < 100; i++)
        {
            GeneratorSet set = random.Next(3, 6);
            string expected = AlgebraShape.Of(set.Classify()).ToString();
            int[] places = [.. random.Shuffled(Enumerable.Range(0, qubits)).Take(set.Qubits)];
            var wide = new WideStrings(qubits, set.Strings.Select(s => s.Label(set.Qubits)), places);
            disagreements.Compare(AlgebraShape.Of(wide.Classify()), expected, () => $"scattered {set}");
            wide.ApplyRandomGates(4 * qubits, random);
            disagreements.Compare(AlgebraShape.Of(wide.Classify()), expected, () => $"spread {set}");
        }

        disagreements.ShouldBeNone();
    }

    private static Bits Moved(Bits p, int qubits, List<int> places) =>
        p.Label(qubits).Select((letter, q) => Bits.Letter(places[q], letter)).Aggregate(default(Bits), (a, b) => a + b);

    private static void EachSet(int seed, Func<RandomGenerators, GeneratorSet, GeneratorSet> change)
    {
        var random = new RandomGenerators(seed);
        var disagreements = new Disagreements();
        for (int i = 0; i < Sets; i++)
        {
            GeneratorSet set = random.Next(3, 6), changed = change(random, set);
            disagreements.Compare(AlgebraShape.Of(changed.Classify()), AlgebraShape.Of(set.Classify()), () => $"{set} and {changed}");
        }

        disagreements.ShouldBeNone(Sets);
    }

    /// <summary>Strings of any width as booleans, with the action of H, S and CX on them.</summary>
    private sealed class WideStrings
    {
        private readonly int _qubits;
        private readonly List<(bool[] X, bool[] Z)> _strings = [];

        public WideStrings(int qubits, IEnumerable<string> labels, int[] places)
        {
            _qubits = qubits;
            foreach (string label in labels)
            {
                (bool[] x, bool[] z) = (new bool[qubits], new bool[qubits]);
                for (int i = 0; i < label.Length; i++) (x[places[i]], z[places[i]]) = (label[i] is 'X' or 'Y', label[i] is 'Y' or 'Z');
                _strings.Add((x, z));
            }
        }

        public void ApplyRandomGates(int count, RandomGenerators random)
        {
            for (int i = 0; i < count; i++)
            {
                int kind = random.Below(4), a = random.Below(_qubits), b = (a + 1 + random.Below(_qubits - 1)) % _qubits;
                foreach ((bool[] x, bool[] z) in _strings)
                {
                    if (kind == 0) (x[a], z[a]) = (z[a], x[a]);
                    else if (kind == 1) z[a] ^= x[a];
                    else (x[b], z[a]) = (x[b] ^ x[a], z[a] ^ z[b]);
                }
            }
        }

        public QmlTrainability.LieAlgebras.DynamicalLieAlgebra Classify() =>
            QmlTrainability.LieAlgebras.DynamicalLieAlgebra.GeneratedBy(_strings.Select(s =>
                PauliString.Parse(string.Concat(s.X.Zip(s.Z, (x, z) => x ? z ? 'Y' : 'X' : z ? 'Z' : 'I')))));
    }
}
