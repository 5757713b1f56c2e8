namespace QmlTrainability.LieAlgebras;

/// <summary>The structure of an algebra of sums could not be told from rounding. Its dimension and center are exact; its ideals are not guessed.</summary>
public sealed class IllConditionedAlgebraException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">Which check failed, by how much, and what to do instead.</param>
    public IllConditionedAlgebraException(string message)
        : base(message)
    {
    }
}
