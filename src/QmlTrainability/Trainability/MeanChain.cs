using System.Runtime.InteropServices;
using QmlTrainability.Circuits;
using QmlTrainability.Paulis;

namespace QmlTrainability.Trainability;

/// <summary>E ℓ: the observable pulled back with every random cosine replaced by its mean; sines average to 0.</summary>
internal static class MeanChain
{
    public static double Of(PauliSum observable, List<ChainGate> gates, InitialState state, int maxTerms, CancellationToken cancellationToken)
    {
        double mean = 0;
        foreach (PauliTerm term in observable.Terms) mean += Of(term, gates, state, maxTerms, cancellationToken);
        return mean == 0 ? 0 : mean; // not -0
    }

    private static double Of(PauliTerm term, List<ChainGate> gates, InitialState state, int maxTerms, CancellationToken cancellationToken)
    {
        var terms = new Dictionary<PauliString, double> { [term.String] = term.Coefficient };
        var touched = new List<(PauliString String, double Weight)>();
        foreach (ChainGate gate in gates)
        {
            cancellationToken.ThrowIfCancellationRequested();
            touched.Clear();
            foreach ((PauliString v, double weight) in terms)
            {
                if (gate.String.AnticommutesWithUnchecked(v)) touched.Add((v, weight));
            }

            foreach ((PauliString v, _) in touched) terms.Remove(v);
            foreach ((PauliString v, double weight) in touched)
            {
                double cosine = gate.IsFixed ? gate.Cosine : gate.CosineOfRandom;
                if (cosine != 0) Add(v, weight * cosine);
                if (!gate.IsFixed) continue;
                (PauliString partner, int sign) = gate.Partner(v);
                Add(partner, weight * gate.Sine * sign);
            }

            if (terms.Count == 0) return 0;
            if (terms.Count > maxTerms) throw PairChain.BudgetExceeded(terms.Count, maxTerms);
        }

        return terms.Sum(t => t.Value * state.Expectation(t.Key));

        void Add(PauliString p, double weight) => CollectionsMarshal.GetValueRefOrAddDefault(terms, p, out _) += weight;
    }
}
