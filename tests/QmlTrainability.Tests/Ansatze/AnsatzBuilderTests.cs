using System.Numerics;
using QmlTrainability.Ansatze;
using QmlTrainability.Circuits;
using QmlTrainability.LieAlgebras;
using QmlTrainability.Paulis;
using QmlTrainability.Trainability;

namespace QmlTrainability.Tests.Ansatze;

public class AnsatzBuilderTests
{
    [Fact]
    public void Every_call_returns_a_new_builder()
    {
        AnsatzBuilder one = new AnsatzBuilder().RotateEach(Pauli.X);
        AnsatzBuilder two = one.RotateEach(Pauli.Z);
        AnsatzBuilder repeated = one.Repeat(3);
        one.ToCircuit(4).Parameters.Should().HaveCount(4);
        two.ToCircuit(4).Parameters.Should().HaveCount(8);
        repeated.ToCircuit(4).Parameters.Should().HaveCount(12);
    }

    [Fact]
    public void Circuits_have_the_gates_in_order_with_readable_parameters()
    {
        Circuit circuit = new AnsatzBuilder().RotateEach(Pauli.X, ParameterSharing.PerLayer).RotateNeighbors("ZY", Topology.Ring).EntangleNeighbors("CX", Topology.Chain)
            .RotateEach(Pauli.X).Repeat(2).RotateEach(Pauli.Y).ToCircuit(3);
        circuit.Parameters.Select(p => p.Name).Should().Equal(
            "X[0]", "ZY[0,0-1]", "ZY[0,1-2]", "ZY[0,2-0]", "X'[0,0]", "X'[0,1]", "X'[0,2]",
            "X[1]", "ZY[1,0-1]", "ZY[1,1-2]", "ZY[1,2-0]", "X'[1,0]", "X'[1,1]", "X'[1,2]",
            "Y[2,0]", "Y[2,1]", "Y[2,2]");
        circuit.Operations.Should().HaveCount((2 * (3 + 3 + 2 + 3)) + 3);
        circuit.RotationForm.Rotations[5].String.ToString().Should().Be("YIZ", "the first letter of a pair sits on the first qubit of the bond (2, 0)");
    }

    [Theory]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(10)]
    [InlineData(12)]
    public void RY_and_RZ_with_a_ring_of_CX_are_a_product_at_one_layer_and_universal_from_two_on(int n)
    {
        Algebra(n, 1, Pauli.Y, Pauli.Z).ToString().Should().Be($"{n}·su(2)");
        BigInteger full = BigInteger.Pow(4, n) - 1;
        Algebra(n, 2, Pauli.Y, Pauli.Z).Dimension.Should().Be(full);
        Algebra(n, 3, Pauli.Y, Pauli.Z).Dimension.Should().Be(full);
        LimitAlgebra(n, Pauli.Y, Pauli.Z).Dimension.Should().Be(full);
    }

    [Theory]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(10)]
    public void RY_with_a_ring_of_CX_is_orthogonal_from_two_layers_on(int n)
    {
        Algebra(n, 1, Pauli.Y).ToString().Should().Be($"u(1)^{n}");
        string orthogonal = SimpleSummand.Orthogonal(BigInteger.One << n, 1).ToString();
        Algebra(n, 2, Pauli.Y).ToString().Should().Be(orthogonal);
        LimitAlgebra(n, Pauli.Y).ToString().Should().Be(orthogonal);
    }

    [Fact]
    public void RY_with_a_ring_of_six_CX_grows_over_four_layers()
    {
        Enumerable.Range(1, 4).Select(layers => Algebra(6, layers, Pauli.Y).ToString()).Should().Equal("u(1)^6", "2·su(16)", "su(32)", "so(64)");
        LimitAlgebra(6, Pauli.Y).ToString().Should().Be("so(64)");
    }

    [Fact]
    public void A_shift_that_permutes_ideals_makes_the_deep_limit_depend_on_the_layers()
    {
        // su(2)^3 with a cyclic shift of the qubits after each layer, on |0⟩ ⊗ Bell, read out in Z on qubit 0.
        InitialState state = InitialState.Stabilizer([PauliSum.Parse("ZII"), PauliSum.Parse("IXX"), PauliSum.Parse("IZZ")]);
        AnsatzBuilder layer = new AnsatzBuilder().RotateEach(Pauli.X).RotateEach(Pauli.Z).EntangleNeighbors("swap", Topology.Chain);
        IEnumerable<string?> limits = Enumerable.Range(1, 6).Select(layers => layer.Repeat(layers).Assess(3, PauliString.Parse("ZII"), state).Variance!.Exact.ToString());
        limits.Should().Equal("0", "0", "1/3", "0", "0", "1/3");
    }

    [Fact]
    public void A_ring_of_CX_spreads_the_observable_before_anything_is_trained()
    {
        PauliRotationForm layer = AnsatzCatalog.TwoLocal([Pauli.Y], "CX", Topology.Ring, 1).ToCircuit(8).RotationForm;
        Enumerable.Range(0, 8).Select(q => layer.PullBack(PauliString.On(8, (q, Pauli.Z))).Terms[0].String.Weight).Should().Equal(7, 2, 3, 4, 5, 6, 7, 8);
        Verdict verdict = AnsatzCatalog.TwoLocal([Pauli.Y], "CX", Topology.Ring, 1).Assess(8, PauliString.On(8, (7, Pauli.Z)), InitialState.Zeros(8));
        verdict.FiniteDepth!.Value.Should().Be(Math.Pow(2, -8));
    }

    [Fact]
    public void The_catalog_has_its_known_algebras()
    {
        AnsatzCatalog.Matchgate(1).Build(5).Algebra.ToString().Should().Be("so(10)");
        AnsatzCatalog.Ising(Topology.Ring, 1).Build(6).Algebra.ToString().Should().Be("2·so(12)");
        AnsatzCatalog.Heisenberg(Topology.Chain, 1).Build(5, TrainabilityPolicy.JudgeOnly).Algebra.ToString().Should().Be("su(16)");
        AnsatzCatalog.PermutationEquivariant(1).Build(4).Algebra.Dimension.Should().Be(33);
        AnsatzCatalog.Qaoa(Topology.Graph([(0, 1), (1, 2), (2, 3), (3, 0)]), 2, ParameterSharing.PerTerm).Build(4).Algebra.ToString().Should().Be("2·so(8)");
        AnsatzCatalog.Qaoa(Topology.AllPairs, 2).Build(5).Algebra.Dimension.Should().Be(24);
        AnsatzCatalog.TwoLocal([Pauli.Y], "cz", Topology.Chain, 2).ToCircuit(3).Operations.Should().HaveCount(10);
        Verdict fixedGraph = AnsatzCatalog.Qaoa(Topology.Graph([(0, 1), (0, 4), (1, 2), (1, 3), (1, 4)]), 2).Assess(5);
        (fixedGraph.Dimension, fixedGraph.Growth.Kind).Should().Be((176, GrowthKind.SingleSize));
    }

    [Fact]
    public void TryBuild_gives_the_verdict_in_either_case()
    {
        AnsatzCatalog.Ising(Topology.Chain, 1).TryBuild(4, out Ansatz? built, out Verdict accepted).Should().BeTrue();
        built!.Verdict.Should().BeSameAs(accepted);
        AnsatzCatalog.Heisenberg(Topology.Chain, 1).TryBuild(6, out Ansatz? refused, out Verdict rejected).Should().BeFalse();
        refused.Should().BeNull();
        rejected.Decision.Should().Be(Decision.Reject);
    }

    [Fact]
    public void Bad_input_has_typed_errors_that_name_it()
    {
        Throws<FormatException>(() => new AnsatzBuilder().RotateNeighbors("ZQ", Topology.Ring), "*Q*");
        Throws<ArgumentException>(() => new AnsatzBuilder().RotateNeighbors("ZZZ", Topology.Ring), "*ZZZ*");
        Throws<ArgumentException>(() => new AnsatzBuilder().RotateNeighbors("II", Topology.Ring), "*II*");
        Throws<ArgumentOutOfRangeException>(() => new AnsatzBuilder().RotateEach(Pauli.I), "*identity*");
        Throws<ArgumentException>(() => new AnsatzBuilder().EntangleNeighbors("rx", Topology.Ring), "*rx*");
        Throws<ArgumentException>(() => new AnsatzBuilder().EntangleNeighbors("ccx", Topology.Ring), "*ccx*");
        Throws<ArgumentOutOfRangeException>(() => new AnsatzBuilder().RotateEach(Pauli.X).Repeat(0), "*");
        Throws<InvalidOperationException>(() => new AnsatzBuilder().Repeat(2), "*no step*");
        Throws<InvalidOperationException>(() => new AnsatzBuilder().Build(4), "*no steps*");
        Throws<ArgumentOutOfRangeException>(() => AnsatzCatalog.Ising(Topology.Chain, 1).Build(0), "*");
        Throws<ArgumentException>(() => Topology.Graph([(0, 0)]), "*itself*");
        Throws<ArgumentException>(() => Topology.Graph([(0, 1), (1, 0)]), "*twice*");
        Throws<ArgumentException>(() => Topology.Graph([]), "*edge*");
        Throws<ArgumentException>(() => AnsatzCatalog.Qaoa(Topology.Graph([(0, 5)]), 1).Build(4), "*5*");
        Throws<UnsupportedRequestException>(() => AnsatzCatalog.Qaoa(Topology.Graph([(0, 1)]), 1).GeneratorsAt(4), "*one size*");
        Throws<QubitCountMismatchException>(() => AnsatzCatalog.Ising(Topology.Chain, 1).Build(4, observable: PauliSum.Parse("XX")), "*");
        Throws<OperationCanceledException>(() => AnsatzCatalog.Ising(Topology.Chain, 1).Build(4, cancellationToken: new CancellationToken(true)), "*");

        static void Throws<T>(Action act, string message)
            where T : Exception => act.Should().Throw<T>().WithMessage(message);
    }

    [Fact]
    public void Topologies_have_their_bonds_at_small_sizes()
    {
        Topology.Chain.BondsAt(1).Should().BeEmpty();
        Topology.Ring.BondsAt(1).Should().BeEmpty();
        Topology.Ring.BondsAt(2).Should().Equal((0, 1));
        Topology.Ring.BondsAt(3).Should().Equal((0, 1), (1, 2), (2, 0));
        Topology.AllPairs.BondsAt(4).Should().HaveCount(6);
    }

    private static DynamicalLieAlgebra Algebra(int n, int layers, params Pauli[] rotations) =>
        AnsatzCatalog.TwoLocal(rotations, "CX", Topology.Ring, layers).Build(n, TrainabilityPolicy.JudgeOnly).Algebra;

    private static DynamicalLieAlgebra LimitAlgebra(int n, params Pauli[] rotations) =>
        DynamicalLieAlgebra.GeneratedBy(AnsatzCatalog.TwoLocal(rotations, "CX", Topology.Ring, 1).GeneratorsAt(n));
}
