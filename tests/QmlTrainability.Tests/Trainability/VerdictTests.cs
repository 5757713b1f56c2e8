using QmlTrainability.Ansatze;
using QmlTrainability.Circuits;
using QmlTrainability.Paulis;
using QmlTrainability.Trainability;

namespace QmlTrainability.Tests.Trainability;

public class VerdictTests
{
    [Theory]
    [InlineData("XX", 5, 10)]
    [InlineData("XZ", 3, 3)]
    [InlineData("XZ", 4, 6)]
    [InlineData("XZ", 5, 10)]
    public void Tied_chains_of_anticommuting_pairs_generate_what_their_freed_strings_do(string pair, int qubits, int dimension)
    {
        Verdict verdict = new AnsatzBuilder().RotateNeighbors(pair, Topology.Chain, ParameterSharing.PerLayer).Repeat(3).Assess(qubits);
        if (pair == "XX") verdict.Dimension.Should().Be(1, "these commute, so they are one generator");
        else verdict.Dimension.Should().Be(dimension);
    }

    [Theory]
    [InlineData(4, 28)]
    [InlineData(5, 45)]
    public void A_tied_XY_chain_with_a_tied_field_is_larger_than_the_sum_rule_says(int qubits, int dimension)
    {
        Verdict verdict = new AnsatzBuilder().RotateNeighbors("XY", Topology.Chain, ParameterSharing.PerLayer).RotateEach(Pauli.Z, ParameterSharing.PerLayer).Repeat(2).Assess(qubits);
        verdict.Dimension.Should().Be(dimension);
        verdict.DimensionIsExact.Should().BeTrue("the shared parameters are followed exactly");
        verdict.Decision.Should().Be(Decision.Accept, "the freed strings are free fermions, and an upper bound may accept");
    }

    [Fact]
    public void Permutation_equivariant_circuits_show_their_algebra_beyond_the_budget_of_other_sums()
    {
        // More than the 5·10⁸ multiplications that sums of which nothing is known may take; here the dimension cannot pass C(n+3, 3).
        Verdict verdict = Verdict.Of(AnsatzCatalog.PermutationEquivariant(1).ToCircuit(26));
        verdict.Algebra.Dimension.Should().Be((29 * 28 * 27 / 6) - 13);
        verdict.Algebra.ToString().Should().StartWith("su(27) ⊕ su(25) ⊕ su(23)").And.EndWith("su(3) ⊕ u(1)");
    }

    [Fact]
    public void A_parameter_shared_across_a_gate_is_followed_exactly()
    {
        var b = new CircuitBuilder(2);
        Parameter t = b.Parameter("t"), f = b.Parameter("f");
        Verdict verdict = Verdict.Of(b.RX(0, t).RZZ(0, 1, f).RX(1, t).Build());
        verdict.Dimension.Should().Be(6, "and not the 4 of the sum rule");
        verdict.DimensionIsExact.Should().BeTrue();
        verdict.Evidence.Should().Contain(e => e.Claim.Contains("rational circle", StringComparison.Ordinal));
    }

    [Fact]
    public void A_split_complete_graph_is_undecided_not_accepted()
    {
        var b = new CircuitBuilder(4);
        Parameter t = b.Parameter("t"), f = b.Parameter("f"), g = b.Parameter("g");
        b.RZZ(0, 1, t).RZZ(2, 3, t).RZZ(0, 2, t);
        for (int q = 0; q < 4; q++) b.RX(q, f);
        b.RZZ(1, 3, t).RZZ(0, 3, t).RZZ(1, 2, t);
        for (int q = 0; q < 4; q++) b.RX(q, g);
        Verdict verdict = Verdict.Of(b.Build());
        verdict.Decision.Should().Be(Decision.Undecided);
        verdict.Dimension.Should().Be(66, "and not the 15 of the sum rule");
        verdict.DimensionIsExact.Should().BeTrue();
    }

    [Fact]
    public void One_size_is_judged_by_its_type()
    {
        Verdict ising = Verdict.Of(AnsatzCatalog.Ising(Topology.Chain, 2).ToCircuit(6));
        (ising.Decision, ising.Growth.Kind).Should().Be((Decision.Accept, GrowthKind.SingleSize));
        Verdict universal = Verdict.Of(AnsatzCatalog.HardwareEfficient(Topology.Chain, 2).ToCircuit(6));
        universal.Decision.Should().Be(Decision.Reject);
        universal.Reason.Should().Contain("type, not law").And.Contain("su(64)");

        // su(2^4) among nine qubits: neither free fermions nor more than half of the qubits.
        var b = new CircuitBuilder(9);
        foreach (string pair in new[] { "XX", "YY", "ZZ" })
        {
            for (int q = 0; q < 4; q++) b.Rotate(PauliString.On(9, (q, PauliString.Parse(pair)[0]), (q + 1, PauliString.Parse(pair)[1])), b.Parameter($"{pair}{q}"));
        }

        Verdict.Of(b.Build()).Decision.Should().Be(Decision.Undecided);
    }

    [Fact]
    public void Fixed_T_gates_bound_the_algebra_and_never_reject_alone()
    {
        var b = new CircuitBuilder(2);
        for (int q = 0; q < 2; q++) b.RX(q, b.Parameter($"a{q}"));
        b.T(0).T(1).RZZ(0, 1, b.Parameter("z"));
        for (int q = 0; q < 2; q++) b.RX(q, b.Parameter($"b{q}"));
        Verdict verdict = Verdict.Of(b.Build());
        verdict.DimensionIsExact.Should().BeFalse();
        verdict.Decision.Should().NotBe(Decision.Reject);
        verdict.Evidence.Should().Contain(e => e.Kind == EvidenceKind.Bound && e.Claim.Contains("upper bound", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void Policies_decide_by_their_own_rule()
    {
        AnsatzBuilder universal = AnsatzCatalog.HardwareEfficient(Topology.Chain, 3);
        PauliSum z = PauliString.On(6, (0, Pauli.Z));
        InitialState zeros = InitialState.Zeros(6);
        universal.Assess(6, z, zeros).Decision.Should().Be(Decision.Reject);
        Verdict judged = universal.Assess(6, z, zeros, TrainabilityPolicy.JudgeOnly);
        judged.Decision.Should().Be(Decision.Undecided);
        judged.Reason.Should().Contain("would reject");
        universal.Assess(6, z, zeros, TrainabilityPolicy.ByVariance(1.0 / 66)).Decision.Should().Be(Decision.Accept, "the deep limit is 1/65");
        universal.Assess(6, z, zeros, TrainabilityPolicy.ByVariance(1.0 / 64)).Decision.Should().Be(Decision.Reject);
        universal.Assess(6, z, zeros, TrainabilityPolicy.AtThisDepth(0.02)).Decision.Should().Be(Decision.Accept);
        universal.Assess(6, z, zeros, TrainabilityPolicy.AtThisDepth(0.9)).Decision.Should().Be(Decision.Reject);
        universal.Assess(6, policy: TrainabilityPolicy.AtThisDepth(0.1)).Decision.Should().Be(Decision.Undecided, "there is no observable");
    }

    [Fact]
    public void Strict_refuses_to_build_what_is_undecided()
    {
        // The longitudinal field makes an algebra of sums of dimension 425, whose growth no theorem settles, and an observable outside of it whose module is too large.
        AnsatzBuilder tied = new AnsatzBuilder().RotateEach(Pauli.X, ParameterSharing.PerLayer).RotateEach(Pauli.Z, ParameterSharing.PerLayer)
            .RotateNeighbors("ZZ", Topology.Ring, ParameterSharing.PerLayer).Repeat(2);
        PauliSum x = PauliString.On(6, (0, Pauli.X), (1, Pauli.Y), (2, Pauli.Z));
        Verdict judged = tied.Assess(6, x, InitialState.Zeros(6), TrainabilityPolicy.ByVariance(1e-6));
        judged.Decision.Should().Be(Decision.Undecided);
        judged.Evidence.Should().Contain(e => e.Claim.Contains("no deep-limit variance", StringComparison.Ordinal));
        var refusing = new Action(() => tied.Build(6, TrainabilityPolicy.Strict, x));
        refusing.Should().Throw<UntrainableAnsatzException>();
    }

    [Fact]
    public void A_tied_design_is_accepted_by_the_ideals_of_its_algebra()
    {
        AnsatzBuilder tied = AnsatzCatalog.Ising(Topology.Chain, 4, ParameterSharing.PerLayer);
        Verdict verdict = tied.Build(6, observable: PauliString.On(6, (0, Pauli.X))).Verdict;
        verdict.Decision.Should().Be(Decision.Accept);
        verdict.Variance!.Value.Should().BePositive();
    }

    [Fact]
    public void A_small_algebra_read_out_in_the_bulk_is_rejected_at_a_thousand_qubits()
    {
        Verdict verdict = AnsatzCatalog.Ising(Topology.Chain, 4).Assess(1000, PauliString.On(1000, (500, Pauli.Z)), InitialState.Zeros(1000));
        verdict.Decision.Should().Be(Decision.Reject);
        verdict.Variance!.Log2.Should().BeApproximately(-1000.4987, 0.001);
        verdict.Evidence.Should().Contain(e => e.Claim.Contains("outside", StringComparison.Ordinal) && e.Source.Contains("2310.11505", StringComparison.Ordinal), "the formula over ideals is not what was used");
    }

    [Fact]
    public void A_small_algebra_with_a_flat_loss_is_rejected()
    {
        // A star of 42 commuting leaves: su(2) copies; on |0…0⟩ its variance is 1/(3·2^41) although every ideal has dimension 3.
        const int N = 42;
        var b = new CircuitBuilder(N);
        b.RX(0, b.Parameter("x")).RZ(0, b.Parameter("z"));
        for (int q = 1; q < N; q++) b.Rotate(PauliString.On(N, (0, Pauli.Z), (q, Pauli.X)), b.Parameter($"l{q}"));
        Verdict verdict = Verdict.Of(b.Build(), PauliString.On(N, (0, Pauli.Z)), InitialState.Zeros(N));
        verdict.Variance!.Log2.Should().BeApproximately(-Math.Log2(3) - 41, 1e-9);
        verdict.Decision.Should().Be(Decision.Reject);
    }

    [Fact]
    public void A_parameter_that_comes_back_in_a_later_layer_has_no_deep_limit_here()
    {
        var b = new CircuitBuilder(3);
        Parameter x = b.Parameter("x"), z = b.Parameter("z");
        for (int layer = 0; layer < 2; layer++) b.RX(0, x).RX(1, x).RX(2, x).RZZ(0, 1, z).RZZ(1, 2, z);
        Verdict verdict = Verdict.Of(b.Build(), PauliSum.Parse("XII"), InitialState.Plus(3));
        verdict.Variance.Should().BeNull();
        verdict.FiniteDepth.Should().BeNull();
        verdict.Evidence.Should().Contain(e => e.Claim.Contains("comes back", StringComparison.Ordinal));
    }

    [Fact]
    public void Bad_input_has_typed_errors()
    {
        Action noParameters = () => Verdict.Of(new CircuitBuilder(2).H(0).CX(0, 1).Build());
        noParameters.Should().Throw<ArgumentException>().WithMessage("*no parameters*");
        Circuit circuit = AnsatzCatalog.Ising(Topology.Chain, 1).ToCircuit(4);
        Action observable = () => Verdict.Of(circuit, PauliSum.Parse("XX"));
        observable.Should().Throw<QubitCountMismatchException>();
        Action state = () => Verdict.Of(circuit, null, InitialState.Zeros(3));
        state.Should().Throw<QubitCountMismatchException>();
        Action cancelled = () => Verdict.Of(circuit, cancellationToken: new CancellationToken(true));
        cancelled.Should().Throw<OperationCanceledException>();
        foreach (double minimum in new[] { double.NaN, double.PositiveInfinity, 0, -1 })
        {
            Action byVariance = () => TrainabilityPolicy.ByVariance(minimum);
            byVariance.Should().Throw<ArgumentOutOfRangeException>();
        }
    }

    [Fact]
    public void A_verdict_prints_both_questions_with_their_evidence()
    {
        Verdict verdict = AnsatzCatalog.Ising(Topology.Chain, 4).Assess(12, PauliString.On(12, (0, Pauli.X)), InitialState.Plus(12));
        string[] lines = verdict.ToString().Split(Environment.NewLine);
        lines[0].Should().Be("Accepted: Ising, chain, n = 12; at the depth built a typical partial derivative takes 94 shots to be seen, the smallest 73,728; 73 of 92 parameters are dead: X[0,0], X[0,1], X[0,2], X[0,3], X[0,4], X[0,5], …; in the deep limit a typical partial derivative takes 1,299 shots to be seen.");
        lines[1].Should().Contain("variance 1/23").And.Contain("0.232788, exactly").And.Contain("local minima").And.Contain("arXiv:2312.09121");
        lines.Should().Contain("  design       dim g(n) = 2n² - n, proved");
        lines.Should().Contain("  circuit      dim g = 276: so(24)");
        lines.Should().Contain("  deep limit   mean 0, variance 1/23 = 2^-4.52");
        lines.Should().Contain("  depth built  mean 0, variance 0.232788 over angles uniform on a full period");
        lines.Should().Contain(l => l.Contains("theorem: free fermions at every n", StringComparison.Ordinal));
    }

    [Fact]
    public void Dead_parameters_are_named_and_shots_follow_from_the_slopes()
    {
        // X on |+…+⟩: the first layer of X does nothing (THEORY: dead only at finite depth); what is outside of the light cone does nothing either.
        Circuit circuit = AnsatzCatalog.Ising(Topology.Chain, 2).ToCircuit(6);
        Verdict verdict = Verdict.Of(circuit, PauliString.On(6, (0, Pauli.X)), InitialState.Plus(6));
        GradientShots shots = verdict.Shots!;
        shots.DeadParameters.Select(p => p.Name).Should().Contain(["X[0,0]", "X[0,5]", "ZZ[1,4-5]"]);
        for (int p = 0; p < circuit.Parameters.Count; p++)
        {
            double moment = verdict.FiniteDepth!.GradientSecondMoments[p];
            shots.DeadParameters.Contains(circuit.Parameters[p]).Should().Be(moment == 0);
            if (moment > 0) shots.Shots[p].Should().Be(Math.Ceiling(9 / moment));
            else shots.Shots[p].Should().Be(double.PositiveInfinity);
        }

        verdict.ToString().Split(Environment.NewLine)[0].Should().Contain("dead: X[0,0]");
    }

    [Fact]
    public void Where_the_exact_chain_does_not_fit_the_depth_built_is_sampled()
    {
        AnsatzBuilder bricks = AnsatzCatalog.TwoLocal([Pauli.Y, Pauli.Z], "cz", Topology.Chain, 12);
        PauliSum z = PauliString.On(16, (8, Pauli.Z));
        Verdict verdict = bricks.Assess(16, z, InitialState.Zeros(16), TrainabilityPolicy.AtThisDepth(0.5));
        verdict.FiniteDepth!.IsExact.Should().BeFalse();
        verdict.Decision.Should().Be(Decision.Reject);
        verdict.Evidence.Should().Contain(e => e.Kind == EvidenceKind.Measured && e.Claim.Contains("sampled", StringComparison.Ordinal));
        double value = verdict.FiniteDepth.Value;
        bricks.Assess(16, z, InitialState.Zeros(16), TrainabilityPolicy.AtThisDepth(value)).Decision.Should().Be(Decision.Undecided, "the interval holds the minimum");
        bricks.Assess(16, z, InitialState.Zeros(16), TrainabilityPolicy.AtThisDepth(value / 4)).Decision.Should().Be(Decision.Accept);
    }

    [Fact]
    public void Policies_survive_JSON_and_refuse_what_they_do_not_know()
    {
        TrainabilityPolicy[] policies = [TrainabilityPolicy.Default, TrainabilityPolicy.Strict, TrainabilityPolicy.JudgeOnly, TrainabilityPolicy.ByVariance(0.1), TrainabilityPolicy.AtThisDepth(1e-300)];
        foreach (TrainabilityPolicy policy in policies)
        {
            TrainabilityPolicy back = TrainabilityPolicy.FromJson(policy.ToJson());
            (back.Rule, back.Log2Minimum, back.RefusesUndecided, back.NeverRejects).Should().Be((policy.Rule, policy.Log2Minimum, policy.RefusesUndecided, policy.NeverRejects));
            back.ToString().Should().Be(policy.ToString());
        }

        string json = TrainabilityPolicy.Default.ToJson();
        foreach ((string from, string to) in new[] { ("1,", "2,"), ("GrowthAndVariance", "Growth"), ("GrowthAndVariance", "7"), ("-40", "\"-40\""), ("-40", "1e999"), ("false", "0"), ("neverRejects", "never"), ("{", "[") })
        {
            Action act = () => TrainabilityPolicy.FromJson(json.Replace(from, to, StringComparison.Ordinal));
            act.Should().Throw<JsonFormatException>();
        }
    }
}
