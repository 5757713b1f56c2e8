using System.Numerics;
using QmlTrainability.Circuits;
using QmlTrainability.LieAlgebras;
using QmlTrainability.LieAlgebras.Classification;
using QmlTrainability.Numerics;
using QmlTrainability.Paulis;

namespace QmlTrainability.Trainability;

/// <summary>The stabilizer group L of a state, as a subspace of GF(2)^2n: counts of a component's strings that lie in it, and interference of terms.</summary>
internal sealed class StabilizerCount
{
    private readonly InitialState _state;
    private readonly IReadOnlyList<(PauliString String, int Sign)> _stabilizers;
    private readonly int _qubitCount;
    private readonly int _words;

    public StabilizerCount(InitialState state, IReadOnlyList<(PauliString String, int Sign)> stabilizers)
    {
        _state = state;
        _stabilizers = stabilizers;
        _qubitCount = state.QubitCount;
        _words = PauliPacking.Words(_qubitCount);
    }

    /// <summary>|S∩L| for the string set S of a component.</summary>
    public BigInteger CountIn(PauliComponent component, CancellationToken cancellationToken) => component switch
    {
        FreeFermionComponent fermions => CountIn(fermions, cancellationToken),
        QuadraticComponent quadratic => CountIn(quadratic, cancellationToken),
        _ => throw new UnsupportedRequestException($"No count of stabilizers is known for {component}."),
    };

    /// <summary>Σ over classes modulo R∩L of (Σ_c ±o_{v+c}⟨Q_c⟩)², Q_c in R∩L, for terms of one component.</summary>
    public Rational SumOfSquares(PauliComponent component, List<PauliTerm> terms)
    {
        Rational total = Rational.Zero;
        foreach (IGrouping<string, PauliTerm> candidates in terms.GroupBy(t => Syndrome.Of(component, t.String), StringComparer.Ordinal))
        {
            var classes = new List<(PauliString Representative, Rational Amplitude)>();
            foreach (PauliTerm term in candidates)
            {
                int found = FindClass(classes, term, out Rational amplitude);
                if (found < 0) classes.Add((term.String, term.Exact));
                else classes[found] = (classes[found].Representative, classes[found].Amplitude + amplitude);
            }

            foreach ((_, Rational amplitude) in classes) total += amplitude * amplitude;
        }

        return total;
    }

    /// <summary>The class whose representative P_v gives the term as ±P_v·Q_c with ⟨Q_c⟩ = ±1, and the amplitude that the term adds to it.</summary>
    private int FindClass(List<(PauliString Representative, Rational Amplitude)> classes, PauliTerm term, out Rational amplitude)
    {
        for (int i = 0; i < classes.Count; i++)
        {
            PauliString c = PauliString.Multiply(classes[i].Representative, term.String).String;
            int expectation = (int)_state.Expectation(c);
            if (expectation == 0) continue;
            int sign = 1 - PauliString.Multiply(classes[i].Representative, c).PhaseExponent; // P_v Q_c = sign · P_{v+c}: they commute
            amplitude = term.Exact * (sign * expectation);
            return i;
        }

        amplitude = Rational.Zero;
        return -1;
    }

    /// <summary>Modes a and b make a string of L together with some Q of R' exactly when ℓ(a) and ℓ(b) agree modulo L + R'.</summary>
    private BigInteger CountIn(FreeFermionComponent component, CancellationToken cancellationToken)
    {
        var both = new Gf2Echelon(PauliPacking.Bits(_qubitCount));
        foreach (ulong[] row in component.CopyGroup.Rows) both.Add(row.ToArray());
        foreach ((PauliString stabilizer, _) in _stabilizers) both.Add(PauliPacking.Pack(stabilizer));
        int common = component.CopyGroup.Rank + _stabilizers.Count - both.Rank;
        var classes = new Dictionary<PauliString, long>();
        foreach (PauliString lift in component.ModeLifts)
        {
            cancellationToken.ThrowIfCancellationRequested();
            ulong[] vector = PauliPacking.Pack(lift);
            both.Reduce(vector);
            PauliString key = PauliPacking.Unpack(_qubitCount, vector);
            classes[key] = classes.GetValueOrDefault(key) + 1;
        }

        return classes.Values.Aggregate(BigInteger.Zero, (sum, size) => sum + (size * (size - 1) / 2)) << common;
    }

    /// <summary>q is linear on an isotropic space, so it is 1 on half of it or nowhere.</summary>
    private BigInteger CountIn(QuadraticComponent component, CancellationToken cancellationToken)
    {
        List<ulong[]> inSpan = Intersect(component.SpanBasis, cancellationToken), inRadical = Intersect(component.RadicalBasis, cancellationToken);
        return Size(inSpan) - Size(inRadical);

        BigInteger Size(List<ulong[]> basis) =>
            component.Form == QuadraticForm.Undefined ? BigInteger.One << basis.Count
            : basis.Exists(v => component.Q(v)) ? BigInteger.One << (basis.Count - 1)
            : BigInteger.Zero;
    }

    /// <summary>A basis of the intersection with L of a space given by packed vectors with λ: what vanishes modulo L carries its combination as payload.</summary>
    private List<ulong[]> Intersect(IEnumerable<ulong[]> basis, CancellationToken cancellationToken)
    {
        var group = new Gf2Echelon(PauliPacking.Bits(_qubitCount));
        foreach ((PauliString stabilizer, _) in _stabilizers) group.Add(PauliPacking.Pack(stabilizer));
        var residues = new Gf2Echelon(PauliPacking.Bits(_qubitCount), payloadWords: _words + 1);
        var intersection = new List<ulong[]>();
        foreach (ulong[] vector in basis)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var extended = new ulong[residues.Width];
            vector.AsSpan(0, _words).CopyTo(extended);
            vector.CopyTo(extended.AsSpan(_words));
            group.Reduce(extended.AsSpan(0, _words));
            if (!residues.Add(extended)) intersection.Add(extended[_words..]);
        }

        return intersection;
    }
}
