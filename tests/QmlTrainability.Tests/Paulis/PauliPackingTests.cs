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
            PauliPacking.YCount(packedA, words).Should().Be(a.Count(c => c == 'Y'));
            packedB.Should().HaveCount(words + 2).And.EndWith([0UL, 0UL]);
            PauliPacking.AddTo(PauliString.Parse(a), packedB);
            PauliPacking.Unpack(qubits, packedB).Should().Be(PauliString.Parse(LabelSource.Product(a, b)));
            if (LabelSource.Anticommute(a, b)) anticommuting++;
        }

        anticommuting.Should().BeInRange(50, 450);
    }
}
