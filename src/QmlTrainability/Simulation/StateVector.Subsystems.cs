using System.Numerics;
using QmlTrainability.Paulis;

namespace QmlTrainability.Simulation;

// What is computed from amplitudes besides expectations; and files.
public sealed unsafe partial class StateVector
{
    /// <summary>⟨this|other⟩: conjugate of this, times the other.</summary>
    /// <param name="other">A state of as many qubits.</param>
    /// <param name="cancellationToken">Polled all along.</param>
    /// <exception cref="QubitCountMismatchException">The numbers of qubits differ.</exception>
    /// <exception cref="ObjectDisposedException">One of the states has been disposed of.</exception>
    public Complex InnerProduct(StateVector other, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(other);
        Require.SameQubits(QubitCount, other.QubitCount, "The other state");
        return Use(a => other.Use(b => _engine.InnerProduct(a, b, cancellationToken)));
    }

    /// <summary>⟨O⟩ of several observables.</summary>
    /// <remarks>Cost: observables of few terms share one pass over the amplitudes for all strings with X and Y on the same qubits.</remarks>
    /// <param name="observables">On as many qubits.</param>
    /// <param name="cancellationToken">Polled all along.</param>
    /// <returns>In their order.</returns>
    /// <exception cref="QubitCountMismatchException">The numbers of qubits differ.</exception>
    public double[] Expectations(IReadOnlyList<PauliSum> observables, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(observables);
        foreach (PauliSum observable in observables)
        {
            ArgumentNullException.ThrowIfNull(observable);
            Require.SameQubits(QubitCount, observable.QubitCount, "The observable");
        }

        var shared = new SharedReadout(_engine, observables.Where(SharedReadout.IsShort));
        return Use(psi =>
        {
            IReadOnlyDictionary<PauliString, double> strings = shared.Values(psi, cancellationToken);
            return observables.Select(o => SharedReadout.IsShort(o) ? o.Terms.Sum(t => t.Coefficient * strings[t.String]) : Expectation(o, cancellationToken)).ToArray();
        });
    }

    /// <summary>⟨O²⟩ - ⟨O⟩², in squared units of the observable; not negative. Needs room for a second state.</summary>
    /// <param name="observable">On as many qubits.</param>
    /// <param name="cancellationToken">Polled all along.</param>
    /// <exception cref="BudgetExceededException">Two states do not fit the budget.</exception>
    /// <exception cref="QubitCountMismatchException">The numbers of qubits differ.</exception>
    public double Variance(PauliSum observable, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(observable);
        Require.SameQubits(QubitCount, observable.QubitCount, "The observable");
        if (observable.IsZero) return 0;
        StateBudget.Check(QubitCount, 2, _engine.MemoryBudget, "A variance");
        var plan = new ObservablePlan(observable);
        using var image = new StateVector(_engine, HalfPage);
        // ‖(O - ⟨O⟩)ψ‖² loses less than ⟨O²⟩ - ⟨O⟩² where the state is nearly an eigenstate.
        return Use(psi => image.Use(lambda =>
        {
            double mean = _engine.Multiply(psi, lambda, plan, cancellationToken);
            return _engine.SquaredDistance(lambda, psi, mean, cancellationToken);
        }));
    }

    /// <summary>The probabilities of the outcomes of measuring some qubits.</summary>
    /// <param name="qubits">At most 24, each once.</param>
    /// <param name="cancellationToken">Polled all along.</param>
    /// <returns>2^k numbers; bit j of an index is the outcome of the j-th qubit named.</returns>
    /// <exception cref="ArgumentException">None, too many, or one twice.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A qubit does not exist.</exception>
    public double[] Probabilities(IReadOnlyList<int> qubits, CancellationToken cancellationToken = default)
    {
        int[] chosen = Subsystem.Check(qubits, QubitCount, Subsystem.MostProbabilityQubits);
        return Use(psi => Subsystem.Probabilities(_engine, psi, chosen, cancellationToken));
    }

    /// <summary>The state of some qubits when the others are not looked at: ρ = tr_others |ψ⟩⟨ψ|.</summary>
    /// <param name="qubits">At most 10, each once.</param>
    /// <param name="cancellationToken">Polled all along.</param>
    /// <returns>2^k by 2^k, Hermitian; bit j of an index is the j-th qubit named. Cost: 2^(n+k).</returns>
    /// <exception cref="ArgumentException">None, too many, or one twice.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A qubit does not exist.</exception>
    public Complex[,] ReducedDensityMatrix(IReadOnlyList<int> qubits, CancellationToken cancellationToken = default)
    {
        int[] chosen = Subsystem.Check(qubits, QubitCount, Subsystem.MostMatrixQubits);
        return Use(psi => Subsystem.DensityMatrix(_engine, psi, chosen, cancellationToken));
    }

    /// <summary>How much some qubits are entangled with the others: -tr ρ log₂ ρ of their reduced state, in bits.</summary>
    /// <param name="qubits">Each once; they or the others are at most 10.</param>
    /// <param name="cancellationToken">Polled all along.</param>
    /// <returns>0 for a product, k for k qubits that are maximally entangled with the others.</returns>
    /// <exception cref="ArgumentException">None, one twice, or more than 10 on both sides.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A qubit does not exist.</exception>
    public double EntanglementEntropy(IReadOnlyList<int> qubits, CancellationToken cancellationToken = default)
    {
        int[] chosen = Subsystem.Check(qubits, QubitCount, QubitCount);
        if (chosen.Length == QubitCount) return 0;
        // Both sides have the same entropy.
        int[] others = [.. Enumerable.Range(0, QubitCount).Except(chosen)], fewer = chosen.Length <= others.Length ? chosen : others;
        return Subsystem.Entropy(ReducedDensityMatrix(fewer, cancellationToken));
    }

    /// <summary>Writes the amplitudes with a versioned header and a checksum; <see cref="Load"/> reads them.</summary>
    /// <param name="stream">Written to from where it is: 32 bytes and 16 for each amplitude.</param>
    /// <param name="cancellationToken">Polled all along; what was written by then stays.</param>
    public void Save(Stream stream, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        Use(psi =>
        {
            StateFile.Write(stream, QubitCount, psi, cancellationToken);
            return 0;
        });
    }

    /// <summary>Reads amplitudes that <see cref="Save"/> wrote.</summary>
    /// <param name="stream">Read from where it is.</param>
    /// <param name="options">What the state may use of the machine; <see cref="SimulatorOptions.Default"/> if null.</param>
    /// <param name="cancellationToken">Polled all along.</param>
    /// <returns>To be disposed of by the caller.</returns>
    /// <exception cref="StateFormatException">The stream holds no such state, or it is damaged.</exception>
    /// <exception cref="BudgetExceededException">The amplitudes do not fit the budget; checked before any is read.</exception>
    public static StateVector Load(Stream stream, SimulatorOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        options ??= SimulatorOptions.Default;
        (int qubits, ulong checksum) = StateFile.ReadHeader(stream);
        StateBudget.Check(qubits, 1, options.MemoryBudget);
        var state = new StateVector(new StateEngine(qubits, options.Threads) { MemoryBudget = options.MemoryBudget });
        try
        {
            state.Use(psi =>
            {
                StateFile.ReadAmplitudes(stream, qubits, checksum, psi, cancellationToken);
                return 0;
            });
            return state;
        }
        catch
        {
            state.Dispose();
            throw;
        }
    }
}
