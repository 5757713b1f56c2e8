using System.Numerics;
using System.Text.Json;
using QmlTrainability.LieAlgebras;
using QmlTrainability.Paulis;
using QmlTrainability.Tests.LieAlgebras.BruteForce;

namespace QmlTrainability.Tests.LieAlgebras;

/// <summary>Every case of the reference data; see Reference/README.md for its origin.</summary>
public class ReferenceTests
{
    [Fact]
    public void Pauli_strings_have_the_dimension_center_and_simple_ideals_of_the_reference()
    {
        var disagreements = new Disagreements();
        foreach (JsonElement reference in Cases("pauli_strings.json"))
        {
            var algebra = DynamicalLieAlgebra.GeneratedBy(Generators(reference).Select(g => g.Terms.Single().String));
            disagreements.Compare(AlgebraShape.Of(algebra), Shape(reference), () => Name(reference));
            disagreements.Compare(algebra.Dimension, Whole(reference, "dim"), () => Name(reference));
        }

        disagreements.ShouldBeNone(2 * 341);
    }

    [Fact]
    public void Pauli_sums_have_the_dimension_center_and_simple_ideals_of_the_reference()
    {
        var disagreements = new Disagreements();
        foreach (JsonElement reference in Cases("pauli_sums.json"))
        {
            var algebra = DynamicalLieAlgebra.GeneratedBy(Generators(reference));
            disagreements.Compare(algebra.Dimension, Whole(reference, "dim"), () => Name(reference));
            disagreements.Compare(AlgebraShape.Of(algebra), Shape(reference), () => Name(reference));
        }

        disagreements.ShouldBeNone(2 * 70);
    }

    private static AlgebraShape Shape(JsonElement reference) => reference.GetProperty("decomposition").EnumerateArray().Aggregate(
        AlgebraShape.Empty.U(Whole(reference, "center_dim")),
        (shape, ideal) => shape.And(ideal.GetProperty("cartan").GetString()![0], Whole(ideal, "rank"), Whole(ideal, "multiplicity")));

    private static List<JsonElement> Cases(string file)
    {
        using Stream stream = typeof(ReferenceTests).Assembly.GetManifestResourceStream($"Reference/{file}")!;
        using var document = JsonDocument.Parse(stream);
        return [.. document.RootElement.EnumerateArray().Select(c => c.Clone())];
    }

    private static IEnumerable<PauliSum> Generators(JsonElement reference) => reference.GetProperty("generators").EnumerateArray()
        .Select(g => PauliSum.Of(g.EnumerateArray().Select(term => (term[0].GetDouble(), PauliString.Parse(term[1].GetString()!)))));

    private static BigInteger Whole(JsonElement element, string property)
    {
        JsonElement value = element.GetProperty(property);
        return BigInteger.Parse(value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText(), System.Globalization.CultureInfo.InvariantCulture);
    }

    private static string Name(JsonElement reference) => $"{reference.GetProperty("name").GetString()} n={reference.GetProperty("n").GetInt32()}";
}
