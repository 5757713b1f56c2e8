using QmlTrainability.Circuits;

namespace QmlTrainability.Simulation;

/// <summary>Checks the values that are given for the parameters of a circuit.</summary>
internal static class ParameterValues
{
    /// <summary>As <see cref="Check(Circuit, ReadOnlySpan{double})"/>, and the gradient has room for one component each.</summary>
    /// <exception cref="ArgumentException">The gradient is too long or too short.</exception>
    public static void Check(Circuit circuit, ReadOnlySpan<double> parameters, Span<double> gradient)
    {
        Check(circuit, parameters);
        if (gradient.Length != parameters.Length)
            throw new ArgumentException(FormattableString.Invariant($"The gradient has {parameters.Length} components, but room for {gradient.Length} is given."), nameof(gradient));
    }

    /// <exception cref="ArgumentException">Their number is wrong.</exception>
    /// <exception cref="ArgumentOutOfRangeException">One is NaN or infinite.</exception>
    public static void Check(Circuit circuit, ReadOnlySpan<double> parameters)
    {
        int expected = circuit.Parameters.Count;
        if (parameters.Length != expected)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"The circuit has {expected} parameter{(expected == 1 ? "" : "s")}, but {parameters.Length} value{(parameters.Length == 1 ? " is" : "s are")} given. ")
                + "Give one for each, in the order of Circuit.Parameters.",
                nameof(parameters));
        }

        for (int i = 0; i < parameters.Length; i++)
        {
            if (double.IsFinite(parameters[i])) continue;
            throw new ArgumentOutOfRangeException(
                nameof(parameters),
                parameters[i],
                FormattableString.Invariant($"The value of parameter '{circuit.Parameters[i].Name}' (number {i}) is {parameters[i]}: it must be a finite number of radians."));
        }
    }
}
