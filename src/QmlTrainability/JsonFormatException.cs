namespace QmlTrainability;

/// <summary>A text is not JSON, or not the JSON that is read here. The message says where and what was expected.</summary>
public sealed class JsonFormatException : FormatException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">What was found and what was expected.</param>
    /// <param name="place">The place in the text: a path such as "$.components[3]", or a line and a byte where the text is not JSON.</param>
    public JsonFormatException(string message, string place)
        : base($"{message} (at {place})") => Place = place;

    /// <summary>The place in the text: a path such as "$.components[3]", or a line and a byte where the text is not JSON.</summary>
    public string Place { get; }
}
