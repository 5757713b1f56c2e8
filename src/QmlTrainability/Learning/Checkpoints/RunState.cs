namespace QmlTrainability.Learning.Checkpoints;

/// <summary>What a checkpoint holds.</summary>
internal sealed class RunState(double[] parameters, double[] best, TrainingEpoch[] history, double[][] memory)
{
    public double[] Parameters => parameters;

    /// <summary>The parameters of the best epoch.</summary>
    public double[] Best => best;

    public TrainingEpoch[] History => history;

    /// <summary>What the optimizer remembers.</summary>
    public double[][] Memory => memory;
}
