using System.Globalization;
using QmlTrainability.Circuits;
using QmlTrainability.Paulis;

namespace QmlTrainability.Trainability;

/// <summary>What small random angles guarantee: lower bounds of E⟨P⟩² and of E(∂⟨P⟩)² around the identity, for any circuit, exponential algebras included.</summary>
/// <remarks>
/// With angles of variance s² around 0, E cos² = (1 + e^{-2s²})/2. Of all paths of the chain the one that never jumps gives E⟨P⟩² ≥ ⟨P⟩² ∏ E cos² over the M gates
/// that anticommute with P, at least ⟨P⟩² e^{-s²M}; the one that jumps only at gate k gives a bound of the slope that needs ⟨PP_k⟩ ≠ 0 (Trotter-independent; compare
/// arXiv:2203.09376). So s² = O(1/M) keeps a constant signal. The guarantee is local: a patch that can be seen, not a path to the optimum. Cost: gates².
/// </remarks>
/// <example><code>
/// var b = new CircuitBuilder(qubits: 2);
/// Circuit circuit = b.RX(0, b.Parameter("a")).RZZ(0, 1, b.Parameter("b")).RX(0, b.Parameter("c")).Build();
/// WarmStart start = WarmStart.Of(circuit, PauliString.Parse("ZI"), InitialState.Zeros(2), sigma: 0.1);
/// Console.WriteLine(start);    // E⟨P⟩² ≥ 0.9803 for angles with standard deviation 0.1 rad; 2 gates move the observable
/// Console.WriteLine($"{WarmStart.LargestSigma(circuit, PauliString.Parse("ZI"), InitialState.Zeros(2), share: 0.5):F3}");    // 0.664
/// </code></example>
public sealed class WarmStart
{
    private WarmStart(double sigma, int movingGates, double secondMoment, double[] slopes)
    {
        Sigma = sigma;
        MovingGates = movingGates;
        SecondMoment = secondMoment;
        GradientSecondMoments = slopes;
    }

    /// <summary>The standard deviation of every parameter, in radians.</summary>
    public double Sigma { get; }

    /// <summary>The number of rotations that anticommute with the observable pulled back through the Cliffords.</summary>
    public int MovingGates { get; }

    /// <summary>A lower bound of E⟨P⟩².</summary>
    public double SecondMoment { get; }

    /// <summary>A lower bound of E(∂⟨P⟩/∂θ)² for each parameter, in the order of <see cref="Circuit.Parameters"/>.</summary>
    public IReadOnlyList<double> GradientSecondMoments { get; }

    /// <summary>The guaranteed moments.</summary>
    /// <param name="circuit">A circuit in which every parameter drives one rotation.</param>
    /// <param name="observable">One string.</param>
    /// <param name="state">The state before the circuit, on as many qubits.</param>
    /// <param name="sigma">The standard deviation of the parameters in radians, finite and not negative.</param>
    /// <exception cref="HypothesisNotMetException">Angles are tied, or a fixed rotation is not Clifford.</exception>
    /// <exception cref="QubitCountMismatchException">The numbers of qubits differ.</exception>
    public static WarmStart Of(Circuit circuit, PauliString observable, InitialState state, double sigma)
    {
        ArgumentNullException.ThrowIfNull(circuit);
        ArgumentNullException.ThrowIfNull(observable);
        ArgumentNullException.ThrowIfNull(state);
        Require.SameQubits(circuit.QubitCount, observable.QubitCount, "The observable");
        Require.SameQubits(circuit.QubitCount, state.QubitCount, "The state");
        return Bound(Gates(circuit, AngleDistribution.Normal(sigma)), circuit, observable, state, sigma);
    }

    /// <summary>The largest standard deviation that guarantees a share of ⟨P⟩² at zero angles.</summary>
    /// <param name="circuit">A circuit in which every parameter drives one rotation.</param>
    /// <param name="observable">One string.</param>
    /// <param name="state">The state before the circuit, on as many qubits.</param>
    /// <param name="share">Between 0 and 1; beyond 2^-M of it every angle is allowed.</param>
    /// <returns>In radians; infinite where every angle keeps the share.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The share is not between 0 and 1.</exception>
    public static double LargestSigma(Circuit circuit, PauliString observable, InitialState state, double share)
    {
        Require.Finite(share, "The share");
        if (share is <= 0 or >= 1) throw new ArgumentOutOfRangeException(nameof(share), share, "The share lies between 0 and 1.");
        double start = Of(circuit, observable, state, 0).SecondMoment;
        if (start == 0) throw new HypothesisNotMetException("At zero angles the observable has no expectation, so there is nothing to keep. Start from another state.");
        double low = 0, high = 1;
        while (Share(high) >= share)
        {
            if (high > 1e3) return double.PositiveInfinity; // cos² averages to a half from there on
            (low, high) = (high, 2 * high);
        }

        for (int step = 0; step < 60; step++) // to the last bit
        {
            double middle = (low + high) / 2;
            if (Share(middle) >= share) low = middle;
            else high = middle;
        }

        return low;

        double Share(double sigma) => Of(circuit, observable, state, sigma).SecondMoment / start;
    }

    /// <summary>For example "E⟨P⟩² ≥ 0.9803 for angles with standard deviation 0.1 rad; 2 gates move the observable".</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"E⟨P⟩² ≥ {SecondMoment:G4} for angles with standard deviation {Sigma:G6} rad; {MovingGates} gates move the observable");

    private static List<ChainGate> Gates(Circuit circuit, AngleDistribution angles)
    {
        List<ChainGate> gates = ChainGates.Of(circuit, angles, NoiseModel.None);
        if (gates.Exists(g => g.Tied is not null || g.IsFixed))
            throw new HypothesisNotMetException("A warm start is bounded for independent angles and no fixed rotation but Cliffords. FiniteDepthVariance.Of with AngleDistribution.Normal is exact for tied angles too.");
        return gates;
    }

    private static WarmStart Bound(List<ChainGate> gates, Circuit circuit, PauliString observable, InitialState state, double sigma)
    {
        PauliString v = circuit.RotationForm.PullBack(observable).Terms[0].String;
        bool[] moves = [.. gates.Select(g => g.String.AnticommutesWithUnchecked(v))];
        double stays = 1;
        for (int k = 0; k < gates.Count; k++) stays *= moves[k] ? gates[k].CosineSquared : 1;
        double start = Math.Pow(state.Expectation(v), 2), before = 1;
        var slopes = new double[circuit.Parameters.Count];
        for (int k = 0; k < gates.Count; k++)
        {
            if (!moves[k]) continue;
            double cosine = gates[k].CosineSquared, slope = start * stays / cosine * (1 - cosine);
            PauliString partner = gates[k].Partner(v).Partner;
            double end = Math.Pow(state.Expectation(partner), 2) * before * cosine;
            for (int i = k + 1; i < gates.Count && end > 0; i++) end *= gates[i].String.AnticommutesWithUnchecked(partner) ? gates[i].CosineSquared : 1;
            foreach (AngleTerm term in gates[k].Terms) slopes[term.Parameter.Index] += (slope + end) * term.Factor * term.Factor;
            before *= cosine;
        }

        return new WarmStart(sigma, moves.Count(m => m), start * stays, slopes);
    }
}
