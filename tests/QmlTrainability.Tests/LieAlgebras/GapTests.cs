using System.Text.Json;
using QmlTrainability.LieAlgebras;
using QmlTrainability.Paulis;
using QmlTrainability.Tests.LieAlgebras.BruteForce;
using QmlTrainability.Tests.Reference;

namespace QmlTrainability.Tests.LieAlgebras;

/// <summary>Three hundred sets of generators, strings and sums, that GAP decomposed exactly; see Reference/README.md and Reference/gap.</summary>
public class GapTests
{
    [Fact]
    public void Dimension_center_and_semisimple_type_are_those_of_gap()
    {
        var disagreements = new Disagreements();
        int cases = 0, large = 0, largest = 0;
        foreach (JsonElement test in ReferenceData.Read("semisimple_types.json").EnumerateArray())
        {
            PauliSum[] generators = [.. test.GetProperty("generators").EnumerateArray().Select(g =>
                PauliSum.Of(g.EnumerateArray().Select(t => (t[0].GetDouble(), PauliString.Parse(t[1].GetString()!)))))];
            var algebra = DynamicalLieAlgebra.GeneratedBy(generators);
            AlgebraShape expected = AlgebraShape.Empty.U(test.GetProperty("center_dim").GetInt32());
            foreach (JsonElement type in test.GetProperty("type").EnumerateArray())
            {
                (char letter, int rank) = Normalized(type.GetString()!);
                expected = expected.And(letter, rank, 1);
            }

            disagreements.Compare(AlgebraShape.Of(algebra), expected, () => string.Join(", ", (object[])generators));
            disagreements.Compare(algebra.Dimension, test.GetProperty("dim").GetInt32(), () => string.Join(", ", (object[])generators));
            cases++;
            if (algebra.Dimension > 60) large++;
            if (algebra.Dimension == 120) largest++;
        }

        disagreements.ShouldBeNone(2 * cases);
        cases.Should().Be(300);
        large.Should().BeGreaterThanOrEqualTo(5);
        largest.Should().Be(1);
    }

    /// <summary>GAP writes B2 for C2 and D3 for A3.</summary>
    private static (char Letter, int Rank) Normalized(string type) => type switch
    {
        "B1" or "C1" => ('A', 1),
        "B2" => ('C', 2),
        "D3" => ('A', 3),
        _ => (type[0], int.Parse(type[1..], System.Globalization.CultureInfo.InvariantCulture)),
    };
}
