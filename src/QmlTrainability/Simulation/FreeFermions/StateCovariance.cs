using QmlTrainability.Circuits;
using QmlTrainability.Numerics;
using QmlTrainability.Paulis;

namespace QmlTrainability.Simulation.FreeFermions;

/// <summary>The expectations of ±e_ab·u in a state, over pairs of modes, for one string u after another.</summary>
/// <remarks>A stabilizer state has an expectation other than 0 only where ℓ(a)·ℓ(b)·u lies in its group, up to a sign: the residues of the lifts modulo the
/// group pick these pairs, about one for each mode, by a hash that is linear over GF(2). Other states are asked for every pair: a product by packed words,
/// u·ℓ(a) once for each a.</remarks>
internal sealed class StateCovariance
{
    private readonly MajoranaFrame _frame;
    private readonly InitialState _state;
    private readonly Gf2Echelon? _stabilizers;
    private readonly ulong?[] _hashes = []; // by mode, as they are needed
    private readonly PackedProductState? _product;

    public StateCovariance(MajoranaFrame frame, InitialState state, CancellationToken cancellationToken)
    {
        _frame = frame;
        _state = state;
        if (state.Stabilizers is not IReadOnlyList<(PauliString String, int Sign)> stabilizers)
        {
            _product = state.BlochVectors is { } vectors ? new PackedProductState(vectors) : null;
            return;
        }

        _stabilizers = new Gf2Echelon(PauliPacking.Bits(state.QubitCount));
        foreach ((PauliString stabilizer, _) in stabilizers)
        {
            cancellationToken.ThrowIfCancellationRequested();
            _stabilizers.Add(PauliPacking.Pack(stabilizer));
        }

        _hashes = new ulong?[frame.ModeCount];
    }

    /// <summary>tr(ρ·e_ab·u) for the modes a = modes[i], b = modes[j], i &lt; j, where it is not 0: by rising i, then j. u commutes with all bilinears.</summary>
    public List<FermionEntry> Bilinears(SignedPauli u, int[] modes, CancellationToken cancellationToken) =>
        _product is not null ? OfProduct(_product, u, modes, cancellationToken) : OfPairs(u, modes, cancellationToken);

    /// <summary>tr(ρ·E_a) for E_a = i·e_0a·E_0 and a = modes[i], where it is not 0: entries of the column behind all modes.</summary>
    public List<FermionEntry> Linears(SignedPauli anchor, int[] modes)
    {
        var entries = new List<FermionEntry>();
        for (int i = 0; i < modes.Length; i++) Add(entries, i, modes.Length, Expectation(_frame.Linear(modes[i], anchor)));
        return entries;
    }

    public double Expectation(SignedPauli p) => p.Sign * _state.Expectation(p.String);

    private List<FermionEntry> OfPairs(SignedPauli u, int[] modes, CancellationToken cancellationToken)
    {
        ulong hash = _stabilizers is null ? 0 : ResidueHash(u.String);
        ILookup<ulong, int>? byHash = _stabilizers is null ? null : Enumerable.Range(0, modes.Length).ToLookup(i => HashOf(modes[i], cancellationToken));
        var entries = new List<FermionEntry>();
        for (int i = 0; i < modes.Length; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            IEnumerable<int> partners = byHash is null ? Enumerable.Range(i + 1, modes.Length - i - 1) : byHash[HashOf(modes[i], cancellationToken) ^ hash];
            foreach (int j in partners)
            {
                if (j > i) Add(entries, i, j, Expectation(SignedPauli.Multiply(_frame.Bilinear(modes[i], modes[j]), u)));
            }
        }

        return entries;
    }

    private List<FermionEntry> OfProduct(PackedProductState state, SignedPauli u, int[] modes, CancellationToken cancellationToken)
    {
        ulong[] packed = PauliPacking.Pack(u.String), left = new ulong[packed.Length], product = new ulong[packed.Length];
        var entries = new List<FermionEntry>();
        for (int i = 0; i < modes.Length; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();

            // e_ab·u = u·e_ab = i^k u·ℓ(a)·ℓ(b): k = 1, but 0 for a = 0 and 2 for b = 0.
            int phase = PauliPacking.Multiply(packed, _frame.PackedLift(modes[i]), left) + (u.IsNegative ? 2 : 0);
            for (int j = i + 1; j < modes.Length; j++)
            {
                ReadOnlySpan<ulong> lift = _frame.PackedLift(modes[j]);
                for (int w = 0; w < left.Length; w++) product[w] = left[w] ^ lift[w];
                double value = state.Expectation(product);
                if (value == 0) continue;
                int factor = modes[i] == 0 ? 0 : modes[j] == 0 ? 2 : 1;
                bool isNegative = ((phase + factor + PauliPacking.ProductPhase(left, lift, left.Length)) & 2) != 0;
                entries.Add(new FermionEntry(i, j, isNegative ? -value : value));
            }
        }

        return entries;
    }

    private static void Add(List<FermionEntry> entries, int a, int b, double value)
    {
        if (value != 0) entries.Add(new FermionEntry(a, b, value));
    }

    private ulong HashOf(int mode, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return _hashes[mode] ??= ResidueHash(_frame.Lift(mode));
    }

    private ulong ResidueHash(PauliString p)
    {
        ulong[] vector = PauliPacking.Pack(p);
        _stabilizers!.Reduce(vector);
        return PauliPacking.LinearHash(vector);
    }
}
