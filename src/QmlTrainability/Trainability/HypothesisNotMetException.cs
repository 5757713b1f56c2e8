namespace QmlTrainability.Trainability;

/// <summary>A formula was asked for where its hypotheses do not hold, or where this version cannot check that they do. No number is returned.</summary>
public sealed class HypothesisNotMetException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">The hypothesis, the term that breaks it, and what can be asked instead.</param>
    public HypothesisNotMetException(string message)
        : base(message)
    {
    }
}
