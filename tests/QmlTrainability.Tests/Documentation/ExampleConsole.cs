using System.Globalization;

namespace QmlTrainability.Tests.Documentation;

/// <summary>What a script sees around it. Its <see cref="Console"/> hides the real one, so that scripts can run side by side.</summary>
public sealed class ExampleConsole : IDisposable
{
    /// <summary>Collects what the script prints.</summary>
    public StringWriter Console { get; } = new(CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public void Dispose() => Console.Dispose();
}
