namespace QmlTrainability.Paulis.Exchange;

/// <summary>An operator from elsewhere has a coefficient with an imaginary part, so it is not Hermitian: a <see cref="PauliSum"/> cannot hold it.</summary>
/// <remarks>Nothing is rounded away: an imaginary part of 1e-17 is refused too. Take the real parts before, where they are meant.</remarks>
public sealed class NotHermitianException : FormatException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="coefficient">The coefficient, as it was given.</param>
    /// <param name="place">The term or the place in the text.</param>
    public NotHermitianException(string coefficient, string place)
        : base($"The coefficient {coefficient} has an imaginary part, so the operator is not Hermitian. Take real parts first, where they are meant (at {place}).")
    {
        Coefficient = coefficient;
        Place = place;
    }

    /// <summary>The coefficient, as it was given.</summary>
    public string Coefficient { get; }

    /// <summary>The term or the place in the text.</summary>
    public string Place { get; }
}
