namespace QmlTrainability.Paulis;

/// <summary>A text is not a Pauli string or a sum of them. The message says where and what was expected.</summary>
public sealed class PauliFormatException : FormatException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">What was found and what was expected.</param>
    /// <param name="position">The place in the text, from 0.</param>
    public PauliFormatException(string message, int position)
        : base($"{message} (at position {position})") => Position = position;

    /// <summary>The place in the text where reading stopped, from 0.</summary>
    public int Position { get; }
}
