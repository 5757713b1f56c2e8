namespace QmlTrainability.Circuits;

/// <summary>A named angle that is free: one coordinate of the parameter vector of a circuit, in radians.</summary>
/// <remarks>Made by <see cref="CircuitBuilder.Parameter"/> and valid in the circuits of that builder only. Immutable. Arithmetic gives an <see cref="Angle"/>.</remarks>
/// <example><code>
/// var b = new CircuitBuilder(qubits: 1);
/// Parameter theta = b.Parameter("theta", startValue: 0.5);
/// Console.WriteLine($"{theta.Name} is number {theta.Index}; {2 * theta - 0.1}");   // theta is number 0; 2*theta - 0.1
/// </code></example>
public sealed class Parameter
{
    internal Parameter(object owner, string name, int index, double startValue)
    {
        Owner = owner;
        Name = name;
        Index = index;
        StartValue = startValue;
    }

    /// <summary>The name, unique within its circuit.</summary>
    public string Name { get; }

    /// <summary>The position in <see cref="Circuit.Parameters"/>: the order of declaration, from 0.</summary>
    public int Index { get; }

    /// <summary>A value to start from, in radians.</summary>
    public double StartValue { get; }

    /// <summary>Identifies the builder without keeping it alive.</summary>
    internal object Owner { get; }

    /// <summary>The multiple.</summary>
    public static Angle operator *(double factor, Parameter parameter) => factor * (Angle)parameter;

    /// <summary>The multiple.</summary>
    public static Angle operator *(Parameter parameter, double factor) => factor * (Angle)parameter;

    /// <summary>The fraction.</summary>
    public static Angle operator /(Parameter parameter, double divisor) => (Angle)parameter / divisor;

    /// <summary>The sum.</summary>
    public static Angle operator +(Parameter a, Parameter b) => (Angle)a + b;

    /// <summary>The parameter shifted by a constant.</summary>
    public static Angle operator +(Parameter parameter, double offset) => (Angle)parameter + offset;

    /// <summary>The parameter shifted by a constant.</summary>
    public static Angle operator +(double offset, Parameter parameter) => offset + (Angle)parameter;

    /// <summary>The difference.</summary>
    public static Angle operator -(Parameter a, Parameter b) => (Angle)a - b;

    /// <summary>The parameter shifted by a constant.</summary>
    public static Angle operator -(Parameter parameter, double offset) => (Angle)parameter - offset;

    /// <summary>A constant minus the parameter.</summary>
    public static Angle operator -(double offset, Parameter parameter) => offset - (Angle)parameter;

    /// <summary>The negative.</summary>
    public static Angle operator -(Parameter parameter) => -(Angle)parameter;

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
