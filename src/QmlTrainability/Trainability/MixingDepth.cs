using System.Globalization;
using QmlTrainability.Circuits;
using QmlTrainability.Numerics;
using QmlTrainability.Paulis;
using QmlTrainability.Trainability.Mixing;

namespace QmlTrainability.Trainability;

/// <summary>How many layers it takes until the deep limit of E⟨P⟩² holds, and goes on holding, to a tolerance.</summary>
/// <remarks>
/// A layer maps the weights of the strings that P can become by averages over pairs and by permutations, so it is doubly stochastic: the distance |p - u|₂ to the uniform
/// weights never grows, and |E⟨P⟩² - limit| ≤ |p - u|₂·|f - f̄|₂ with f = ⟨·⟩². Layers are added until such a bound is below the tolerance; then the last layer at which
/// the exact value was off decides. No spectral estimate enters the result; <see cref="Rate"/> is beside it.
/// Where the layer is one of free fermions without Cliffords and P is bilinear in its N modes, the weights are N × N matrices, up to 2,048 modes; elsewhere they are listed, up to 65,536 strings.
/// Where the rotations fall into two groups of commuting ones, t layers cost about √t applications of one, by Chebyshev polynomials of the symmetric product of two projections; elsewhere t.
/// An application costs gates × N, or gates × strings. The Ising chain of 100 qubits takes less than a second.
/// </remarks>
/// <example><code>
/// Circuit layer = AnsatzCatalog.Ising(Topology.Chain, layers: 1).ToCircuit(6);
/// MixingDepth mixing = MixingDepth.Of(layer, PauliString.On(6, (0, Pauli.X)), InitialState.Plus(6));
/// Console.WriteLine(mixing);    // 38 layers until the deep limit 0.0909091 holds to 1 %; a layer shrinks the distance by 0.933
/// </code></example>
public sealed class MixingDepth
{
    /// <summary>The largest number of strings in reach that are listed.</summary>
    private const int MostStrings = 1 << 16;

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

    /// <summary>The factor by which the last layer looked at shrank the distance to the uniform weights: the slowest mode that the observable has.</summary>
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
    /// <exception cref="BudgetExceededException">More than 65,536 strings are in reach and no matrices hold them, or mixing takes too many layers.</exception>
    public static MixingDepth Of(Circuit layer, PauliString observable, InitialState state, double tolerance = 0.01, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(layer);
        ArgumentNullException.ThrowIfNull(observable);
        ArgumentNullException.ThrowIfNull(state);
        Require.SameQubits(layer.QubitCount, observable.QubitCount, "The observable");
        Require.SameQubits(layer.QubitCount, state.QubitCount, "The state");
        if (!(Require.Finite(tolerance, "The tolerance") > 0)) throw new ArgumentOutOfRangeException(nameof(tolerance), tolerance, "The tolerance must be positive.");
        ILayerMap map = MapOf(layer, observable, cancellationToken);
        double[] squares = map.Squares(state, cancellationToken);
        double limit = VectorProducts.Dot(squares, map.Ones()) / map.Strings;
        if (limit == 0) throw new HypothesisNotMetException("No string that the observable can become has an expectation in this state: the deep limit is 0, and no relative tolerance is met.");
        MixingCount count = MixingByPolynomials.Fits(map)
            ? MixingByPolynomials.Of(map, squares, limit, tolerance, cancellationToken)
            : MixingByLayers.Of(map, squares, limit, tolerance, cancellationToken);
        return new MixingDepth(count.Layers, count.Limit, count.Rate, tolerance);
    }

    /// <summary>For example "38 layers until the deep limit 0.0909091 holds to 1 %; a layer shrinks the distance by 0.933".</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{Layers} layers until the deep limit {Limit:G6} holds to {Tolerance * 100:G3} %; a layer shrinks the distance by {Rate:F3}");

    private static ILayerMap MapOf(Circuit layer, PauliString observable, CancellationToken cancellationToken)
    {
        List<ChainGate> gates = ChainGates.Of(layer, AngleDistribution.Uniform, NoiseModel.None);
        if (gates.Exists(g => g.Tied is not null || g.IsFixed)) throw new HypothesisNotMetException("Mixing is counted for independent angles and no fixed rotation but Cliffords.");
        IReadOnlyList<IReadOnlyList<PauliString>> levels = GateLevels.Of([.. gates.Select(g => g.String)], cancellationToken);
        CliffordMap clifford = layer.RotationForm.Clifford;
        ILayerMap? bilinear = clifford.MovesStrings ? null : BilinearLayerMap.TryOf(levels, observable, cancellationToken);
        return bilinear ?? new StringLayerMap(levels, clifford, observable, MostStrings, cancellationToken);
    }
}
