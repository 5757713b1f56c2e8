using QmlTrainability.Paulis;

namespace QmlTrainability.Circuits;

/// <summary>What conjugation by a Clifford unitary does to Pauli strings: P ↦ C†PC, exact, with its sign.</summary>
/// <remarks>
/// A tableau (arXiv:quant-ph/0406196): the images of X_q and Z_q; the image of any string is a product of these. Mutable while it is built.
/// C grows at its later end, C ← V·C, so that only the rows of the qubits of V change: (VC)†X_q(VC) is the old image of V†X_qV.
/// Rows store only words that are not the identity, so that shallow maps on 10,000 qubits stay small.
/// </remarks>
internal sealed class CliffordMap
{
    private readonly SignedPauli[] _x;
    private readonly SignedPauli[] _z;

    /// <summary>The identity.</summary>
    public CliffordMap(int qubits)
    {
        QubitCount = qubits;
        _x = new SignedPauli[qubits];
        _z = new SignedPauli[qubits];
        for (int q = 0; q < qubits; q++)
        {
            _x[q] = new SignedPauli(PauliString.On(qubits, (q, Pauli.X)), false);
            _z[q] = new SignedPauli(PauliString.On(qubits, (q, Pauli.Z)), false);
        }
    }

    public int QubitCount { get; }

    /// <summary>Whether any string but its sign changes; Pauli gates change signs only.</summary>
    public bool MovesStrings =>
        _x.Where((row, q) => row.String != PauliString.On(QubitCount, (q, Pauli.X))).Any() || _z.Where((row, q) => row.String != PauliString.On(QubitCount, (q, Pauli.Z))).Any();

    /// <summary>C†PC. Cost: a product of as many rows as P has letters (two for a Y).</summary>
    public SignedPauli Image(PauliString @string)
    {
        SignedPauli? image = null;
        foreach ((int qubit, Pauli letter) in @string.Support) image = Times(image, ImageOfLetter(qubit, letter));
        return image ?? new SignedPauli(@string, false);
    }

    /// <summary>C†OC, term by term, with exact coefficients.</summary>
    public PauliSum Image(PauliSum observable)
    {
        if (observable.IsZero) return observable;
        return PauliSum.OfExact(observable.Terms.Select(term =>
        {
            SignedPauli image = Image(term.String);
            return (image.IsNegative ? -term.Exact : term.Exact, image.String);
        }));
    }

    /// <summary>C ← exp(-i k π/4 P)·C for a string of any weight, k = 1, 2 or 3.</summary>
    /// <remarks>For V = exp(-i k π/4 P) and a string Q that anticommutes with P, V†QV = exp(i k π/2 P) Q: that is iPQ, -Q, -iPQ.</remarks>
    public void Turn(PauliString @string, int quarterTurns)
    {
        SignedPauli image = Image(@string);
        if (quarterTurns == 3) image = new SignedPauli(image.String, !image.IsNegative);
        foreach ((int qubit, Pauli letter) in @string.Support)
        {
            if (letter != Pauli.X) _x[qubit] = Turned(_x[qubit]);
            if (letter != Pauli.Z) _z[qubit] = Turned(_z[qubit]);
        }

        SignedPauli Turned(SignedPauli row) => quarterTurns == 2 ? new SignedPauli(row.String, !row.IsNegative) : SignedPauli.MultiplyByI(image, row);
    }

    /// <summary>C ← V·C for a gate V that is itself a Clifford map on a few qubits, placed on <paramref name="qubits"/>.</summary>
    public void Apply(CliffordMap gate, ReadOnlySpan<int> qubits)
    {
        var x = new SignedPauli[qubits.Length];
        var z = new SignedPauli[qubits.Length];
        for (int i = 0; i < qubits.Length; i++)
        {
            x[i] = ImageOnQubits(gate._x[i], qubits);
            z[i] = ImageOnQubits(gate._z[i], qubits);
        }

        for (int i = 0; i < qubits.Length; i++) (_x[qubits[i]], _z[qubits[i]]) = (x[i], z[i]);
    }

    private SignedPauli ImageOnQubits(SignedPauli local, ReadOnlySpan<int> qubits)
    {
        SignedPauli? image = null;
        foreach ((int at, Pauli letter) in local.String.Support) image = Times(image, ImageOfLetter(qubits[at], letter));
        SignedPauli result = image ?? throw new InvalidOperationException("A Clifford maps no X or Z to the identity.");
        return new SignedPauli(result.String, result.IsNegative ^ local.IsNegative);
    }

    /// <summary>Y = iXZ.</summary>
    private SignedPauli ImageOfLetter(int qubit, Pauli letter) => letter switch
    {
        Pauli.X => _x[qubit],
        Pauli.Z => _z[qubit],
        _ => SignedPauli.MultiplyByI(_x[qubit], _z[qubit]),
    };

    private static SignedPauli Times(SignedPauli? product, SignedPauli factor) => product is SignedPauli p ? SignedPauli.Multiply(p, factor) : factor;
}
