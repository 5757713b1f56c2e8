using QmlTrainability.Numerics;
using QmlTrainability.Paulis;

namespace QmlTrainability.LieAlgebras.Certificates;

/// <summary>Replays the brackets of a closure modulo 2^61 - 1.</summary>
/// <remarks>Elements are integer combinations of brackets of generators, so they lie in g, and independence modulo p implies independence. The map x ↦ [G, x]
/// modulo the span is linear: where it is not zero, it vanishes on at most one in p of all x.</remarks>
internal sealed class ClosureVerifier(CancellationToken cancellationToken)
{
    private readonly Dictionary<PauliString, (int Order, Dictionary<PauliString, ulong> Row)> _rows = []; // by pivot; a row is 1 at its own and 0 at those of earlier rows
    private readonly List<Dictionary<PauliString, ulong>> _elements = [];

    public void Verify(ClosureCertificate certificate, long seed)
    {
        Dictionary<PauliString, ulong>[] generators = [.. certificate.Generators.Select(Image)];
        foreach (ClosureWitness step in certificate.Steps)
        {
            Check(step.Generator >= -1 && step.Generator < generators.Length, "each bracket names a generator");
            var sum = new Dictionary<PauliString, ulong>();
            foreach ((int element, int coefficient) in step.Combination)
            {
                Check(element < _elements.Count && ~element < generators.Length, "each step uses generators and earlier elements");
                AddTo(sum, element < 0 ? generators[~element] : _elements[element], LiftingPrime.Reduce(coefficient));
            }

            Dictionary<PauliString, ulong> made = step.Generator < 0 ? sum : Bracket(certificate.Generators[step.Generator], sum);
            Check(TryKeep(made), "the basis elements are independent");
            _elements.Add(made);
        }

        var stream = new RandomStream((ulong)seed, 0);
        var random = new Dictionary<PauliString, ulong>();
        foreach (Dictionary<PauliString, ulong> element in _elements) AddTo(random, element, LiftingPrime.Reduce(stream.NextBits()));
        for (int g = 0; g < generators.Length; g++)
        {
            Check(Reduce(generators[g]).Count == 0, "the generators lie in the span of the basis");
            Check(Reduce(Bracket(certificate.Generators[g], random)).Count == 0, "the span of the basis is closed under brackets with generators");
        }
    }

    private Dictionary<PauliString, ulong> Image(PauliSum sum)
    {
        var image = new Dictionary<PauliString, ulong>();
        foreach (PauliTerm term in sum.Terms)
        {
            Check(LiftingPrime.TryReduce(term.Exact, out ulong value), "no denominator is divisible by 2^61 - 1");
            if (value != 0) image.Add(term.String, value);
        }

        return image;
    }

    /// <summary>-i[generator, element]/2.</summary>
    private Dictionary<PauliString, ulong> Bracket(PauliSum generator, Dictionary<PauliString, ulong> element)
    {
        var bracket = new Dictionary<PauliString, ulong>();
        foreach ((PauliString p, ulong factor) in Image(generator))
        {
            foreach ((PauliString q, ulong value) in element)
            {
                if (p.CommutesWith(q)) continue;
                PauliProduct product = PauliString.Multiply(p, q);
                ulong coefficient = LiftingPrime.Multiply(factor, value);
                AddAt(bracket, product.String, product.PhaseExponent == 1 ? coefficient : LiftingPrime.Negate(coefficient));
            }
        }

        return bracket;
    }

    private bool TryKeep(Dictionary<PauliString, ulong> vector)
    {
        Dictionary<PauliString, ulong> rest = Reduce(vector);
        if (rest.Count == 0) return false;
        (PauliString pivot, ulong value) = rest.First();
        var row = new Dictionary<PauliString, ulong>();
        AddTo(row, rest, LiftingPrime.Invert(value));
        _rows.Add(pivot, (_rows.Count, row));
        return true;
    }

    /// <summary>What is left after the rows in order: a row touches the pivots of later rows only.</summary>
    private Dictionary<PauliString, ulong> Reduce(Dictionary<PauliString, ulong> vector)
    {
        var rest = new Dictionary<PauliString, ulong>(vector);
        var open = new PriorityQueue<PauliString, int>(rest.Keys.Where(_rows.ContainsKey).Select(p => (p, _rows[p].Order)));
        while (open.TryDequeue(out PauliString? pivot, out _))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!rest.TryGetValue(pivot, out ulong value)) continue;
            foreach (PauliString touched in AddTo(rest, _rows[pivot].Row, LiftingPrime.Negate(value)))
            {
                if (_rows.TryGetValue(touched, out (int Order, Dictionary<PauliString, ulong> Row) row)) open.Enqueue(touched, row.Order);
            }
        }

        return rest;
    }

    private List<PauliString> AddTo(Dictionary<PauliString, ulong> sum, Dictionary<PauliString, ulong> vector, ulong factor)
    {
        cancellationToken.ThrowIfCancellationRequested();
        foreach ((PauliString p, ulong value) in vector) AddAt(sum, p, LiftingPrime.Multiply(factor, value));
        return [.. vector.Keys];
    }

    private static void AddAt(Dictionary<PauliString, ulong> sum, PauliString p, ulong value)
    {
        ulong total = LiftingPrime.Add(sum.GetValueOrDefault(p), value);
        if (total == 0) sum.Remove(p);
        else sum[p] = total;
    }

    private static void Check(bool holds, string claim)
    {
        if (!holds) throw new CertificateException(claim);
    }
}
