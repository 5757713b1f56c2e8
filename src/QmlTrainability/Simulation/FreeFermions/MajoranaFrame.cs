using QmlTrainability.Circuits;
using QmlTrainability.LieAlgebras.Classification;
using QmlTrainability.Paulis;

namespace QmlTrainability.Simulation.FreeFermions;

/// <summary>The Majorana modes of one component, with signs: its bilinears e_ab as signed strings, and any string as a product of modes times a rest.</summary>
/// <remarks>
/// Formally e_ab = iγ_aγ_b. With e_0a = +ℓ(a), the lift of the mode, e_ab = i·e_0a·e_0b: these satisfy the relations of so(N) exactly, with no
/// Jordan-Wigner form asked of the strings. A generator that anticommutes with no other is a component of two modes, e_01.
/// A string that is moved by the component only through the modes K is v = ±E_K·w, w commuting with the whole component.
/// </remarks>
internal sealed class MajoranaFrame
{
    private readonly PauliString[] _lifts;
    private readonly (int Mode, int Parent, PauliString Generator)[] _tree;
    private readonly Lazy<ulong[]> _packed;
    private readonly int _words;

    private MajoranaFrame(PauliString[] lifts, (int, int, PauliString)[] tree)
    {
        _lifts = lifts;
        _tree = tree;
        _words = PauliPacking.Words(lifts[0].QubitCount);
        _packed = new Lazy<ulong[]>(Pack);
    }

    /// <summary>N.</summary>
    public int ModeCount => _lifts.Length;

    public static MajoranaFrame Of(FreeFermionComponent component) => new(component.ModeLifts.ToArray(), [.. component.Tree]);

    public static MajoranaFrame OfIsolated(PauliString generator) => new([PauliString.Identity(generator.QubitCount), generator], [(1, 0, generator)]);

    /// <summary>ℓ(a), without a sign; ℓ(0) is the identity.</summary>
    public PauliString Lift(int mode) => _lifts[mode];

    /// <summary>ℓ(a), packed.</summary>
    public ReadOnlySpan<ulong> PackedLift(int mode) => _packed.Value.AsSpan(mode * _words, _words);

    /// <summary>e_ab = -e_ba of two modes.</summary>
    public SignedPauli Bilinear(int a, int b)
    {
        SignedPauli first = new(_lifts[a], b == 0), second = new(_lifts[b], false);
        return a == 0 ? second : b == 0 ? first : SignedPauli.MultiplyByI(first, second);
    }

    /// <summary>E_a = i·e_0a·E_0: where the string E_0, which anticommutes with every e_0a, is taken by e_0a.</summary>
    public SignedPauli Linear(int a, SignedPauli anchor) => a == 0 ? anchor : SignedPauli.MultiplyByI(new SignedPauli(_lifts[a], false), anchor);

    /// <summary>E_K = e_k1k2·e_k3k4⋯ for an even number of rising modes.</summary>
    public SignedPauli Product(ReadOnlySpan<int> modes)
    {
        SignedPauli product = Bilinear(modes[0], modes[1]);
        for (int i = 2; i < modes.Length; i += 2) product = SignedPauli.Multiply(product, Bilinear(modes[i], modes[i + 1]));
        return product;
    }

    /// <summary>The label {a, b} of a generator of the component and its rest: g = ±e_ab·w.</summary>
    public (int A, int B, SignedPauli Remainder) LabelOf(PauliString generator)
    {
        int[] modes = ModeCount == 2 ? [0, 1] : ModesOf(generator);
        return (modes[0], modes[1], SignedPauli.Multiply(Bilinear(modes[0], modes[1]), new SignedPauli(generator, false)));
    }

    /// <summary>The modes K, rising, through which the component moves a string; empty where it commutes with the component.</summary>
    /// <remarks>v anticommutes with e_0a = iγ_0γ_a exactly when one of 0 and a is in K. That leaves K and its complement, which differ by the parity of all
    /// modes and are moved alike: preferred are two modes, then one, then an even number, then few. The parities come along the tree.</remarks>
    public int[] ModesOf(PauliString v)
    {
        var odd = new bool[_tree.Length + 1];
        foreach ((int mode, int parent, PauliString generator) in _tree) odd[mode] = odd[parent] ^ generator.AnticommutesWithUnchecked(v);
        int size = odd.AsSpan(0, ModeCount).Count(true), other = ModeCount - size;
        if (size == 0) return [];
        bool member = Rank(size) <= Rank(other);
        var modes = new int[member ? size : other];
        int next = 0;
        for (int a = 0; a < ModeCount; a++)
        {
            if (odd[a] == member) modes[next++] = a;
        }

        return modes;
    }

    private ulong[] Pack()
    {
        var packed = new ulong[ModeCount * _words];
        for (int a = 0; a < ModeCount; a++) PauliPacking.AddTo(_lifts[a], packed.AsSpan(a * _words, _words));
        return packed;
    }

    private static int Rank(int size) => size switch
    {
        2 => 0,
        1 => 1,
        _ => int.IsEvenInteger(size) ? size : int.MaxValue / 2 + size,
    };
}
