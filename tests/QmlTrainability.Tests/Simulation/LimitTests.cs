using System.Numerics;
using QmlTrainability.Circuits;
using QmlTrainability.Paulis;
using QmlTrainability.Simulation;

namespace QmlTrainability.Tests.Simulation;

/// <summary>Budgets, bad input, cancellation, disposal, threads.</summary>
public sealed class LimitTests
{
    private static readonly StateVectorSimulator Simulator = new();

    [Fact]
    public void Forty_qubits_are_refused_before_anything_is_allocated()
    {
        Circuit circuit = new CircuitBuilder(40).H(0).Build();
        var simulator = new StateVectorSimulator(new SimulatorOptions { MemoryBudget = 2L << 30 });
        foreach (Action act in new Action[]
        {
            () => simulator.Run(circuit, []).Dispose(),
            () => simulator.Prepare(circuit, PauliSum.Parse("Z0", 40)).Dispose(),
            () => simulator.Expectation(circuit, PauliSum.Parse("Z0", 40), []),
            () => simulator.ValueAndGradient(circuit, PauliSum.Parse("Z0", 40), []),
        })
        {
            BudgetExceededException e = act.Should().Throw<BudgetExceededException>().Which;
            e.Message.Should().StartWith("A 40-qubit state vector needs 16 TiB (2^40 amplitudes of 16 bytes); the budget is 2 GiB, which holds 27 qubits.");
            e.Required.Should().Be(BigInteger.Pow(2, 44));
            e.Limit.Should().Be(2L << 30);
        }
    }

    [Theory]
    [InlineData(31, "A 31-qubit state vector needs 32 GiB")]
    [InlineData(63, "A 63-qubit state vector needs 131072 PiB")]
    [InlineData(64, "A 64-qubit state vector needs 262144 PiB")]
    [InlineData(1000, "A 1000-qubit state vector needs about 2^954 PiB")]
    public void Any_size_is_refused_in_words(int qubits, string start)
    {
        Action act = () => new StateVectorSimulator(new SimulatorOptions { MemoryBudget = 1L << 30 }).Run(new CircuitBuilder(qubits).Build(), []).Dispose();
        act.Should().Throw<BudgetExceededException>().WithMessage(start + "*which holds 26 qubits*");
    }

    [Fact]
    public void The_budget_is_exact_and_a_gradient_needs_two_vectors()
    {
        var simulator = new StateVectorSimulator(new SimulatorOptions { MemoryBudget = 16 << 10 });
        simulator.Run(new CircuitBuilder(10).Build(), []).Dispose();
        ((Action)(() => simulator.Run(new CircuitBuilder(11).Build(), []).Dispose())).Should().Throw<BudgetExceededException>();
        using IExpectation loss = simulator.Prepare(new CircuitBuilder(10).Build(), PauliSum.Parse("Z0", 10));
        loss.Value([]).Should().Be(1);
        ((Action)(() => loss.ValueAndGradient([], []))).Should().Throw<BudgetExceededException>()
            .WithMessage("A gradient on 10 qubits needs 2 state vectors, together 32 KiB*which holds 9 qubits*");
        ((Action)(() => new StateVectorSimulator(new SimulatorOptions { MemoryBudget = 5 }).Run(new CircuitBuilder(1).Build(), []).Dispose()))
            .Should().Throw<BudgetExceededException>().WithMessage("*5 bytes, which holds no qubit*");
    }

    [Fact]
    public void Bad_parameters_are_named()
    {
        var b = new CircuitBuilder(1);
        Circuit circuit = b.RX(0, b.Parameter("alpha")).RY(0, b.Parameter("beta")).Build();
        PauliSum z = PauliSum.Parse("Z");
        foreach (double bad in new[] { double.NaN, double.PositiveInfinity, double.NegativeInfinity })
        {
            foreach (Action act in new Action[]
            {
                () => Simulator.Run(circuit, [0, bad]).Dispose(), () => Simulator.Expectation(circuit, z, [0, bad]), () => Simulator.ValueAndGradient(circuit, z, [0, bad]),
            })
            {
                act.Should().Throw<ArgumentOutOfRangeException>().WithMessage("The value of parameter 'beta' (number 1) is*");
            }
        }

        foreach (Action act in new Action[] { () => Simulator.Run(circuit, [0]).Dispose(), () => Simulator.Expectation(circuit, z, [0]), () => Simulator.ValueAndGradient(circuit, z, [0]) })
            act.Should().Throw<ArgumentException>().WithMessage("The circuit has 2 parameters, but 1 value is given.*");
        using IExpectation loss = Simulator.Prepare(circuit, z);
        ((Action)(() => loss.ValueAndGradient([0, 0], new double[3]))).Should().Throw<ArgumentException>().WithMessage("The gradient has 2 components, but room for 3 is given.*");
        loss.ParameterCount.Should().Be(2);
        loss.Method.Should().Be("state vector, 1 qubit, 2 gates in 1 sweep");
    }

    [Fact]
    public void Qubit_counts_must_match()
    {
        Circuit circuit = new CircuitBuilder(2).Build();
        ((Action)(() => Simulator.Expectation(circuit, PauliSum.Parse("Z"), []))).Should().Throw<QubitCountMismatchException>();
        ((Action)(() => Simulator.Run(circuit, [], InitialState.Zeros(3)).Dispose())).Should().Throw<QubitCountMismatchException>();
        using StateVector psi = Simulator.Run(circuit, []);
        ((Action)(() => psi.Expectation(PauliSum.Parse("ZZZ")))).Should().Throw<QubitCountMismatchException>();
    }

    [Fact]
    public void Lists_serve_as_parameters()
    {
        var b = new CircuitBuilder(1);
        Circuit circuit = b.RX(0, b.Parameter("theta", startValue: Math.PI)).Build();
        PauliSum z = PauliSum.Parse("Z");
        Simulator.Expectation(circuit, z, circuit.StartValues).Should().BeApproximately(-1, 1e-15);
        Simulator.Expectation(circuit, z, new List<double> { 0 }).Should().Be(1);
        Simulator.Expectation(circuit, z, new LinkedList<double>([0.0]).ToList().AsReadOnly()).Should().Be(1);
    }

    [Fact]
    public void A_state_knows_its_bounds_and_its_end()
    {
        StateVector psi = Simulator.Run(new CircuitBuilder(2).Build(), []);
        ((Action)(() => _ = psi[-1])).Should().Throw<ArgumentOutOfRangeException>().WithMessage("Basis state -1 does not exist: on 2 qubits they are 0 to 3.*");
        ((Action)(() => _ = psi[4])).Should().Throw<ArgumentOutOfRangeException>();
        ((Action)(() => psi.Sample(0, 1))).Should().Throw<ArgumentOutOfRangeException>();
        psi.Dispose();
        psi.Dispose();
        ((Action)(() => _ = psi[0])).Should().Throw<ObjectDisposedException>();
        ((Action)(() => _ = psi.Norm)).Should().Throw<ObjectDisposedException>();
        IExpectation loss = Simulator.Prepare(new CircuitBuilder(1).Build(), PauliSum.Parse("Z"));
        loss.Dispose();
        ((Action)(() => loss.Value([]))).Should().Throw<ObjectDisposedException>();
        ((Action)(() => _ = new SimulatorOptions { MemoryBudget = 0 })).Should().Throw<ArgumentOutOfRangeException>();
        ((Action)(() => _ = new SimulatorOptions { MaxThreads = -1 })).Should().Throw<ArgumentOutOfRangeException>();
    }

    /// <summary>One tile takes many actions; a second state of few qubits has one tile for a long circuit.</summary>
    [Theory]
    [InlineData(24, 40)]
    [InlineData(14, 100_000)]
    public void Cancellation_is_prompt(int qubits, int gates)
    {
        var b = new CircuitBuilder(qubits);
        for (int k = 0; k < gates; k++) b.RX(k % qubits, b.Parameter($"p{k}")).CX(k % qubits, (k + 1) % qubits);
        Circuit circuit = b.Build();
        double[] parameters = [.. Enumerable.Range(0, gates).Select(k => 0.1 * k)];
        using IExpectation loss = Simulator.Prepare(circuit, PauliSum.Parse("Z0", qubits));
        var gradient = new double[gates];
        var allowed = TimeSpan.FromMilliseconds(100);
        int prompt = 0;
        // Early in the forward pass, and where it is likely to be on its way back. The machine may be busy: the best of some attempts counts.
        for (int attempt = 0; attempt < 20 && prompt < 2; attempt++)
        {
            TimeSpan? late = BusyMachine.TimeToStop(TimeSpan.FromMilliseconds(attempt % 2 == 0 ? 30 : 200), t => loss.ValueAndGradient(parameters, gradient, t));
            if (late < allowed) prompt++;
        }

        prompt.Should().Be(2);
    }

    [Fact]
    public void A_token_that_is_cancelled_already_stops_everything()
    {
        var token = new CancellationToken(canceled: true);
        Circuit circuit = new CircuitBuilder(2).H(0).Build();
        PauliSum z = PauliSum.Parse("ZZ");
        using StateVector psi = Simulator.Run(circuit, []);
        foreach (Action act in new Action[]
        {
            () => Simulator.Run(circuit, [], cancellationToken: token).Dispose(), () => Simulator.Expectation(circuit, z, [], cancellationToken: token),
            () => Simulator.ValueAndGradient(circuit, z, [], token), () => Simulator.Prepare(circuit, z, cancellationToken: token).Dispose(),
            () => psi.Expectation(z, token), () => psi.Sample(10, 1, token),
        })
        {
            act.Should().Throw<OperationCanceledException>();
        }
    }

    [Fact]
    public void The_number_of_threads_changes_no_bit()
    {
        const int Qubits = 17;
        var random = new Random(41);
        Circuit circuit = Circuits.RandomCircuits.Any(Qubits, 40, random);
        double[] parameters = Dense.RandomParameters(circuit, random);
        PauliSum observable = Dense.RandomSum(Qubits, 60, random);
        (double Value, double[] Gradient)? first = null;
        Complex[]? amplitudes = null;
        long[]? shots = null;
        double expectation = 0, norm = 0;
        foreach (int threads in new[] { 1, 2, 3, 7, 16 })
        {
            var simulator = new StateVectorSimulator(new SimulatorOptions { MaxThreads = threads });
            (double Value, double[] Gradient) result = simulator.ValueAndGradient(circuit, observable, parameters);
            using StateVector psi = simulator.Run(circuit, parameters);
            Complex[] all = [.. Enumerable.Range(0, (int)psi.Length).Select(i => psi[i])];
            long[] drawn = psi.Sample(1000, 5);
            if (first is null) (first, amplitudes, shots, expectation, norm) = (result, all, drawn, psi.Expectation(observable), psi.Norm);
            BitConverter.DoubleToInt64Bits(result.Value).Should().Be(BitConverter.DoubleToInt64Bits(first.Value.Value));
            result.Gradient.Should().Equal(first.Value.Gradient);
            all.Should().Equal(amplitudes);
            drawn.Should().Equal(shots);
            psi.Expectation(observable).Should().Be(expectation);
            psi.Norm.Should().Be(norm);
        }

        first!.Value.Gradient.Should().Contain(g => Math.Abs(g) > 1e-3);
    }

    [Fact]
    public void One_expectation_serves_one_thread_at_a_time()
    {
        var b = new CircuitBuilder(14);
        for (int k = 0; k < 400; k++) b.RX(k % 14, 0.1);
        using IExpectation loss = Simulator.Prepare(b.Build(), PauliSum.Parse("Z0", 14));
        int refused = 0;
        Parallel.For(0, 200, new ParallelOptions { MaxDegreeOfParallelism = 4 }, _ =>
        {
            try
            {
                loss.Value([]);
            }
            catch (InvalidOperationException)
            {
                Interlocked.Increment(ref refused);
            }
        });
        loss.Value([]).Should().NotBe(0);
        refused.Should().BeLessThan(200);
    }
}
