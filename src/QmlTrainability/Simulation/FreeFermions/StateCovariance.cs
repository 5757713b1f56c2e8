using QmlTrainability.Circuits;
using QmlTrainability.Numerics;
using QmlTrainability.Paulis;

namespace QmlTrainability.Simulation.FreeFermions;

/// <summary>The expectations of ±e_ab·u in a state, over all pairs of modes, for one string u after another.</summary>
/// <remarks>A stabilizer state has an expectation other than 0 only where ℓ(a)·ℓ(b)·u lies in its group, up to a sign: the residues of the lifts modulo the
/// group pick these pairs, about one for each mode, by a hash that is linear over GF(2). Other states are asked for every pair.</remarks>
internal sealed class StateCovariance
{
    private readonly MajoranaFrame _frame;
    private readonly InitialState _state;
    private readonly Gf2Echelon? _stabilizers;
    private readonly ulong[] _hashes = [];
    private readonly ILookup<ulong, int>? _modes;

    public StateCovariance(MajoranaFrame frame, InitialState state, CancellationToken cancellationToken)
    {
        _frame = frame;
        _state = state;
        if (state.Stabilizers is not IReadOnlyList<(PauliString String, int Sign)> stabilizers) return;
        _stabilizers = new Gf2Echelon(PauliPacking.Bits(state.QubitCount));
        foreach ((PauliString stabilizer, _) in stabilizers)
        {
            cancellationToken.ThrowIfCancellationRequested();
            _stabilizers.Add(PauliPacking.Pack(stabilizer));
        }

        _hashes = new ulong[frame.ModeCount];
        for (int a = 0; a < _hashes.Length; a++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            _hashes[a] = ResidueHash(frame.Lift(a));
        }

        _modes = Enumerable.Range(0, frame.ModeCount).ToLookup(a => _hashes[a]);
    }

    /// <summary>tr(ρ·e_ab·u) for all a &lt; b where it is not 0. u commutes with all bilinears.</summary>
    public IEnumerable<(int A, int B, double Value)> Bilinears(SignedPauli u, CancellationToken cancellationToken)
    {
        ulong hash = _stabilizers is null ? 0 : ResidueHash(u.String);
        for (int a = 0; a < _frame.ModeCount; a++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            IEnumerable<int> partners = _modes is null ? Enumerable.Range(a + 1, _frame.ModeCount - a - 1) : _modes[_hashes[a] ^ hash];
            foreach (int b in partners)
            {
                if (b <= a) continue;
                double value = Expectation(SignedPauli.Multiply(_frame.Bilinear(a, b), u));
                if (value != 0) yield return (a, b, value);
            }
        }
    }

    /// <summary>tr(ρ·E_a) for E_a = i·e_0a·E_0 where it is not 0.</summary>
    public IEnumerable<(int A, double Value)> Linears(SignedPauli anchor)
    {
        for (int a = 0; a < _frame.ModeCount; a++)
        {
            double value = Expectation(_frame.Linear(a, anchor));
            if (value != 0) yield return (a, value);
        }
    }

    public double Expectation(SignedPauli p) => p.Sign * _state.Expectation(p.String);

    private ulong ResidueHash(PauliString p)
    {
        ulong[] vector = PauliPacking.Pack(p);
        _stabilizers!.Reduce(vector);
        return PauliPacking.LinearHash(vector);
    }
}
