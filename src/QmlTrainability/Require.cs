using System.Runtime.CompilerServices;

namespace QmlTrainability;

/// <summary>The one vocabulary of argument checks. Each names the argument, its value and the way out.</summary>
internal static class Require
{
    /// <summary>The value is neither NaN nor infinite.</summary>
    public static double Finite(double value, string what, [CallerArgumentExpression(nameof(value))] string? name = null) =>
        double.IsFinite(value) ? value : throw new ArgumentOutOfRangeException(name, value, $"{what} must be a finite number.");

    /// <summary>There is at least one qubit.</summary>
    public static int Qubits(int value, [CallerArgumentExpression(nameof(value))] string? name = null) =>
        value >= 1 ? value : throw new ArgumentOutOfRangeException(name, value, "At least one qubit is needed.");

    /// <summary>The index names one of the qubits.</summary>
    public static int Qubit(int value, int qubitCount, [CallerArgumentExpression(nameof(value))] string? name = null) =>
        (uint)value < (uint)qubitCount
            ? value
            : throw new ArgumentOutOfRangeException(name, value, $"Qubit {value} does not exist: the qubits are 0 to {qubitCount - 1}.");

    /// <summary>The number is at least <paramref name="least"/>.</summary>
    public static int AtLeast(int value, int least, [CallerArgumentExpression(nameof(value))] string? name = null) =>
        value >= least ? value : throw new ArgumentOutOfRangeException(name, value, $"{name} must be at least {least}.");

    /// <summary>Both live on the same number of qubits.</summary>
    public static void SameQubits(int expected, int actual, string what)
    {
        if (expected != actual) throw new QubitCountMismatchException(expected, actual, what);
    }

    /// <summary>Both live on the same number of qubits; the text is put together only where they do not, which keeps a check cheaper than what it guards.</summary>
    public static void SameQubits(int expected, int actual, [InterpolatedStringHandlerArgument(nameof(expected), nameof(actual))] MismatchText what)
    {
        if (expected != actual) throw new QubitCountMismatchException(expected, actual, what.ToString());
    }
}
