using QmlTrainability.Trainability;

namespace QmlTrainability.Tool;

/// <summary>What the process ends with, so that a script can go by it. Described in docs/command-line.md.</summary>
internal static class ExitCode
{
    /// <summary>Accepted; or done, where there is nothing to decide.</summary>
    public const int Accept = 0;

    public const int Reject = 1;

    public const int Undecided = 2;

    /// <summary>What was asked for cannot be done as asked: arguments, files, budgets (EX_USAGE of sysexits.h).</summary>
    public const int Usage = 64;

    /// <summary>A fault of this program (EX_SOFTWARE).</summary>
    public const int Fault = 70;

    /// <summary>Ended by Ctrl-C or a request to end.</summary>
    public const int Cancelled = 130;

    public static int Of(Decision decision) => decision switch { Decision.Accept => Accept, Decision.Reject => Reject, _ => Undecided };

    /// <summary>Of several decisions the one that should stop a pipeline: a rejection before what is undecided, that before acceptance.</summary>
    public static int Of(IEnumerable<Decision> decisions) => decisions.Select(Of).MaxBy(c => c switch { Reject => 2, Undecided => 1, _ => 0 });
}
