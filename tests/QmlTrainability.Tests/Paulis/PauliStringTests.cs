using QmlTrainability.Paulis;
using QmlTrainability.Tests.Oracle;

namespace QmlTrainability.Tests.Paulis;

/// <summary>Letters, support, order, equality and permutations of strings, against their labels.</summary>
public sealed class PauliStringTests
{
    private static readonly Dictionary<char, Pauli> LetterOf = new() { ['I'] = Pauli.I, ['X'] = Pauli.X, ['Y'] = Pauli.Y, ['Z'] = Pauli.Z };

    [Fact]
    public void A_string_is_its_letters()
    {
        var random = new Random(1);
        foreach (int qubits in Letters.Sizes)
        {
            for (int i = 0; i < 40; i++)
            {
                string label = i % 2 == 0 ? Letters.RandomLabel(random, qubits) : Letters.RandomSparseLabel(random, qubits, 2);
                PauliString p = PauliString.Parse(label);
                p.QubitCount.Should().Be(qubits);
                p.Weight.Should().Be(label.Count(c => c != 'I'));
                p.YCount.Should().Be(label.Count(c => c == 'Y'));
                p.IsIdentity.Should().Be(label.All(c => c == 'I'));
                Enumerable.Range(0, qubits).Select(q => p[q]).Should().Equal(label.Select(c => LetterOf[c]));
                p.Support.Should().Equal(label.Select((c, q) => (q, LetterOf[c])).Where(t => t.Item2 != Pauli.I));
            }
        }
    }

    [Fact]
    public void On_takes_letters_in_any_order()
    {
        var random = new Random(2);
        foreach (int qubits in Letters.Sizes)
        {
            for (int i = 0; i < 20; i++)
            {
                string label = Letters.RandomLabel(random, qubits);
                (int Qubit, Pauli Letter)[] letters = [.. label.Select((c, q) => (q, LetterOf[c]))];
                random.Shuffle(letters);
                PauliString.On(qubits, letters).ToString("D", null).Should().Be(label);
            }
        }
    }

    [Fact]
    public void Order_is_that_of_the_labels()
    {
        var random = new Random(3);
        foreach (int qubits in Letters.Sizes)
        {
            for (int i = 0; i < 200; i++)
            {
                string a = Letters.RandomSparseLabel(random, qubits, 3);
                string b = i % 5 == 0 ? a : i % 5 == 1 ? Changed(a, random) : Letters.RandomSparseLabel(random, qubits, 3);
                PauliString p = PauliString.Parse(a), q = PauliString.Parse(b);
                int expected = Math.Sign(string.CompareOrdinal(a, b)); // I < X < Y < Z is the order of the alphabet
                Math.Sign(p.CompareTo(q)).Should().Be(expected, $"{a} against {b}");
                (p < q).Should().Be(expected < 0);
                (p > q).Should().Be(expected > 0);
                (p <= q).Should().Be(expected <= 0);
                (p >= q).Should().Be(expected >= 0);
                (p == q, p != q, p.Equals(q)).Should().Be((expected == 0, expected != 0, expected == 0));
                if (expected == 0) p.GetHashCode().Should().Be(q.GetHashCode());
            }
        }
    }

    [Fact]
    public void Strings_on_different_numbers_of_qubits_are_different()
    {
        PauliString p = PauliString.Parse("X"), q = PauliString.Parse("XI");
        p.Equals(q).Should().BeFalse();
        p.CompareTo(q).Should().BeNegative();
        p.CompareTo(null).Should().BePositive();
        (p == null).Should().BeFalse();
        ((PauliString?)null == null, (PauliString?)null == p).Should().Be((true, false));
    }

    [Fact]
    public void Hashes_of_strings_rarely_meet()
    {
        var random = new Random(4);
        var strings = new HashSet<PauliString>();
        while (strings.Count < 20_000) strings.Add(PauliString.Parse(Letters.RandomSparseLabel(random, 129, 4)));
        strings.Select(s => s.GetHashCode()).Distinct().Count().Should().BeGreaterThan(19_990, "of 20,000 random 32-bit numbers 0.05 pairs meet");
    }

    [Fact]
    public void A_permutation_moves_letters()
    {
        var random = new Random(5);
        foreach (int qubits in Letters.Sizes)
        {
            string label = Letters.RandomLabel(random, qubits);
            int[] permutation = [.. Enumerable.Range(0, qubits)];
            random.Shuffle(permutation);
            var moved = new char[qubits];
            for (int q = 0; q < qubits; q++) moved[permutation[q]] = label[q];
            PauliString.Parse(label).Permute(permutation).ToString("D", null).Should().Be(new string(moved));
        }
    }

    [Fact]
    public void What_is_no_permutation_is_refused()
    {
        PauliString p = PauliString.Parse("XYZ");
        FluentActions.Invoking(() => p.Permute([0, 1])).Should().Throw<QubitCountMismatchException>();
        FluentActions.Invoking(() => p.Permute([0, 1, 1])).Should().Throw<ArgumentException>().WithMessage("*qubit 1 twice*");
        FluentActions.Invoking(() => p.Permute([0, 1, 3])).Should().Throw<ArgumentOutOfRangeException>();
        FluentActions.Invoking(() => p.Permute([0, 1, -1])).Should().Throw<ArgumentOutOfRangeException>();
    }

    [Fact]
    public void What_is_no_string_is_refused()
    {
        FluentActions.Invoking(() => PauliString.On(3, (3, Pauli.X))).Should().Throw<ArgumentOutOfRangeException>().WithMessage("*Qubit 3 does not exist*0 to 2*");
        FluentActions.Invoking(() => PauliString.On(3, (-1, Pauli.X))).Should().Throw<ArgumentOutOfRangeException>();
        FluentActions.Invoking(() => PauliString.On(3, (1, Pauli.X), (0, Pauli.X), (1, Pauli.I))).Should().Throw<ArgumentException>().WithMessage("*Qubit 1 is named twice*");
        FluentActions.Invoking(() => PauliString.On(3, (1, (Pauli)4))).Should().Throw<ArgumentOutOfRangeException>();
        FluentActions.Invoking(() => PauliString.On(0)).Should().Throw<ArgumentOutOfRangeException>();
        FluentActions.Invoking(() => PauliString.Identity(0)).Should().Throw<ArgumentOutOfRangeException>();
        FluentActions.Invoking(() => PauliString.Parse("XYZ")[3]).Should().Throw<ArgumentOutOfRangeException>();
        FluentActions.Invoking(() => PauliString.Parse("XYZ")[-1]).Should().Throw<ArgumentOutOfRangeException>();
        PauliString x = PauliString.Parse("X");
        FluentActions.Invoking(() => PauliString.Multiply(null!, x)).Should().Throw<ArgumentNullException>().WithParameterName("a");
        FluentActions.Invoking(() => PauliString.Multiply(x, null!)).Should().Throw<ArgumentNullException>().WithParameterName("b");
        FluentActions.Invoking(() => x.CommutesWith(null!)).Should().Throw<ArgumentNullException>().WithParameterName("other");
    }

    /// <summary>X0 X10 … X26 takes 70 characters, X10 … X27 takes 71.</summary>
    [Theory]
    [InlineData(0, 70)]
    [InlineData(27, 71)]
    public void A_long_string_is_cut_where_a_message_names_it(int more, int length)
    {
        PauliString p = PauliString.On(70, [(more, Pauli.X), .. Enumerable.Range(10, 17).Select(q => (q, Pauli.X))]);
        string text = p.ToString();
        text.Should().HaveLength(length);
        FluentActions.Invoking(() => PauliString.Multiply(PauliString.Parse("X"), p)).Should().Throw<QubitCountMismatchException>()
            .WithMessage(length == 70 ? $"*{text} *" : $"*{text[..60]}…*");
    }

    [Fact]
    public void A_light_string_on_many_qubits_is_small()
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        PauliString p = PauliString.On(1_000_000, (0, Pauli.X), (999_999, Pauli.Y));
        (GC.GetAllocatedBytesForCurrentThread() - before).Should().BeLessThan(10_000);
        p.ToString().Should().Be("X0 Y999999");
    }

    private static string Changed(string label, Random random)
    {
        char[] letters = label.ToCharArray();
        letters[random.Next(letters.Length)] = "IXYZ"[random.Next(4)];
        return new string(letters);
    }
}
