using QmlTrainability.Circuits;
using QmlTrainability.Paulis;
using QmlTrainability.Simulation.Kernels;

namespace QmlTrainability.Simulation;

/// <summary>A circuit as the kernels take it. At most 62 qubits. Immutable; serves any number of evaluations.</summary>
/// <remarks>
/// Forward, a gate is one primitive where it can be: an exchange, a phase, a 2x2 matrix with controls; otherwise the Pauli rotations of its definition.
/// Backward, a gate with parameters is always its Pauli rotations, since exp(-i α P / 2) has the derivative Im⟨λ|P|ψ⟩ (arXiv:2009.02823) whatever the
/// weight of P. Both are the same unitary up to a global phase, and a phase common to ψ and λ changes no overlap. Rotations about the identity are dropped.
/// </remarks>
internal sealed class CircuitPlan
{
    public CircuitPlan(Circuit circuit)
    {
        Circuit = circuit;
        var forward = new List<Instruction>();
        var backward = new List<Instruction>();
        var primitives = new List<Instruction>();
        foreach (Operation operation in circuit.Operations)
        {
            primitives.Clear();
            Append(primitives, operation);
            forward.AddRange(primitives);
            if (primitives.Exists(i => i.IsParametric && !i.IsRotation))
            {
                primitives.Clear();
                AppendRotations(primitives, operation);
            }

            backward.AddRange(primitives);
        }

        Forward = [.. forward];
        Differentiable = [.. backward];
        Backward = [.. backward.SkipWhile(i => !i.IsParametric).Reverse()];
        Asks = [.. Backward.Select(i => i.IsParametric)];
    }

    public Circuit Circuit { get; }

    /// <summary>In time order.</summary>
    public Instruction[] Forward { get; }

    /// <summary>In time order; parametric ones are Pauli rotations.</summary>
    public Instruction[] Differentiable { get; }

    /// <summary>From the last to the first that has a parameter; parametric ones are Pauli rotations.</summary>
    public Instruction[] Backward { get; }

    /// <summary>For each backward primitive, whether the derivative by its angle is wanted.</summary>
    public bool[] Asks { get; }

    /// <summary>The forward primitives with their numbers.</summary>
    public GateAction[] ActionsAt(ReadOnlySpan<double> parameters)
    {
        var actions = new GateAction[Forward.Length];
        for (int k = 0; k < actions.Length; k++) actions[k] = Forward[k].At(parameters);
        return actions;
    }

    /// <summary>The inverses of the backward primitives with their numbers.</summary>
    public GateAction[] InverseActionsAt(ReadOnlySpan<double> parameters)
    {
        var actions = new GateAction[Backward.Length];
        for (int k = 0; k < actions.Length; k++) actions[k] = Backward[k].At(parameters).Inverse();
        return actions;
    }

    /// <summary>∂/∂θ = Σ ∂α/∂θ · ∂/∂α.</summary>
    /// <param name="overlaps">∂/∂α for each backward primitive that asks.</param>
    /// <param name="gradient">One number for each parameter; overwritten.</param>
    public void ShareAmongParameters(ReadOnlySpan<double> overlaps, Span<double> gradient)
    {
        gradient.Clear();
        for (int k = 0; k < overlaps.Length; k++)
        {
            if (!Asks[k]) continue;
            foreach (AngleTerm term in Backward[k].Angle.Terms) gradient[term.Parameter.Index] += term.Factor * overlaps[k];
        }
    }

    private static void Append(List<Instruction> instructions, Operation operation)
    {
        if (operation.IsPauliRotation)
        {
            AppendRotations(instructions, operation);
            return;
        }

        Gate gate = operation.Gate;
        ReadOnlySpan<int> qubits = operation.QubitSpan;
        if (gate == Gate.Id || gate == Gate.U0) return;
        if (gate == Gate.X || gate == Gate.CX || gate == Gate.CCX || gate == Gate.C3X || gate == Gate.C4X)
        {
            instructions.Add(Instruction.Fixed(GateAction.Flip(Mask(qubits[..^1]), Mask(qubits[^1..]))));
        }
        else if (gate == Gate.Swap || gate == Gate.CSwap)
        {
            instructions.Add(Instruction.Fixed(GateAction.Swap(Mask(qubits[..^2]), Mask(qubits[^2..^1]), Mask(qubits[^1..]))));
        }
        else if (gate == Gate.DCX)
        {
            instructions.Add(Instruction.Fixed(GateAction.Flip(Mask(qubits[..1]), Mask(qubits[1..]))));
            instructions.Add(Instruction.Fixed(GateAction.Flip(Mask(qubits[1..]), Mask(qubits[..1]))));
        }
        else
        {
            ReadOnlySpan<double> anyAngles = stackalloc double[gate.AngleCount];
            if (GateMatrices.PhaseOf(gate, anyAngles) is not null)
                instructions.Add(Instruction.OfGate(GateAction.Phase(Mask(qubits), 1), gate, operation.AngleSpan));
            else if (GateMatrices.Of(gate, anyAngles) is Matrix2 matrix)
                instructions.Add(Instruction.OfGate(GateAction.OneQubit(Mask(qubits[..^1]), Mask(qubits[^1..]), matrix), gate, operation.AngleSpan));
            else
                AppendRotations(instructions, operation);
        }
    }

    private static void AppendRotations(List<Instruction> instructions, Operation operation)
    {
        if (operation.IsPauliRotation)
        {
            if (operation.String.IsIdentity) return;
            (long x, long z) = PauliBits.Of(operation.String);
            instructions.Add(Instruction.Rotation(x, z, operation.AngleSpan[0]));
            return;
        }

        foreach (GateStep step in operation.Gate.Steps)
        {
            long x = 0, z = 0;
            foreach ((int at, Pauli letter) in step.Letters)
            {
                long bit = 1L << operation.QubitSpan[at];
                if (((int)letter & (int)Pauli.X) != 0) x |= bit;
                if (((int)letter & (int)Pauli.Z) != 0) z |= bit;
            }

            if ((x | z) != 0) instructions.Add(Instruction.Rotation(x, z, Angle.Affine(step.Offset, step.Factors, operation.AngleSpan)));
        }
    }

    private static long Mask(ReadOnlySpan<int> qubits)
    {
        long mask = 0;
        foreach (int qubit in qubits) mask |= 1L << qubit;
        return mask;
    }
}
