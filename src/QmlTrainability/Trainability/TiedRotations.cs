using QmlTrainability.Circuits;
using QmlTrainability.Paulis;

namespace QmlTrainability.Trainability;

/// <summary>Commuting rotations that one parameter drives: exp(-i Σ (f_k θ + c_k) P_k/2), as the exact chains see it.</summary>
internal sealed class TiedRotations
{
    private readonly List<(PauliString String, double Factor, double Offset)> _rotations = [];
    private readonly AngleDistribution _angles;

    public TiedRotations(Parameter parameter, AngleDistribution angles)
    {
        Parameter = parameter;
        _angles = angles;
    }

    public Parameter Parameter { get; }

    public IEnumerable<PauliString> Strings => _rotations.Select(r => r.String);

    public void Add(PauliRotation rotation) => _rotations.Add((rotation.String, rotation.Angle.Terms[0].Factor, rotation.Angle.Offset));

    /// <summary>How many of the rotations move the string; it has two to that power branches.</summary>
    public int MovesOf(PauliString v) => _rotations.Count(r => r.String.AnticommutesWithUnchecked(v));

    /// <summary>The branches, where there are no more than so many.</summary>
    /// <exception cref="BudgetExceededException">There are more.</exception>
    public List<(PauliString String, int Sign, TrigonometricSeries Series)> Branches(PauliString v, int most)
    {
        int moves = MovesOf(v);
        return moves < 31 && 1 << moves <= most ? Branches(v) : throw PairChain.BudgetExceeded(moves < 31 ? 1 << moves : int.MaxValue, most);
    }

    /// <summary>∏_k (cos α_k + sin α_k iP_k) v over the rotations that anticommute with v, multiplied out. They commute, so each still anticommutes with every product.</summary>
    public List<(PauliString String, int Sign, TrigonometricSeries Series)> Branches(PauliString v)
    {
        var branches = new List<(PauliString String, int Sign, TrigonometricSeries Series)> { (v, 1, TrigonometricSeries.One) };
        foreach ((PauliString p, double factor, double offset) in _rotations)
        {
            if (!p.AnticommutesWithUnchecked(v)) continue;
            for (int i = 0, count = branches.Count; i < count; i++)
            {
                (PauliString w, int sign, TrigonometricSeries series) = branches[i];
                (PauliString partner, int turn) = ChainGate.PartnerOf(p, w);
                branches[i] = (w, sign, series.TimesCosine(factor, offset));
                branches.Add((partner, sign * turn, series.TimesSine(factor, offset)));
            }
        }

        return branches;
    }

    public (double Product, double OfDerivatives) Moments(TrigonometricSeries a, TrigonometricSeries b) => TrigonometricSeries.Moments(a, b, _angles);

    public double Mean(TrigonometricSeries a) => a.Mean(_angles);
}
