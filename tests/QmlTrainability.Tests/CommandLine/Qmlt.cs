using System.Globalization;
using QmlTrainability.Tool;

namespace QmlTrainability.Tests.CommandLine;

/// <summary>Runs the command line in the process of the tests, as a pipe sees it.</summary>
internal static class Qmlt
{
    /// <summary>The exit code, and what was printed to both streams.</summary>
    public static (int Code, string Out, string Error) Run(params string[] arguments) => RunWith("", CancellationToken.None, arguments);

    public static (int Code, string Out, string Error) RunWith(string input, CancellationToken cancellationToken, params string[] arguments)
    {
        using var output = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        using var error = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        using var reader = new StringReader(input);
        int code = QmltCommand.Run(arguments, new Screen(reader, output, error, isTerminal: false), cancellationToken);
        return (code, output.ToString(), error.ToString());
    }
}
