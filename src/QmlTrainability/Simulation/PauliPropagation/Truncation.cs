using System.Runtime.CompilerServices;

namespace QmlTrainability.Simulation.PauliPropagation;

/// <summary>Drops strings that are too heavy or whose coefficient is too small, and keeps account of what was lost.</summary>
/// <remarks>Later rotations keep norms, so a dropped c·P changes ⟨O⟩ by at most |c| in any state: the sum of all |c| bounds the error. In the normalized
/// Frobenius norm, which is what an average over states sees, what one rotation drops counts √Σc², and rotations add up (triangle inequality).</remarks>
internal sealed class Truncation
{
    private readonly PropagatedTerms _terms;
    private readonly bool _isExact;
    private readonly double _minCoefficient;
    private readonly int _maxWeight;
    private readonly List<(int Index, double Coefficient)>[]? _log;
    private readonly List<(int Index, double Coefficient)> _dropped = [];
    private double _squares;
    private int _droppedSinceCompaction;

    /// <param name="terms">The sum.</param>
    /// <param name="options">What to drop.</param>
    /// <param name="loggedSteps">For how many rotations what is dropped can be restored; where 0, its memory is freed from time to time.</param>
    public Truncation(PropagatedTerms terms, PauliPropagationOptions options, int loggedSteps)
    {
        _terms = terms;
        _isExact = options.IsExact;
        _minCoefficient = options.MinCoefficient;
        _maxWeight = options.MaxWeight;
        if (loggedSteps > 0) _log = new List<(int, double)>[loggedSteps];
    }

    /// <summary>Σ|c| over all that was dropped.</summary>
    public double DroppedNorm1 { get; private set; }

    /// <summary>Σ over rotations of √Σc².</summary>
    public double DroppedNorm2 { get; private set; }

    /// <summary>Drops a string that has just changed if it is too small or too heavy.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Look(int index)
    {
        if (!_isExact) LookCloser(index);
    }

    /// <summary>Ends a rotation.</summary>
    public void EndStep(int step)
    {
        if (_dropped.Count == 0) return;
        DroppedNorm2 += Math.Sqrt(_squares);
        _squares = 0;
        if (_log is not null) _log[step] = [.. _dropped];
        _droppedSinceCompaction += _dropped.Count;
        _dropped.Clear();
        if (_log is not null || 2 * _droppedSinceCompaction <= _terms.Count) return;
        _terms.Compact();
        _droppedSinceCompaction = 0;
    }

    /// <summary>Gives back what was dropped in a rotation; its adjoint there is 0.</summary>
    public void Restore(int step)
    {
        if (_log?[step] is not List<(int Index, double Coefficient)> dropped) return;
        foreach ((int index, double coefficient) in dropped)
        {
            _terms.Coefficients[index] = coefficient;
            _terms.Adjoints[index] = 0;
        }
    }

    private void LookCloser(int index)
    {
        double c = _terms.Coefficients[index];
        if (Math.Abs(c) >= _minCoefficient && (_maxWeight == int.MaxValue || _terms.Weight(index) <= _maxWeight)) return;
        DroppedNorm1 += Math.Abs(c);
        _squares += c * c;
        _dropped.Add((index, c));
        _terms.Drop(index);
    }
}
