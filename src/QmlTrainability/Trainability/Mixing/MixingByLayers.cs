using QmlTrainability.Numerics;

namespace QmlTrainability.Trainability.Mixing;

/// <summary>Mixing by applying layer after layer: for any layer.</summary>
/// <remarks>A layer is doubly stochastic, so the distance |p - u|₂ to the uniform weights never grows, and |E⟨P⟩² - limit| ≤ |p - u|₂·|f - f̄|₂ with f = ⟨·⟩². Layers are added until this bound
/// is below the tolerance; then the last layer at which the exact value was off decides.</remarks>
internal static class MixingByLayers
{
    public static MixingCount Of(ILayerMap map, double[] squares, double limit, double tolerance, CancellationToken cancellationToken)
    {
        double[] weights = map.Observable(), ones = map.Ones();
        double spread = Math.Sqrt(Math.Max(0, VectorProducts.Dot(squares, squares) - (map.Strings * limit * limit))), distance = Distance(), rate = 1;
        int last = IsOff() ? 0 : -1;
        for (int layers = 0; distance * spread > tolerance * limit;)
        {
            if (layers * map.AveragesPerLayer > MixingCount.MostAverages) throw MixingCount.TooMany(layers, rate);
            weights = map.Apply(weights, cancellationToken);
            layers++;
            double next = Distance();
            rate = next / distance;
            if (rate > 1 - 1e-12 && layers > 2 * map.Strings)
                throw new HypothesisNotMetException("The layers permute strings without mixing them, so there is no deep limit: the variance depends on the number of layers for ever.");
            distance = next;
            if (IsOff()) last = layers;
        }

        return new MixingCount(last + 1, limit, rate);

        bool IsOff() => Math.Abs(VectorProducts.Dot(weights, squares) - limit) > tolerance * limit;

        double Distance()
        {
            double[] difference = [.. weights];
            VectorProducts.Add(-1.0 / map.Strings, ones, difference);
            return VectorProducts.Norm(difference);
        }
    }
}
