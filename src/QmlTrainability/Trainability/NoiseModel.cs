using QmlTrainability.Circuits;
using QmlTrainability.Paulis;

namespace QmlTrainability.Trainability;

/// <summary>Where Pauli noise acts: on every qubit before the circuit, after every operation on its qubits, and on every qubit before it is read out.</summary>
/// <remarks>All of it is unital. Noise between gates multiplies the weight of a string by λ² at each location (arXiv:2007.14384 calls the result a noise-induced
/// plateau); readout noise turns O into N†(O), preparation noise ρ into N(ρ). Immutable.</remarks>
/// <example><code>
/// NoiseModel noise = NoiseModel.None.WithGates(PauliChannel.Depolarizing(0.03)).WithReadout(PauliChannel.BitFlip(0.1));
/// var b = new CircuitBuilder(qubits: 1);
/// Circuit circuit = b.RX(0, b.Parameter("t")).Build();
/// FiniteDepthVariance f = FiniteDepthVariance.Of(circuit, PauliSum.Parse("Z"), InitialState.Zeros(1), AngleDistribution.Uniform, noise);
/// Console.WriteLine($"{f.Value:F6}");                          // 0.294912
/// Console.WriteLine(noise.Observed(PauliSum.Parse("ZI")));     // 0.8*ZI
/// </code></example>
public sealed class NoiseModel
{
    private NoiseModel(PauliChannel? preparation, PauliChannel? gates, PauliChannel? readout)
    {
        Preparation = preparation;
        Gates = gates;
        Readout = readout;
    }

    /// <summary>No noise.</summary>
    public static NoiseModel None { get; } = new(null, null, null);

    /// <summary>On every qubit before the circuit; null for none.</summary>
    public PauliChannel? Preparation { get; }

    /// <summary>After every operation, on each qubit that it acts on; null for none.</summary>
    public PauliChannel? Gates { get; }

    /// <summary>On every qubit after the circuit; null for none.</summary>
    public PauliChannel? Readout { get; }

    /// <summary>The same with this noise before the circuit.</summary>
    /// <param name="channel">On every qubit.</param>
    public NoiseModel WithPreparation(PauliChannel channel)
    {
        ArgumentNullException.ThrowIfNull(channel);
        return new NoiseModel(channel, Gates, Readout);
    }

    /// <summary>The same with this noise after every operation.</summary>
    /// <param name="channel">On each qubit of the operation.</param>
    public NoiseModel WithGates(PauliChannel channel)
    {
        ArgumentNullException.ThrowIfNull(channel);
        return new NoiseModel(Preparation, channel, Readout);
    }

    /// <summary>The same with this noise before the readout.</summary>
    /// <param name="channel">On every qubit.</param>
    public NoiseModel WithReadout(PauliChannel channel)
    {
        ArgumentNullException.ThrowIfNull(channel);
        return new NoiseModel(Preparation, Gates, channel);
    }

    /// <summary>N†(O): what is measured when O is read out through the noise. Each string is scaled by the eigenvalues of its letters; so N†(O) lies in an algebra of
    /// strings when O does, and deep-limit formulas take it in place of O.</summary>
    /// <param name="observable">O.</param>
    public PauliSum Observed(PauliSum observable)
    {
        ArgumentNullException.ThrowIfNull(observable);
        if (Readout is null) return observable;
        return PauliSum.Of(observable.Terms.Select(t => (t.Coefficient * EigenvalueOf(t.String, Readout), t.String)));
    }

    /// <summary>N(ρ): the state that the noisy preparation gives.</summary>
    /// <param name="state">ρ, a product state or one given by its Pauli expectations.</param>
    /// <exception cref="UnsupportedRequestException">A stabilizer state: what noise makes of it has no short description.</exception>
    public InitialState Prepared(InitialState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        if (Preparation is null) return state;
        if (state.BlochVectors is { } vectors)
        {
            return InitialState.Product([.. vectors.Select(v =>
                (v.X * Preparation.Eigenvalue(Pauli.X), v.Y * Preparation.Eigenvalue(Pauli.Y), v.Z * Preparation.Eigenvalue(Pauli.Z)))]);
        }

        if (state.PauliExpectations is not null)
            return InitialState.FromPauliExpectations(PauliSum.Of(state.PauliExpectations.Terms.Select(t => (t.Coefficient * EigenvalueOf(t.String, Preparation), t.String))));
        throw new UnsupportedRequestException(
            $"The state is {state}; after noise it is no stabilizer state. FiniteDepthVariance takes the state and the noise apart, and is exact.");
    }

    /// <summary>The product of the eigenvalues of the letters.</summary>
    internal static double EigenvalueOf(PauliString @string, PauliChannel channel)
    {
        double product = 1;
        foreach ((_, Pauli letter) in @string.Support) product *= channel.Eigenvalue(letter);
        return product;
    }
}
