using MathNet.Numerics.LinearAlgebra;
using QmlTrainability.Circuits;
using QmlTrainability.Simulation;

namespace ExpressivityTrainability;

/// <summary>The rank of the quantum Fisher information at random angles: how many parameters move the state independently (arXiv:2109.11676).</summary>
internal static class FisherRank
{
    /// <summary>Singular values below this share of the largest are rounding.</summary>
    private const double RelativeThreshold = 1e-10;

    public static int Of(Circuit circuit, InitialState state, int seed)
    {
        var random = new Random(seed);
        double[] at = [.. circuit.Parameters.Select(_ => 2 * Math.PI * random.NextDouble())];
        Vector<double> values = Matrix<double>.Build.DenseOfArray(new StateVectorSimulator().QuantumFisherInformation(circuit, at, state)).Svd(computeVectors: false).S;
        return values.Count(v => v > RelativeThreshold * values[0]);
    }
}
