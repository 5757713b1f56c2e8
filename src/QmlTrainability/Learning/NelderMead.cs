using System.Globalization;
using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.Optimization;
using QmlTrainability.Learning.Runs;

namespace QmlTrainability.Learning;

/// <summary>The simplex of J. Nelder and R. Mead (1965), by MathNet.Numerics: values only, for few parameters.</summary>
/// <remarks>Every evaluation of the loss is an epoch of the run; the model gets the best parameters that were met. A checkpoint holds the evaluations, which
/// are replayed when the run is resumed: the same bits follow.</remarks>
/// <example><code>
/// Console.WriteLine(new NelderMead());    // Nelder-Mead, tolerance 1E-10
/// </code></example>
public sealed class NelderMead : Optimizer
{
    private readonly double _tolerance = 1e-10, _perturbation = 0.5;

    /// <summary>The relative spread of the values on the simplex at which the run has converged. 1e-10 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not positive and finite.</exception>
    public double Tolerance
    {
        get => _tolerance;
        init => _tolerance = Positive(value, nameof(Tolerance));
    }

    /// <summary>How far the corners of the first simplex lie from the start, in radians for angles. 0.5 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not positive and finite.</exception>
    public double Perturbation
    {
        get => _perturbation;
        init => _perturbation = Positive(value, nameof(Perturbation));
    }

    /// <summary>For example "Nelder-Mead, tolerance 1E-10".</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"Nelder-Mead, tolerance {Tolerance}");

    internal override string Identity => FormattableString.Invariant($"NelderMead,Perturbation={Perturbation},Tolerance={Tolerance}");

    internal override RunEnding Run(RunSession session, CancellationToken cancellationToken) =>
        RecordedRun.Of(session, needsGradient: false, Minimize, cancellationToken);

    private void Minimize(RecordedRun.Evaluation evaluate, double[] start) =>
        NelderMeadSimplex.Minimum(
            ObjectiveFunction.Value(point => evaluate(point.AsArray() ?? point.ToArray()).Value),
            Vector<double>.Build.DenseOfArray(start),
            Vector<double>.Build.Dense(start.Length, Perturbation),
            Tolerance,
            int.MaxValue);
}
