using QmlTrainability.Circuits;
using QmlTrainability.Paulis;
using QmlTrainability.Simulation;

namespace QmlTrainability.Tests.Simulation.LieAlgebraic;

/// <summary>Sums of tied rotations on orbits of strings, against the state vector.</summary>
public class TiedCircuitTests
{
    [Fact]
    public void Tied_circuits_agree_with_the_state_vector() => Compare(circuits: 200, leastQubits: 2, mostQubits: 5, seed: 3);

    [Fact]
    [Trait("Category", "Long")]
    public void Five_thousand_tied_circuits_agree_with_the_state_vector()
    {
        Compare(circuits: 4500, leastQubits: 2, mostQubits: 6, seed: 4);
        Compare(circuits: 500, leastQubits: 7, mostQubits: 10, seed: 5);
    }

    /// <summary>All permutations, up to ten qubits.</summary>
    [Theory]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(10)]
    public void Equivariant_circuits_agree_with_the_state_vector(int qubits)
    {
        Circuit circuit = Equivariant(qubits, layers: 2);
        PauliSum magnetization = PauliSum.Of(Enumerable.Range(0, qubits).Select(q => (1.0 / qubits, PauliString.On(qubits, (q, Pauli.Z)))));
        double[] parameters = [.. circuit.Parameters.Select(p => 0.4 + (0.7 * p.Index))];
        InitialState[] states = [InitialState.Plus(qubits), InitialState.Basis(string.Concat(Enumerable.Range(0, qubits).Select(q => q % 3 == 0 ? '1' : '0')))];
        foreach (InitialState state in states)
        {
            using IExpectation loss = new LieAlgebraicSimulator().Prepare(circuit, magnetization, state);
            loss.Method.Should().Contain($"all permutations of {qubits} qubits");
            Agree(loss, circuit, magnetization, state, parameters);
        }
    }

    /// <summary>The first X cannot be brought to the others past its ZZ, so that two qubits only can be interchanged.</summary>
    [Fact]
    public void Rotations_that_cannot_be_brought_together_are_no_sum()
    {
        var tied = new CircuitBuilder(3);
        Parameter x = tied.Parameter("x"), z = tied.Parameter("z");
        tied.RX(0, x).RZZ(0, 1, z).RZZ(0, 2, z).RZZ(1, 2, z).RX(1, x).RX(2, x);
        Circuit circuit = tied.Build();
        using IExpectation loss = new LieAlgebraicSimulator().Prepare(circuit, PauliSum.Parse("ZZI + ZIZ + IZZ"));
        loss.Method.Should().Contain("all permutations within {1, 2}");
        Agree(loss, circuit, PauliSum.Parse("ZZI + ZIZ + IZZ"), InitialState.Zeros(3), [0.3, 0.8]);
    }

    /// <summary>A state given by its expectations, all of them.</summary>
    [Fact]
    public void A_state_of_given_expectations_is_read_orbit_by_orbit()
    {
        const int Qubits = 3;
        Circuit circuit = Equivariant(Qubits, layers: 2);
        PauliSum observable = PauliSum.Parse("ZZI + ZIZ + IZZ");
        InitialState product = InitialState.Product([(0.6, 0, 0.8), (0, 0.6, -0.8), (0.48, 0.6, 0.64)]);
        IEnumerable<PauliString> strings = Enumerable.Range(0, 64).Select(i => PauliString.On(Qubits, (0, (Pauli)(i % 4)), (1, (Pauli)(i / 4 % 4)), (2, (Pauli)(i / 16))));
        InitialState given = InitialState.FromPauliExpectations(PauliSum.Of(strings.Select(s => (product.Expectation(s), s))));
        double[] parameters = [.. circuit.Parameters.Select(p => 0.3 + p.Index)];
        using IExpectation loss = new LieAlgebraicSimulator().Prepare(circuit, observable, given);
        loss.Value(parameters).Should().BeApproximately(new StateVectorSimulator().Expectation(circuit, observable, parameters, product), 1e-12);
    }

    /// <summary>A state vector enters by its expectations, on strings and on orbits.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_state_vector_enters_by_its_expectations(bool tied)
    {
        const int Qubits = 4;
        var random = new Random(12);
        Circuit circuit = tied ? Equivariant(Qubits, layers: 2) : FreeFermions.FreeFermionSimulatorTests.Ising(Qubits, 2, ring: false);
        PauliSum observable = PauliSum.Parse("YYII + YIYI + YIIY + IYYI + IYIY + IIYY");
        var entangling = new CircuitBuilder(Qubits);
        for (int q = 0; q < Qubits; q++) entangling.RY(q, random.NextDouble() * 3).RZ(q, random.NextDouble() * 3).CX(q, (q + 1) % Qubits).T(q);
        using StateVector state = new StateVectorSimulator().Run(entangling.Build(), []);
        using IExpectation loss = new LieAlgebraicSimulator().PrepareFrom(state, circuit, observable);
        loss.Method.Contains("orbits", StringComparison.Ordinal).Should().Be(tied);
        double[] parameters = [.. circuit.Parameters.Select(_ => random.NextDouble() * 5)];
        var whole = new CircuitBuilder(Qubits);
        foreach (Operation operation in entangling.Build().Operations.Concat(circuit.Operations)) Append(whole, operation, parameters);
        loss.Value(parameters).Should().BeApproximately(new StateVectorSimulator().Expectation(whole.Build(), observable, []), 1e-12);
    }

    [Fact]
    public void A_module_of_orbits_that_is_too_large_is_refused_with_the_amount()
    {
        Circuit circuit = Equivariant(20, layers: 1);
        PauliSum observable = PauliSum.Of(Enumerable.Range(0, 20).Select(q => (1.0, PauliString.On(20, (q, Pauli.Z)))));
        Action prepare = () => new LieAlgebraicSimulator(new SimulatorOptions { MemoryBudget = 100_000 }).Prepare(circuit, observable).Dispose();
        prepare.Should().Throw<BudgetExceededException>().WithMessage("*orbits*all permutations of 20 qubits*MemoryBudget*").Which.Limit.Should().Be(100_000);
    }

    [Fact]
    public void Bad_input_and_cancellation_are_answered()
    {
        Circuit circuit = Equivariant(4, layers: 1);
        PauliSum observable = PauliSum.Parse("ZIII + IZII + IIZI + IIIZ");
        using var source = new CancellationTokenSource();
        source.Cancel();
        var simulator = new LieAlgebraicSimulator();
        simulator.Invoking(s => s.Prepare(circuit, observable, null, source.Token)).Should().Throw<OperationCanceledException>();
        using StateVector small = new StateVectorSimulator().Run(new CircuitBuilder(3).Build(), []);
        simulator.Invoking(s => s.PrepareFrom(small, circuit, observable)).Should().Throw<QubitCountMismatchException>();
        using IExpectation loss = simulator.Prepare(circuit, observable);
        loss.Invoking(l => l.Value([1, 2, double.NaN])).Should().Throw<ArgumentOutOfRangeException>();
        loss.Invoking(l => l.ValueAndGradient(new double[3], new double[3], source.Token)).Should().Throw<OperationCanceledException>();
    }

    /// <summary>Layers of ΣX, ΣY and ΣZZ, one parameter each (arXiv:2210.09974).</summary>
    internal static Circuit Equivariant(int qubits, int layers)
    {
        var b = new CircuitBuilder(qubits);
        for (int l = 0; l < layers; l++)
        {
            Parameter x = b.Parameter($"x{l}"), y = b.Parameter($"y{l}"), zz = b.Parameter($"zz{l}");
            for (int q = 0; q < qubits; q++) b.RX(q, x);
            for (int q = 0; q < qubits; q++) b.RY(q, y);
            for (int p = 0; p < qubits; p++)
            {
                for (int q = p + 1; q < qubits; q++) b.RZZ(p, q, zz);
            }
        }

        return b.Build();
    }

    private static void Append(CircuitBuilder builder, Operation operation, double[] parameters)
    {
        bool own = operation.Angles.All(a => a.IsConstant);
        Angle[] angles = [.. operation.Angles.Select(a => (Angle)(own ? a.Offset : a.Evaluate(parameters)))];
        if (operation.IsPauliRotation) builder.Rotate(operation.String, angles[0]);
        else builder.Append(operation.Gate, [.. operation.Qubits], angles);
    }

    private static void Compare(int circuits, int leastQubits, int mostQubits, int seed)
    {
        var random = new Random(seed);
        int onOrbits = 0;
        for (int i = 0; i < circuits; i++)
        {
            int n = random.Next(leastQubits, mostQubits + 1);
            var tied = new TiedCircuits(n, random);
            Circuit circuit = tied.Circuit(random.Next(1, 7));
            PauliSum observable = tied.Observable();
            InitialState state = tied.State();
            double[] parameters = [.. circuit.Parameters.Select(_ => (random.NextDouble() * 8) - 4)];
            using IExpectation loss = new LieAlgebraicSimulator().Prepare(circuit, observable, state);
            if (loss.Method.Contains("orbits", StringComparison.Ordinal)) onOrbits++;
            Agree(loss, circuit, observable, state, parameters);
        }

        onOrbits.Should().BeGreaterThan(circuits / 2);
    }

    private static void Agree(IExpectation loss, Circuit circuit, PauliSum observable, InitialState state, double[] parameters)
    {
        (double expected, double[] gradient) = new StateVectorSimulator(new SimulatorOptions { MaxThreads = 1 }).ValueAndGradient(circuit, observable, parameters, state);
        string what = $"{observable} from {state} by {string.Join(" ", circuit.RotationForm.Rotations)}";
        var actual = new double[gradient.Length];
        loss.Value(parameters).Should().BeApproximately(expected, 1e-11, what);
        loss.ValueAndGradient(parameters, actual).Should().BeApproximately(expected, 1e-11, what);
        for (int p = 0; p < actual.Length; p++) actual[p].Should().BeApproximately(gradient[p], 1e-9, what);
    }
}
