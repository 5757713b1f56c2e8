using QmlTrainability.Ansatze;
using QmlTrainability.Circuits;
using QmlTrainability.Paulis;
using QmlTrainability.Trainability;
using QmlTrainability.Trainability.Mixing;

namespace QmlTrainability.Tests.Trainability;

/// <summary>Layers until the deep limit holds: against the exact chain of whole circuits, the deep limit of the algebra and the known slowest mode.</summary>
public class MixingDepthTests
{
    [Theory]
    [InlineData(4)]
    [InlineData(6)]
    [InlineData(8)]
    public void The_Ising_chain_mixes_at_the_rate_of_its_slowest_mode(int n)
    {
        AnsatzBuilder Design(int layers) => AnsatzCatalog.Ising(Topology.Chain, layers);
        PauliString x = PauliString.On(n, (0, Pauli.X));
        MixingDepth mixing = MixingDepth.Of(Design(1).ToCircuit(n), x, InitialState.Plus(n));
        mixing.Rate.Should().BeApproximately(Math.Pow(Math.Cos(Math.PI / (2 * n)), 2), 2e-3);
        mixing.Limit.Should().BeApproximately(1.0 / ((2 * n) - 1), 1e-12);
        double At(int layers) => FiniteDepthVariance.Of(Design(layers).ToCircuit(n), x, InitialState.Plus(n), AngleDistribution.Uniform).SecondMoment;
        Math.Abs(At(mixing.Layers) - mixing.Limit).Should().BeLessThanOrEqualTo(0.01 * mixing.Limit);
        Math.Abs(At(mixing.Layers - 1) - mixing.Limit).Should().BeGreaterThan(0.01 * mixing.Limit);
    }

    [Fact]
    public void Layers_with_Cliffords_mix_to_the_limit_of_their_algebra()
    {
        Circuit layer = AnsatzCatalog.HardwareEfficient(Topology.Chain, 1).ToCircuit(4);
        PauliString z = PauliString.Parse("ZIII");
        MixingDepth mixing = MixingDepth.Of(layer, z, InitialState.Zeros(4));
        mixing.Limit.Should().BeApproximately(1.0 / 17, 1e-12);
        double exact = FiniteDepthVariance.Of(AnsatzCatalog.HardwareEfficient(Topology.Chain, mixing.Layers).ToCircuit(4), z, InitialState.Zeros(4), AngleDistribution.Uniform).SecondMoment;
        Math.Abs(exact - mixing.Limit).Should().BeLessThanOrEqualTo(0.01 * mixing.Limit);
    }

    [Fact]
    public void Matrices_of_modes_and_polynomials_count_what_the_list_of_strings_counts()
    {
        var random = new Random(17);
        int matrices = 0, polynomials = 0, withCopies = 0;
        for (int i = 0; i < 300; i++)
        {
            int n = random.Next(3, 7);
            (PauliString[] gates, PauliString observable) = RandomLayer(n, random);
            InitialState state = InitialState.Product([.. Enumerable.Range(0, n).Select(_ => RandomBlochVector(random))]);
            IReadOnlyList<IReadOnlyList<PauliString>> levels = GateLevels.Of(gates, CancellationToken.None);
            if (BilinearLayerMap.TryOf(levels, observable, CancellationToken.None) is not BilinearLayerMap pairs) continue;
            var strings = new StringLayerMap(levels, new CircuitBuilder(n).Build().RotationForm.Clifford, observable, 1 << 16, CancellationToken.None);
            pairs.Strings.Should().Be(strings.Strings);
            pairs.AveragesPerLayer.Should().Be(2 * (strings.AveragesPerLayer - strings.Strings), "a pair is held twice");
            matrices++;
            if (pairs.Strings > n * ((2 * n) + 1)) withCopies++;
            double[] squares = strings.Squares(state, CancellationToken.None), ofPairs = pairs.Squares(state, CancellationToken.None);
            double limit = squares.Average();

            // The same second moment after each of some layers.
            double[] listed = strings.Observable(), held = pairs.Observable();
            for (int layer = 0; layer < 6; layer++)
            {
                Dot(held, ofPairs).Should().BeApproximately(Dot(listed, squares), 1e-13);
                Dot(held, held).Should().BeApproximately(Dot(listed, listed), 1e-13);
                (listed, held) = (strings.Apply(listed, CancellationToken.None), pairs.Apply(held, CancellationToken.None));
            }

            double tolerance = random.NextDouble() * 0.05;
            MixingCount expected = MixingByLayers.Of(strings, squares, limit, tolerance, CancellationToken.None);
            MixingByLayers.Of(pairs, ofPairs, limit, tolerance, CancellationToken.None).Layers.Should().Be(expected.Layers);
            if (!MixingByPolynomials.Fits(pairs)) continue;
            polynomials++;
            MixingByPolynomials.Of(strings, squares, limit, tolerance, CancellationToken.None).Layers.Should().Be(expected.Layers);
            MixingCount counted = MixingByPolynomials.Of(pairs, ofPairs, limit, tolerance, CancellationToken.None);
            counted.Layers.Should().Be(expected.Layers, "case {0}: {1} levels on {2} qubits", i, levels.Count, n);
        }

        matrices.Should().BeGreaterThan(200);
        polynomials.Should().BeGreaterThan(60);
        withCopies.Should().BeGreaterThan(20);

        static double Dot(double[] a, double[] b) => a.Zip(b, (x, y) => x * y).Sum();
    }

    [Fact]
    public void A_hundred_qubits_mix_in_layers_that_grow_as_their_square()
    {
        MixingDepth Of(int n) => MixingDepth.Of(AnsatzCatalog.Ising(Topology.Chain, 1).ToCircuit(n), PauliString.On(n, (0, Pauli.X)), InitialState.Plus(n));
        MixingDepth small = Of(16), large = Of(100);
        large.Limit.Should().BeApproximately(1.0 / 199, 1e-12);
        large.Rate.Should().BeApproximately(Math.Pow(Math.Cos(Math.PI / 200), 2), 1e-8);
        (large.Layers / 1e4).Should().BeApproximately(small.Layers / 256.0, 0.01);
    }

    [Fact]
    public void Many_layers_can_be_stopped()
    {
        Circuit circuit = AnsatzCatalog.Ising(Topology.Chain, 1).ToCircuit(400);
        BusyMachine.TimeToStop(TimeSpan.FromMilliseconds(20), t => MixingDepth.Of(circuit, PauliString.On(400, (0, Pauli.X)), InitialState.Plus(400), cancellationToken: t))
            .Should().NotBeNull();
    }

    [Fact]
    public void What_never_mixes_or_does_not_fit_is_refused()
    {
        // Cyclic shifts of single-qubit rotations permute ideals for ever.
        Circuit shift = new AnsatzBuilder().RotateEach(Pauli.X).RotateEach(Pauli.Z).EntangleNeighbors("swap", Topology.Chain).ToCircuit(3);
        InitialState state = InitialState.Stabilizer([PauliSum.Parse("ZII"), PauliSum.Parse("IXX"), PauliSum.Parse("IZZ")]);
        Action permutes = () => MixingDepth.Of(shift, PauliString.Parse("ZII"), state);
        permutes.Should().Throw<HypothesisNotMetException>().WithMessage("*permute*");
        Action large = () => MixingDepth.Of(AnsatzCatalog.Heisenberg(Topology.Chain, 1).ToCircuit(12), PauliString.On(12, (0, Pauli.Z)), InitialState.Zeros(12));
        large.Should().Throw<BudgetExceededException>().Which.Required.Should().Be((1 << 16) + 1);
        Action zero = () => MixingDepth.Of(AnsatzCatalog.Ising(Topology.Chain, 1).ToCircuit(3), PauliString.Parse("XII"), InitialState.Product([(0, 0, 0), (0, 0, 0), (0, 0, 0)]));
        zero.Should().Throw<HypothesisNotMetException>().WithMessage("*limit is 0*");
    }

    [Fact]
    public void What_nothing_moves_is_at_its_limit_without_a_layer()
    {
        var mixing = MixingDepth.Of(AnsatzCatalog.Ising(Topology.Chain, 1).ToCircuit(3), PauliString.Parse("XXX"), InitialState.Plus(3));
        (mixing.Layers, mixing.Limit).Should().Be((0, 1));
    }

    /// <summary>Swaps carry a string to the two qubits that rotations mix: until then its distance to the uniform weights does not shrink.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Strings_that_are_carried_to_the_rotations_mix_there(int qubit)
    {
        Circuit Layers(int layers)
        {
            var b = new CircuitBuilder(4);
            for (int layer = 0; layer < layers; layer++)
            {
                Parameter P(string name) => b.Parameter($"{name}{layer}");
                b.RX(0, P("x")).RZ(0, P("z")).RXX(0, 1, P("xx")).RYY(0, 1, P("yy")).Swap(0, 1).Swap(1, 2).Swap(2, 3);
            }

            return b.Build();
        }

        PauliString z = PauliString.On(4, (qubit, Pauli.Z));
        InitialState state = InitialState.Stabilizer([PauliSum.Parse("ZIII"), PauliSum.Parse("IXII"), PauliSum.Parse("IIXX"), PauliSum.Parse("IIZZ")]);
        var mixing = MixingDepth.Of(Layers(1), z, state, 0.3);
        double At(int layers) => FiniteDepthVariance.Of(Layers(layers), z, state, AngleDistribution.Uniform).SecondMoment;
        mixing.Layers.Should().BeGreaterThan(2);
        Math.Abs(At(mixing.Layers - 1) - mixing.Limit).Should().BeGreaterThan(0.3 * mixing.Limit);
        for (int more = 0; more < 8; more++) Math.Abs(At(mixing.Layers + more) - mixing.Limit).Should().BeLessThanOrEqualTo(0.3 * mixing.Limit);
    }

    [Fact]
    public void Modes_hold_an_observable_that_one_component_moves_within_its_copies()
    {
        PauliString[] chain = [.. new[] { "XIII", "IXII", "IIXI", "ZZII", "IZZI", "XIIZ" }.Select(l => PauliString.Parse(l))];
        PauliString[] four = [.. new[] { "XIII", "IXII", "IIXI", "IIIX", "ZZII", "IZZI", "IIZZ" }.Select(l => PauliString.Parse(l))];
        PauliString[] two = [.. new[] { "XIIIII", "IXIIII", "IIXIII", "ZZIIII", "IZZIII", "IIIXII", "IIIIXI", "IIIIIX", "IIIZZI", "IIIIZZ" }.Select(l => PauliString.Parse(l))];
        Map(chain, "XIII").Should().NotBeNull();
        Map(chain, "XIIZ").Should().NotBeNull();
        Map(chain, "XIIX").Should().BeNull("X_3 anticommutes with the string that tells the copies apart");
        Map(chain, "XXXI").Should().BeNull("nothing moves it");
        Map(chain, "XXII").Should().NotBeNull("all modes but two");
        Map(four, "XXII").Should().BeNull("four modes of eight");
        Map(two, "XIIIII").Should().NotBeNull();
        Map(two, "XIIXXX").Should().NotBeNull("a symmetry of the other component");
        Map(two, "XIIXII").Should().BeNull("both components move it");
        Map([PauliString.Parse("XI"), PauliString.Parse("ZI"), PauliString.Parse("IX")], "XI").Should().BeNull("three modes are too few");

        static BilinearLayerMap? Map(PauliString[] gates, string observable) => BilinearLayerMap.TryOf(GateLevels.Of(gates, CancellationToken.None), PauliString.Parse(observable), CancellationToken.None);
    }

    [Fact]
    public void More_work_than_the_budget_is_refused_with_the_layers_so_far()
    {
        PauliString[] gates = [.. new[] { "XII", "IXI", "IIX", "ZZI", "IZZ" }.Select(l => PauliString.Parse(l))];
        StringLayerMap Listed(int most) => new(GateLevels.Of(gates, CancellationToken.None), new CircuitBuilder(3).Build().RotationForm.Clifford, gates[0], most, CancellationToken.None);
        StringLayerMap map = Listed(15);
        map.Strings.Should().Be(15);
        Action longer = () => Listed(14);
        BudgetExceededException list = longer.Should().Throw<BudgetExceededException>().Which;
        (list.Required, list.Limit).Should().Be((15, 14));
        double[] squares = map.Squares(InitialState.Plus(3), CancellationToken.None);
        double limit = squares.Average();
        var expensive = new ExpensiveMap(map);
        Action layers = () => MixingByLayers.Of(expensive, squares, limit, 1e-9, CancellationToken.None);
        BudgetExceededException many = layers.Should().Throw<BudgetExceededException>().WithMessage("After 2 layers*").Which;
        (many.Required, many.Limit).Should().Be((3, 2));
        Action polynomials = () => MixingByPolynomials.Of(expensive, squares, limit, 1e-9, CancellationToken.None);
        polynomials.Should().Throw<BudgetExceededException>().WithMessage("After * layers*").Which.Limit.Should().BeGreaterThan(16);
    }

    [Fact]
    public void Each_map_can_be_stopped()
    {
        var stopped = new CancellationToken(true);
        PauliString[] gates = [.. new[] { "XII", "IXI", "IIX", "ZZI", "IZZ" }.Select(l => PauliString.Parse(l))];
        IReadOnlyList<IReadOnlyList<PauliString>> levels = GateLevels.Of(gates, CancellationToken.None);
        CliffordMap none = new CircuitBuilder(3).Build().RotationForm.Clifford;
        Cancelled(() => GateLevels.Of(gates, stopped));
        Cancelled(() => _ = new StringLayerMap(levels, none, gates[0], 15, stopped));
        Cancelled(() => BilinearLayerMap.TryOf(levels, gates[0], stopped));
        foreach (ILayerMap map in new ILayerMap[] { new StringLayerMap(levels, none, gates[0], 15, CancellationToken.None), BilinearLayerMap.TryOf(levels, gates[0], CancellationToken.None)! })
        {
            Cancelled(() => map.Squares(InitialState.Plus(3), stopped));
            Cancelled(() => map.Average(0, map.Observable(), stopped));
            Cancelled(() => map.Apply(map.Observable(), stopped));
        }

        static void Cancelled(Action act) => act.Should().Throw<OperationCanceledException>();
    }

    [Fact]
    public void Noise_makes_a_plateau_of_what_has_none()
    {
        Circuit Ising(int layers) => AnsatzCatalog.Ising(Topology.Chain, layers).ToCircuit(4);
        int[] layers = [1, 2, 4, 8, 16, 32];
        PauliSum x = PauliSum.Parse("XIII");
        double[] clean = [.. DepthCurve.Of(Ising, layers, x, InitialState.Plus(4)).Points.Select(p => p.Moments.Value)];
        double[] noisy = [.. DepthCurve.Of(Ising, layers, x, InitialState.Plus(4), noise: NoiseModel.None.WithGates(PauliChannel.Depolarizing(0.03))).Points.Select(p => p.Moments.Value)];
        clean[^1].Should().BeApproximately(1.0 / 7, 0.001);
        noisy[^1].Should().BeLessThan(1e-6);
        for (int i = 3; i < layers.Length; i++) (noisy[i] / noisy[i - 1]).Should().BeLessThan(Math.Pow(0.96, 4 * (layers[i] - layers[i - 1]) / 2.0), "exponential in the layers");
    }

    /// <summary>Bilinears of the Ising or the XY model on a chain or a ring, in order of kind or in any order, and one of them or a product of two as the observable.</summary>
    private static (PauliString[] Gates, PauliString Observable) RandomLayer(int n, Random random)
    {
        int bonds = random.Next(2) == 0 ? n - 1 : n;
        PauliString Pair(int q, Pauli a, Pauli b) => PauliString.On(n, (q, a), ((q + 1) % n, b));
        PauliString[] gates = random.Next(3) switch
        {
            0 => [.. Enumerable.Range(0, n).Select(q => PauliString.On(n, (q, Pauli.X))), .. Enumerable.Range(0, bonds).Select(q => Pair(q, Pauli.Z, Pauli.Z))],
            1 => [.. Enumerable.Range(0, bonds).Select(q => Pair(q, Pauli.X, Pauli.X)), .. Enumerable.Range(0, bonds).Select(q => Pair(q, Pauli.Y, Pauli.Y)), PauliString.On(n, (0, Pauli.Z))],
            _ => [.. Enumerable.Range(0, bonds).Select(q => Pair(q, Pauli.X, Pauli.Y))],
        };
        PauliString observable = gates[random.Next(gates.Length)];
        if (random.Next(3) == 0) random.Shuffle(gates);
        PauliString other = gates[random.Next(gates.Length)];
        return (gates, observable.CommutesWith(other) ? observable : PauliString.Multiply(observable, other).String);
    }

    private static (double, double, double) RandomBlochVector(Random random)
    {
        double x = (2 * random.NextDouble()) - 1, y = (2 * random.NextDouble()) - 1, z = (2 * random.NextDouble()) - 1, length = Math.Max(1, Math.Sqrt((x * x) + (y * y) + (z * z)));
        return (x / length, y / length, z / length);
    }

    /// <summary>A map of which one layer is the whole budget.</summary>
    private sealed class ExpensiveMap(ILayerMap map) : ILayerMap
    {
        public long Strings => map.Strings;

        public int Levels => map.Levels;

        public bool Permutes => map.Permutes;

        public long AveragesPerLayer => MixingCount.MostAverages;

        public double[] Observable() => map.Observable();

        public double[] Ones() => map.Ones();

        public double[] Squares(InitialState state, CancellationToken cancellationToken) => map.Squares(state, cancellationToken);

        public void Average(int level, double[] weights, CancellationToken cancellationToken) => map.Average(level, weights, cancellationToken);

        public double[] Apply(double[] weights, CancellationToken cancellationToken) => map.Apply(weights, cancellationToken);
    }
}
