using System.Globalization;
using QmlTrainability.Learning.Optimizers;
using QmlTrainability.Learning.Runs;

namespace QmlTrainability.Learning;

/// <summary>Simultaneous perturbation stochastic approximation (J. Spall, 1992): a step costs two values of the loss, whatever the number of parameters.</summary>
/// <remarks>At step k all parameters move by ±c_k at random, and the difference of the two values stands for the gradient; a_k = a / (k + 1 + A)^0.602,
/// c_k = c / (k + 1)^0.101, the exponents that Spall recommends. For values with shot noise.</remarks>
/// <example><code>
/// Console.WriteLine(new Spsa { StepSize = 0.3 });    // SPSA, a = 0.3, c = 0.1, A = 10
/// </code></example>
public sealed class Spsa : Optimizer
{
    private readonly double _stepSize = 0.2, _perturbation = 0.1;
    private readonly int _stability = 10;

    /// <summary>a: sets the length of steps. 0.2 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not positive and finite.</exception>
    public double StepSize
    {
        get => _stepSize;
        init => _stepSize = Positive(value, nameof(StepSize));
    }

    /// <summary>c: how far the parameters move for the first difference, radians for angles. 0.1 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not positive and finite.</exception>
    public double Perturbation
    {
        get => _perturbation;
        init => _perturbation = Positive(value, nameof(Perturbation));
    }

    /// <summary>A: holds the first steps back; about a tenth of the number of steps. 10 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Negative.</exception>
    public int Stability
    {
        get => _stability;
        init => _stability = Require.AtLeast(value, 0, nameof(Stability));
    }

    /// <summary>For example "SPSA, a = 0.3, c = 0.1, A = 10".</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"SPSA, a = {StepSize}, c = {Perturbation}, A = {Stability}");

    internal override string Identity => FormattableString.Invariant($"Spsa,Perturbation={Perturbation},Stability={Stability},StepSize={StepSize}");

    internal override RunEnding Run(RunSession session, CancellationToken cancellationToken) =>
        SteppedRun.Of(session, new SpsaState(this, session.Parameters.Length, session.Options.Seed), cancellationToken);
}
