using System.Numerics;
using QmlTrainability.Paulis;
using QmlTrainability.Tests.Oracle;

namespace QmlTrainability.Tests.Paulis;

/// <summary>Products, phases and commutation against dense matrices (small) and the table of letters (any size).</summary>
public sealed class PauliProductTests
{
    private static readonly Complex[] PowersOfI = [Complex.One, Complex.ImaginaryOne, -Complex.One, -Complex.ImaginaryOne];

    [Theory]
    [InlineData(1, 400)]
    [InlineData(2, 1000)]
    [InlineData(3, 1500)]
    [InlineData(4, 600)]
    [InlineData(5, 300)]
    public void Products_are_those_of_dense_matrices(int qubits, int pairs)
    {
        var random = new Random(100 + qubits);
        var phases = new int[4];
        for (int i = 0; i < pairs; i++)
        {
            string a = Letters.RandomLabel(random, qubits), b = Letters.RandomLabel(random, qubits);
            PauliProduct product = PauliString.Multiply(PauliString.Parse(a), PauliString.Parse(b));
            DenseMatrix expected = DenseMatrix.OfLabel(a) * DenseMatrix.OfLabel(b);
            DenseMatrix actual = PowersOfI[product.PhaseExponent] * DenseMatrix.OfLabel(product.String.ToString());
            DenseMatrix.Distance(expected, actual).Should().Be(0, $"{a}·{b} = {product}");
            phases[product.PhaseExponent]++;
        }

        phases.Count(count => count > 0).Should().Be(qubits == 1 ? 3 : 4, "every phase must have occurred; -1 needs two qubits");
    }

    [Fact]
    public void The_table_of_letters_is_that_of_the_matrices()
    {
        foreach (char a in "IXYZ")
        {
            foreach (char b in "IXYZ")
            {
                (int phase, string label) = Letters.Multiply($"{a}", $"{b}");
                DenseMatrix.Distance(DenseMatrix.OfLetter(a) * DenseMatrix.OfLetter(b), PowersOfI[phase] * DenseMatrix.OfLabel(label)).Should().Be(0);
            }
        }
    }

    [Fact]
    public void Products_of_any_size_are_those_letter_by_letter()
    {
        var random = new Random(7);
        foreach (int qubits in Letters.Sizes)
        {
            var phases = new HashSet<int>();
            for (int i = 0; i < 250; i++)
            {
                string a = i % 3 == 0 ? Letters.RandomSparseLabel(random, qubits, 3) : Letters.RandomLabel(random, qubits);
                string b = i % 4 == 0 ? Letters.RandomSparseLabel(random, qubits, 2) : Letters.RandomLabel(random, qubits);
                (int phase, string label) = Letters.Multiply(a, b);
                PauliString left = PauliString.Parse(a), right = PauliString.Parse(b);
                PauliProduct product = PauliString.Multiply(left, right);
                product.PhaseExponent.Should().Be(phase, $"{a}·{b}");
                product.String.ToString("D", null).Should().Be(label);
                left.CommutesWith(right).Should().Be(!Letters.Anticommute(a, b), $"{a}, {b}");
                phases.Add(phase);
            }

            phases.Should().HaveCount(qubits == 1 ? 3 : 4, $"every phase must have occurred at {qubits} qubits");
        }
    }

    [Fact]
    public void A_product_of_two_words_knows_words_that_only_one_factor_has()
    {
        PauliString a = PauliString.On(300, (0, Pauli.Y), (64, Pauli.X), (299, Pauli.Y)), b = PauliString.On(300, (64, Pauli.X), (128, Pauli.Y), (299, Pauli.Z));
        PauliProduct product = PauliString.Multiply(a, b);
        product.String.Should().Be(PauliString.On(300, (0, Pauli.Y), (128, Pauli.Y), (299, Pauli.X)));
        product.PhaseExponent.Should().Be(1);
    }

    [Fact]
    public void A_string_squares_to_the_identity()
    {
        var random = new Random(8);
        foreach (int qubits in Letters.Sizes)
        {
            PauliString p = PauliString.Parse(Letters.RandomLabel(random, qubits));
            PauliProduct square = PauliString.Multiply(p, p);
            square.PhaseExponent.Should().Be(0);
            square.String.Should().Be(PauliString.Identity(qubits));
            square.String.IsIdentity.Should().BeTrue();
        }
    }

    [Theory]
    [InlineData("X", "Y", "i·Z")]
    [InlineData("Y", "X", "-i·Z")]
    [InlineData("XX", "YY", "-ZZ")]
    [InlineData("XZ", "XZ", "II")]
    public void A_product_prints_with_its_phase(string a, string b, string expected) =>
        PauliString.Multiply(PauliString.Parse(a), PauliString.Parse(b)).ToString().Should().Be(expected);

    [Fact]
    public void Different_sizes_do_not_multiply()
    {
        PauliString a = PauliString.Parse("XX"), b = PauliString.Parse("XXX");
        FluentActions.Invoking(() => PauliString.Multiply(a, b)).Should().Throw<QubitCountMismatchException>().Where(e => e.Expected == 2 && e.Actual == 3);
        FluentActions.Invoking(() => a.CommutesWith(b)).Should().Throw<QubitCountMismatchException>();
    }
}
