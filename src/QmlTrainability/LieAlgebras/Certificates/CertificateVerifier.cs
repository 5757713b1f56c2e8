using System.Numerics;
using QmlTrainability.Paulis;

namespace QmlTrainability.LieAlgebras.Certificates;

/// <summary>Replays a certificate: products and commutation of the strings that it names, nothing else. It searches for nothing and eliminates nothing.</summary>
/// <remarks>Which theorem turns the checks into a dimension and a type is said at each of them; docs/mathematics.md, "Certificates", has the proofs.</remarks>
internal sealed class CertificateVerifier(CancellationToken cancellationToken)
{
    public void Verify(ClassificationCertificate certificate)
    {
        IReadOnlyList<ComponentWitness> components = certificate.Components;
        (PauliString String, int Owner)[] all = [.. certificate.Central.Select(p => (p, -1)), .. components.SelectMany((c, i) => c.Generators.Select(p => (p, i)))];
        Check(all.Length > 0 && all.Select(p => p.String).Distinct().Count() == all.Length, "the generators are distinct");

        // g is the direct sum of the algebras of the components of the anticommutation graph; a string without neighbors is a u(1).
        for (int i = 0; i < all.Length; i++)
        {
            for (int j = 0; j < i; j++)
                Check((all[i].Owner >= 0 && all[i].Owner == all[j].Owner) || !Omega(all[i].String, all[j].String), "strings of different components, and central ones, commute");
        }

        BigInteger dimension = certificate.Central.Count;
        foreach (ComponentWitness component in components)
        {
            Check(component.Generators.Count >= 2, "a component has at least two strings");
            for (int i = 1; i < component.Generators.Count; i++)
                Check(Enumerable.Range(0, i).Any(j => Omega(component.Generators[i], component.Generators[j])), "each generator anticommutes with an earlier one of its component");
            SimpleSummand proved = component is FreeFermionWitness f ? Prove(f) : Prove((QuadraticWitness)component);
            SimpleSummand claimed = component.Summand;
            Check((proved.CartanType, proved.Rank, proved.Multiplicity) == (claimed.CartanType, claimed.Rank, claimed.Multiplicity), $"a component generates {claimed}; it generates {proved}");
            dimension += proved.Dimension * proved.Multiplicity;
        }

        Check(dimension == certificate.Dimension, $"the dimension is {certificate.Dimension}; it is {dimension}");
    }

    /// <summary>Two generators anticommute exactly if their pairs share one mode, so a product commutes with all when it uses every mode evenly. Then the strings
    /// are ℓ(a)ℓ(b)R' for modes a ≠ b: they contain the generators and are closed (upper bound), and every one is a bracket along a tree times relations (lower bound).</summary>
    private SimpleSummand Prove(FreeFermionWitness w)
    {
        Check(w.Labels.Count == w.Generators.Count && w.Labels.All(l => l.A != l.B), "each generator has two modes");
        var lifts = new Dictionary<int, PauliString> { [w.Labels[0].A] = PauliString.Identity(w.Generators[0].QubitCount) };
        var relations = new List<PauliString>();
        for (int i = 0; i < w.Labels.Count; i++)
        {
            (int a, int b) = w.Labels[i];
            for (int j = 0; j < i; j++)
            {
                (int c, int d) = w.Labels[j];
                int shared = (a == c ? 1 : 0) + (a == d ? 1 : 0) + (b == c ? 1 : 0) + (b == d ? 1 : 0);
                Check(Omega(w.Generators[i], w.Generators[j]) == (shared == 1), "two generators anticommute exactly if they share one mode");
            }

            if (!lifts.ContainsKey(a)) (a, b) = (b, a);
            Check(lifts.ContainsKey(a), "each generator shares a mode with an earlier one");
            PauliString lift = Product(w.Generators[i], lifts[a]);
            if (!lifts.TryAdd(b, lift)) relations.Add(Product(lift, lifts[b]));
        }

        // so(4) = 2·so(3): of four modes, the product of all commutes with everything and joins R'.
        if (lifts.Count == 4) relations.Add(lifts.Values.Aggregate(Product));
        PauliString[] basis = Pick(relations, w.CopyBasis);
        CheckDual(w.CopyDuals, basis);
        foreach (PauliString relation in relations) Check(Rest(relation, w.CopyDuals, basis).IsIdentity, "the basis of R' spans all relations");
        return SimpleSummand.Orthogonal(lifts.Count == 4 ? 3 : lifts.Count, BigInteger.One << basis.Length);
    }

    /// <summary>The strings S of a connected component are one orbit of their transvections and span V. With six of them like E6, S is everything outside R with
    /// q = 1, or everything outside R where q does not exist (Janssen, Math. Ann. 266 (1983) 115; Brown and Humphries, Proc. LMS 52 (1986) 517).</summary>
    private SimpleSummand Prove(QuadraticWitness w)
    {
        // dim V is at least the number of independent generators and at most that of a spanning set.
        PauliString[] independent = Pick(w.Generators, w.Independent);
        CheckDual(w.IndependentDuals, independent);
        PauliString[] pairs = [.. w.Pairs.SelectMany(p => new[] { p.E, p.F })], partners = [.. w.Pairs.SelectMany(p => new[] { p.F, p.E })];
        Check(independent.Length == pairs.Length + w.Radical.Count, "the basis has as many strings as there are independent generators");
        CheckDual(partners, pairs);
        foreach (PauliString r in w.Radical) Check(!pairs.Any(p => Omega(p, r)) && !w.Radical.Any(s => Omega(s, r)), "the radical commutes with the basis");
        CheckDual(w.RadicalDuals, w.Radical);
        foreach (PauliString g in w.Generators) Check(Rest(Rest(g, partners, pairs), w.RadicalDuals, w.Radical).IsIdentity, "the basis spans the generators");

        var strings = w.Generators.ToList();
        foreach ((int a, int b) in w.Brackets)
        {
            PauliString[] two = Pick(strings, [a, b]);
            Check(Omega(two[0], two[1]), "the two strings of a bracket anticommute");
            strings.Add(Product(two[0], two[1]));
        }

        PauliString[] six = Pick(strings, w.Exceptional);
        Check(six.Length == 6, "there are six strings for E6");
        for (int i = 0; i < 36; i++) Check(i / 6 >= i % 6 || Omega(six[i / 6], six[i % 6]) == (i % 6 < 5 ? i % 6 == (i / 6) + 1 : i / 6 == 2), "six strings of the algebra are joined like E6");

        BigInteger size = BigInteger.One << w.Pairs.Count, copies = BigInteger.One << w.Radical.Count;
        if (w.Form is not PauliString t)
        {
            // (∏iP)² = (-1)^q(Σ): where q exists, a product of the iP that is a number is ±1.
            PauliString product = PauliString.Identity(w.Generators[0].QubitCount);
            int phase = w.OddProduct.Count;
            foreach (PauliString p in Pick(w.Generators, w.OddProduct))
            {
                phase += PauliString.Multiply(product, p).PhaseExponent;
                product = Product(product, p);
            }

            Check(product.IsIdentity && phase % 2 != 0, "a product of generators, each times i, is ±i");
            return SimpleSummand.Unitary(size, copies);
        }

        // #Y has the polarization ω and ω(t, ·) is linear, so this is the one form on V that is 1 on the generators.
        bool Q(PauliString v) => (v.YCount & 1) != 0 ^ Omega(t, v);
        Check(w.Generators.All(Q), "the quadratic form is 1 on the generators");
        if (w.Radical.Any(Q)) return SimpleSummand.Unitary(size, copies >> 1);
        return w.Pairs.Count(p => Q(p.E) && Q(p.F)) % 2 == 0 ? SimpleSummand.Orthogonal(size, copies) : SimpleSummand.Symplectic(size >> 1, copies);
    }

    /// <summary>The i-th dual anticommutes with the i-th string alone: so the strings are independent.</summary>
    private void CheckDual(IReadOnlyList<PauliString> duals, IReadOnlyList<PauliString> strings)
    {
        Check(duals.Count == strings.Count, "there is a dual string for each basis string");
        for (int i = 0; i < duals.Count; i++)
        {
            for (int j = 0; j < strings.Count; j++) Check(Omega(duals[i], strings[j]) == (i == j), "a dual string anticommutes with its own basis string alone");
        }
    }

    /// <summary>What is left of a string after its components along the basis; the identity exactly if it lies in the span.</summary>
    private static PauliString Rest(PauliString p, IReadOnlyList<PauliString> duals, IReadOnlyList<PauliString> basis)
    {
        for (int i = 0; i < basis.Count; i++) p = Omega(duals[i], p) ? Product(p, basis[i]) : p;
        return p;
    }

    private static PauliString[] Pick(IReadOnlyList<PauliString> strings, IReadOnlyList<int> indices) =>
        [.. indices.Select(i => (uint)i < (uint)strings.Count ? strings[i] : throw new CertificateException("every index names a string"))];

    private static bool Omega(PauliString a, PauliString b) => !a.CommutesWith(b);

    private static PauliString Product(PauliString a, PauliString b) => PauliString.Multiply(a, b).String;

    private void Check(bool holds, string claim)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (!holds) throw new CertificateException(claim);
    }
}
