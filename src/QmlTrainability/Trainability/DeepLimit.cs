using QmlTrainability.Circuits;
using QmlTrainability.LieAlgebras;
using QmlTrainability.LieAlgebras.Enumeration;
using QmlTrainability.Numerics;
using QmlTrainability.Paulis;

namespace QmlTrainability.Trainability;

/// <summary>The deep-limit mean and variance for an algebra of Pauli strings that holds the observable (docs/mathematics.md, deep limit).</summary>
/// <remarks>
/// Central terms and the identity make the mean. In a component with string set S and radical R, terms v and v·Q_c with Q_c in R see the same
/// ideals and interfere; all other pairs do not. With a stabilizer state Q_c acts as the number ⟨Q_c⟩, so that
/// Var = Σ_classes (Σ_c ±o_{v+c}⟨Q_c⟩)² · |S∩L|/|S| with the classes modulo R∩L.
/// </remarks>
internal static class DeepLimit
{
    private const int EnumerationBudget = 1 << 16;
    private const string Hypothesis = "circuits so deep that they are Haar-distributed on exp(g); O in i·g modulo the identity was checked";

    public static LossVariance Of(DynamicalLieAlgebra algebra, PauliSum observable, InitialState state, CancellationToken cancellationToken)
    {
        if (!algebra.IsPauliAlgebra)
        {
            throw new UnsupportedRequestException(
                "The deep-limit variance of an algebra of Pauli sums needs its simple ideals, which this version does not compute. "
                + "FiniteDepthVariance gives the exact variance at the depth built where the angles are independent.");
        }

        var central = new HashSet<PauliString>(algebra.CentralStrings);
        var byComponent = new Dictionary<PauliComponent, List<PauliTerm>>();
        double mean = 0;
        foreach (PauliTerm term in observable.Terms)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (term.String.IsIdentity || central.Contains(term.String)) mean += term.Coefficient * state.Expectation(term.String);
            else if (algebra.ComponentOf(term.String) is PauliComponent component)
            {
                if (!byComponent.TryGetValue(component, out List<PauliTerm>? terms)) byComponent.Add(component, terms = []);
                terms.Add(term);
            }
            else
            {
                throw new HypothesisNotMetException(
                    $"The term {term.String.Shown()} of the observable does not lie in the algebra {algebra}, so the formula Σ P_g(ρ)P_g(O)/dim g does not hold. "
                    + "This version needs O in i·g; FiniteDepthVariance gives the exact variance at the depth built.");
            }
        }

        if (state.Stabilizers is IReadOnlyList<(PauliString String, int Sign)> stabilizers)
        {
            var group = new StabilizerCount(state, stabilizers);
            Rational variance = Rational.Zero;
            foreach ((PauliComponent component, List<PauliTerm> terms) in byComponent)
                variance += group.SumOfSquares(component, terms) * new Rational(group.CountIn(component, cancellationToken), component.Dimension);
            return new LossVariance(mean, variance, Hypothesis);
        }

        var sum = default(ScaledDouble);
        foreach ((PauliComponent component, List<PauliTerm> terms) in byComponent) sum += OfComponent(component, terms, state, cancellationToken);
        return new LossVariance(mean, sum, Hypothesis);
    }

    /// <summary>Any state: by the closed sums of a product state where no two terms interfere, else by listing the component.</summary>
    private static ScaledDouble OfComponent(PauliComponent component, List<PauliTerm> terms, InitialState state, CancellationToken cancellationToken)
    {
        bool interfere = terms.Count > 1 && Interfere(component, terms);
        if (state.BlochVectors is not null && !interfere)
        {
            double squares = terms.Sum(t => t.Coefficient * t.Coefficient);
            return ProductStateSum.Of(component, state.BlochVectors, cancellationToken) * squares * new ScaledDouble(1 / (double)component.Dimension);
        }

        if (component.Dimension > EnumerationBudget)
        {
            throw new BudgetExceededException(
                $"{(interfere ? "Terms of the observable that differ by a symmetry interfere, and the" : "The")} state is no stabilizer state, so the variance takes a sum over "
                + $"{AlgebraText.Size(component.Dimension)} strings; the budget is {EnumerationBudget}. Use a stabilizer state such as InitialState.Zeros or Plus.",
                component.Dimension, EnumerationBudget);
        }

        return new ScaledDouble(ByEnumeration(component, terms, state, cancellationToken));
    }

    /// <summary>Whether two terms differ by an element of the radical: whether they anticommute with the same generators.</summary>
    private static bool Interfere(PauliComponent component, List<PauliTerm> terms)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return terms.Any(t => !seen.Add(Syndrome.Of(component, t.String)));
    }

    private static double ByEnumeration(PauliComponent component, List<PauliTerm> terms, InitialState state, CancellationToken cancellationToken)
    {
        IReadOnlyList<PauliString> strings = PauliEnumerator.Enumerate(component.Generators, (int)component.Dimension, null, cancellationToken);
        double variance = 0;
        foreach (IGrouping<string, PauliTerm> group in terms.GroupBy(t => Syndrome.Of(component, t.String), StringComparer.Ordinal))
        {
            foreach (PauliTerm s in group)
            {
                foreach (PauliTerm t in group)
                {
                    // P_t = ±P_s Q_c; the same Q_c takes every w of the component to w + c with its own sign.
                    PauliString c = PauliString.Multiply(s.String, t.String).String;
                    int sign = 1 - PauliString.Multiply(s.String, c).PhaseExponent;
                    double sum = 0;
                    foreach (PauliString w in strings)
                    {
                        cancellationToken.ThrowIfCancellationRequested();
                        PauliProduct product = PauliString.Multiply(w, c);
                        sum += state.Expectation(w) * (1 - product.PhaseExponent) * state.Expectation(product.String);
                    }

                    variance += s.Coefficient * t.Coefficient * sign * sum;
                }
            }
        }

        return variance / (double)component.Dimension;
    }
}
