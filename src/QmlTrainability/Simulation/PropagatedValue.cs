using System.Globalization;

namespace QmlTrainability.Simulation;

/// <summary>An expectation by Pauli propagation. Immutable.</summary>
/// <example><code>
/// var b = new CircuitBuilder(qubits: 1);
/// Circuit circuit = b.RX(0, b.Parameter("x")).Build();
/// using (IPropagatedExpectation loss = new PauliPropagationSimulator().Propagate(circuit, PauliSum.Parse("Z")))
/// {
///     PropagatedValue exact = loss.Evaluate([0.0]);
///     Console.WriteLine($"{exact.Value} with {exact.TermCount} strings, error {exact.ErrorBound}");    // 1 with 2 strings, error 0
/// }
/// </code></example>
public sealed class PropagatedValue
{
    internal PropagatedValue(double value, double errorBound, double averageError, int termCount, long updates)
    {
        Value = value;
        ErrorBound = errorBound;
        AverageError = averageError;
        TermCount = termCount;
        Updates = updates;
    }

    /// <summary>⟨O⟩ of the strings that were kept.</summary>
    public double Value { get; }

    /// <summary>The sum of the absolute coefficients of all dropped strings: the exact value lies within this distance, whatever the state. 0 when nothing was dropped.</summary>
    public double ErrorBound { get; }

    /// <summary>A bound on the root mean square of the error over random states, times √(2^n + 1): the 2-norm of what was dropped. It bounds the error of no single state.</summary>
    public double AverageError { get; }

    /// <summary>The number of strings at the end.</summary>
    public int TermCount { get; }

    /// <summary>The number of planes that were rotated: the work that was done.</summary>
    public long Updates { get; }

    /// <summary>For example "0.25, off by at most 0.001, 4096 strings".</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{Value}, {(ErrorBound == 0 ? "exact" : $"off by at most {ErrorBound:G3}")}, {TermCount} string{(TermCount == 1 ? "" : "s")}");
}
