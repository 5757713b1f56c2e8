using QmlTrainability.Circuits;
using QmlTrainability.Simulation.Kernels;

namespace QmlTrainability.Simulation;

/// <summary>One primitive of a circuit before its angles are known. Immutable.</summary>
internal sealed class Instruction
{
    private readonly GateAction _template;
    private readonly Gate? _gate;
    private readonly Angle[] _angles;

    private Instruction(GateAction template, Gate? gate, ReadOnlySpan<Angle> angles)
    {
        _template = template;
        _gate = gate;
        _angles = angles.ToArray();
        IsParametric = Array.Exists(_angles, a => !a.IsConstant);
    }

    /// <summary>Whether a parameter appears in it.</summary>
    public bool IsParametric { get; }

    /// <summary>Whether it is a Pauli rotation.</summary>
    public bool IsRotation => _template.Kind == ActionKind.Rotation;

    /// <summary>The bits in which the amplitudes of a pair differ.</summary>
    public long X => _template.X;

    /// <summary>The part of the amplitudes that it touches.</summary>
    public double Fraction
    {
        get
        {
            long controls = _template.FixedMask & ~(IsRotation ? _template.X : GateAction.Pivot(_template.X));
            return Math.Pow(2, -System.Numerics.BitOperations.PopCount((ulong)controls));
        }
    }

    /// <summary>The angle of a Pauli rotation.</summary>
    public Angle Angle => _angles[0];

    public static Instruction Fixed(GateAction action) => new(action, null, []);

    public static Instruction Rotation(long x, long z, Angle angle) => new(GateAction.Rotation(x, z, 1, 0), null, [angle]);

    /// <summary>A gate that has a phase or a matrix.</summary>
    public static Instruction OfGate(GateAction template, Gate gate, ReadOnlySpan<Angle> angles) => new(template, gate, angles);

    /// <summary>The primitive with its numbers, at given values of the parameters.</summary>
    public GateAction At(ReadOnlySpan<double> parameters)
    {
        GateAction action = _template;
        if (_gate is null)
        {
            if (_angles.Length == 1) (action.Sine, action.Cosine) = Math.SinCos(_angles[0].Evaluate(parameters) / 2);
            return action;
        }

        Span<double> values = stackalloc double[_angles.Length];
        for (int i = 0; i < values.Length; i++) values[i] = _angles[i].Evaluate(parameters);
        if (action.Kind == ActionKind.Matrix)
        {
            action.Matrix = GateMatrices.Of(_gate, values)!.Value;
        }
        else
        {
            System.Numerics.Complex phase = GateMatrices.PhaseOf(_gate, values)!.Value;
            (action.Cosine, action.Sine) = (phase.Real, phase.Imaginary);
        }

        return action;
    }
}
