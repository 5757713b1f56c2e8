using System.Numerics;
using QmlTrainability.LieAlgebras.Classification;
using QmlTrainability.LieAlgebras.Symmetries;
using QmlTrainability.Numerics;
using QmlTrainability.Paulis;

namespace QmlTrainability.LieAlgebras.Certificates;

/// <summary>Writes down the witnesses of a classification. All search and all elimination is done here, so that the verifier needs none.</summary>
internal static class CertificateBuilder
{
    public static ClassificationCertificate Build(PauliClassifier classified, BigInteger dimension, CancellationToken cancellationToken)
    {
        PauliString any = classified.Central.Concat(classified.Components.SelectMany(c => c.Generators)).First();
        return new ClassificationCertificate(
            any.QubitCount,
            classified.Central,
            [.. classified.Components.Select(c => c is FreeFermionComponent f ? Witness(f, cancellationToken) : (ComponentWitness)Witness((QuadraticComponent)c, cancellationToken))],
            dimension);
    }

    /// <summary>The witness of a component whose strings are all that its quadratic form allows, given the proof that there are six like E6.</summary>
    /// <param name="component">The component.</param>
    /// <param name="generators">Its generators, each but the first anticommuting with an earlier one.</param>
    /// <param name="exceptional">See <see cref="QuadraticWitness.Brackets"/> and <see cref="QuadraticWitness.Exceptional"/>.</param>
    /// <param name="cancellationToken">Polled all along.</param>
    internal static QuadraticWitness Witness(
        QuadraticComponent component, PauliString[] generators, (IReadOnlyList<(int A, int B)> Brackets, IReadOnlyList<int> Six) exceptional, CancellationToken cancellationToken)
    {
        QuadraticSpace space = component.Space;
        (IReadOnlyList<int> independent, IReadOnlyList<PauliString> duals) = DualStrings.Of(generators, cancellationToken);
        PauliString[] radical = [.. space.RadicalBasis.Select(Unpack)];
        bool defined = space.Form != QuadraticForm.Undefined;
        return new QuadraticWitness(
            generators,
            component.Summand,
            independent,
            duals,
            [.. space.Pairs.Select(p => (Unpack(p.E), Unpack(p.F)))],
            radical,
            DualStrings.Of(radical, cancellationToken).Duals,
            defined ? Form(independent.Select(i => generators[i]), duals) : null,
            defined ? [] : OddProduct(generators, cancellationToken),
            exceptional.Brackets,
            exceptional.Six);

        PauliString Unpack(ulong[] v) => PauliPacking.Unpack(space.QubitCount, v);
    }

    private static FreeFermionWitness Witness(FreeFermionComponent component, CancellationToken cancellationToken)
    {
        int[] order = BreadthFirst(component.Generators, cancellationToken);
        PauliString[] generators = [.. order.Select(i => component.Generators[i])];
        (int A, int B)[] labels = [.. order.Select(i => component.Labels[i])];
        var relations = Relations(generators, labels);
        (IReadOnlyList<int> basis, IReadOnlyList<PauliString> duals) = DualStrings.Of(relations, cancellationToken);
        return new FreeFermionWitness(generators, component.Summand, labels, basis, duals);
    }

    /// <summary>See <see cref="FreeFermionWitness.CopyBasis"/>.</summary>
    private static List<PauliString> Relations(PauliString[] generators, (int A, int B)[] labels)
    {
        var lifts = new Dictionary<int, PauliString> { [labels[0].A] = PauliString.Identity(generators[0].QubitCount) };
        var relations = new List<PauliString>();
        for (int i = 0; i < generators.Length; i++)
        {
            (int a, int b) = lifts.ContainsKey(labels[i].A) ? labels[i] : (labels[i].B, labels[i].A);
            PauliString lift = Product(generators[i], lifts[a]);
            if (!lifts.TryAdd(b, lift)) relations.Add(Product(lift, lifts[b]));
        }

        if (lifts.Count == 4) relations.Add(lifts.Values.Aggregate(Product));
        return relations;
    }

    private static QuadraticWitness Witness(QuadraticComponent component, CancellationToken cancellationToken)
    {
        PauliString[] generators = [.. BreadthFirst(component.Generators, cancellationToken).Select(i => component.Generators[i])];
        return Witness(component, generators, ExceptionalStrings.Find(generators, cancellationToken), cancellationToken);
    }

    /// <summary>t with ω(t, g) = 1 + #Y(g) for the generators of a basis, and hence for all where q exists.</summary>
    private static PauliString Form(IEnumerable<PauliString> basis, IReadOnlyList<PauliString> duals) =>
        basis.Zip(duals).Where(b => b.First.YCount % 2 == 0).Aggregate(PauliString.Identity(duals[0].QubitCount), (t, b) => Product(t, b.Second));

    /// <summary>The generators of a linear relation on whose sum q would be 1. Payload: one bit for each generator, then λ (see <see cref="QuadraticSpace"/>).</summary>
    private static List<int> OddProduct(PauliString[] generators, CancellationToken cancellationToken)
    {
        int words = PauliPacking.Words(generators[0].QubitCount), flags = Gf2Echelon.WordsFor(generators.Length);
        var span = new Gf2Echelon(PauliPacking.Bits(generators[0].QubitCount), flags + 1);
        for (int i = 0; i < generators.Length; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            ulong[] vector = PauliPacking.Pack(generators[i], flags + 1);
            vector[words + (i >> 6)] |= 1UL << (i & 63);
            vector[^1] = (ulong)(1 + generators[i].YCount) & 1;
            if (!span.Add(vector) && vector[^1] != 0) return [.. Enumerable.Range(0, generators.Length).Where(j => (vector[words + (j >> 6)] >> (j & 63) & 1) != 0)];
        }

        throw new ArgumentException("The quadratic form exists: no product of the generators is odd.", nameof(generators));
    }

    private static int[] BreadthFirst(IReadOnlyList<PauliString> strings, CancellationToken cancellationToken) =>
        AnticommutationGraph.Of(strings, cancellationToken).BreadthFirst();

    private static PauliString Product(PauliString a, PauliString b) => PauliString.Multiply(a, b).String;
}
