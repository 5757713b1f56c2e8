using System.Globalization;

namespace QmlTrainability.Trainability;

/// <summary>The moments of a design at one number of layers.</summary>
/// <example><code>
/// DepthCurve curve = DepthCurve.Of(layers =&gt; AnsatzCatalog.Ising(Topology.Chain, layers).ToCircuit(4), [1, 2], PauliSum.Parse("XIII"), InitialState.Plus(4));
/// Console.WriteLine(curve.Points[0]);    // 1 layer: variance 0.5
/// </code></example>
public sealed class DepthPoint
{
    internal DepthPoint(int layers, FiniteDepthVariance moments)
    {
        Layers = layers;
        Moments = moments;
    }

    /// <summary>The number of layers.</summary>
    public int Layers { get; }

    /// <summary>The moments, exact or sampled.</summary>
    public FiniteDepthVariance Moments { get; }

    /// <summary>For example "4 layers: variance 0.232788".</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Layers} layer{(Layers == 1 ? "" : "s")}: variance {(Moments.IsExact ? $"{Moments.Value:G6}" : $"{Moments.ValueInterval}, sampled")}");
}
