namespace QmlTrainability.Simulation;

/// <summary>A file of amplitudes cannot be read: it is no such file, of a version that is not known, cut off, or damaged. The message says which.</summary>
/// <example><code>
/// try
/// {
///     StateVector.Load(new MemoryStream([1, 2, 3]));
/// }
/// catch (StateFormatException e)
/// {
///     Console.WriteLine(e.Message);    // The stream ends within the header: 3 of 24 bytes.
/// }
/// </code></example>
public sealed class StateFormatException : FormatException
{
    internal StateFormatException(string message)
        : base(message)
    {
    }
}
