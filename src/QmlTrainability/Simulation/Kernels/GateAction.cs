using System.Numerics;

namespace QmlTrainability.Simulation.Kernels;

/// <summary>One primitive with its numbers filled in: what a kernel needs, and nothing else.</summary>
/// <remarks>
/// Amplitudes come in pairs (i, i ^ X); i has the bits <see cref="FixedValue"/> in <see cref="FixedMask"/>, which hold the highest bit of X (the pivot, as 0)
/// and the controls (as 1), so that each pair is met once. X = 0 where amplitudes stay where they are.
/// </remarks>
internal struct GateAction
{
    public ActionKind Kind;

    /// <summary>The bits of the index in which the two amplitudes of a pair differ.</summary>
    public long X;

    /// <summary>Rotation: the bits of the index that give the sign, those of Z and Y letters. Transvection: those whose parity decides.</summary>
    public long Z;

    /// <summary>Rotation: the number of Y letters modulo 4, since P|j⟩ = i^Y (-1)^|j∧Z| |j ^ X⟩.</summary>
    public int YCount;

    /// <summary>Transvection: what is added to the parity.</summary>
    public long Constant;

    /// <summary>The bits of i that are fixed.</summary>
    public long FixedMask;

    /// <summary>Their values.</summary>
    public long FixedValue;

    /// <summary>Rotation: cos(α/2). Phase: the real part of the factor.</summary>
    public double Cosine;

    /// <summary>Rotation: sin(α/2). Phase: the imaginary part of the factor.</summary>
    public double Sine;

    /// <summary>Matrix: on the one qubit of X.</summary>
    public Matrix2 Matrix;

    /// <summary>The inverse.</summary>
    public readonly GateAction Inverse()
    {
        GateAction inverse = this;
        if (Kind is ActionKind.Rotation or ActionKind.Phase) inverse.Sine = -Sine;
        else if (Kind == ActionKind.Matrix) inverse.Matrix = Matrix.Adjoint;
        return inverse;
    }

    public static GateAction Rotation(long x, long z, double cosine, double sine) => new()
    {
        Kind = ActionKind.Rotation,
        X = x,
        Z = z,
        YCount = BitOperations.PopCount((ulong)(x & z)) & 3,
        FixedMask = Pivot(x),
        Cosine = cosine,
        Sine = sine,
    };

    public static GateAction Phase(long mask, Complex factor) => new()
    {
        Kind = ActionKind.Phase,
        FixedMask = mask,
        FixedValue = mask,
        Cosine = factor.Real,
        Sine = factor.Imaginary,
    };

    /// <summary>X on a target, where the controls are set.</summary>
    public static GateAction Flip(long controls, long target) => new() { Kind = ActionKind.Exchange, X = target, FixedMask = controls | target, FixedValue = controls };

    /// <summary>Exchanges two qubits, where the controls are set: the amplitudes whose bits are (1, 0) and (0, 1).</summary>
    public static GateAction Swap(long controls, long a, long b) => new()
    {
        Kind = ActionKind.Exchange,
        X = a | b,
        FixedMask = controls | a | b,
        FixedValue = controls | Math.Min(a, b),
    };

    /// <summary>i → i ⊕ x where the parity of i∧mask, plus the constant, is odd; x∧mask has an even number of bits.</summary>
    public static GateAction Transvection(long x, long mask, long constant) => new()
    {
        Kind = ActionKind.Transvection,
        X = x,
        Z = mask,
        Constant = constant,
        FixedMask = Pivot(x),
    };

    public static GateAction OneQubit(long controls, long target, Matrix2 matrix) => new()
    {
        Kind = ActionKind.Matrix,
        X = target,
        FixedMask = controls | target,
        FixedValue = controls,
        Matrix = matrix,
    };

    /// <summary>The highest bit, or 0 of 0.</summary>
    public static long Pivot(long x) => x == 0 ? 0 : 1L << BitOperations.Log2((ulong)x);
}
