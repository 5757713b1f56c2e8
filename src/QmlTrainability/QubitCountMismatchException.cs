namespace QmlTrainability;

/// <summary>Two objects that must live on the same qubits do not. Nothing is padded.</summary>
public sealed class QubitCountMismatchException : ArgumentException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="expected">The number of qubits that was expected.</param>
    /// <param name="actual">The number of qubits that was found.</param>
    /// <param name="what">The thing whose number of qubits does not match, in words.</param>
    public QubitCountMismatchException(int expected, int actual, string what)
        : base($"{what} is on {actual} qubits, but {expected} are expected. Nothing is padded: build both for the same number of qubits.")
    {
        Expected = expected;
        Actual = actual;
    }

    /// <summary>The number of qubits that was expected.</summary>
    public int Expected { get; }

    /// <summary>The number of qubits that was found.</summary>
    public int Actual { get; }
}
