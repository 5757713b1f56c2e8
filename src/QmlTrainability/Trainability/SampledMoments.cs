using System.Globalization;
using QmlTrainability.Circuits;

namespace QmlTrainability.Trainability;

/// <summary>Moments of the loss ⟨O⟩ and of its partial derivatives, measured over random parameters, with standard errors. Immutable.</summary>
/// <remarks>Made by <see cref="MomentSampler.Sample"/>, to stand beside <see cref="FiniteDepthVariance"/> and <see cref="LossVariance"/>, which predict them.</remarks>
/// <example><code>
/// var b = new CircuitBuilder(qubits: 2);
/// Circuit circuit = b.RX(0, b.Parameter("a")).RX(1, b.Parameter("b")).RZZ(0, 1, b.Parameter("c")).RX(0, b.Parameter("d")).Build();
/// PauliSum z = PauliSum.Parse("ZI");
/// SampledMoments measured = MomentSampler.Sample(circuit, z, InitialState.Zeros(2), AngleDistribution.Uniform, samples: 2000, seed: 7);
/// FiniteDepthVariance predicted = FiniteDepthVariance.Of(circuit, z, InitialState.Zeros(2), AngleDistribution.Uniform);
/// Console.WriteLine(measured.Variance.Agrees(predicted.Value));                                            // True
/// Console.WriteLine(measured.GradientSecondMoments[3].Agrees(predicted.GradientSecondMoments[3]));    // True
/// </code></example>
public sealed class SampledMoments
{
    internal SampledMoments(int samples, Estimate mean, Estimate variance, Estimate[] gradientSecondMoments, AngleDistribution angles)
    {
        Samples = samples;
        Mean = mean;
        Variance = variance;
        GradientSecondMoments = gradientSecondMoments;
        Angles = angles;
    }

    /// <summary>The number of random parameter vectors.</summary>
    public int Samples { get; }

    /// <summary>E ℓ.</summary>
    public Estimate Mean { get; }

    /// <summary>E ℓ² - (E ℓ)², without bias, in squared units of the observable.</summary>
    public Estimate Variance { get; }

    /// <summary>E (∂ℓ/∂θ)² for each parameter, in the order of <see cref="Circuit.Parameters"/>; per squared radian.</summary>
    public IReadOnlyList<Estimate> GradientSecondMoments { get; }

    /// <summary>The law of the parameters.</summary>
    public AngleDistribution Angles { get; }

    /// <summary>For example "mean 0.001 ± 0.0034, variance 0.2331 ± 0.0021 over 20,000 samples of angles uniform on a full period".</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"mean {Mean}, variance {Variance} over {Samples:N0} samples of angles {Angles}");
}
