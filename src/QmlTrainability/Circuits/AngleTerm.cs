namespace QmlTrainability.Circuits;

/// <summary>One term of an <see cref="Angle"/>: a factor times a parameter.</summary>
/// <example><code>
/// Parameter theta = new CircuitBuilder(qubits: 1).Parameter("theta");
/// AngleTerm term = (2 * theta + 0.1).Terms[0];
/// Console.WriteLine($"{term.Factor} {term.Parameter}");   // 2 theta
/// </code></example>
public sealed class AngleTerm
{
    internal AngleTerm(Parameter parameter, double factor)
    {
        Parameter = parameter;
        Factor = factor;
    }

    /// <summary>The parameter.</summary>
    public Parameter Parameter { get; }

    /// <summary>∂angle/∂parameter: finite, not zero, without a unit.</summary>
    public double Factor { get; }
}
