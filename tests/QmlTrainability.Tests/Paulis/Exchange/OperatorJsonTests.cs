using QmlTrainability.Numerics;
using QmlTrainability.Paulis;
using QmlTrainability.Paulis.Exchange;
using QmlTrainability.Tests.Oracle;

namespace QmlTrainability.Tests.Paulis.Exchange;

public class OperatorJsonTests
{
    [Fact]
    public void Random_lists_come_back_exactly()
    {
        var random = new Random(5);
        foreach (int qubits in Letters.Sizes)
        {
            PauliSum[] sums =
            [
                PauliSum.Zero(qubits),
                .. Enumerable.Range(0, 50).Select(_ => PauliSum.OfExact(Enumerable.Range(0, 1 + random.Next(4)).Select(_ =>
                    (new Rational(random.Next(-99, 99), 1 + random.Next(99)), PauliString.Parse(Letters.RandomSparseLabel(random, qubits, random.Next(qubits + 1))))))),
            ];

            OperatorJson.Read(OperatorJson.Write(sums)).Should().Equal(sums);
        }
    }

    [Theory]
    [InlineData("{\"qubits\":2}", "$")]
    [InlineData("{\"qubits\":0,\"operators\":[]}", "$.qubits")]
    [InlineData("{\"qubits\":2,\"operators\":[[[\"1/0\",\"XX\"]]]}", "$.operators[0][0][0]")]
    [InlineData("{\"qubits\":2,\"operators\":[[[\"1\",\"XXX\"]]]}", "$.operators[0][0][1]")]
    [InlineData("{\"qubits\":2,\"operators\":[[[1,\"XX\"]]]}", "$.operators[0][0][0]")]
    [InlineData("{\"qubits\":2,\"operators\":[[[\"1\",\"XX\",\"YY\"]]]}", "$.operators[0][0]")]
    [InlineData("{\"qubits\":2,\"operators\":[[[\"1\"]]]}", "$.operators[0][0]")]
    public void Malformed_JSON_is_refused_with_its_place(string json, string place) =>
        FluentActions.Invoking(() => OperatorJson.Read(json)).Should().Throw<JsonFormatException>().Which.Place.Should().Be(place);

    /// <summary>Dense up to 64 qubits; above, sparse unless that is longer. Seventeen letters with numbers of two digits take 67 characters, as many as 67 letters.</summary>
    [Theory]
    [InlineData(3, new[] { 0 }, "XII")]
    [InlineData(70, new[] { 0, 69 }, "X0 X69")]
    [InlineData(67, new[] { 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26 }, "X10 X11 X12 X13 X14 X15 X16 X17 X18 X19 X20 X21 X22 X23 X24 X25 X26")]
    [InlineData(67, new[] { 0, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26 }, "XIIIIIIIIIXXXXXXXXXXXXXXXXXIIIIIIIIIIIIIIIIIIIIIIIIIIIIIIIIIIIIIIII")]
    public void A_label_is_written_in_the_shorter_way(int qubits, int[] places, string label)
    {
        PauliString p = PauliString.On(qubits, [.. places.Select(q => (q, Pauli.X))]);
        OperatorJson.Write([1.0 * p]).Should().Contain($"[\"1\",\"{label}\"]");
    }

    [Fact]
    public void An_empty_list_and_mixed_sizes_are_refused()
    {
        FluentActions.Invoking(() => OperatorJson.Write(null!)).Should().Throw<ArgumentNullException>();
        FluentActions.Invoking(() => OperatorJson.Write([])).Should().Throw<ArgumentException>().WithMessage("There is no operator*");
        FluentActions.Invoking(() => OperatorJson.Write([PauliSum.Zero(1), PauliSum.Zero(2)])).Should().Throw<QubitCountMismatchException>();
    }

    [Fact]
    public void Damaged_JSON_meets_typed_errors() => new Damage(4).ShouldOnlyMeet(
        text => OperatorJson.Read(text), [OperatorJson.Write([PauliSum.Parse("1/3*XXI - 0.25*ZIZ"), PauliSum.Parse("YII")]), "{\"qubits\":70,\"operators\":[[[\"1\",\"X0 Z69\"]]]}"], 10_000, typeof(JsonFormatException));
}
