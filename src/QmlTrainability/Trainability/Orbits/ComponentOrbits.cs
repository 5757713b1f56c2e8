using System.Numerics;
using QmlTrainability.Circuits;
using QmlTrainability.LieAlgebras;
using QmlTrainability.LieAlgebras.Classification;
using QmlTrainability.Numerics;
using QmlTrainability.Paulis;

namespace QmlTrainability.Trainability.Orbits;

/// <summary>The dimension of the orbit of a stabilizer state under an algebra of strings: the number of tangent classes, counted without listing strings.</summary>
/// <remarks>
/// Of T = {v in V : q(v) = 1}, or V where q is undefined, a class is w + {l in W0 : ω(w, l) = 0} with W0 the l in V∩L with q(l) = 0 (or all): |W0| strings where w commutes with W0, half as
/// many otherwise. Strings in L⊥ do not move the state. Strings of the radical are no part of the algebra: their classes hold others too unless W0 lies in the radical.
/// For free fermions two pairs of modes are one class where their ℓ agree modulo H = L + R' and they share an even number of modes; a class of modes modulo H has at most two of
/// them. Components add up where their spans are independent modulo L.
/// </remarks>
internal sealed class ComponentOrbits
{
    private const int MostPairs = 1 << 20; // of classes of modes, where sums of two of them coincide

    private readonly int _qubits;
    private readonly int _words;
    private readonly PauliString[] _stabilizers;
    private readonly Gf2Echelon _group;
    private readonly CancellationToken _cancellationToken;

    private ComponentOrbits(InitialState state, CancellationToken cancellationToken)
    {
        _qubits = state.QubitCount;
        _words = PauliPacking.Words(_qubits);
        _stabilizers = [.. state.Stabilizers!.Select(s => s.String)];
        _group = new Gf2Echelon(PauliPacking.Bits(_qubits));
        foreach (PauliString stabilizer in _stabilizers) _group.Add(PauliPacking.Pack(stabilizer));
        _cancellationToken = cancellationToken;
    }

    /// <summary>Null where components are entangled by the state, so that strings of two of them move it in one direction.</summary>
    public static BigInteger? TryCount(DynamicalLieAlgebra algebra, InitialState state, CancellationToken cancellationToken) =>
        new ComponentOrbits(state, cancellationToken).TryCount(algebra);

    private BigInteger? TryCount(DynamicalLieAlgebra algebra)
    {
        var together = new Gf2Echelon(PauliPacking.Bits(_qubits));
        int apart = 0;
        foreach (IEnumerable<PauliString> strings in algebra.Components!.Select(c => (IEnumerable<PauliString>)c.Generators).Concat(algebra.CentralStrings.Select(c => new[] { c })))
        {
            _cancellationToken.ThrowIfCancellationRequested();
            var alone = new Gf2Echelon(PauliPacking.Bits(_qubits));
            foreach (PauliString p in strings)
            {
                ulong[] vector = PauliPacking.Pack(p);
                _group.Reduce(vector);
                alone.Add([.. vector]);
                together.Add(vector);
            }

            apart += alone.Rank;
        }

        if (apart != together.Rank) return null;
        BigInteger count = algebra.CentralStrings.Count(Moves);
        foreach (PauliComponent component in algebra.Components!)
        {
            count += component switch
            {
                FreeFermionComponent fermions => Of(fermions),
                QuadraticComponent quadratic => Of(quadratic.Space),
                _ => throw new UnsupportedRequestException($"No orbits are known for {component}."),
            };
        }

        return count;
    }

    private bool Moves(PauliString p) => Array.Exists(_stabilizers, p.AnticommutesWithUnchecked);

    private BigInteger Of(QuadraticSpace space)
    {
        bool defined = space.Form != QuadraticForm.Undefined;
        List<ulong[]> common = WithoutOdd(Intersection(space.Basis), defined ? space : null);
        PauliString[] commonStrings = [.. common.Select(v => PauliPacking.Unpack(_qubits, v))];
        BigInteger all = space.CountOnes(space.Basis, _cancellationToken);
        BigInteger commuting = space.CountOnes(CommutingPart.Of(space.Basis, commonStrings, _cancellationToken), _cancellationToken);
        BigInteger still = space.CountOnes(CommutingPart.Of(space.Basis, _stabilizers, _cancellationToken), _cancellationToken);
        BigInteger classes = ((commuting - still) >> common.Count) + (((all - commuting) << 1) >> common.Count);
        bool inRadical = common.TrueForAll(v => space.Basis.All(b => !PauliPacking.Anticommute(b, v, _words)));
        if (inRadical)
        {
            BigInteger radical = space.CountOnes(space.RadicalBasis, _cancellationToken) - space.CountOnes(CommutingPart.Of(space.RadicalBasis, _stabilizers, _cancellationToken), _cancellationToken);
            classes -= radical >> common.Count;
        }

        return classes;
    }

    /// <summary>A basis of the intersection with L of the space with the given basis, whose further words come along.</summary>
    private List<ulong[]> Intersection(IReadOnlyList<ulong[]> basis)
    {
        var residues = new Gf2Echelon(PauliPacking.Bits(_qubits)); // payload: the vector
        var common = new List<ulong[]>();
        foreach (ulong[] vector in basis)
        {
            _cancellationToken.ThrowIfCancellationRequested();
            ulong[] extended = [.. vector.AsSpan(0, _words), .. vector];
            _group.Reduce(extended.AsSpan(0, _words));
            if (!residues.Add(extended)) common.Add(extended[_words..]);
        }

        return common;
    }

    /// <summary>A basis of the part of an isotropic space on which the linear q vanishes.</summary>
    private static List<ulong[]> WithoutOdd(List<ulong[]> basis, QuadraticSpace? space)
    {
        ulong[]? odd = space is null ? null : basis.Find(v => space.Q(v));
        if (odd is null) return basis;
        return [.. basis.Where(v => !ReferenceEquals(v, odd)).Select(v => space!.Q(v) ? v.Zip(odd, (x, y) => x ^ y).ToArray() : v)];
    }

    private BigInteger Of(FreeFermionComponent component)
    {
        var still = new Gf2Echelon(PauliPacking.Bits(_qubits)); // L⊥ + R'
        ulong[][] copies = [.. component.CopyGroup.Rows];
        foreach (ulong[] row in copies) still.Add([.. row]);
        bool pure = _stabilizers.Length == _qubits;
        foreach (ulong[] row in pure ? _group.Rows : Gf2Kernel.Of(_stabilizers.Select(s => PauliPacking.Swapped(PauliPacking.Pack(s))), PauliPacking.Bits(_qubits), _cancellationToken))
            still.Add([.. row]);
        int copiesInGroup = Intersection(copies).Count, copiesStill = CommutingPart.Of(copies, _stabilizers, _cancellationToken).Count;
        BigInteger fiber = BigInteger.One << (copies.Length - copiesInGroup), stillInFiber = BigInteger.One << (copiesStill - copiesInGroup);
        (ModeClass[] classes, bool independent) = Classes(component, still);

        // Pairs within a class have ℓ in L + R': all of them are one class of pairs, part of which is still.
        BigInteger count = Array.Exists(classes, c => c.Size == 2) ? fiber - stillInFiber : BigInteger.Zero;
        (long pairs, long stillPairs) = independent ? AllPairs(classes) : DistinctPairs(classes);
        return count + (pairs * fiber) - (stillPairs * stillInFiber);
    }

    /// <summary>The modes by their ℓ modulo L + R', and whether no two sums of two different classes agree.</summary>
    private (ModeClass[] Classes, bool Independent) Classes(FreeFermionComponent component, Gf2Echelon still)
    {
        var quotient = new Gf2Echelon(PauliPacking.Bits(_qubits));
        foreach (ulong[] row in component.CopyGroup.Rows.Concat(_group.Rows)) quotient.Add([.. row]);
        var found = new Dictionary<PauliString, ModeClass>();
        var coarse = new Dictionary<PauliString, int>();
        foreach (PauliString lift in component.ModeLifts)
        {
            _cancellationToken.ThrowIfCancellationRequested();
            ulong[] vector = PauliPacking.Pack(lift), rest = [.. vector];
            quotient.Reduce(vector);
            still.Reduce(rest);
            PauliString key = PauliPacking.Unpack(_qubits, vector), outer = PauliPacking.Unpack(_qubits, rest);
            coarse.TryAdd(outer, coarse.Count);
            found[key] = found.TryGetValue(key, out ModeClass known) ? known with { Size = known.Size + 1 } : new ModeClass(vector, 1, coarse[outer]);
        }

        ModeClass[] classes = [.. found.Values];
        var differences = new Gf2Echelon(PauliPacking.Bits(_qubits));
        return (classes, classes.Skip(1).All(c => differences.Add([.. c.Vector.Zip(classes[0].Vector, (x, y) => x ^ y)])));
    }

    /// <summary>Two pairs of one sum that share a mode are two directions: as many as the larger of the two classes has modes.</summary>
    private static (long Pairs, long Still) AllPairs(ModeClass[] classes)
    {
        long pairs = 0, still = 0;
        for (int i = 0; i < classes.Length; i++)
        {
            for (int j = 0; j < i; j++)
            {
                int directions = Math.Max(classes[i].Size, classes[j].Size);
                pairs += directions;
                if (classes[i].Coarse == classes[j].Coarse) still += directions;
            }
        }

        return (pairs, still);
    }

    /// <summary>The same where sums of two classes may agree: each sum once.</summary>
    private (long Pairs, long Still) DistinctPairs(ModeClass[] classes)
    {
        long all = (long)classes.Length * (classes.Length - 1) / 2;
        if (all > MostPairs)
        {
            throw new BudgetExceededException(
                $"The orbit dimension compares {all} pairs of classes of Majorana modes for this state; the budget is {MostPairs}. Use fewer qubits, or a state such as InitialState.Zeros or Plus.",
                all, MostPairs);
        }

        var sums = new Dictionary<PauliString, (int Directions, bool Still)>();
        for (int i = 0; i < classes.Length; i++)
        {
            _cancellationToken.ThrowIfCancellationRequested();
            for (int j = 0; j < i; j++)
            {
                PauliString sum = PauliPacking.Unpack(_qubits, [.. classes[i].Vector.Zip(classes[j].Vector, (x, y) => x ^ y)]);
                int directions = Math.Max(classes[i].Size, classes[j].Size);
                if (!sums.TryGetValue(sum, out (int Directions, bool Still) known) || known.Directions < directions) sums[sum] = (directions, classes[i].Coarse == classes[j].Coarse);
            }
        }

        return (sums.Values.Sum(s => (long)s.Directions), sums.Values.Where(s => s.Still).Sum(s => (long)s.Directions));
    }

    /// <param name="Vector">ℓ modulo L + R'.</param>
    /// <param name="Size">1 or 2 modes.</param>
    /// <param name="Coarse">The number of its class modulo L⊥ + R'.</param>
    private readonly record struct ModeClass(ulong[] Vector, int Size, int Coarse);
}
