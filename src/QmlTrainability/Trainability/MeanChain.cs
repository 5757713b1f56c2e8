using System.Runtime.InteropServices;
using QmlTrainability.Paulis;

namespace QmlTrainability.Trainability;

/// <summary>E ℓ: the observable pulled back with every random cosine replaced by its mean; sines average to 0.</summary>
internal static class MeanChain
{
    public static double Of(PauliSum observable, IReadOnlyList<ChainGate> gates, Func<PauliString, double> expectation, int maxTerms, CancellationToken cancellationToken)
    {
        double mean = 0;
        foreach (PauliTerm term in observable.Terms) mean += Of(term, gates, expectation, maxTerms, cancellationToken);
        return mean == 0 ? 0 : mean; // not -0
    }

    private static double Of(PauliTerm term, IReadOnlyList<ChainGate> gates, Func<PauliString, double> expectation, int maxTerms, CancellationToken cancellationToken)
    {
        var terms = new Dictionary<PauliString, double> { [term.String] = term.Coefficient };
        var touched = new List<(PauliString String, double Weight)>();
        foreach (ChainGate gate in gates)
        {
            cancellationToken.ThrowIfCancellationRequested();
            touched.Clear();
            foreach ((PauliString v, double weight) in terms)
            {
                if (gate.Touches(v)) touched.Add((v, weight));
            }

            foreach ((PauliString v, _) in touched) terms.Remove(v);
            foreach ((PauliString v, double weight) in touched)
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (gate.Channel is not null)
                {
                    Add(v, weight * gate.Channel.Eigenvalue(v));
                    continue;
                }

                if (gate.Tied is not null)
                {
                    foreach ((PauliString branch, int turn, TrigonometricSeries series) in gate.Tied.Branches(v, maxTerms))
                    {
                        double average = turn * gate.Tied.Mean(series);
                        if (average != 0) Add(branch, weight * average);
                    }

                    continue;
                }

                double cosine = gate.IsFixed ? gate.Cosine : gate.CosineOfRandom;
                if (cosine != 0) Add(v, weight * cosine);
                if (!gate.IsFixed) continue;
                (PauliString partner, int sign) = gate.Partner(v);
                Add(partner, weight * gate.Sine * sign);
            }

            if (terms.Count == 0) return 0;
            if (terms.Count > maxTerms) throw PairChain.BudgetExceeded(terms.Count, maxTerms);
        }

        return terms.Sum(t => t.Value * expectation(t.Key));

        void Add(PauliString p, double weight) => CollectionsMarshal.GetValueRefOrAddDefault(terms, p, out _) += weight;
    }
}
