using QmlTrainability.Circuits;
using QmlTrainability.Learning.Shots;
using QmlTrainability.Paulis;
using QmlTrainability.Simulation;

namespace QmlTrainability.Learning;

/// <summary>Expectations as a quantum computer estimates them: every string of the observable measured so many times, with or without readout errors.</summary>
/// <remarks>
/// A shot of a string is +1 with probability (1 + m)/2, m its exact mean as it is read: that is the law of the outcomes, from any exact simulator. Gradients
/// by the parameter-shift rule (arXiv:1811.11184): two such estimates for every rotation, shared parameters by the chain rule. The noise is a function of the
/// seed and of the parameters: the same call gives the same bits on any number of threads, and other parameters give other noise. With 0 shots the means are
/// exact and only the readout errors remain. Immutable and thread-safe.
/// </remarks>
/// <example><code>
/// var noisy = new ShotSimulator(new StateVectorSimulator(), shots: 10_000, seed: 1);
/// var b = new CircuitBuilder(qubits: 1);
/// Circuit circuit = b.RX(0, b.Parameter("theta")).Build();
/// using (IExpectation loss = noisy.Prepare(circuit, PauliSum.Parse("Z")))
/// {
///     Console.WriteLine(Math.Abs(loss.Value([1.0]) - Math.Cos(1)) is &gt; 0 and &lt; 0.05);    // True
///     Console.WriteLine(loss.Method.Split(',')[0]);    // 10000 shots of each string
/// }
/// </code></example>
public sealed class ShotSimulator : ISimulator
{
    /// <summary>A simulator.</summary>
    /// <param name="exact">What computes the exact means.</param>
    /// <param name="shots">For each string and each estimate; 0 for exact means.</param>
    /// <param name="seed">The seed of the noise.</param>
    /// <param name="readoutError">Bits that are read wrongly; none if null.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number of shots is negative.</exception>
    public ShotSimulator(ISimulator exact, int shots, ulong seed, ReadoutError? readoutError = null)
    {
        ArgumentNullException.ThrowIfNull(exact);
        Exact = exact;
        Shots = Require.AtLeast(shots, 0);
        Seed = seed;
        ReadoutError = readoutError;
    }

    /// <summary>The number of shots for each string and each estimate; 0 for exact means.</summary>
    public int Shots { get; }

    /// <summary>The seed of the noise.</summary>
    public ulong Seed { get; }

    /// <summary>Bits that are read wrongly; null for none.</summary>
    public ReadoutError? ReadoutError { get; }

    /// <summary>What computes the exact means.</summary>
    internal ISimulator Exact { get; }

    /// <inheritdoc/>
    public IExpectation Prepare(Circuit circuit, PauliSum observable, InitialState? state = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(circuit);
        ArgumentNullException.ThrowIfNull(observable);
        Require.SameQubits(circuit.QubitCount, observable.QubitCount, "The observable");
        return Shots == 0
            ? Exact.Prepare(circuit, ReadoutError?.Apply(observable) ?? observable, state, cancellationToken)
            : new ShotExpectation(Exact, circuit, observable, state, this, cancellationToken);
    }

    /// <summary>For example "10000 shots of each string".</summary>
    public override string ToString() => Shots == 0 ? "exact means" + With(ReadoutError) : FormattableString.Invariant($"{Shots} shots of each string") + With(ReadoutError);

    private static string With(ReadoutError? error) => error is null ? "" : $", {error}";
}
