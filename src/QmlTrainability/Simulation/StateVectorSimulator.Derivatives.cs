using QmlTrainability.Circuits;
using QmlTrainability.Paulis;

namespace QmlTrainability.Simulation;

// Derivatives beyond the gradient, many sets of parameters, and memory.
public sealed unsafe partial class StateVectorSimulator
{
    /// <summary>The gradient of ⟨O⟩ by the parameter-shift rule, to check the adjoint method with: it shares nothing with it but values.</summary>
    /// <remarks>Each rotation exp(-i α P / 2) that holds a parameter is shifted by ±π/2 by itself (arXiv:1811.11184): ∂/∂α = (⟨O⟩₊ - ⟨O⟩₋)/2. Cost: two values for each.</remarks>
    /// <param name="circuit">The circuit.</param>
    /// <param name="observable">On as many qubits.</param>
    /// <param name="parameters">In radians, in the order of the circuit's parameters.</param>
    /// <param name="state">The state before the circuit, pure, on as many qubits; |0…0⟩ if null.</param>
    /// <param name="cancellationToken">Polled all along.</param>
    /// <returns>∂⟨O⟩/∂θ per radian in the order of the parameters. Errors as of <see cref="Expectation"/>.</returns>
    public double[] ParameterShiftGradient(
        Circuit circuit, PauliSum observable, IReadOnlyList<double> parameters, InitialState? state = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(circuit);
        ParameterValues.Check(circuit, Values(parameters));
        double[] values = [.. parameters];
        var builder = new CircuitBuilder(circuit.QubitCount);
        var freed = new List<(Angle Angle, double Value)>();
        foreach (Operation operation in circuit.Operations)
        {
            foreach ((PauliString @string, Angle angle) in operation.Rotations(circuit.QubitCount))
            {
                builder.Rotate(@string, angle.IsConstant ? angle : builder.Parameter(FormattableString.Invariant($"a{freed.Count}")));
                if (!angle.IsConstant) freed.Add((angle, angle.Evaluate(values)));
            }
        }

        double[] angles = [.. freed.Select(f => f.Value)], gradient = new double[values.Length];
        using IExpectation expectation = Prepare(builder.Build(), observable, state, cancellationToken);
        for (int k = 0; k < angles.Length; k++)
        {
            double slope = (At(k, Math.PI / 2) - At(k, -Math.PI / 2)) / 2;
            foreach (AngleTerm term in freed[k].Angle.Terms) gradient[term.Parameter.Index] += term.Factor * slope;
        }

        return gradient;

        double At(int k, double shift)
        {
            double before = angles[k];
            angles[k] += shift;
            double value = expectation.Value(angles, cancellationToken);
            angles[k] = before;
            return value;
        }
    }

    /// <summary>The Hessian of ⟨O⟩ times a direction, exactly: the derivative of the gradient along it.</summary>
    /// <remarks>Forward-over-reverse of the adjoint method, gate by gate. Cost: that of a few gradients; five state vectors.</remarks>
    /// <param name="circuit">The circuit.</param>
    /// <param name="observable">On as many qubits.</param>
    /// <param name="parameters">In radians, in the order of the circuit's parameters.</param>
    /// <param name="direction">A number for each parameter.</param>
    /// <param name="state">The state before the circuit, pure, on as many qubits; |0…0⟩ if null.</param>
    /// <param name="cancellationToken">Polled all along.</param>
    /// <returns>Σⱼ ∂²⟨O⟩/∂θᵢ∂θⱼ·directionⱼ, in the order of the parameters. Errors as of <see cref="Expectation"/>.</returns>
    public double[] HessianVectorProduct(
        Circuit circuit,
        PauliSum observable,
        IReadOnlyList<double> parameters,
        IReadOnlyList<double> direction,
        InitialState? state = null,
        CancellationToken cancellationToken = default)
    {
        state = SimulationInput.Check(circuit, observable, state);
        ParameterValues.Check(circuit, Values(parameters));
        ParameterValues.Check(circuit, Values(direction));
        StateBudget.Check(circuit.QubitCount, 5, _options.MemoryBudget, "A Hessian-vector product");
        if (observable.IsZero) return new double[parameters.Count];
        return new DirectionalProgram(EngineFor(circuit.QubitCount), circuit, state)
            .HessianProduct(new ObservablePlan(observable), [.. parameters], [.. direction], cancellationToken);
    }

    /// <summary>The quantum Fisher information matrix of the state after a circuit: Fᵢⱼ = 4 Re(⟨∂ᵢψ|∂ⱼψ⟩ - ⟨∂ᵢψ|ψ⟩⟨ψ|∂ⱼψ⟩), the metric of the natural gradient (arXiv:1909.02108).</summary>
    /// <remarks>Cost: one run of the circuit and one state vector for each parameter, and half as many inner products as the matrix has entries.</remarks>
    /// <param name="circuit">The circuit.</param>
    /// <param name="parameters">In radians, in the order of the circuit's parameters.</param>
    /// <param name="state">The state before the circuit, pure, on as many qubits; |0…0⟩ if null.</param>
    /// <param name="cancellationToken">Polled all along.</param>
    /// <returns>Symmetric and not negative up to rounding, in the order of the parameters. Errors as of <see cref="Run"/>.</returns>
    public double[,] QuantumFisherInformation(
        Circuit circuit, IReadOnlyList<double> parameters, InitialState? state = null, CancellationToken cancellationToken = default)
    {
        state = SimulationInput.Check(circuit, state);
        ParameterValues.Check(circuit, Values(parameters));
        StateBudget.Check(circuit.QubitCount, parameters.Count + 1, _options.MemoryBudget, "The quantum Fisher information");
        return new DirectionalProgram(EngineFor(circuit.QubitCount), circuit, state).FisherInformation([.. parameters], cancellationToken);
    }

    /// <summary>⟨O⟩ at many sets of parameters: on several threads at once for states below 16 qubits, one after the other for larger ones.</summary>
    /// <param name="circuit">The circuit.</param>
    /// <param name="observable">On as many qubits.</param>
    /// <param name="parameterSets">Each in radians, in the order of the circuit's parameters.</param>
    /// <param name="state">The state before the circuit, pure, on as many qubits; |0…0⟩ if null.</param>
    /// <param name="cancellationToken">Polled all along.</param>
    /// <returns>In their order; the same bits as one by one. Errors as of <see cref="Expectation"/>.</returns>
    public double[] ExpectationsAt(
        Circuit circuit,
        PauliSum observable,
        IReadOnlyList<IReadOnlyList<double>> parameterSets,
        InitialState? state = null,
        CancellationToken cancellationToken = default)
    {
        double[][] sets = CheckedSets(circuit, parameterSets);
        var values = new double[sets.Length];
        ForEachSet(circuit, observable, sets.Length, 1, state, (expectation, k) => values[k] = expectation.Value(sets[k], cancellationToken), cancellationToken);
        return values;
    }

    /// <summary>⟨O⟩ and its gradient at many sets of parameters, on threads as <see cref="ExpectationsAt"/>.</summary>
    /// <param name="circuit">The circuit.</param>
    /// <param name="observable">On as many qubits.</param>
    /// <param name="parameterSets">Each in radians, in the order of the circuit's parameters.</param>
    /// <param name="state">The state before the circuit, pure, on as many qubits; |0…0⟩ if null.</param>
    /// <param name="cancellationToken">Polled all along.</param>
    /// <returns>In their order; the same bits as one by one. Errors as of <see cref="Expectation"/>.</returns>
    public (double Value, double[] Gradient)[] ValuesAndGradientsAt(
        Circuit circuit,
        PauliSum observable,
        IReadOnlyList<IReadOnlyList<double>> parameterSets,
        InitialState? state = null,
        CancellationToken cancellationToken = default)
    {
        double[][] sets = CheckedSets(circuit, parameterSets);
        var results = new (double, double[])[sets.Length];
        ForEachSet(
            circuit,
            observable,
            sets.Length,
            2,
            state,
            (expectation, k) =>
            {
                var gradient = new double[sets[k].Length];
                results[k] = (expectation.ValueAndGradient(sets[k], gradient, cancellationToken), gradient);
            },
            cancellationToken);
        return results;
    }

    /// <summary>The memory that a circuit will take here: states, tables, and buffers of all threads.</summary>
    /// <param name="circuit">The circuit.</param>
    /// <exception cref="BudgetExceededException">One state does not fit the budget.</exception>
    public MemoryEstimate EstimateMemory(Circuit circuit)
    {
        ArgumentNullException.ThrowIfNull(circuit);
        StateBudget.Check(circuit.QubitCount, 1, _options.MemoryBudget);
        StateEngine engine = EngineFor(circuit.QubitCount);
        using StateProgram value = StateProgram.For(engine, circuit, Layers.MapEnding.Left);
        using var gradient = new AdjointProgram(engine, circuit, PauliSum.Zero(circuit.QubitCount));
        long state = 16L << circuit.QubitCount;
        return new MemoryEstimate(state + value.Bytes, (2 * state) + value.Bytes + gradient.Bytes);
    }

    private static double[][] CheckedSets(Circuit circuit, IReadOnlyList<IReadOnlyList<double>> parameterSets)
    {
        ArgumentNullException.ThrowIfNull(circuit);
        ArgumentNullException.ThrowIfNull(parameterSets);
        foreach (IReadOnlyList<double> set in parameterSets) ParameterValues.Check(circuit, Values(set));
        return [.. parameterSets.Select(s => s.ToArray())];
    }

    private void ForEachSet(
        Circuit circuit, PauliSum observable, int count, int states, InitialState? state, Action<IExpectation, int> work, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(observable);
        if (count == 0) return;
        // One state, or two, for each thread: no more threads than fit the budget.
        long fit = Math.Max(1, _options.MemoryBudget / Math.Max(1, states * (16L << Math.Min(40, circuit.QubitCount))));
        int workers = circuit.QubitCount < Kernels.TileLoop.ParallelFromQubits ? (int)Math.Min(Math.Min(_options.Threads, count), fit) : 1;
        int next = -1;
        if (workers == 1) Work();
        else Parallel.For(0, workers, new ParallelOptions { MaxDegreeOfParallelism = workers, CancellationToken = cancellationToken }, _ => Work());
        cancellationToken.ThrowIfCancellationRequested();

        void Work()
        {
            using IExpectation expectation = Prepare(circuit, observable, state, cancellationToken);
            for (int k = Interlocked.Increment(ref next); k < count; k = Interlocked.Increment(ref next)) work(expectation, k);
        }
    }
}
