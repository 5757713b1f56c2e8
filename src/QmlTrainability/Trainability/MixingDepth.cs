using System.Globalization;
using QmlTrainability.Circuits;
using QmlTrainability.Paulis;

namespace QmlTrainability.Trainability;

/// <summary>How many layers it takes until the deep limit of E⟨P⟩² holds, and goes on holding, to a tolerance.</summary>
/// <remarks>
/// A layer maps the weights of the strings that P can become by averages over pairs and by permutations, so it is doubly stochastic: the distance |p - u|₂ to the uniform
/// weights never grows, and |E⟨P⟩² - limit| ≤ |p - u|₂·|f - f̄|₂ with f = ⟨·⟩². Layers are added until this bound is below the tolerance; then the last layer at which
/// the exact value was off decides. No spectral estimate enters the result; <see cref="Rate"/> is beside it. Cost: gates × strings for each layer.
/// </remarks>
/// <example><code>
/// Circuit layer = AnsatzCatalog.Ising(Topology.Chain, layers: 1).ToCircuit(6);
/// MixingDepth mixing = MixingDepth.Of(layer, PauliString.On(6, (0, Pauli.X)), InitialState.Plus(6));
/// Console.WriteLine(mixing);    // 38 layers until the deep limit 0.0909091 holds to 1 %; a layer shrinks the distance by 0.933
/// </code></example>
public sealed class MixingDepth
{
    /// <summary>The largest number of strings in reach.</summary>
    private const int MostStrings = 1 << 16;

    /// <summary>Pairs of strings averaged in all, at a nanosecond or two each.</summary>
    private const long MostAverages = 20_000_000_000;

    private MixingDepth(int layers, double limit, double rate, double tolerance)
    {
        Layers = layers;
        Limit = limit;
        Rate = rate;
        Tolerance = tolerance;
    }

    /// <summary>From this number of layers on the second moment is within the tolerance of its limit.</summary>
    public int Layers { get; }

    /// <summary>The deep limit of E⟨P⟩²: the mean of ⟨Q⟩² over the strings Q that P can become.</summary>
    public double Limit { get; }

    /// <summary>The factor by which the last layers shrank the distance to the limit: the slowest mode that the observable has.</summary>
    public double Rate { get; }

    /// <summary>The relative tolerance.</summary>
    public double Tolerance { get; }

    /// <summary>Counts the layers.</summary>
    /// <param name="layer">One layer; it is repeated with fresh uniform angles. Every parameter drives one rotation.</param>
    /// <param name="observable">One string.</param>
    /// <param name="state">The state before the circuit.</param>
    /// <param name="tolerance">Relative to the limit, positive.</param>
    /// <param name="cancellationToken">Polled all along.</param>
    /// <exception cref="HypothesisNotMetException">Angles are tied, a fixed rotation is not Clifford, the limit is zero, or layers permute strings without mixing.</exception>
    /// <exception cref="BudgetExceededException">More than 65,536 strings are in reach, or mixing takes too many layers.</exception>
    public static MixingDepth Of(Circuit layer, PauliString observable, InitialState state, double tolerance = 0.01, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(layer);
        ArgumentNullException.ThrowIfNull(observable);
        ArgumentNullException.ThrowIfNull(state);
        Require.SameQubits(layer.QubitCount, observable.QubitCount, "The observable");
        Require.SameQubits(layer.QubitCount, state.QubitCount, "The state");
        if (!(Require.Finite(tolerance, "The tolerance") > 0)) throw new ArgumentOutOfRangeException(nameof(tolerance), tolerance, "The tolerance must be positive.");
        return Count(new LayerMap(layer, observable, MostStrings, cancellationToken), state, tolerance, cancellationToken);
    }

    /// <summary>For example "38 layers until the deep limit 0.0909091 holds to 1 %; a layer shrinks the distance by 0.933".</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{Layers} layers until the deep limit {Limit:G6} holds to {Tolerance * 100:G3} %; a layer shrinks the distance by {Rate:F3}");

    private static MixingDepth Count(LayerMap map, InitialState state, double tolerance, CancellationToken cancellationToken)
    {
        double[] squares = [.. map.Strings.Select(s => Math.Pow(state.Expectation(s), 2))];
        double limit = squares.Average(), spread = Math.Sqrt(squares.Sum(s => (s - limit) * (s - limit)));
        if (limit == 0) throw new HypothesisNotMetException("No string that the observable can become has an expectation in this state: the deep limit is 0, and no relative tolerance is met.");
        var weights = new double[squares.Length];
        weights[0] = 1;
        double distance = Distance(weights), rate = 1;
        int last = IsOff() ? 0 : -1;
        for (int layers = 0; distance * spread > tolerance * limit;)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (layers * map.AveragesPerLayer > MostAverages)
            {
                throw new BudgetExceededException(
                    string.Create(CultureInfo.InvariantCulture, $"After {layers} layers the distance still shrinks by {rate} in each. Ask for a larger tolerance or fewer qubits."), layers + 1, layers);
            }

            weights = map.Apply(weights, cancellationToken);
            layers++;
            double next = Distance(weights);
            rate = next / distance;
            if (rate > 1 - 1e-12 && layers > 2 * squares.Length)
                throw new HypothesisNotMetException("The layers permute strings without mixing them, so there is no deep limit: the variance depends on the number of layers for ever.");
            distance = next;
            if (IsOff()) last = layers;
        }

        return new MixingDepth(last + 1, limit, rate, tolerance);

        bool IsOff() => Math.Abs(weights.Zip(squares, (w, s) => w * s).Sum() - limit) > tolerance * limit;

        static double Distance(double[] weights)
        {
            double uniform = 1.0 / weights.Length;
            return Math.Sqrt(weights.Sum(w => (w - uniform) * (w - uniform)));
        }
    }
}
