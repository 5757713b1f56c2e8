using QmlTrainability.Ansatze;
using QmlTrainability.Circuits;
using QmlTrainability.LieAlgebras;
using QmlTrainability.Paulis;
using QmlTrainability.Trainability;

namespace QmlTrainability.Tests.Trainability;

/// <summary>Shared parameters whose rotations cannot be brought together: the sum rule is too small, the freed rotations may be too large.</summary>
public class TiedAlgebraTests
{
    [Fact]
    public void Two_X_around_a_ZZ_generate_dimension_6_and_not_the_4_of_the_sum_rule()
    {
        var b = new CircuitBuilder(2);
        Parameter t = b.Parameter("t"), f = b.Parameter("f");
        b.RX(0, t).RZZ(0, 1, f).RX(1, t);
        Dimension(b.Build()).Should().Be(6);
    }

    /// <summary>Half of the bonds of K_4, a field, the other half, a field, with one parameter for the bonds and one for the fields: two paths give 66, a star and a triangle 34.</summary>
    [Theory]
    [InlineData("01 12 23", "02 03 13", 66)]
    [InlineData("01 02 03", "12 13 23", 34)]
    public void Halves_of_the_complete_graph(string first, string second, int dimension)
    {
        var b = new CircuitBuilder(4);
        Parameter t = b.Parameter("t"), f = b.Parameter("f");
        foreach (string half in new[] { first, second })
        {
            foreach (string bond in half.Split(' ')) b.RZZ(bond[0] - '0', bond[1] - '0', t);
            for (int q = 0; q < 4; q++) b.RX(q, f);
        }

        Dimension(b.Build()).Should().Be(dimension);
    }

    [Theory]
    [InlineData(3, 3)]
    [InlineData(4, 6)]
    [InlineData(5, 10)]
    public void A_tied_XZ_chain_alone(int n, int dimension)
    {
        var b = new CircuitBuilder(n);
        Parameter t = b.Parameter("t");
        for (int q = 0; q < n - 1; q++) b.Rotate(PauliString.On(n, (q, Pauli.X), (q + 1, Pauli.Z)), t);
        Dimension(b.Build()).Should().Be(dimension);
    }

    [Theory]
    [InlineData(4, 28)]
    [InlineData(5, 45)]
    public void A_tied_XY_chain_with_a_tied_field(int n, int dimension)
    {
        var b = new CircuitBuilder(n);
        Parameter t = b.Parameter("t"), f = b.Parameter("f");
        for (int q = 0; q < n - 1; q++) b.Rotate(PauliString.On(n, (q, Pauli.X), (q + 1, Pauli.Y)), t);
        for (int q = 0; q < n; q++) b.RZ(q, f);
        Dimension(b.Build()).Should().Be(dimension);
    }

    /// <summary>It lies between the sum rule and the freed rotations, and is the sum rule where that holds.</summary>
    [Fact]
    public void Random_circuits_lie_between_their_bounds()
    {
        var random = new Random(9);
        int between = 0, exact = 0;
        for (int i = 0; i < 400; i++)
        {
            int n = random.Next(2, 4);
            var b = new CircuitBuilder(n);
            Parameter[] parameters = [b.Parameter("a"), b.Parameter("b")];
            for (int k = random.Next(2, 7); k > 0; k--) b.Rotate(QmlTrainability.Tests.Circuits.RandomCircuits.String(n, random), random.Next(1, 3) * parameters[random.Next(2)]);
            Circuit circuit = b.Build();
            int dimension = Dimension(circuit);
            var freed = DynamicalLieAlgebra.GeneratedBy(circuit.Generators.Freed);
            ((int)freed.Dimension).Should().BeGreaterThanOrEqualTo(dimension);
            if (circuit.Generators.TiedLowerBound is { Count: > 0 } lower) ((int)DynamicalLieAlgebra.GeneratedBy(lower).Dimension).Should().BeLessThanOrEqualTo(dimension);
            if (circuit.Generators.AreExact)
            {
                ((int)DynamicalLieAlgebra.GeneratedBy(circuit.Generators).Dimension).Should().Be(dimension);
                exact++;
            }
            else if (freed.Dimension > dimension)
            {
                between++;
            }
        }

        exact.Should().BeGreaterThan(5);
        between.Should().BeGreaterThan(5);
    }

    [Fact]
    public void A_verdict_uses_it()
    {
        var b = new CircuitBuilder(2);
        Parameter t = b.Parameter("t"), f = b.Parameter("f");
        Verdict verdict = Verdict.Of(b.RX(0, t).RZZ(0, 1, f).RX(1, t).Build());
        verdict.Dimension.Should().Be(6);
        verdict.DimensionIsExact.Should().BeTrue();
        verdict.Evidence.Should().Contain(e => e.Claim.Contains("rational circle", StringComparison.Ordinal));
    }

    private static int Dimension(Circuit circuit) => (int)TiedAlgebra.TryFind(circuit.RotationForm.Rotations, ClosureOptions.Default, default)!.Dimension;
}
