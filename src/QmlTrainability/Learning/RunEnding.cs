namespace QmlTrainability.Learning;

/// <summary>Why a run ended.</summary>
public enum RunEnding
{
    /// <summary>All epochs that the options allow were used.</summary>
    AllEpochs,

    /// <summary>The loss did not improve any more, by the rule of <see cref="EarlyStopping"/>.</summary>
    StoppedEarly,

    /// <summary>The minimizer found nothing lower within its tolerances.</summary>
    Converged,
}
