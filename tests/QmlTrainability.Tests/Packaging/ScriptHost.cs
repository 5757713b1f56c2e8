using System.Globalization;

namespace QmlTrainability.Tests.Packaging;

/// <summary>What a script sees around it: the arguments, as dotnet-script gives them, and a console that hides the real one.</summary>
public sealed class ScriptHost(IReadOnlyList<string> arguments) : IDisposable
{
    /// <summary>What stands behind the name of the script on the command line.</summary>
    public IReadOnlyList<string> Args { get; } = arguments;

    /// <summary>Collects what the script prints.</summary>
    public StringWriter Console { get; } = new(CultureInfo.InvariantCulture) { NewLine = "\n" };

    /// <inheritdoc/>
    public void Dispose() => Console.Dispose();
}
