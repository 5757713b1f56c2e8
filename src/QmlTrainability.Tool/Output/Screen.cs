using Spectre.Console;

namespace QmlTrainability.Tool;

/// <summary>Where a command writes: results to one stream, faults and progress to the other. Progress is drawn on a terminal only.</summary>
internal sealed class Screen(TextReader input, TextWriter output, TextWriter error, bool isTerminal)
{
    public TextReader In { get; } = input;

    public TextWriter Out { get; } = output;

    public TextWriter Error { get; } = error;

    /// <summary>Whether someone watches the second stream.</summary>
    public bool IsTerminal { get; } = isTerminal;

    public static Screen OfProcess() => new(Console.In, Utf8(Console.OpenStandardOutput()), Utf8(Console.OpenStandardError()), !Console.IsErrorRedirected);

    /// <summary>Runs a piece of work that cannot say how far it is, under a spinner.</summary>
    public T Wait<T>(string what, Func<T> work) => IsTerminal ? Terminal().Status().Start(Markup.Escape(what), _ => work()) : work();

    /// <summary>Runs a piece of work of so many steps, under a bar. The work tells the step that it has reached, and a word about it.</summary>
    public T Count<T>(string what, int steps, Func<Action<int, string>, T> work)
    {
        if (!IsTerminal) return work(static (_, _) => { });
        return Terminal().Progress().Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn()).Start(context =>
        {
            ProgressTask task = context.AddTask(Markup.Escape(what), maxValue: steps);
            return work((step, word) =>
            {
                task.Value = step;
                task.Description = Markup.Escape(word);
            });
        });
    }

    private static StreamWriter Utf8(Stream stream) => new(stream) { AutoFlush = true, NewLine = "\n" };

    private IAnsiConsole Terminal() => AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Error) });
}
