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
    public void Malformed_JSON_is_refused_with_its_place(string json, string place) =>
        FluentActions.Invoking(() => OperatorJson.Read(json)).Should().Throw<JsonFormatException>().Which.Place.Should().Be(place);

    [Fact]
    public void An_empty_list_and_mixed_sizes_are_refused()
    {
        FluentActions.Invoking(() => OperatorJson.Write([])).Should().Throw<ArgumentException>();
        FluentActions.Invoking(() => OperatorJson.Write([PauliSum.Zero(1), PauliSum.Zero(2)])).Should().Throw<QubitCountMismatchException>();
    }

    [Fact]
    public void Damaged_JSON_meets_typed_errors() => new Damage(4).ShouldOnlyMeet(
        text => OperatorJson.Read(text), [OperatorJson.Write([PauliSum.Parse("1/3*XXI - 0.25*ZIZ"), PauliSum.Parse("YII")]), "{\"qubits\":70,\"operators\":[[[\"1\",\"X0 Z69\"]]]}"], 10_000, typeof(JsonFormatException));
}
