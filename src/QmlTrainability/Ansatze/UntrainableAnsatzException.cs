using QmlTrainability.Trainability;

namespace QmlTrainability.Ansatze;

/// <summary>A design was refused because its verdict does not allow it to be built.</summary>
public sealed class UntrainableAnsatzException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="verdict">The verdict.</param>
    public UntrainableAnsatzException(Verdict verdict)
        : base(Describe(verdict)) => Verdict = verdict;

    /// <summary>The verdict, with its evidence.</summary>
    public Verdict Verdict { get; }

    private static string Describe(Verdict verdict)
    {
        ArgumentNullException.ThrowIfNull(verdict);
        return $"The design \"{verdict.Subject}\" is not built at n = {verdict.QubitCount}: {verdict.Reason} "
            + "See Verdict.Evidence; change the generators, or pass TrainabilityPolicy.JudgeOnly to build it all the same.";
    }
}
