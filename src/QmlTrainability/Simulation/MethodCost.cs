using System.Globalization;

namespace QmlTrainability.Simulation;

/// <summary>What one method would take for a value and its gradient, or why it is not offered. Immutable.</summary>
/// <example><code>
/// var b = new CircuitBuilder(qubits: 2);
/// Circuit circuit = b.RX(0, b.Parameter("x")).RZZ(0, 1, b.Parameter("zz")).Build();
/// MethodCost cheapest = ExpectationSimulator.Compare(circuit, PauliSum.Parse("ZI"))[0];
/// Console.WriteLine(cheapest.IsExact);    // True
/// </code></example>
public sealed class MethodCost
{
    private readonly Func<CancellationToken, IExpectation>? _prepare;

    private MethodCost(string method, string figure, double seconds, Func<CancellationToken, IExpectation>? prepare)
    {
        Method = method;
        Figure = figure;
        Seconds = seconds;
        _prepare = prepare;
    }

    /// <summary>The method, for example "free fermions".</summary>
    public string Method { get; }

    /// <summary>What the cost is made of, for example "module of dimension 190", or why the method is not exact within the budget.</summary>
    public string Figure { get; }

    /// <summary>The estimated time of a value with its gradient, in seconds on one thread of a processor of 2024; infinite where the method is not offered.
    /// A count of operations times a constant, not a measurement: the same on every machine.</summary>
    public double Seconds { get; }

    /// <summary>Whether the method is offered: exact, and within the budget.</summary>
    public bool IsExact => _prepare is not null;

    /// <summary>For example "free fermions: N = 2000, 0.03 s".</summary>
    public override string ToString() => IsExact
        ? string.Create(CultureInfo.InvariantCulture, $"{Method}: {Figure}, about {Seconds:G2} s")
        : $"{Method}: {Figure}";

    internal static MethodCost Offered(string method, string figure, double seconds, Func<CancellationToken, IExpectation> prepare) => new(method, figure, seconds, prepare);

    internal static MethodCost Refused(string method, string reason) => new(method, reason, double.PositiveInfinity, null);

    /// <summary>Prepares the method.</summary>
    /// <param name="cancellationToken">Polled all along.</param>
    /// <returns>To be disposed of by the caller.</returns>
    /// <exception cref="UnsupportedRequestException">The method is not offered.</exception>
    public IExpectation Prepare(CancellationToken cancellationToken = default) =>
        _prepare?.Invoke(cancellationToken) ?? throw new UnsupportedRequestException($"{Method} is not offered: {Figure}");
}
