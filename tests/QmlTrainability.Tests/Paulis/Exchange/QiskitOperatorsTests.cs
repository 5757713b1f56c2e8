using System.Numerics;
using QmlTrainability.Paulis;
using QmlTrainability.Paulis.Exchange;
using QmlTrainability.Tests.Oracle;

namespace QmlTrainability.Tests.Paulis.Exchange;

public class QiskitOperatorsTests
{
    /// <summary>In Qiskit the matrix of a label is the Kronecker product of its letters from left to right, and qubit 0 the lowest bit of an index.</summary>
    [Fact]
    public void The_rightmost_letter_is_qubit_0()
    {
        DenseMatrix qiskit = DenseMatrix.Kronecker(DenseMatrix.Kronecker(DenseMatrix.OfLetter('X'), DenseMatrix.OfLetter('Y')), DenseMatrix.OfLetter('Z'));

        PauliSum read = QiskitOperators.FromList([("XYZ", 1)]);

        DenseMatrix.Distance(DenseMatrix.OfLabel(read.Terms[0].String.ToString()), qiskit).Should().Be(0);
        read.Terms[0].String[0].Should().Be(Pauli.Z);
        QiskitOperators.ToList(read).Should().Equal(("XYZ", Complex.One));
        QiskitOperators.FromJson("{\"XYZ\": 1}").Should().Be(read);
    }

    [Fact]
    public void A_sparse_letter_acts_on_the_qubit_named_with_it()
    {
        PauliSum read = QiskitOperators.FromSparseList([("ZX", [1, 4], 1), ("YY", [0, 3], 2), ("", [], -1)], 5);

        read.Should().Be(PauliSum.Parse("IZIIX + 2*YIIYI - IIIII"));
        QiskitOperators.ToList(read).Select(t => t.Label).Should().Equal("XIIZI", "IYIIY", "IIIII"); // as in the documentation of SparsePauliOp.from_sparse_list
        QiskitOperators.ToSparseList(read).Select(t => (t.Letters, string.Join(' ', t.Qubits), t.Coefficient)).Should().Equal(("ZX", "1 4", 1), ("YY", "0 3", 2), ("", "", -1));
    }

    [Fact]
    public void Random_operators_come_back()
    {
        var random = new Random(3);
        foreach (int qubits in Letters.Sizes)
        {
            for (int i = 0; i < 100; i++)
            {
                var sum = PauliSum.Of(Enumerable.Range(0, 1 + random.Next(5)).Select(_ => (random.NextDouble() - 0.5, PauliString.Parse(Letters.RandomLabel(random, qubits)))).DistinctBy(t => t.Item2));

                QiskitOperators.FromList(QiskitOperators.ToList(sum), qubits).Should().Be(sum);
                QiskitOperators.FromSparseList(QiskitOperators.ToSparseList(sum), qubits).Should().Be(sum);
                PauliSum fromJson = QiskitOperators.FromJson(QiskitOperators.ToJson(sum), qubits);
                fromJson.Terms.Select(t => (t.Coefficient, t.String)).Should().Equal(sum.Terms.Select(t => (t.Coefficient, t.String)));
            }
        }
    }

    [Fact]
    public void Decimals_in_JSON_stay_decimal() =>
        QiskitOperators.FromJson("[[\"XX\", 0.1], [\"ZI\", [0.2, 0.0]], [\"XX\", 0.2]]").Should().Be(PauliSum.Parse("0.3*XX + 0.2*IZ"));

    [Fact]
    public void No_terms_need_the_number_of_qubits()
    {
        QiskitOperators.FromJson("[]", 3).Should().Be(PauliSum.Zero(3));
        QiskitOperators.FromList([], 2).Should().Be(PauliSum.Zero(2));
        FluentActions.Invoking(() => QiskitOperators.FromList([])).Should().Throw<ArgumentException>().WithMessage("*pass qubits*");
        FluentActions.Invoking(() => QiskitOperators.FromJson("{}")).Should().Throw<JsonFormatException>().WithMessage("*at least one term*");
    }

    [Fact]
    public void Imaginary_parts_are_refused()
    {
        FluentActions.Invoking(() => QiskitOperators.FromList([("X", 1), ("Z", new Complex(0, 0.5))])).Should().Throw<NotHermitianException>().Which.Place.Should().Be("Z");
        FluentActions.Invoking(() => QiskitOperators.FromJson("[[\"X\", [1, 1e-17]]]")).Should().Throw<NotHermitianException>().Which.Place.Should().Be("$[0][1]");
        FluentActions.Invoking(() => QiskitOperators.FromList([("X", double.NaN)])).Should().Throw<ArgumentOutOfRangeException>().WithMessage("*coefficient of X*");
    }

    [Fact]
    public void A_coefficient_beyond_doubles_is_refused() =>
        FluentActions.Invoking(() => QiskitOperators.ToJson(PauliSum.Parse("1e400*XZ"))).Should().Throw<ArgumentOutOfRangeException>().WithMessage("*coefficient of XZ is beyond the range of a double*");

    [Fact]
    public void What_is_missing_is_named()
    {
        FluentActions.Invoking(() => QiskitOperators.FromList(null!)).Should().Throw<ArgumentNullException>().WithParameterName("list");
        FluentActions.Invoking(() => QiskitOperators.FromList([(null!, 1)])).Should().Throw<ArgumentNullException>().WithParameterName("label");
        FluentActions.Invoking(() => QiskitOperators.FromSparseList(null!, 2)).Should().Throw<ArgumentNullException>().WithParameterName("list");
        FluentActions.Invoking(() => QiskitOperators.FromSparseList([(null!, [0], 1)], 2)).Should().Throw<ArgumentNullException>().WithParameterName("letters");
        FluentActions.Invoking(() => QiskitOperators.FromSparseList([("X", null!, 1)], 2)).Should().Throw<ArgumentNullException>().WithParameterName("on");
        FluentActions.Invoking(() => QiskitOperators.FromSparseList([], 0)).Should().Throw<ArgumentOutOfRangeException>().WithParameterName("qubits");
        FluentActions.Invoking(() => QiskitOperators.ToList(null!)).Should().Throw<ArgumentNullException>().WithParameterName("sum");
        FluentActions.Invoking(() => QiskitOperators.ToSparseList(null!)).Should().Throw<ArgumentNullException>().WithParameterName("sum");
        FluentActions.Invoking(() => QiskitOperators.ToJson(null!)).Should().Throw<ArgumentNullException>().WithParameterName("sum");
    }

    [Theory]
    [InlineData(40)]
    [InlineData(41)]
    public void A_long_label_is_cut_where_a_message_names_it(int letters) =>
        FluentActions.Invoking(() => QiskitOperators.FromList([(new string('Z', letters), 1)], 2)).Should().Throw<QubitCountMismatchException>()
            .WithMessage($"*'{new string('Z', 40)}'*");

    [Theory]
    [InlineData("[[\"XA\", 1]]", "$[0][0]")]
    [InlineData("[[\"XX\", 1], [\"X\", 1]]", "$[1][0]")]
    [InlineData("{\"XX\": 1, \"X\": 1}", "$.X")]
    [InlineData("[[\"XX\", \"1\"]]", "$[0][1]")]
    [InlineData("[[\"XX\"]]", "$[0]")]
    [InlineData("[[\"XX\", 1],\n [\"XX\" 1]]", "line 2, byte 8")]
    [InlineData("7", "$")]
    public void Malformed_JSON_is_refused_with_its_place(string json, string place) =>
        FluentActions.Invoking(() => QiskitOperators.FromJson(json)).Should().Throw<JsonFormatException>().Which.Place.Should().Be(place);

    [Fact]
    public void Malformed_labels_are_refused_with_their_position()
    {
        FluentActions.Invoking(() => QiskitOperators.FromList([("IXiX", 1)])).Should().Throw<PauliFormatException>().Which.Position.Should().Be(2);
        FluentActions.Invoking(() => QiskitOperators.FromSparseList([("XZ", [1], 1)], 2)).Should().Throw<PauliFormatException>().WithMessage("*2 letters for 1 qubits*");
        FluentActions.Invoking(() => QiskitOperators.FromSparseList([("XZ", [1, 1], 1)], 2)).Should().Throw<ArgumentException>().WithMessage("*twice*");
        FluentActions.Invoking(() => QiskitOperators.FromList([("XX", 1), ("X", 1)])).Should().Throw<QubitCountMismatchException>();
    }

    [Fact]
    public void Damaged_JSON_meets_typed_errors() => new Damage(1).ShouldOnlyMeet(
        text => QiskitOperators.FromJson(text), ["[[\"XIZ\", 0.5], [\"YYI\", [-1.25e-3, 0]]]", "{\"XIZ\": 0.5, \"YYI\": 1}"], 10_000, typeof(JsonFormatException), typeof(NotHermitianException));
}
