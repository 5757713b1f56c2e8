namespace ExpressivityTrainability;

/// <summary>One trained model.</summary>
internal sealed class TrainingRow
{
    public required string Data { get; init; }

    public required string Design { get; init; }

    public required int Qubits { get; init; }

    public required int Layers { get; init; }

    public required int Seed { get; init; }

    public required int Parameters { get; init; }

    public required int TrainingRows { get; init; }

    public required double TrainingAccuracy { get; init; }

    public required double TestAccuracy { get; init; }

    public required double FirstGradientNorm { get; init; }

    public required double FinalLoss { get; init; }

    public bool OnPlateau { get; init; }

    public double Gap => TrainingAccuracy - TestAccuracy;
}
