using System.Text.Json;
using QmlTrainability.LieAlgebras;
using QmlTrainability.LieAlgebras.Text;
using QmlTrainability.Paulis;

namespace QmlTrainability.Tests.LieAlgebras.Text;

public class StructureConstantsJsonTests
{
    [Fact]
    public void What_is_written_satisfies_the_brackets_of_its_own_basis()
    {
        foreach (DynamicalLieAlgebra algebra in new[]
        {
            DynamicalLieAlgebra.GeneratedBy([PauliString.Parse("XII"), PauliString.Parse("ZZI"), PauliString.Parse("IXI"), PauliString.Parse("IZZ")]),
            DynamicalLieAlgebra.GeneratedBy(SumFamilies.IsingRing(4)),
        })
        {
            using var document = JsonDocument.Parse(StructureConstantsJson.Write(algebra.ComputeStructureConstants()));
            JsonElement root = document.RootElement;
            int qubits = root.GetProperty("qubits").GetInt32();
            PauliSum[] basis = [.. root.GetProperty("basis").EnumerateArray().Select(b =>
                PauliSum.OfExact(b.EnumerateArray().Select(t => (QmlTrainability.Numerics.Rational.Parse(t[0].GetString()!), PauliString.Parse(t[1].GetString()!, qubits)))))];
            basis.Should().HaveCount((int)algebra.Dimension);
            var brackets = root.GetProperty("constants").EnumerateArray().ToLookup(t => (t[0].GetInt32(), t[1].GetInt32()), t => (Element: t[2].GetInt32(), Value: t[3].GetDouble()));
            brackets.Count.Should().BePositive();
            for (int a = 0; a < basis.Length; a++)
            {
                for (int b = a + 1; b < basis.Length; b++)
                {
                    // PauliSum.Bracket is -i[·,·]/2, so i[A, B] is -2 times it.
                    PauliSum rest = -2.0 * PauliSum.Bracket(basis[a], basis[b]);
                    foreach ((int element, double value) in brackets[(a, b)]) rest -= value * basis[element];
                    rest.Terms.Sum(t => Math.Abs(t.Coefficient)).Should().BeLessThan(1e-9);
                }
            }
        }
    }

    [Fact]
    public void Null_is_refused() =>
        FluentActions.Invoking(() => StructureConstantsJson.Write(null!)).Should().Throw<ArgumentNullException>().WithParameterName("constants");
}
