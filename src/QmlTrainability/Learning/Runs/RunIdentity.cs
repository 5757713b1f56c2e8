using System.Globalization;
using QmlTrainability.Circuits;
using QmlTrainability.Simulation;

namespace QmlTrainability.Learning.Runs;

/// <summary>The parts of a run as text, for the fingerprint of its checkpoint: what changes the bits, and no budgets.</summary>
internal static class RunIdentity
{
    /// <summary>A circuit, by its operations.</summary>
    public static string Of(Circuit circuit) => string.Join(';', circuit.Operations);

    /// <summary>A state, by its numbers: two products read alike.</summary>
    public static string Of(InitialState state) => state.BlochVectors is { } vectors
        ? string.Join(';', vectors.Select(v => string.Create(CultureInfo.InvariantCulture, $"{v.X:R},{v.Y:R},{v.Z:R}")))
        : state.PauliExpectations?.ToString() ?? string.Join(';', state.Stabilizers!.Select(s => $"{s.Sign}{s.String}"));

    /// <summary>A simulator: its kind, and what it drops or adds. One that is not of this library by what it says of itself.</summary>
    public static string Of(ISimulator simulator) => simulator switch
    {
        ShotSimulator shots => string.Create(CultureInfo.InvariantCulture, $"shots {shots.Shots},{shots.Seed},{shots.ReadoutError},{Of(shots.Exact)}"),
        PauliPropagationSimulator strings => string.Create(CultureInfo.InvariantCulture, $"strings {strings.Options.MinCoefficient},{strings.Options.MaxWeight}"),
        StateVectorSimulator or FreeFermionSimulator or LieAlgebraicSimulator => simulator.GetType().Name,
        _ => $"{simulator.GetType().FullName},{simulator}",
    };

    /// <summary>A metric. One that is not of this library by its size and what it says of itself.</summary>
    public static string Of(IMetric metric) => metric is FisherMetric fisher
        ? $"Fisher,{Of(fisher.State)},{Of(fisher.Circuit)}"
        : string.Create(CultureInfo.InvariantCulture, $"{metric.GetType().FullName},{metric.ParameterCount},{metric}");
}
