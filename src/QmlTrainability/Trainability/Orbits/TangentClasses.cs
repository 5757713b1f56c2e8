using QmlTrainability.Circuits;
using QmlTrainability.Numerics;
using QmlTrainability.Paulis;

namespace QmlTrainability.Trainability.Orbits;

/// <summary>In which direction a string moves a stabilizer state: [P_w, ρ] is ± that of any P_w' with w + w' in L and ω(w, w') = 0, independent of all others, and 0 for w in L⊥.</summary>
/// <remarks>P_wρ depends on w only modulo L, up to a phase that is real where the strings commute and imaginary where they do not: so a class is the reduced string t and the
/// bit ω(t, w).</remarks>
internal sealed class TangentClasses
{
    private readonly InitialState _state;
    private readonly Gf2Echelon _group;
    private readonly PauliString[] _stabilizers;

    /// <param name="state">A stabilizer state, pure or mixed.</param>
    public TangentClasses(InitialState state)
    {
        _state = state;
        _stabilizers = [.. state.Stabilizers!.Select(s => s.String)];
        _group = new Gf2Echelon(PauliPacking.Bits(state.QubitCount));
        foreach (PauliString stabilizer in _stabilizers) _group.Add(PauliPacking.Pack(stabilizer));
    }

    /// <summary>The class, and the sign with which the string stands in it; null where it does not move the state.</summary>
    public (PauliString Direction, bool IsImaginary, int Sign)? TryLocate(PauliString w)
    {
        if (!Array.Exists(_stabilizers, w.AnticommutesWithUnchecked)) return null;
        (PauliString t, int phase) = Reduce(w);
        bool imaginary = phase % 2 != 0;
        return (t, imaginary, phase is 0 or 3 ? 1 : -1);
    }

    /// <summary>t and k with P_wρ = i^-k P_tρ.</summary>
    public (PauliString Direction, int Phase) Reduce(PauliString w)
    {
        ulong[] vector = PauliPacking.Pack(w);
        _group.Reduce(vector);
        PauliString t = PauliPacking.Unpack(w.QubitCount, vector), l = PauliString.Multiply(t, w).String;
        int phase = PauliString.Multiply(t, l).PhaseExponent; // P_tP_l = i^k P_w
        return (t, (phase + (_state.Expectation(l) < 0 ? 2 : 0)) & 3);
    }
}
