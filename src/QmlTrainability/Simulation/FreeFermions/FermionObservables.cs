using QmlTrainability.Circuits;
using QmlTrainability.Paulis;

namespace QmlTrainability.Simulation.FreeFermions;

/// <summary>Sorts the terms of an observable that one component moves into cosets.</summary>
internal sealed class FermionObservables
{
    private readonly MajoranaFrame _frame;
    private readonly CopySpace _copies;
    private readonly Dictionary<(FermionDegree, PauliString), FermionCoset> _cosets = [];
    private readonly List<FermionCoset> _inOrder = [];

    public FermionObservables(MajoranaFrame frame, CopySpace copies)
    {
        _frame = frame;
        _copies = copies;
    }

    public IReadOnlyList<FermionCoset> Cosets => _inOrder;

    public void Add(PauliTerm term)
    {
        if (_copies.Basis.FirstOrDefault(term.String.AnticommutesWithUnchecked) is PauliString copy)
        {
            throw new UnsupportedRequestException(
                $"The term {term.String.Shown()} of the observable, as it is measured before the Cliffords, anticommutes with {copy.Shown()}, by which rotations of one pair of modes differ: "
                + "it leads from one copy of so(N) to another and is no product of modes. LieAlgebraicSimulator takes it where its module is of moderate dimension.");
        }

        int[] modes = _frame.ModesOf(term.String);
        var v = new SignedPauli(term.String, false);
        if (modes.Length == 1)
        {
            // E_a = i·e_0a·E_0, so E_0 = -i·e_0a·E_a.
            SignedPauli anchor = modes[0] == 0 ? v : SignedPauli.MultiplyByI(new SignedPauli(_frame.Lift(modes[0]), false), v);
            if (modes[0] != 0) anchor = anchor with { IsNegative = !anchor.IsNegative };
            Add(FermionDegree.Linear, modes, term.Coefficient, anchor);
        }
        else if (int.IsOddInteger(modes.Length))
        {
            throw new UnsupportedRequestException(
                $"The term {term.String.Shown()} of the observable, as it is measured before the Cliffords, is a product of {modes.Length} of {_frame.ModeCount} Majorana modes: an odd number from three on "
                + "does not follow from the covariance of the state. LieAlgebraicSimulator takes it where its module is of moderate dimension.");
        }
        else
        {
            SignedPauli rest = SignedPauli.Multiply(_frame.Product(modes), v);
            Add(modes.Length == 2 ? FermionDegree.Bilinear : FermionDegree.Product, modes, term.Coefficient, rest);
        }
    }

    private void Add(FermionDegree degree, int[] modes, double coefficient, SignedPauli rest)
    {
        (PauliString cosetRest, _, _) = _copies.Split(rest);
        if (!_cosets.TryGetValue((degree, cosetRest), out FermionCoset? coset))
        {
            coset = degree == FermionDegree.Product
                ? new FermionCoset { Degree = degree, Rest = PauliString.Identity(cosetRest.QubitCount), Copies = ForProducts(cosetRest) }
                : new FermionCoset { Degree = degree, Rest = cosetRest, Copies = _copies };
            _cosets.Add((degree, cosetRest), coset);
            _inOrder.Add(coset);
        }

        (_, ulong copies, bool negative) = coset.Copies.Split(rest);
        coset.Terms.Add(new FermionTerm(modes, negative ? -coefficient : coefficient, copies));
    }

    /// <summary>Wick's theorem needs the covariance of a state, not of a state times a string: the rest becomes one more copy string. So does the parity of an
    /// even number of modes, which all bilinears leave alone: |0…0⟩ is no Gaussian state of the modes of an Ising chain, but its two parities are.</summary>
    private CopySpace ForProducts(PauliString rest)
    {
        CopySpace copies = _copies.With(rest);
        return int.IsEvenInteger(_frame.ModeCount) ? copies.With(_frame.Product([.. Enumerable.Range(0, _frame.ModeCount)]).String) : copies;
    }
}
