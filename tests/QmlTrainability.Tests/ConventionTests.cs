using QmlTrainability.Ansatze;
using QmlTrainability.Circuits;
using QmlTrainability.LieAlgebras;
using QmlTrainability.Numerics;
using QmlTrainability.Paulis;
using QmlTrainability.Paulis.Exchange;
using QmlTrainability.Reporting;

namespace QmlTrainability.Tests;

/// <summary>docs/conventions.md, sentence by sentence.</summary>
public class ConventionTests
{
    [Fact]
    public void Qubit_0_is_the_leftmost_letter_and_the_leftmost_bit()
    {
        PauliString p = PauliString.Parse("XIZ");
        (p[0], p[2]).Should().Be((Pauli.X, Pauli.Z));
        InitialState.Basis("01").Expectation(PauliString.Parse("IZ")).Should().Be(-1);
        InitialState.Basis("01").Expectation(PauliString.Parse("ZI")).Should().Be(1);
    }

    [Fact]
    public void Labels_of_Qiskit_are_reversed_and_wires_of_PennyLane_are_ordered()
    {
        QiskitOperators.FromList([("XIZ", 1)]).ToString().Should().Be("1*ZIX");
        PennyLaneOperators.Parse("X(a) @ Z(b)", ["b", "a"]).ToString().Should().Be("1*ZX");
    }

    [Fact]
    public void Y_is_iXZ_and_phases_are_exponents_of_i()
    {
        PauliProduct xz = PauliString.Multiply(PauliString.Parse("X"), PauliString.Parse("Z"));
        (xz.String.ToString(), xz.PhaseExponent).Should().Be(("Y", 3)); // XZ = -iY
    }

    [Fact]
    public void The_bracket_is_Hermitian() => PauliSum.Bracket(PauliString.Parse("X"), PauliString.Parse("Y")).ToString().Should().Be("1*Z"); // [X, Y] = 2iZ

    [Fact]
    public void Coefficients_are_exact()
    {
        PauliSum.Of([(0.1, PauliString.Parse("X"))]).Terms[0].Exact.Should().Be(Rational.FromDouble(0.1)).And.NotBe(new Rational(1, 10));
        PauliSum.Parse("0.1*X").Terms[0].Exact.Should().Be(new Rational(1, 10));
    }

    [Fact]
    public void A_rotation_is_half_its_angle()
    {
        // RX(θ) turns ⟨Z⟩ to cos θ, so with θ uniform the variance is 1/2; exp(-iθX) would give the same, but the slope tells: E sin² = 1/2.
        var b = new CircuitBuilder(1);
        Circuit circuit = b.RX(0, b.Parameter("t")).Build();
        QmlTrainability.Trainability.FiniteDepthVariance.Of(circuit, PauliString.Parse("Z"), InitialState.Zeros(1), QmlTrainability.Trainability.AngleDistribution.Uniform)
            .GradientSecondMoments[0].Should().Be(0.5);
    }

    [Fact]
    public void U_is_RZ_RY_RZ_with_lambda_first()
    {
        var b = new CircuitBuilder(1);
        Parameter theta = b.Parameter("theta"), phi = b.Parameter("phi"), lambda = b.Parameter("lambda");
        b.U(0, theta, phi, lambda).Build().RotationForm.Rotations.Select(r => r.ToString()).Should().Equal("R_Z(lambda)", "R_Y(theta)", "R_Z(phi)");
    }

    [Fact]
    public void Names_are_normalized_sorted_and_short()
    {
        Name("XI", "ZI").Should().Be("su(2)");
        Name("XX", "ZI", "IZ").Should().Be("2·su(2)");
        SimpleSummand.Orthogonal(5, 1).ToString().Should().Be("sp(2)");
        SimpleSummand.Orthogonal(6, 1).ToString().Should().Be("su(4)");
        SimpleSummand.Orthogonal(8, 2).ToString().Should().Be("2·so(8)");
        SimpleSummand.Unitary(System.Numerics.BigInteger.One << 20, 1).ToString().Should().Be("su(2^20)");
        SimpleSummand.Unitary(System.Numerics.BigInteger.One << 19, 1).ToString().Should().Be("su(524288)");
    }

    [Fact]
    public void The_identity_is_a_center()
    {
        DynamicalLieAlgebra g = DynamicalLieAlgebra.GeneratedBy([PauliString.Identity(2), PauliString.Parse("XI")]);
        (g.Dimension, g.CenterDimension, g.ToString()).Should().Be((2, 2, "u(1)^2"));
    }

    [Fact]
    public void Big_integers_are_strings_in_JSON()
    {
        string json = VerdictReport.ToJson(AnsatzCatalog.Heisenberg(Topology.Chain, 1).Assess(101));
        json.Should().Contain($"\"dimension\": \"{System.Numerics.BigInteger.Pow(4, 100) - 1}\"");
    }

    private static string Name(params string[] labels) => DynamicalLieAlgebra.GeneratedBy(labels.Select(l => PauliString.Parse(l))).ToString();
}
