using QmlTrainability.Circuits;
using QmlTrainability.LieAlgebras;
using QmlTrainability.LieAlgebras.Enumeration;
using QmlTrainability.Numerics;
using QmlTrainability.Paulis;
using QmlTrainability.Trainability.Modules;

namespace QmlTrainability.Trainability;

/// <summary>The deep-limit mean and variance for an algebra of Pauli strings and any observable (docs/mathematics.md, deep limit).</summary>
/// <remarks>Terms that commute with every generator make the mean. Every other string spreads evenly over its orbit; terms with one syndrome interfere, all
/// others do not. Orbits under one component have closed forms in stabilizer states; the rest is listed within a budget.</remarks>
internal sealed class DeepLimit
{
    private const int EnumerationBudget = 1 << 16;
    private const string InAlgebra = "circuits so deep that they are Haar-distributed on exp(g); O in i·g modulo the identity was checked";
    private const string OutsideAlgebra = "circuits so deep that they are Haar-distributed on exp(g); O lies outside i·g, so its strings spread over their orbits, which are larger than the algebra";

    private readonly DynamicalLieAlgebra _algebra;
    private readonly InitialState _state;
    private readonly PauliString[] _generators;
    private readonly CancellationToken _cancellationToken;
    private readonly StabilizerSpace? _stabilizers;
    private readonly Dictionary<PauliComponent, MajoranaStates> _majoranas = [];
    private readonly Dictionary<PauliComponent, Rational> _stabilizedFraction = []; // |S∩L|/|S|, for strings of the component
    private readonly Dictionary<PauliComponent, ScaledDouble> _productAverage = []; // Σ_{w in S} ⟨P_w⟩²/|S| in a product state
    private bool _insideAlgebra = true;

    private DeepLimit(DynamicalLieAlgebra algebra, InitialState state, CancellationToken cancellationToken)
    {
        _algebra = algebra;
        _state = state;
        _cancellationToken = cancellationToken;
        _generators = [.. algebra.Components!.SelectMany(c => c.Generators), .. algebra.CentralStrings];
        if (state.Stabilizers is not null) _stabilizers = new StabilizerSpace(state.QubitCount, state.Stabilizers);
    }

    public static LossVariance Of(DynamicalLieAlgebra algebra, PauliSum observable, InitialState state, CancellationToken cancellationToken) => algebra.IsPauliAlgebra
        ? new DeepLimit(algebra, state, cancellationToken).Of(observable)
        : SumDeepLimit.Of(algebra, observable, state, cancellationToken);

    private LossVariance Of(PauliSum observable)
    {
        double mean = 0;
        Rational exact = Rational.Zero;
        var sum = default(ScaledDouble);
        foreach (IGrouping<string, PauliTerm> group in observable.Terms.GroupBy(t => Syndrome.Of(_generators, t.String), StringComparer.Ordinal))
        {
            _cancellationToken.ThrowIfCancellationRequested();
            List<PauliTerm> terms = [.. group];
            if (!group.Key.Contains('1'))
            {
                mean += terms.Sum(t => t.Coefficient * _state.Expectation(t.String));
                _insideAlgebra &= terms.TrueForAll(t => t.String.IsIdentity || _algebra.CentralStrings.Contains(t.String));
                continue;
            }

            PauliComponent? home = Home(terms[0].String, group.Key);
            bool member = terms.TrueForAll(t => _algebra.ComponentOf(t.String) is not null);
            _insideAlgebra &= member;
            if (_stabilizers is not null)
            {
                foreach ((PauliString v, Rational amplitude) in InterferingTerms.Merge(terms, _state))
                    exact += amplitude * amplitude * StabilizedFraction(v, home, _algebra.ComponentOf(v) is not null);
            }
            else if (_state.BlochVectors is not null && member && terms.Count == 1) sum += ProductAverage(home!) * (terms[0].Coefficient * terms[0].Coefficient);
            else sum += new ScaledDouble(ByEnumeration(terms));
        }

        (string hypothesis, string source) = _insideAlgebra
            ? (InAlgebra, "arXiv:2309.09342, Theorem 1")
            : (OutsideAlgebra, "docs/mathematics.md, deep limit; arXiv:2310.11505 for free fermions");
        return _stabilizers is not null ? new LossVariance(mean, exact, hypothesis, source) : new LossVariance(mean, sum, hypothesis, source);
    }

    /// <summary>The only component that moves the string, or null if there are several or if an isolated generator moves it too.</summary>
    private PauliComponent? Home(PauliString v, string syndrome)
    {
        if (syndrome.AsSpan(_generators.Length - _algebra.CentralStrings.Count).Contains('1')) return null;
        PauliComponent? home = null;
        foreach (PauliComponent component in _algebra.Components!)
        {
            if (!component.Generators.Any(v.AnticommutesWithUnchecked)) continue;
            if (home is not null) return null;
            home = component;
        }

        return home;
    }

    /// <summary>|Ω(v)∩L|/|Ω(v)|.</summary>
    private Rational StabilizedFraction(PauliString v, PauliComponent? home, bool member)
    {
        if (home is null)
        {
            IReadOnlyList<PauliString> orbit = List(v);
            return new Rational(orbit.Count(w => _state.Expectation(w) != 0), orbit.Count);
        }

        if (member && _stabilizedFraction.TryGetValue(home, out Rational known)) return known;
        (System.Numerics.BigInteger size, System.Numerics.BigInteger inGroup) = Orbit.Of(home, v, _stabilizers!, () => Majoranas(home), _cancellationToken);
        var fraction = new Rational(inGroup, size);
        if (member) _stabilizedFraction.Add(home, fraction); // all strings of a component have one orbit
        return fraction;
    }

    private MajoranaStates Majoranas(PauliComponent component)
    {
        if (!_majoranas.TryGetValue(component, out MajoranaStates? states))
            _majoranas.Add(component, states = new MajoranaStates((LieAlgebras.Classification.FreeFermionComponent)component, _stabilizers!, _cancellationToken));
        return states;
    }

    private ScaledDouble ProductAverage(PauliComponent component)
    {
        if (!_productAverage.TryGetValue(component, out ScaledDouble average))
        {
            average = ProductStateSum.Of(component, _state.BlochVectors!, _cancellationToken) * new ScaledDouble(1 / (double)component.Dimension);
            _productAverage.Add(component, average);
        }

        return average;
    }

    /// <summary>Σ over pairs of terms of o_s o_t times the average over the orbit of ±⟨P_w⟩⟨P_{w+c}⟩, for any state.</summary>
    private double ByEnumeration(List<PauliTerm> terms)
    {
        IReadOnlyList<PauliString> orbit = List(terms[0].String);
        PauliString origin = terms[0].String;
        double variance = 0;
        foreach (PauliTerm s in terms)
        {
            foreach (PauliTerm t in terms)
            {
                // The orbit of s is that of the first term times a fixed string, and t is s times another.
                PauliString shift = PauliString.Multiply(origin, s.String).String;
                (PauliString c, int phase) = InterferingTerms.Quotient(s.String, t.String);
                double sum = 0;
                foreach (PauliString v in orbit)
                {
                    _cancellationToken.ThrowIfCancellationRequested();
                    PauliString w = PauliString.Multiply(v, shift).String;
                    PauliProduct product = PauliString.Multiply(w, c);
                    int sign = 1 - ((product.PhaseExponent - phase) & 3); // i^(k_w - k_v) is ±1: all strings of the orbit commute with Q_c alike
                    sum += _state.Expectation(w) * sign * _state.Expectation(product.String);
                }

                variance += s.Coefficient * t.Coefficient * sum;
            }
        }

        return variance / orbit.Count;
    }

    private IReadOnlyList<PauliString> List(PauliString v) => PauliEnumerator.TryOrbit(v, _generators, EnumerationBudget, _cancellationToken)
        ?? throw new BudgetExceededException(
            $"The orbit of {v.Shown()} has more than {EnumerationBudget} strings and no closed form here: the state is no stabilizer state, or several components move the string. "
            + "Use a stabilizer state such as InitialState.Zeros or Plus, or an observable on one component.",
            EnumerationBudget + 1, EnumerationBudget);
}
