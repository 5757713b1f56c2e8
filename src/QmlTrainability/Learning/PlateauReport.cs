using System.Globalization;

namespace QmlTrainability.Learning;

/// <summary>Where a run met a plateau, and whether its verdict had predicted one. Immutable.</summary>
/// <example><code>
/// AnsatzBuilder design = AnsatzCatalog.HardwareEfficient(Topology.Chain, layers: 12);
/// Eigensolver solver = Eigensolver.Of(design, PauliSum.Parse("ZZZZZZZZ"), policy: TrainabilityPolicy.JudgeOnly);
/// var options = new TrainingOptions { Epochs = 6, Optimizer = new GradientDescent { LearningRate = 1e-9 }, PlateauAlarm = new PlateauAlarm { GradientNorm = 10 } };
/// PlateauReport plateau = Trainer.Fit(solver, options).Plateau!;
/// Console.WriteLine($"epoch {plateau.Epoch}, within ten times of the prediction: {plateau.IsAsPredicted}");    // epoch 5, within ten times of the prediction: True
/// </code></example>
public sealed class PlateauReport
{
    /// <summary>How far the norm at one point may lie below the root mean square over random angles and still be called as predicted.</summary>
    private const double Spread = 10;

    internal PlateauReport(TrainingEpoch epoch, double predictedNorm)
    {
        Epoch = epoch.Epoch;
        GradientNorm = epoch.AngleGradientNorm;
        PredictedNorm = predictedNorm;
    }

    /// <summary>The epoch at which the alarm sounded first.</summary>
    public int Epoch { get; }

    /// <summary>The norm of the gradient of the loss by the angles in that epoch.</summary>
    public double GradientNorm { get; }

    /// <summary>√Σ E(∂⟨O⟩/∂θ)² over random angles at the depth built, by the verdict of the model; NaN where it does not know.</summary>
    public double PredictedNorm { get; }

    /// <summary>Whether the prediction explains the plateau: at most ten times the norm that was met.</summary>
    public bool IsAsPredicted => PredictedNorm <= Spread * GradientNorm;

    /// <summary>The report in words.</summary>
    public override string ToString()
    {
        string comparison = double.IsNaN(PredictedNorm) ? "what random angles would give is not known"
            : IsAsPredicted ? string.Create(CultureInfo.InvariantCulture, $"random angles are predicted to give {PredictedNorm:E1}: a plateau, as the verdict says")
            : string.Create(CultureInfo.InvariantCulture, $"random angles are predicted to give {PredictedNorm:E1}: not the plateau of random angles, but a saddle, a flat start or outputs that are saturated");
        return string.Create(CultureInfo.InvariantCulture, $"epoch {Epoch}: the gradient by the angles is {GradientNorm:E1} and the loss has hardly moved; {comparison}");
    }
}
