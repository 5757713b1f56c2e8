using QmlTrainability.Ansatze;
using QmlTrainability.Learning;
using QmlTrainability.LieAlgebras;
using QmlTrainability.Trainability;

namespace QmlTrainability.Tool;

/// <summary>What a fault is called on one line, and what the process ends with.</summary>
internal static class FaultText
{
    /// <summary>The message without line ends and without the name of the parameter of a method that nobody called by hand.</summary>
    public static string Plain(Exception fault)
    {
        int method = fault is ArgumentException ? fault.Message.IndexOf(" (Parameter '", StringComparison.Ordinal) : -1;
        return (method < 0 ? fault.Message : fault.Message[..method]).ReplaceLineEndings(" ").Trim();
    }

    public static (int Code, string Text) Of(Exception fault) => fault switch
    {
        OperationCanceledException => (ExitCode.Cancelled, "stopped before it was done."),
        UntrainableAnsatzException refused => (ExitCode.Of(refused.Verdict.Decision), $"not trained: {refused.Verdict.Reason} --policy judge-only trains it all the same."),
        UsageException or ArgumentException or FormatException or IOException or UnauthorizedAccessException or UnsupportedRequestException or BudgetExceededException
            or HypothesisNotMetException or IllConditionedAlgebraException or CheckpointException => (ExitCode.Usage, Plain(fault)),
        _ => (ExitCode.Fault, $"a fault of this program: {fault.GetType().Name}: {Plain(fault)}"),
    };
}
