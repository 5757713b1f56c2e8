using System.Numerics;

namespace QmlTrainability;

/// <summary>A computation would need more than its budget allows. Nothing half-done is returned.</summary>
/// <remarks>The message names what is needed, the limit, the largest case that fits, and what to use instead.</remarks>
public sealed class BudgetExceededException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">What is needed, the limit, the largest case that fits, and what to use instead.</param>
    /// <param name="required">The amount that is needed, or a lower bound of it where the work was stopped on its way.</param>
    /// <param name="limit">The amount that the budget allows, in the same unit as <paramref name="required"/>.</param>
    public BudgetExceededException(string message, BigInteger required, BigInteger limit)
        : base(message)
    {
        Required = required;
        Limit = limit;
    }

    /// <summary>The amount that is needed, or a lower bound of it where the work was stopped on its way.</summary>
    public BigInteger Required { get; }

    /// <summary>The amount that the budget allows, in the unit of <see cref="Required"/>.</summary>
    public BigInteger Limit { get; }
}
