using System.Numerics;
using MathNet.Numerics.LinearAlgebra;
using QmlTrainability.Circuits;
using QmlTrainability.Simulation;

namespace ExpressivityTrainability;

/// <summary>The rank of the quantum Fisher information at random angles: how many parameters move the state independently (arXiv:2109.11676).</summary>
internal static class FisherRank
{
    /// <summary>Singular values below this share of the largest are rounding.</summary>
    private const double RelativeThreshold = 1e-8;

    /// <summary>Each parameter drives one rotation exp(-iθP/2), so that ∂ψ/∂θ = ψ(θ + π)/2.</summary>
    public static int Of(Circuit circuit, InitialState state, int seed)
    {
        var simulator = new StateVectorSimulator();
        var random = new Random(seed);
        double[] at = [.. circuit.Parameters.Select(_ => 2 * Math.PI * random.NextDouble())];
        Complex[] psi = Amplitudes(at);
        var tangents = new double[at.Length][];
        for (int p = 0; p < at.Length; p++)
        {
            at[p] += Math.PI;
            Complex[] tangent = Amplitudes(at);
            at[p] -= Math.PI;
            Complex along = Complex.Zero;
            for (int i = 0; i < psi.Length; i++) along += Complex.Conjugate(psi[i]) * tangent[i];
            tangents[p] = [.. tangent.SelectMany((t, i) => new[] { (t - (along * psi[i])).Real, (t - (along * psi[i])).Imaginary })];
        }

        MathNet.Numerics.LinearAlgebra.Vector<double> values = Matrix<double>.Build.DenseOfRowArrays(tangents).Svd(computeVectors: false).S;
        return values.Count(v => v > RelativeThreshold * values[0]);

        Complex[] Amplitudes(double[] parameters)
        {
            using StateVector vector = simulator.Run(circuit, parameters, state);
            var amplitudes = new Complex[vector.Length];
            for (long i = 0; i < vector.Length; i++) amplitudes[i] = vector[i];
            return amplitudes;
        }
    }
}
