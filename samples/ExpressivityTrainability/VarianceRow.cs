using System.Numerics;
using QmlTrainability;
using QmlTrainability.Circuits;
using QmlTrainability.LieAlgebras;
using QmlTrainability.Paulis;
using QmlTrainability.Trainability;

namespace ExpressivityTrainability;

/// <summary>What is known and what is measured about one design at one size, with as many layers as qubits.</summary>
internal sealed class VarianceRow
{
    public required string Design { get; init; }

    public required int Qubits { get; init; }

    public required int Parameters { get; init; }

    /// <summary>A decimal string: it may have hundreds of digits.</summary>
    public required string Dimension { get; init; }

    public required string Algebra { get; init; }

    /// <summary>The base-2 logarithm of the variance of the loss in the deep limit.</summary>
    public double? DeepLimitLog2 { get; init; }

    public double? Exact { get; init; }

    public double? ExactGradient { get; init; }

    public double? Measured { get; init; }

    public double? MeasuredError { get; init; }

    public double? MeasuredGradient { get; init; }

    public static VarianceRow Of(Design design, int qubits, int samples)
    {
        Circuit circuit = design.Layers(qubits).ToCircuit(qubits);
        (PauliSum observable, InitialState state) = (design.Observable(qubits), ExpressivityTrainability.Design.State(qubits));
        DynamicalLieAlgebra algebra = DynamicalLieAlgebra.GeneratedBy(design.Layers(1).GeneratorsAt(qubits));
        double log2 = LossVariance.Of(algebra, observable, state).Log2;
        FiniteDepthVariance? exact = null;
        try
        {
            exact = qubits <= 40 ? FiniteDepthVariance.Of(circuit, observable, state, AngleDistribution.Uniform, maxPairs: 1 << 17) : null;
        }
        catch (BudgetExceededException)
        {
            // More strings than are followed: the row says that it is not known.
        }

        SampledMoments? measured = samples > 0 ? MomentSampler.Sample(circuit, observable, state, AngleDistribution.Uniform, samples, seed: 1) : null;
        return new VarianceRow
        {
            Design = design.Name,
            Qubits = qubits,
            Parameters = circuit.Parameters.Count,
            Dimension = algebra.Dimension.ToString(System.Globalization.CultureInfo.InvariantCulture),
            Algebra = algebra.ToString(),
            DeepLimitLog2 = double.IsFinite(log2) ? log2 : null,
            Exact = exact?.Value,
            ExactGradient = exact?.GradientSecondMoments.Average(),
            Measured = measured?.Variance.Value,
            MeasuredError = measured?.Variance.StandardError,
            MeasuredGradient = measured?.GradientSecondMoments.Average(e => e.Value),
        };
    }

    public BigInteger DimensionValue() => BigInteger.Parse(Dimension, System.Globalization.CultureInfo.InvariantCulture);
}
