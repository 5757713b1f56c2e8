using System.Text.Json.Nodes;
using QmlTrainability.Paulis.Exchange;

namespace QmlTrainability.LieAlgebras.Text;

/// <summary>Structure constants as JSON: the basis, and each f(a, b, c) with a &lt; b that is not zero, i[B_a, B_b] = Σ f(a, b, c)·B_c.</summary>
/// <remarks>Operators are written as by <see cref="OperatorJson"/>, constants as the array [a, b, c, f]. Cost: the size of the text.</remarks>
/// <example><code>
/// DynamicalLieAlgebra su2 = DynamicalLieAlgebra.GeneratedBy([PauliString.Parse("X"), PauliString.Parse("Z")]);
/// Console.WriteLine(StructureConstantsJson.Write(su2.ComputeStructureConstants()));
/// // {"qubits":1,"dimension":3,"basis":[[["1","X"]],[["1","Z"]],[["1","Y"]]],"constants":[[0,1,2,2],[0,2,1,-2],[1,2,0,2]]}
/// </code></example>
public static class StructureConstantsJson
{
    /// <summary>The constants as one JSON object.</summary>
    /// <param name="constants">The constants.</param>
    public static string Write(StructureConstants constants)
    {
        ArgumentNullException.ThrowIfNull(constants);
        var triples = new JsonArray();
        for (int a = 0; a < constants.Dimension; a++)
        {
            for (int b = a + 1; b < constants.Dimension; b++)
            {
                foreach ((int c, double value) in constants.Bracket(a, b)) triples.Add((JsonNode)new JsonArray(a, b, c, value));
            }
        }

        return new JsonObject
        {
            ["qubits"] = constants.Basis[0].QubitCount,
            ["dimension"] = constants.Dimension,
            ["basis"] = new JsonArray([.. constants.Basis.Select(OperatorJson.Terms)]),
            ["constants"] = triples,
        }.ToJsonString();
    }
}
