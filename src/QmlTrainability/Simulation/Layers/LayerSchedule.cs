using System.Numerics;
using QmlTrainability.Circuits;
using QmlTrainability.Paulis;

namespace QmlTrainability.Simulation.Layers;

/// <summary>Sorts the gates of a circuit into as few layers as a walk from the last layer back finds.</summary>
/// <remarks>
/// X, CX and SWAP go to the map of the last layer. A Z string is pulled back through that map and goes to the diagonal before it; no gate hinders it. A rotation of one
/// qubit goes back through every map that leaves its qubit alone and every diagonal that does not entangle it, and joins the turn it meets. A rotation about any other
/// string is a Z string between turns of its letters.
/// </remarks>
internal sealed class LayerSchedule
{
    /// <summary>The sine of half an angle below which a product of constants is no turn: some rounding errors, in radians.</summary>
    private const double NoTurn = 1e-15;

    private readonly int _qubits;
    private readonly TurnMerging _merging;
    private readonly List<Draft> _drafts = [];

    private LayerSchedule(int qubits, TurnMerging merging)
    {
        _qubits = qubits;
        _merging = merging;
        _drafts.Add(new Draft(qubits));
    }

    public static Layer[] Of(Circuit circuit, TurnMerging merging)
    {
        var schedule = new LayerSchedule(circuit.QubitCount, merging);
        foreach (Operation operation in circuit.Operations) schedule.Add(operation);
        return schedule.Finish();
    }

    private void Add(Operation operation)
    {
        if (operation.IsPauliRotation)
        {
            if (!operation.String.IsIdentity) AddRotation([.. operation.String.Support], operation.AngleSpan[0]);
            return;
        }

        Gate gate = operation.Gate;
        ReadOnlySpan<int> qubits = operation.QubitSpan;
        IndexMap map = _drafts[^1].Map;
        if (gate == Gate.X) map.ThenFlip(1L << qubits[0]);
        else if (gate == Gate.CX) map.ThenControlledFlip(qubits[0], qubits[1]);
        else if (gate == Gate.Swap) map.ThenSwap(qubits[0], qubits[1]);
        else if (gate == Gate.DCX) map.ThenControlledFlipsBothWays(qubits[0], qubits[1]);
        else
        {
            foreach (GateStep step in gate.Steps)
            {
                var letters = new (int, Pauli)[step.Letters.Length];
                for (int i = 0; i < letters.Length; i++) letters[i] = (qubits[step.Letters[i].Qubit], step.Letters[i].Letter);
                if (letters.Length > 0) AddRotation(letters, Angle.Affine(step.Offset, step.Factors, operation.AngleSpan));
            }
        }
    }

    private void AddRotation((int Qubit, Pauli Letter)[] letters, Angle angle)
    {
        if (angle.IsConstant && angle.Offset == 0) return;
        if (letters.Length == 1 && letters[0].Letter != Pauli.Z)
        {
            AddTurn(letters[0].Qubit, letters[0].Letter, angle);
            return;
        }

        // X = RY(π/2)·Z·RY(-π/2) and Y = RX(-π/2)·Z·RX(π/2).
        foreach ((int qubit, Pauli letter) in letters) ChangeBasis(qubit, letter, -1);
        long mask = 0;
        foreach ((int qubit, _) in letters) mask |= 1L << qubit;
        AddDiagonal(mask, angle);
        foreach ((int qubit, Pauli letter) in letters) ChangeBasis(qubit, letter, 1);
    }

    private void ChangeBasis(int qubit, Pauli letter, double sign)
    {
        if (letter == Pauli.X) AddTurn(qubit, Pauli.Y, sign * (Math.PI / 2));
        else if (letter == Pauli.Y) AddTurn(qubit, Pauli.X, -sign * (Math.PI / 2));
    }

    private void AddDiagonal(long mask, Angle angle)
    {
        int at = _drafts.Count - 1;
        Pull(at);
        while (at > 0 && !_drafts[at].Turns.Keys.Any(q => ((mask >> q) & 1) != 0))
        {
            long earlier = _drafts[at - 1].Map.PullBack(mask);
            if (BitOperations.PopCount((ulong)earlier) > BitOperations.PopCount((ulong)mask)) break;
            Pull(--at);
        }

        _drafts[at].AddDiagonal(mask, angle);

        void Pull(int layer)
        {
            if (_drafts[layer].Map.Flips(mask)) angle = -angle;
            mask = _drafts[layer].Map.PullBack(mask);
        }
    }

    private void AddTurn(int qubit, Pauli letter, Angle angle)
    {
        // Where it can go: into the turn of its qubit in a layer, or, where there is none, to the first layer that it reaches.
        int at = _drafts.Count;
        for (int layer = _drafts.Count - 1, q = qubit; layer >= 0; layer--)
        {
            Draft draft = _drafts[layer];
            int before = draft.PlainSource(q);
            if (before < 0 || ((draft.Entangled >> before) & 1) != 0) break;
            if (draft.Turns.TryGetValue(before, out List<(Pauli, Angle)>? turn))
            {
                if (MayJoin(turn, draft.SingleAngle(before), angle)) at = layer;
                break;
            }

            at = layer;
            q = before;
        }

        var moving = new List<(Pauli Letter, Angle Angle)> { (letter, angle) };
        if (at == _drafts.Count) _drafts.Add(new Draft(_qubits));
        else
        {
            for (int layer = _drafts.Count - 1; layer >= at; layer--) qubit = _drafts[layer].Pass(qubit, moving);
        }

        _drafts[at].Join(qubit, moving);
    }

    private bool MayJoin(List<(Pauli Letter, Angle Angle)> turn, Angle? between, Angle angle) =>
        _merging == TurnMerging.All || (angle.IsConstant && between is null or { IsConstant: true } && turn.TrueForAll(f => f.Angle.IsConstant));

    private Layer[] Finish()
    {
        if (_drafts[^1].Turns.Count == 0 && _drafts.Count > 1 && _drafts[^1].IsEmpty) _drafts.RemoveAt(_drafts.Count - 1);
        var turns = _drafts.ConvertAll(d => d.Turns.OrderBy(t => t.Key).Select(t => new Turn(t.Key, t.Value)).ToArray());
        bool opens = turns[0].Any(t => t.Before is null || !(t.Before.IsConstant && t.Before.Offset == 0));
        if (opens)
        {
            _drafts.Insert(0, new Draft(_qubits));
            turns.Insert(0, []);
        }

        int number = 0;
        for (int layer = 0; layer < _drafts.Count; layer++)
        {
            foreach (Turn turn in turns[layer])
            {
                long mask = 1L << turn.Qubit, earlier = mask;
                _drafts[layer].AddDiagonal(mask, turn.After ?? 0);
                double sign = 1;
                if (layer > 0)
                {
                    Draft before = _drafts[layer - 1];
                    if (before.Map.Flips(mask)) sign = -1;
                    earlier = before.Map.PullBack(mask);
                    before.AddDiagonal(earlier, sign * (turn.Before ?? 0));
                }

                if (turn.Theta is null)
                {
                    _drafts[layer].AddShare(mask, new TurnShare(number, IsAfter: true, 1));
                    _drafts[layer - 1].AddShare(earlier, new TurnShare(number, IsAfter: false, sign));
                }

                number++;
            }
        }

        return [.. _drafts.Select((d, k) => d.ToLayer(turns[k], isLast: k == _drafts.Count - 1))];
    }

    /// <summary>A layer that still takes gates.</summary>
    private sealed class Draft(int qubits)
    {
        private readonly Dictionary<long, Angle> _diagonal = [];
        private readonly Dictionary<long, List<TurnShare>> _shares = [];

        public Dictionary<int, List<(Pauli Letter, Angle Angle)>> Turns { get; } = [];

        public IndexMap Map { get; } = new(qubits);

        /// <summary>The qubits in Z strings of more than one.</summary>
        public long Entangled { get; private set; }

        public bool IsEmpty => _diagonal.Count == 0 && Map.IsIdentity;

        /// <summary>The angle of Z on one qubit in the diagonal, or null.</summary>
        public Angle? SingleAngle(int qubit) => _diagonal.GetValueOrDefault(1L << qubit);

        public void AddDiagonal(long mask, Angle angle)
        {
            if (angle.IsConstant && angle.Offset == 0) return;
            _diagonal[mask] = _diagonal.TryGetValue(mask, out Angle? sum) ? sum + angle : angle;
            if (BitOperations.PopCount((ulong)mask) > 1) Entangled |= mask;
        }

        public void AddShare(long mask, TurnShare share)
        {
            if (!_shares.TryGetValue(mask, out List<TurnShare>? list)) _shares[mask] = list = [];
            list.Add(share);
        }

        /// <summary>The qubit that the map takes to this one with nothing else mixed in, or -1.</summary>
        public int PlainSource(int qubit)
        {
            long source = Map.Preimage(1L << qubit);
            return BitOperations.PopCount((ulong)source) == 1 && Map.PullBack(1L << qubit) == source ? BitOperations.TrailingZeroCount(source) : -1;
        }

        /// <summary>Takes rotations of a qubit back through the map, and the Z rotations of the diagonal with them.</summary>
        public int Pass(int qubit, List<(Pauli Letter, Angle Angle)> moving)
        {
            int source = PlainSource(qubit);
            if (Map.Flips(1L << qubit))
            {
                for (int k = 0; k < moving.Count; k++)
                {
                    if (moving[k].Letter != Pauli.X) moving[k] = (moving[k].Letter, -moving[k].Angle);
                }
            }

            if (_diagonal.Remove(1L << source, out Angle? angle)) moving.Insert(0, (Pauli.Z, angle));
            return source;
        }

        public void Join(int qubit, List<(Pauli Letter, Angle Angle)> factors)
        {
            if (!Turns.TryGetValue(qubit, out List<(Pauli Letter, Angle Angle)>? turn)) Turns[qubit] = turn = [];
            foreach ((Pauli letter, Angle angle) in factors)
            {
                // Neighbors about one axis add up.
                if (turn.Count > 0 && turn[^1].Letter == letter) turn[^1] = (letter, turn[^1].Angle + angle);
                else turn.Add((letter, angle));
                if (turn[^1].Angle.IsConstant && turn[^1].Angle.Offset == 0) turn.RemoveAt(turn.Count - 1);
            }

            if (turn.Count > 1 && turn.TrueForAll(f => f.Angle.IsConstant)) Normalize(turn);
            if (turn.Exists(f => f.Letter != Pauli.Z)) return;
            foreach ((_, Angle angle) in turn) AddDiagonal(1L << qubit, angle);
            Turns.Remove(qubit);
        }

        /// <summary>A product of constants as Z·RY·Z.</summary>
        private static void Normalize(List<(Pauli Letter, Angle Angle)> turn)
        {
            (double before, double theta, double after) = new Turn(0, turn).At([]);
            turn.Clear();
            if (Math.Abs(Math.Sin(theta / 2)) <= NoTurn)
            {
                turn.Add((Pauli.Z, before + after));
                return;
            }

            if (before != 0) turn.Add((Pauli.Z, before));
            turn.Add((Pauli.Y, theta));
            if (after != 0) turn.Add((Pauli.Z, after));
        }

        /// <summary>Each term where it has fewer letters: before the map or after it.</summary>
        public Layer ToLayer(Turn[] turns, bool isLast)
        {
            var tail = new List<DiagonalTerm>();
            var head = new List<DiagonalTerm>();
            foreach (long mask in _diagonal.Keys.Union(_shares.Keys).Order())
            {
                Angle angle = _diagonal.GetValueOrDefault(mask, 0);
                List<TurnShare> shares = _shares.GetValueOrDefault(mask) ?? [];
                if (angle.IsConstant && angle.Offset == 0 && shares.Count == 0) continue;
                long after = Map.PushForward(mask);
                if (isLast || BitOperations.PopCount((ulong)after) >= BitOperations.PopCount((ulong)mask)) tail.Add(new DiagonalTerm(mask, angle, shares));
                else if (Map.Flips(after)) head.Add(new DiagonalTerm(after, -angle, [.. shares.Select(s => s with { Sign = -s.Sign })]));
                else head.Add(new DiagonalTerm(after, angle, shares));
            }

            return new Layer(turns, [.. tail], Map, [.. head]);
        }
    }
}
