namespace QmlTrainability;

/// <summary>A well-formed request for which this version has no exact method. It is refused, never guessed.</summary>
public sealed class UnsupportedRequestException : NotSupportedException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">What was asked for, why it is refused, and what can be asked instead.</param>
    public UnsupportedRequestException(string message)
        : base(message)
    {
    }
}
