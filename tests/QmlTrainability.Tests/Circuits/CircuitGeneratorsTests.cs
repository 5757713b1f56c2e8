using QmlTrainability.Circuits;
using QmlTrainability.Paulis;

namespace QmlTrainability.Tests.Circuits;

public class CircuitGeneratorsTests
{
    [Fact]
    public void Split_by_a_gate_that_does_not_commute_is_freed()
    {
        var b = new CircuitBuilder(2);
        Parameter t = b.Parameter("t"), f = b.Parameter("f");
        CircuitGenerators g = b.RX(0, t).RZZ(0, 1, f).RX(1, t).Build().Generators;
        Items(g).Should().Equal("1*XI", "1*ZZ", "1*IX");
        g.AreExact.Should().BeFalse();
        g.HasSharedParameters.Should().BeTrue();
        g.HasRepeatedParameters.Should().BeTrue();
        g.HasFixedRotations.Should().BeFalse();
        g.Freed.Select(s => s.ToString()).Should().Equal("XI", "ZZ", "IX");
        g.TiedLowerBound.Should().NotBeNull();
        g.TiedLowerBound!.Select(s => s.ToString()).Should().Equal("1*XI + 1*IX", "1*ZZ");
        g.Notes.Should().ContainSingle().Which.Should().Contain("'t'").And.Contain("R_IX(t)").And.Contain("R_ZZ(f)").And.Contain("upper bound");
    }

    [Fact]
    public void Layers_with_fresh_tied_parameters_are_sums_and_exact()
    {
        Circuit circuit = TiedIsing(4, layers: 2, fresh: true);
        Items(circuit.Generators).Should().Equal("1*XIII + 1*IXII + 1*IIXI + 1*IIIX", "1*ZZII + 1*IZZI + 1*IIZZ");
        circuit.Generators.AreExact.Should().BeTrue();
        circuit.Generators.HasSharedParameters.Should().BeTrue();
        circuit.Generators.HasRepeatedParameters.Should().BeFalse();
        circuit.Generators.Notes.Should().BeEmpty();
        circuit.Generators.TiedLowerBound.Should().Equal(circuit.Generators);
    }

    [Fact]
    public void A_layer_repeated_with_the_same_angle_loses_nothing_and_says_that_it_repeats()
    {
        Circuit circuit = TiedIsing(3, layers: 3, fresh: false);
        Items(circuit.Generators).Should().Equal("1*XII + 1*IXI + 1*IIX", "1*ZZI + 1*IZZ");
        circuit.Generators.AreExact.Should().BeTrue();
        circuit.Generators.HasRepeatedParameters.Should().BeTrue();
        DenseAlgebra.DimensionOf(circuit, new Random(1)).Should().Be(DenseAlgebra.Dimension(3, circuit.Generators));
    }

    [Fact]
    public void Controlled_rotations_are_one_parameter_and_one_sum()
    {
        var b = new CircuitBuilder(2);
        Circuit circuit = b.CRX(0, 1, b.Parameter("a")).CRY(0, 1, b.Parameter("b")).CRZ(0, 1, b.Parameter("c")).CP(0, 1, b.Parameter("d")).Build();
        circuit.Generators.Should().BeEquivalentTo(
            [PauliSum.Parse("IX - ZX"), PauliSum.Parse("IY - ZY"), PauliSum.Parse("IZ - ZZ"), PauliSum.Parse("IZ + ZI - ZZ")], o => o.WithStrictOrdering());
        circuit.Generators.AreExact.Should().BeTrue();
        circuit.Generators.HasSharedParameters.Should().BeTrue();
    }

    [Fact]
    public void A_gate_with_a_sum_of_parameters_gives_its_string_once()
    {
        var b = new CircuitBuilder(1);
        Parameter s = b.Parameter("s"), t = b.Parameter("t");
        CircuitGenerators g = b.RX(0, s + t).RX(0, -3 * s).Build().Generators;
        Items(g).Should().Equal("1*X");
        g.AreExact.Should().BeTrue();
        g.Freed.Should().ContainSingle();
    }

    [Fact]
    public void A_parameter_without_effect_generates_nothing()
    {
        var b = new CircuitBuilder(1);
        Parameter t = b.Parameter("t");
        b.Parameter("unused");
        CircuitGenerators g = b.RX(0, t).RX(0, -t).Build().Generators;
        g.Should().BeEmpty();
        g.AreExact.Should().BeTrue();
        new CircuitBuilder(2).H(0).T(1).Build().Generators.Should().BeEmpty();
    }

    [Fact]
    public void The_identity_is_a_legal_generator()
    {
        var b = new CircuitBuilder(2);
        Items(b.Rotate(PauliString.Identity(2), b.Parameter("phase")).RX(0, b.Parameter("t")).Build().Generators).Should().Equal("1*II", "1*XI");
    }

    [Fact]
    public void Fixed_gates_belong_to_state_observable_or_bound()
    {
        var b = new CircuitBuilder(2);
        b.RY(0, 0.3).T(1).H(1);                                   // before: the state
        b.RX(0, b.Parameter("a")).T(0).RX(0, b.Parameter("b"));   // T between: an upper bound
        b.T(0).RY(1, 0.4);                                        // after: the observable; RY(1) commutes with everything: the state
        CircuitGenerators g = b.Build().Generators;
        Items(g).Should().Equal("1*XI", "1*ZI");
        g.AreExact.Should().BeFalse();
        g.HasFixedRotations.Should().BeTrue();
        g.HasSharedParameters.Should().BeFalse();
        g.TiedLowerBound.Should().BeNull();
        g.StateRotations.Select(r => r.OperationIndex).Should().Equal(0, 1, 7);
        g.ObservableRotations.Select(r => r.OperationIndex).Should().Equal(6);
        g.Notes.Should().HaveCount(3);
        g.Notes[0].Should().StartWith("3 fixed rotations before").And.Contain("belong to the state");
        g.Notes[1].Should().StartWith("1 fixed rotation after").And.Contain("belong to the observable");
        g.Notes[2].Should().StartWith("1 fixed rotation between").And.Contain("upper bound");
    }

    [Fact]
    public void Where_fixed_gates_belong_does_not_depend_on_the_order_of_commuting_gates()
    {
        var b = new CircuitBuilder(2);
        CircuitGenerators late = b.RX(0, b.Parameter("a")).H(1).T(1).RX(1, b.Parameter("b")).Build().Generators;
        b = new CircuitBuilder(2);
        CircuitGenerators early = b.H(1).T(1).RX(0, b.Parameter("a")).RX(1, b.Parameter("b")).Build().Generators;
        late.AreExact.Should().BeTrue();
        early.AreExact.Should().BeTrue();
        late.StateRotations.Should().ContainSingle();
        early.StateRotations.Should().ContainSingle();
    }

    [Fact]
    public void Offsets_are_harmless_where_they_shift_an_origin()
    {
        var b = new CircuitBuilder(2);
        Parameter s = b.Parameter("s"), t = b.Parameter("t"), u = b.Parameter("u");
        // s drives one rotation; t drives two with offset/factor = 0.1 for both; u drives two, one of them with v of its own.
        b.RX(0, s + 0.7).RZ(0, t + 0.1).RZ(1, (-2 * t) - 0.2).RY(0, u + b.Parameter("v") + 0.3).RY(1, u);
        b.Build().Generators.AreExact.Should().BeTrue();
        b.Build().Generators.HasFixedRotations.Should().BeFalse();
    }

    [Fact]
    public void A_tied_offset_that_no_shift_removes_is_a_fixed_rotation()
    {
        var b = new CircuitBuilder(1);
        Parameter s = b.Parameter("s"), t = b.Parameter("t");
        CircuitGenerators g = b.RX(0, s).RZ(0, t + 0.1).RZ(0, t).RX(0, s).Build().Generators;
        g.HasFixedRotations.Should().BeTrue();
        g.AreExact.Should().BeFalse();
        g.Notes.Should().Contain(n => n.Contains("offset"));

        // The same offset where nothing stands between it and the state.
        b = new CircuitBuilder(1);
        t = b.Parameter("t");
        g = b.RZ(0, t + 0.1).RZ(0, 2 * t).RX(0, b.Parameter("s")).Build().Generators;
        g.AreExact.Should().BeTrue();
        g.StateRotations.Should().ContainSingle();
    }

    /// <summary>THEORY §10.2: true dimensions of tied circuits, and what is said of them.</summary>
    [Theory]
    [InlineData("XY", 4, true, 28)]
    [InlineData("XZ", 3, false, 3)]
    [InlineData("XZ", 4, false, 6)]
    [InlineData("XZ", 5, false, 10)]
    public void Chains_whose_tied_terms_do_not_commute_are_freed(string pair, int n, bool withZ, int dimension)
    {
        var b = new CircuitBuilder(n);
        Parameter t = b.Parameter("t"), z = b.Parameter("z");
        for (int q = 0; q + 1 < n; q++) b.Rotate(PauliString.Parse($"{pair[0]}{q} {pair[1]}{q + 1}", n), t);
        for (int q = 0; withZ && q < n; q++) b.RZ(q, z);
        Circuit circuit = b.Build();
        circuit.Generators.AreExact.Should().BeFalse();
        DenseAlgebra.DimensionOf(circuit, new Random(3)).Should().Be(dimension);
        DenseAlgebra.Dimension(n, circuit.Generators).Should().Be(dimension);
        DenseAlgebra.Dimension(n, circuit.Generators.TiedLowerBound!).Should().BeLessThan(dimension);
    }

    /// <summary>THEORY §10.2, K_4 with its edges in two halves that are paths: 66. A star and a triangle: 34. The bound is one more, a centre.</summary>
    [Theory]
    [InlineData("01 12 23 02 03 13", 66)]
    [InlineData("01 02 03 12 13 23", 34)]
    public void The_split_complete_graph_is_no_sum(string edges, int dimension)
    {
        (int, int)[] pairs = [.. edges.Split(' ').Select(e => (e[0] - '0', e[1] - '0'))];
        var b = new CircuitBuilder(4);
        Parameter t = b.Parameter("t"), x = b.Parameter("x"), y = b.Parameter("y");
        foreach ((int i, int j) in pairs[..3]) b.RZZ(i, j, t);
        for (int q = 0; q < 4; q++) b.RX(q, x);
        foreach ((int i, int j) in pairs[3..]) b.RZZ(i, j, t);
        for (int q = 0; q < 4; q++) b.RX(q, y);
        Circuit circuit = b.Build();
        circuit.Generators.Should().HaveCount(3);
        circuit.Generators.AreExact.Should().BeFalse();
        DenseAlgebra.Dimension(4, circuit.Generators.TiedLowerBound!).Should().Be(15);
        new[] { DenseAlgebra.DimensionOf(circuit, new Random(8)), DenseAlgebra.Dimension(4, circuit.Generators) }.Should().Equal(dimension, dimension + 1);
    }

    /// <summary>On circuits of two and three qubits the claim is compared with the definition: exact is exact, upper is upper, lower is lower.</summary>
    [Fact]
    public void Random_tied_shifted_and_fixed_circuits_against_the_definition()
    {
        var random = new Random(2024);
        int exact = 0, bound = 0, strict = 0, lower = 0;
        for (int trial = 0; trial < 150; trial++)
        {
            int n = 1 + random.Next(3);
            Circuit circuit = Tied(n, random);
            CircuitGenerators g = circuit.Generators;
            int truth = DenseAlgebra.DimensionOf(circuit, random);
            int claimed = DenseAlgebra.Dimension(n, g), freed = DenseAlgebra.Dimension(n, g.Freed.Select(s => (PauliSum)s));
            string what = string.Join("; ", circuit.Operations);
            freed.Should().BeGreaterThanOrEqualTo(claimed, what);
            if (g.AreExact)
            {
                claimed.Should().Be(truth, what);
                exact++;
                if (freed > claimed) strict++;
            }
            else
            {
                claimed.Should().BeGreaterThanOrEqualTo(truth, what);
                bound++;
            }

            if (g.TiedLowerBound is null) continue;
            int least = DenseAlgebra.Dimension(n, g.TiedLowerBound);
            least.Should().BeLessThanOrEqualTo(truth, what);
            if (least < truth) lower++;
        }

        exact.Should().BeGreaterThan(30);
        bound.Should().BeGreaterThan(30);
        strict.Should().BeGreaterThan(5, "the sum rule must matter");
        lower.Should().BeGreaterThan(5, "the sum rule must not always hold");
    }

    [Fact]
    public void Eight_thousand_free_parameters_and_long_tied_layers_are_quick()
    {
        const int N = 1000;
        var b = new CircuitBuilder(N);
        for (int layer = 0; layer < 4; layer++)
        {
            for (int q = 0; q < N; q++) b.RY(q, b.Parameter($"y{layer}_{q}")).RZ(q, b.Parameter($"z{layer}_{q}"));
            for (int q = 0; q + 1 < N; q++) b.CX(q, q + 1);
        }

        Parameter t = b.Parameter("t");
        for (int q = 0; q < N; q++) b.RX(q, t);
        var allowed = TimeSpan.FromSeconds(10); // about half a second in practice
        BusyMachine.Best(allowed, Read).Should().BeLessThan(allowed);

        void Read()
        {
            Circuit circuit = b.Build();
            circuit.Generators.Freed.Count.Should().BeGreaterThan(6000);
            circuit.RotationForm.Rotations.Should().HaveCount(9000);
        }
    }

    private static Circuit Tied(int n, Random random)
    {
        var b = new CircuitBuilder(n);
        Parameter[] p = [.. Enumerable.Range(0, 2).Select(i => b.Parameter($"p{i}"))];
        int count = random.Next(2, 6);
        for (int i = 0; i < count; i++)
        {
            Parameter parameter = p[random.Next(2)];
            Angle angle = random.Next(9) switch
            {
                0 => parameter + 0.37,
                1 => (2 * parameter) + 0.74,
                2 => -parameter,
                3 => p[0] - (2 * p[1]),
                _ => parameter,
            };
            switch (random.Next(6))
            {
                case 0: b.Rotate(RandomCircuits.String(n, random), random.Next(2) == 0 ? Math.PI / 4 : Math.PI / 2); break;
                case 1 when n > 1: b.Append(random.Next(2) == 0 ? Gate.CX : Gate.ISwap, RandomCircuits.DistinctQubits(2, n, random), []); break;
                case 2 when n > 1: b.Append(random.Next(2) == 0 ? Gate.CRX : Gate.CP, RandomCircuits.DistinctQubits(2, n, random), [angle]); break;
                case 3: for (int q = 0; q < n; q++) b.RX(q, angle); break;
                case 4 when n > 1: for (int q = 0; q + 1 < n; q++) b.RZZ(q, q + 1, angle); break;
                default: b.Rotate(RandomCircuits.String(n, random), angle); break;
            }
        }

        return b.Build();
    }

    private static Circuit TiedIsing(int n, int layers, bool fresh)
    {
        var b = new CircuitBuilder(n);
        Parameter t = b.Parameter("t0"), f = b.Parameter("f0");
        for (int layer = 0; layer < layers; layer++)
        {
            if (fresh && layer > 0) (t, f) = (b.Parameter($"t{layer}"), b.Parameter($"f{layer}"));
            for (int q = 0; q < n; q++) b.RX(q, t);
            for (int q = 0; q + 1 < n; q++) b.RZZ(q, q + 1, f);
        }

        return b.Build();
    }

    private static string[] Items(CircuitGenerators generators) => [.. generators.Select(g => g.ToString())];
}
