using QmlTrainability.Circuits;
using QmlTrainability.Paulis;

namespace QmlTrainability.Trainability;

/// <summary>E ℓ² and all E (∂ℓ)² of one group of terms: ℓ² as a polynomial Σ W_{vw} ⟨P_v⟩⟨P_w⟩, pulled back gate by gate, then run forward again for
/// the slopes.</summary>
/// <remarks>
/// A random rotation about a, with c = E cos² α and s = E sin² α: both anticommute with a: {v, w} → c {v, w} + s·σ_vσ_w {v', w'}; one does: times E cos α.
/// The square of the derivative has s and c exchanged where both anticommute and nothing elsewhere (∂ cos = −sin, ∂ sin = cos). A fixed rotation
/// multiplies (cos α v + sin α σ v')(…) out; so do rotations with a common parameter, whose products of cosines and sines are averaged together
/// (<see cref="TrigonometricSeries"/>). A channel multiplies by λ_vλ_w. Every step is linear in W, so one backward pass over the recorded steps gives every slope.
/// </remarks>
internal sealed class PairChain
{
    private readonly IReadOnlyList<ChainGate> _gates;
    private readonly int _maxPairs;
    private readonly Dictionary<(PauliString V, PauliString W), int> _index = [];
    private readonly List<(PauliString V, PauliString W)> _pairs = [];
    private readonly List<double> _weights = [];
    private readonly List<Step> _steps = [];
    private readonly List<(int Gate, int FirstStep)> _touchedGates = [];
    private readonly Dictionary<int, (ulong X, ulong Z)> _support = []; // per word, an upper bound of the letters in use

    public PairChain(IReadOnlyList<ChainGate> gates, int maxPairs)
    {
        _gates = gates;
        _maxPairs = maxPairs;
    }

    public static BudgetExceededException BudgetExceeded(int count, int limit) => new(
        $"The exact moments follow {count} pairs of Pauli strings or more; the budget is {limit}. Use fewer layers, fewer terms of the observable, or raise maxPairs.", count, limit);

    /// <summary>Returns E ℓ² of the group and adds E (∂ℓ/∂θ_p)² to <paramref name="slopes"/>.</summary>
    public double Run(List<PauliTerm> terms, Func<PauliString, double> expectation, double[] slopes, CancellationToken cancellationToken)
    {
        for (int i = 0; i < terms.Count; i++)
        {
            for (int j = 0; j <= i; j++)
                _weights[IndexOf(terms[i].String, terms[j].String)] += terms[i].Coefficient * terms[j].Coefficient * (i == j ? 1 : 2);
        }

        for (int g = 0; g < _gates.Count; g++)
        {
            Pull(g, cancellationToken);
        }

        double[] values = [.. _pairs.Select(p => ReferenceEquals(p.V, p.W) ? Math.Pow(expectation(p.V), 2) : expectation(p.V) * expectation(p.W))];
        double secondMoment = 0;
        for (int i = 0; i < values.Length; i++) secondMoment += _weights[i] * values[i];
        PushSlopes(values, slopes, cancellationToken);
        return secondMoment;
    }

    /// <summary>Applies one gate to all pairs and records the steps.</summary>
    private void Pull(int g, CancellationToken cancellationToken)
    {
        ChainGate gate = _gates[g];
        if (!MayTouch(gate)) return;
        int first = _steps.Count;
        for (int i = _pairs.Count - 1; i >= 0; i--)
        {
            if (_weights[i] == 0) continue;
            cancellationToken.ThrowIfCancellationRequested();
            (PauliString v, PauliString w) = _pairs[i];
            bool movesV = gate.Touches(v), movesW = ReferenceEquals(v, w) ? movesV : gate.Touches(w);
            if (!movesV && !movesW) continue;
            if (gate.Channel is not null) _steps.Add(new Step(i, i, gate.Channel.Eigenvalue(v) * gate.Channel.Eigenvalue(w), 0, _weights[i]));
            else if (gate.Tied is not null) RecordTied(gate.Tied, i);
            else if (gate.IsFixed) RecordFixed(gate, i, movesV, movesW);
            else if (movesV && movesW) RecordRandom(gate, i);
            else _steps.Add(new Step(i, i, gate.CosineOfRandom, 0, _weights[i]));
        }

        if (_steps.Count == first) return;
        _touchedGates.Add((g, first));
        for (int s = first; s < _steps.Count; s++) _weights[_steps[s].Source] = 0;
        for (int s = first; s < _steps.Count; s++) _weights[_steps[s].Target] += _steps[s].Weight * _steps[s].Factor;
    }

    private void RecordRandom(ChainGate gate, int i)
    {
        (PauliString v, PauliString w) = _pairs[i];
        (PauliString partnerV, int signV) = gate.Partner(v);
        (PauliString partnerW, int signW) = ReferenceEquals(v, w) ? (partnerV, signV) : gate.Partner(w);
        double stay = gate.CosineSquared, jump = 1 - gate.CosineSquared;
        double weight = _weights[i];
        _steps.Add(new Step(i, i, stay, jump, weight));
        _steps.Add(new Step(i, IndexOf(partnerV, partnerW), jump * signV * signW, stay * signV * signW, weight));
    }

    /// <summary>(cos α v + sin α σ v')(cos α w + sin α σ w'), with a factor left alone where it commutes.</summary>
    private void RecordFixed(ChainGate gate, int i, bool movesV, bool movesW)
    {
        (PauliString v, PauliString w) = _pairs[i];
        double weight = _weights[i];
        foreach ((PauliString left, double a) in Branches(gate, v, movesV))
        {
            foreach ((PauliString right, double b) in Branches(gate, w, movesW)) _steps.Add(new Step(i, IndexOf(left, right), a * b, 0, weight));
        }
    }

    private void RecordTied(TiedRotations tied, int i)
    {
        (PauliString v, PauliString w) = _pairs[i];
        double weight = _weights[i];
        int moves = tied.MovesOf(v) + tied.MovesOf(w);
        if (moves >= 31 || 1 << moves > _maxPairs) throw BudgetExceeded(moves >= 31 ? int.MaxValue : 1 << moves, _maxPairs);
        List<(PauliString String, int Sign, TrigonometricSeries Series)> ofV = tied.Branches(v), ofW = ReferenceEquals(v, w) ? ofV : tied.Branches(w);
        _steps.Add(new Step(i, i, 0, 0, weight)); // the pair is used up, also where nothing survives
        foreach ((PauliString left, int signV, TrigonometricSeries a) in ofV)
        {
            foreach ((PauliString right, int signW, TrigonometricSeries b) in ofW)
            {
                (double product, double derivatives) = tied.Moments(a, b);
                if (product != 0 || derivatives != 0) _steps.Add(new Step(i, IndexOf(left, right), product * signV * signW, derivatives * signV * signW, weight));
            }
        }
    }

    private static (PauliString String, double Factor)[] Branches(ChainGate gate, PauliString v, bool moves)
    {
        if (!moves) return [(v, 1)];
        (PauliString partner, int sign) = gate.Partner(v);
        return [(v, gate.Cosine), (partner, gate.Sine * sign)];
    }

    /// <summary>Forward through the circuit: <paramref name="values"/>[i] becomes what a unit of pair i contributes to E ℓ² when it enters at each gate.</summary>
    private void PushSlopes(double[] values, double[] slopes, CancellationToken cancellationToken)
    {
        var entering = new Dictionary<int, double>();
        int end = _steps.Count;
        for (int t = _touchedGates.Count - 1; t >= 0; t--)
        {
            cancellationToken.ThrowIfCancellationRequested();
            (int g, int first) = _touchedGates[t];
            double slope = 0;
            entering.Clear();
            for (int s = first; s < end; s++)
            {
                Step step = _steps[s];
                slope += step.Weight * step.SlopeFactor * values[step.Target];
                entering[step.Source] = entering.GetValueOrDefault(step.Source) + (step.Factor * values[step.Target]);
            }

            foreach ((int source, double value) in entering) values[source] = value;
            if (_gates[g].Tied is TiedRotations tied) slopes[tied.Parameter.Index] += slope;
            foreach (AngleTerm term in _gates[g].Terms) slopes[term.Parameter.Index] += slope * term.Factor * term.Factor;
            end = first;
        }
    }

    /// <summary>The index of the unordered pair, adding it with weight 0 if it is new.</summary>
    private int IndexOf(PauliString v, PauliString w)
    {
        if (v.CompareTo(w) > 0) (v, w) = (w, v);
        if (_index.TryGetValue((v, w), out int i)) return i;
        if (_pairs.Count >= _maxPairs) throw BudgetExceeded(_pairs.Count + 1, _maxPairs);
        if (v == w) w = v; // one object, so that the diagonal is recognized at a glance
        _index.Add((v, w), _pairs.Count);
        _pairs.Add((v, w));
        _weights.Add(0);
        Widen(v);
        if (!ReferenceEquals(v, w)) Widen(w);
        return _pairs.Count - 1;
    }

    private void Widen(PauliString p)
    {
        foreach (PauliWord word in p.Words)
        {
            (ulong x, ulong z) = _support.GetValueOrDefault(word.Index);
            _support[word.Index] = (x | word.X, z | word.Z);
        }
    }

    /// <summary>Whether the gate shares a qubit with any string: outside the light cone it acts on nothing.</summary>
    private bool MayTouch(ChainGate gate)
    {
        foreach (PauliString p in gate.Strings)
        {
            foreach (PauliWord word in p.Words)
            {
                if (_support.TryGetValue(word.Index, out (ulong X, ulong Z) used) && ((word.X & used.Z) | (word.Z & used.X)) != 0) return true;
            }
        }

        return false;
    }

    /// <summary>One linear step of a gate: W[Target] += Factor·W[Source], and SlopeFactor for the squared derivative; Weight is W[Source] before it.</summary>
    private readonly record struct Step(int Source, int Target, double Factor, double SlopeFactor, double Weight);
}
