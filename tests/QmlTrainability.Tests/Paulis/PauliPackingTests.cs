using QmlTrainability.Paulis;

namespace QmlTrainability.Tests.Paulis;

public class PauliPackingTests
{
    [Theory]
    [InlineData(1, 2)]
    [InlineData(63, 2)]
    [InlineData(64, 2)]
    [InlineData(65, 4)]
    [InlineData(128, 4)]
    [InlineData(129, 6)]
    public void Each_started_64_qubits_take_two_words(int qubits, int words)
    {
        PauliPacking.Words(qubits).Should().Be(words);
        PauliPacking.Bits(qubits).Should().Be(64 * words);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(33)]
    [InlineData(64)]
    [InlineData(65)]
    [InlineData(129)]
    public void Packed_strings_unpack_multiply_and_anticommute_as_their_letters(int qubits)
    {
        var random = new Random(qubits);
        int words = PauliPacking.Words(qubits), anticommuting = 0;
        for (int i = 0; i < 500; i++)
        {
            string a = LabelSource.Next(random, qubits), b = LabelSource.Next(random, qubits);
            ulong[] packedA = PauliPacking.Pack(PauliString.Parse(a)), packedB = PauliPacking.Pack(PauliString.Parse(b), payloadWords: 2);
            PauliPacking.Unpack(qubits, packedA).Should().Be(PauliString.Parse(a));
            PauliPacking.Anticommute(packedA, packedB, words).Should().Be(LabelSource.Anticommute(a, b));
            PauliPacking.Anticommute(PauliString.Parse(a), packedB).Should().Be(LabelSource.Anticommute(a, b));
            PauliPacking.Swapped(packedA).Should().Equal(PauliPacking.Pack(PauliString.Parse(a.Replace('X', 'T').Replace('Z', 'X').Replace('T', 'Z'))));
            var product = new ulong[words];
            int phase = PauliString.Multiply(PauliString.Parse(a), PauliString.Parse(b)).PhaseExponent; // against dense matrices elsewhere
            PauliPacking.Multiply(packedA, packedB, product).Should().Be(phase);
            PauliPacking.ProductPhase(packedA, packedB, words).Should().Be(phase);
            PauliPacking.Unpack(qubits, product).Should().Be(PauliString.Parse(LabelSource.Product(a, b)));
            PauliPacking.YCount(packedA, words).Should().Be(a.Count(c => c == 'Y'));
            packedB.Should().HaveCount(words + 2).And.EndWith([0UL, 0UL]);
            PauliPacking.AddTo(PauliString.Parse(a), packedB);
            PauliPacking.Unpack(qubits, packedB).Should().Be(PauliString.Parse(LabelSource.Product(a, b)));
            if (LabelSource.Anticommute(a, b)) anticommuting++;
        }

        anticommuting.Should().BeInRange(50, 450);
    }

    [Fact]
    public void A_linear_hash_is_linear_and_tells_light_vectors_apart()
    {
        ulong[] Unit(int bit) => [.. Enumerable.Range(0, 3).Select(w => bit / 64 == w ? 1UL << (bit % 64) : 0)];
        ulong[] units = [.. Enumerable.Range(0, 192).Select(b => PauliPacking.LinearHash(Unit(b)))];
        PauliPacking.LinearHash(new ulong[3]).Should().Be(0);
        var seen = new HashSet<ulong>(units) { 0 };
        for (int a = 0; a < 192; a++)
        {
            for (int b = 0; b < a; b++) seen.Add(units[a] ^ units[b]);
        }

        seen.Should().HaveCount(1 + 192 + (192 * 191 / 2), "vectors of weight 0, 1 and 2 have hashes of their own");
        var random = new Random(1);
        for (int i = 0; i < 100; i++)
        {
            ulong[] vector = [.. Enumerable.Range(0, 3).Select(_ => (ulong)random.NextInt64() ^ ((ulong)random.NextInt64() << 32))];
            PauliPacking.LinearHash(vector).Should().Be(Enumerable.Range(0, 192).Where(b => ((vector[b / 64] >> (b % 64)) & 1) == 1).Aggregate(0UL, (h, b) => h ^ units[b]));
        }
    }
}
