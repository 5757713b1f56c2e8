using QmlTrainability.Circuits;
using QmlTrainability.LieAlgebras;
using QmlTrainability.LieAlgebras.Classification;
using QmlTrainability.LieAlgebras.Enumeration;
using QmlTrainability.Numerics;
using QmlTrainability.Paulis;
using QmlTrainability.Trainability.Modules;

namespace QmlTrainability.Trainability;

/// <summary>The deep-limit means and the covariance of the losses of two states, for an algebra of Pauli strings and any observable (docs/mathematics.md, deep limit).</summary>
/// <remarks>Terms that commute with every generator make the mean. Every other string spreads evenly over its orbit; terms with one syndrome interfere, all
/// others do not. Orbits under one component have closed forms in stabilizer states; the rest is listed within a budget. A variance is the covariance of a state with itself.</remarks>
internal sealed class DeepLimit
{
    private const int EnumerationBudget = 1 << 16;

    private readonly DynamicalLieAlgebra _algebra;
    private readonly InitialState _first;
    private readonly InitialState _second;
    private readonly PauliString[] _generators; // component by component, then the central ones
    private readonly Syndromes _syndromes;
    private readonly CancellationToken _cancellationToken;
    private readonly StabilizerOverlap? _stabilizers;
    private readonly Dictionary<PauliComponent, MajoranaStates> _majoranas = [];
    private readonly Dictionary<PauliComponent, Rational> _stabilizedFraction = []; // Σ_{w in S} ⟨P_w⟩⟨P_w⟩'/|S|, for strings of the component
    private readonly Dictionary<PauliComponent, ScaledDouble> _productAverage = []; // the same in product states

    private DeepLimit(DynamicalLieAlgebra algebra, InitialState first, InitialState second, CancellationToken cancellationToken)
    {
        _algebra = algebra;
        _first = first;
        _second = second;
        _cancellationToken = cancellationToken;
        _generators = [.. algebra.Components!.SelectMany(c => c.Generators), .. algebra.CentralStrings];
        _syndromes = new Syndromes(_generators);
        _stabilizers = StabilizerOverlap.TryOf(first, second);
    }

    /// <summary>The moments of the losses ⟨O⟩ from two states, which may be one.</summary>
    public static DeepMoments Of(DynamicalLieAlgebra algebra, PauliSum observable, InitialState first, InitialState second, CancellationToken cancellationToken) => algebra.IsPauliAlgebra
        ? new DeepLimit(algebra, first, second, cancellationToken).Of(observable)
        : SumDeepLimit.Of(algebra, observable, first, second, cancellationToken);

    /// <summary>The part of the variance that each group of terms with one syndrome makes, from one state; terms that nothing moves are left out.</summary>
    public static IReadOnlyList<DeepPart> PartsOf(DynamicalLieAlgebra algebra, PauliSum observable, InitialState state, CancellationToken cancellationToken)
    {
        var limit = new DeepLimit(algebra, state, state, cancellationToken);
        return [.. limit.Groups(observable).Where(g => g.Key.Contains('1')).Select(g => limit.PartOf([.. g], g.Key))];
    }

    private DeepMoments Of(PauliSum observable)
    {
        double mean = 0, otherMean = 0;
        bool insideAlgebra = true;
        Rational exact = Rational.Zero;
        var sum = default(ScaledDouble);
        foreach (IGrouping<string, PauliTerm> group in Groups(observable))
        {
            _cancellationToken.ThrowIfCancellationRequested();
            List<PauliTerm> terms = [.. group];
            if (!group.Key.Contains('1'))
            {
                mean += terms.Sum(t => t.Coefficient * _first.Expectation(t.String));
                otherMean += terms.Sum(t => t.Coefficient * _second.Expectation(t.String));
                insideAlgebra &= terms.TrueForAll(t => t.String.IsIdentity || _algebra.CentralStrings.Contains(t.String));
                continue;
            }

            DeepPart part = PartOf(terms, group.Key);
            insideAlgebra &= part.IsInside;
            exact += part.Exact ?? Rational.Zero;
            sum += part.Value;
        }

        string source = insideAlgebra ? "arXiv:2309.09342, Theorem 1" : "docs/mathematics.md, deep limit; arXiv:2310.11505 for free fermions";
        string hypothesis = insideAlgebra ? DeepMoments.InAlgebra : DeepMoments.OrbitsOutside;
        return _stabilizers is not null ? new DeepMoments(mean, otherMean, exact, hypothesis, source) : new DeepMoments(mean, otherMean, sum, hypothesis, source);
    }

    private IEnumerable<IGrouping<string, PauliTerm>> Groups(PauliSum observable) => observable.Terms.GroupBy(t => _syndromes.Of(t.String), StringComparer.Ordinal);

    private DeepPart PartOf(List<PauliTerm> terms, string syndrome)
    {
        PauliComponent? home = Home(syndrome);
        bool member = terms.TrueForAll(t => _algebra.ComponentOf(t.String) is not null);
        if (_stabilizers is not null)
        {
            Rational exact = Stabilized(terms, home, _stabilizers);
            return new DeepPart(terms[0].String, exact, ScaledDouble.Of(exact), member);
        }

        bool isProduct = _first.BlochVectors is not null && _second.BlochVectors is not null && member && terms.Count == 1;
        ScaledDouble value = isProduct ? ProductAverage(home!) * (terms[0].Coefficient * terms[0].Coefficient) : new ScaledDouble(ByEnumeration(terms));
        return new DeepPart(terms[0].String, null, value, member);
    }

    /// <summary>The only component that moves the string, or null if there are several or if an isolated generator moves it too.</summary>
    private PauliComponent? Home(string syndrome)
    {
        int first = syndrome.IndexOf('1', StringComparison.Ordinal), last = syndrome.LastIndexOf('1');
        foreach (PauliComponent component in _algebra.Components!)
        {
            if (first < component.Generators.Count) return last < component.Generators.Count ? component : null;
            first -= component.Generators.Count;
            last -= component.Generators.Count;
        }

        return null;
    }

    /// <summary>Terms of one syndrome in two stabilizer states. Where the states are one, classes of terms do not interfere.</summary>
    private Rational Stabilized(List<PauliTerm> terms, PauliComponent? home, StabilizerOverlap states)
    {
        IReadOnlyList<InterferenceClass> classes = InterferingTerms.Merge(terms, states);
        Rational sum = Rational.Zero;
        foreach (InterferenceClass c in classes)
        {
            Rational product = c.First * c.Second;
            if (!product.IsZero) sum += product * StabilizedFraction(c.Representative, home, states);
        }

        if (ReferenceEquals(_first, _second)) return sum;
        foreach (InterferenceClass s in classes)
        {
            foreach (InterferenceClass t in classes)
            {
                if (s != t) sum += s.First * t.Second * Between(s.Representative, t.Representative, home, states);
            }
        }

        return sum;
    }

    /// <summary>The average over the orbit of s of ±⟨P_w⟩⟨P_{w+c}⟩' for t = s + c. Where Q_c is a number in one of the states, its string takes the place of the other.</summary>
    private Rational Between(PauliString s, PauliString t, PauliComponent? home, StabilizerOverlap states)
    {
        (PauliString c, int phase) = InterferingTerms.Quotient(s, t);
        (int first, int second) = states.Signs(c);
        if (first == 0 && second == 0 && !states.Joins(c)) return Rational.Zero;
        if (first == 0 && second == 0)
        {
            IReadOnlyList<PauliString> orbit = List(s);
            return new Rational((int)SumOver(orbit, PauliString.Identity(s.QubitCount), s, t), orbit.Count);
        }

        if (phase % 2 != 0) return Rational.Zero; // what anticommutes with Q_c is not seen where ⟨Q_c⟩ = ±1
        return first != 0 ? StabilizedFraction(t, home, states) * (first * (1 - phase)) : StabilizedFraction(s, home, states) * (second * (1 - phase));
    }

    /// <summary>(1/|Ω(v)|) Σ_{w in Ω(v)} ⟨P_w⟩⟨P_w⟩'.</summary>
    private Rational StabilizedFraction(PauliString v, PauliComponent? home, StabilizerOverlap states)
    {
        if (home is null)
        {
            IReadOnlyList<PauliString> orbit = List(v);
            return new Rational((int)SumOver(orbit, PauliString.Identity(v.QubitCount), v, v), orbit.Count);
        }

        bool member = _algebra.ComponentOf(v) is not null;
        if (member && _stabilizedFraction.TryGetValue(home, out Rational known)) return known;
        (System.Numerics.BigInteger size, System.Numerics.BigInteger sum) = Orbit.Of(home, v, states.Common, () => Majoranas(home, states.Common), _cancellationToken);
        var fraction = new Rational(sum, size);
        if (member) _stabilizedFraction.Add(home, fraction); // all strings of a component have one orbit
        return fraction;
    }

    private MajoranaStates Majoranas(PauliComponent component, StabilizerSpace space)
    {
        if (!_majoranas.TryGetValue(component, out MajoranaStates? states))
            _majoranas.Add(component, states = new MajoranaStates((FreeFermionComponent)component, space, _cancellationToken));
        return states;
    }

    private ScaledDouble ProductAverage(PauliComponent component)
    {
        if (!_productAverage.TryGetValue(component, out ScaledDouble average))
        {
            average = ProductStateSum.Of(component, _first.BlochVectors!, _second.BlochVectors!, _cancellationToken) * new ScaledDouble(1 / (double)component.Dimension);
            _productAverage.Add(component, average);
        }

        return average;
    }

    /// <summary>Σ over pairs of terms of o_s o_t times the average over the orbit of ±⟨P_w⟩⟨P_{w+c}⟩', for any states.</summary>
    private double ByEnumeration(List<PauliTerm> terms)
    {
        IReadOnlyList<PauliString> orbit = List(terms[0].String);
        double covariance = 0;
        foreach (PauliTerm s in terms)
        {
            // The orbit of s is that of the first term times a fixed string, and t is s times another.
            PauliString shift = PauliString.Multiply(terms[0].String, s.String).String;
            foreach (PauliTerm t in terms) covariance += s.Coefficient * t.Coefficient * SumOver(orbit, shift, s.String, t.String);
        }

        return covariance / orbit.Count;
    }

    /// <summary>Σ_w ±⟨P_w⟩⟨P_{w+c}⟩' over the shifted orbit of s, c the quotient of t by s.</summary>
    private double SumOver(IReadOnlyList<PauliString> orbit, PauliString shift, PauliString s, PauliString t)
    {
        (PauliString c, int phase) = InterferingTerms.Quotient(s, t);
        double sum = 0;
        foreach (PauliString v in orbit)
        {
            _cancellationToken.ThrowIfCancellationRequested();
            PauliString w = PauliString.Multiply(v, shift).String;
            PauliProduct product = PauliString.Multiply(w, c);
            int sign = 1 - ((product.PhaseExponent - phase) & 3); // i^(k_w - k_v) is ±1: all strings of the orbit commute with Q_c alike
            sum += _first.Expectation(w) * sign * _second.Expectation(product.String);
        }

        return sum;
    }

    private IReadOnlyList<PauliString> List(PauliString v) => PauliEnumerator.TryOrbit(v, _generators, EnumerationBudget, _cancellationToken)
        ?? throw new BudgetExceededException(
            $"The orbit of {v.Shown()} has more than {EnumerationBudget} strings and no closed form here: the state is no stabilizer state, or several components move the string. "
            + "Use a stabilizer state such as InitialState.Zeros or Plus, or an observable on one component.",
            EnumerationBudget + 1, EnumerationBudget);
}
