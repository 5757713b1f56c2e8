using QmlTrainability.Paulis;
using QmlTrainability.Simulation.Kernels;

namespace QmlTrainability.Simulation;

/// <summary>An observable as the kernels take it: its strings as bit masks, grouped by their X bits. At most 62 qubits. Immutable.</summary>
internal sealed class ObservablePlan
{
    public ObservablePlan(PauliSum observable)
    {
        Groups =
        [
            .. observable.Terms
                .Select(t => (Bits: PauliBits.Of(t.String), t.Coefficient))
                .GroupBy(t => t.Bits.X)
                .OrderBy(g => g.Key)
                .Select(g => new StringGroup(g.Key, g.Select(t => (t.Bits.Z, t.Coefficient)))),
        ];
    }

    /// <summary>By rising X bits.</summary>
    public StringGroup[] Groups { get; }
}
