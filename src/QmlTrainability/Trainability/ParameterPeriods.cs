using QmlTrainability.Circuits;

namespace QmlTrainability.Trainability;

/// <summary>For each parameter the shortest change that turns every rotation it drives by a multiple of 2π: after it the loss is what it was.</summary>
internal static class ParameterPeriods
{
    /// <summary>How many turns of the slowest rotation a common period may take.</summary>
    private const int MostTurns = 64;

    /// <summary>How far from a whole number of turns a rotation may end, relative to the turns: the rounding of factors like 1/3.</summary>
    private const double TurnTolerance = 1e-12;

    /// <exception cref="HypothesisNotMetException">The angles are uniform, and a parameter has no common period.</exception>
    public static double[] Of(Circuit circuit, AngleDistribution angles)
    {
        var factors = new List<double>[circuit.Parameters.Count];
        for (int p = 0; p < factors.Length; p++) factors[p] = [];
        foreach (PauliRotation rotation in circuit.RotationForm.Rotations)
        {
            foreach (AngleTerm term in rotation.Angle.Terms) factors[term.Parameter.Index].Add(Math.Abs(term.Factor));
        }

        return [.. factors.Select((f, p) => angles.Equals(AngleDistribution.Uniform) ? PeriodOf(f, circuit.Parameters[p]) : 0)];
    }

    private static double PeriodOf(List<double> factors, Parameter parameter)
    {
        if (factors.Count == 0) return 2 * Math.PI;
        double slowest = factors.Min();
        for (int turns = 1; turns <= MostTurns; turns++)
        {
            if (factors.TrueForAll(f => Math.Abs((turns * f / slowest) - Math.Round(turns * f / slowest)) <= TurnTolerance * turns * f / slowest))
                return 2 * Math.PI * turns / slowest;
        }

        throw new HypothesisNotMetException(
            FormattableString.Invariant($"The parameter {parameter.Name} drives rotations with factors such as {slowest} and {factors.Max()}, which have no common period within {MostTurns} turns, ")
            + "so that \"uniform on a full period\" means nothing. Use AngleDistribution.Normal, or factors with small ratios.");
    }
}
