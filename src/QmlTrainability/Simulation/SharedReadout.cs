using QmlTrainability.Paulis;
using QmlTrainability.Simulation.Kernels;

namespace QmlTrainability.Simulation;

/// <summary>The strings of several observables, each read once, and all strings with the same X bits in one pass.</summary>
internal sealed unsafe class SharedReadout
{
    /// <summary>Above this a table of energies or groups of flips (<see cref="ReadoutPlan"/>) are faster than a sum for each string.</summary>
    private const int MostTerms = 8;

    private readonly StateEngine _engine;
    private readonly StringGroup[] _groups;
    private readonly PauliString[] _strings;

    public SharedReadout(StateEngine engine, IEnumerable<PauliSum> observables)
    {
        _engine = engine;
        _strings = [.. observables.SelectMany(o => o.Terms).Select(t => t.String).Distinct()];
        _groups = new ObservablePlan(_strings.Select(s => new PauliTerm(1, s))).Groups;
    }

    /// <summary>Whether an observable has few enough terms to be read with others.</summary>
    public static bool IsShort(PauliSum observable) => observable.Terms.Count <= MostTerms;

    /// <summary>⟨ψ|P|ψ⟩ of every string.</summary>
    public IReadOnlyDictionary<PauliString, double> Values(double* psi, CancellationToken cancellationToken)
    {
        double[] parts = _engine.Parts(psi, _groups, cancellationToken);
        var values = new Dictionary<(long X, long Z), double>();
        int at = 0;
        foreach (StringGroup group in _groups)
        {
            for (int k = 0; k < group.Z.Length; k++) values[(group.X, group.Z[k])] = group.Weights[k] * parts[at++];
        }

        return _strings.ToDictionary(s => s, s => values[PauliBits.Of(s)]);
    }
}
