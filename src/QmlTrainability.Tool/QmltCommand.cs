using System.CommandLine;
using QmlTrainability.Tool.Commands;

namespace QmlTrainability.Tool;

/// <summary>The command line as a whole: reads the arguments, runs one command, and turns every fault into one line and an exit code.</summary>
internal static class QmltCommand
{
    public static int Run(IReadOnlyList<string> arguments, Screen screen, CancellationToken cancellationToken)
    {
        try
        {
            ParseResult parsed = Root(screen, cancellationToken).Parse(arguments);
            if (parsed.Errors.Count > 0) throw new UsageException($"{string.Join(' ', parsed.Errors.Select(e => e.Message))} See {Name(parsed)} --help.");
            return parsed.Invoke(new InvocationConfiguration { Output = screen.Out, Error = screen.Error, EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
        }
        catch (Exception e) when (e is IOException && e.HResult == BrokenPipe)
        {
            return ExitCode.Accept; // whoever read the output has seen enough
        }
        catch (Exception e)
        {
            (int code, string text) = FaultText.Of(e);
            screen.Error.WriteLine($"qmlt: {text}");
            return code;
        }
    }

    /// <summary>EPIPE on Unix.</summary>
    private const int BrokenPipe = 32;

    public static RootCommand Root(Screen screen, CancellationToken cancellationToken) => new("Tells, before you train it, whether a variational quantum circuit can learn.")
    {
        AssessCommand.Create(screen, cancellationToken),
        ClassifyCommand.Create(screen, cancellationToken),
        GrowthCommand.Create(screen, cancellationToken),
        TrainCommand.Create(screen, cancellationToken),
        SchemaCommand.Create(screen),
    };

    private static string Name(ParseResult parsed) => parsed.CommandResult.Command is RootCommand ? "qmlt" : $"qmlt {parsed.CommandResult.Command.Name}";
}
