using System.Numerics;

namespace QmlTrainability.Simulation.Kernels;

/// <summary>The twin of the vector kernels without vectors: one amplitude at a time, as the formulas are written. For states of fewer qubits than a vector
/// has, for processors without vectors, and to test the others against.</summary>
internal sealed unsafe partial class ScalarKernels : KernelSet
{
    public static ScalarKernels Instance { get; } = new();

    public override string Name => "scalar";

    public override int LineBits => 0;

    public override void Apply(double* psi, in GateAction action, long origin, long tile, bool fromAfar = false)
    {
        if (!Touches(action, origin, tile)) return;
        var state = (Complex*)psi;
        long free = tile & ~action.FixedMask, start = origin | (tile & action.FixedValue), bits = 0;
        do
        {
            long i = start | bits, j = i ^ action.X;
            switch (action.Kind)
            {
                case ActionKind.Rotation:
                    Rotate(state, action, i, j);
                    break;
                case ActionKind.Phase:
                    state[i] *= new Complex(action.Cosine, action.Sine);
                    break;
                case ActionKind.Exchange:
                    (state[i], state[j]) = (state[j], state[i]);
                    break;
                case ActionKind.Transvection:
                    if (IsOdd(i & action.Z) != (action.Constant != 0)) (state[i], state[j]) = (state[j], state[i]);
                    break;
                default:
                    Matrix2 m = action.Matrix;
                    (state[i], state[j]) = ((m.A * state[i]) + (m.B * state[j]), (m.C * state[i]) + (m.D * state[j]));
                    break;
            }

            bits = (bits - free) & free;
        }
        while (bits != 0);
    }

    public override double ApplyToBoth(double* psi, double* lambda, in GateAction rotation, long origin, long tile)
    {
        Complex* a = (Complex*)psi, b = (Complex*)lambda;
        long free = tile & ~rotation.FixedMask, bits = 0;
        double overlap = 0;
        do
        {
            long i = origin | bits, j = i ^ rotation.X;
            overlap += (Complex.Conjugate(b[i]) * Image(a, rotation, i)).Imaginary;
            if (i != j) overlap += (Complex.Conjugate(b[j]) * Image(a, rotation, j)).Imaginary;
            Rotate(a, rotation, i, j);
            Rotate(b, rotation, i, j);
            bits = (bits - free) & free;
        }
        while (bits != 0);
        return overlap;
    }

    public override void Correlate(double* psi, StringGroup group, long origin, long tile, double* sums)
    {
        var state = (Complex*)psi;
        long free = tile & ~GateAction.Pivot(group.X), bits = 0;
        do
        {
            long i = origin | bits;
            Complex c = Complex.Conjugate(state[i]) * state[i ^ group.X];
            for (int k = 0; k < group.Z.Length; k++)
            {
                double part = k < group.EvenCount ? c.Real : c.Imaginary;
                sums[k] += IsOdd(i & group.Z[k]) ? -part : part;
            }

            bits = (bits - free) & free;
        }
        while (bits != 0);
    }

    public override void Multiply(double* psi, double* lambda, StringGroup group, bool add, long origin, long tile)
    {
        Complex* a = (Complex*)psi, b = (Complex*)lambda;
        long bits = 0;
        do
        {
            long i = origin | bits, j = i ^ group.X;
            double real = 0, imaginary = 0;
            for (int k = 0; k < group.Z.Length; k++)
            {
                double weight = IsOdd(j & group.Z[k]) ? -group.Weights[k] : group.Weights[k];
                if (k < group.EvenCount) real += weight;
                else imaginary += weight;
            }

            Complex image = new Complex(real, imaginary) * a[j];
            b[i] = add ? b[i] + image : image;
            bits = (bits - tile) & tile;
        }
        while (bits != 0);
    }

    public override double Dot(double* a, double* b, long origin, long tile)
    {
        Complex* left = (Complex*)a, right = (Complex*)b;
        double sum = 0;
        long bits = 0;
        do
        {
            long i = origin | bits;
            sum += (left[i].Real * right[i].Real) + (left[i].Imaginary * right[i].Imaginary);
            bits = (bits - tile) & tile;
        }
        while (bits != 0);
        return sum;
    }

    /// <summary>cos(α/2) - i sin(α/2) P on the pair (i, j).</summary>
    private static void Rotate(Complex* state, in GateAction rotation, long i, long j)
    {
        Complex factor = new(0, -rotation.Sine), atI = factor * Image(state, rotation, i), atJ = factor * Image(state, rotation, j);
        state[i] = (rotation.Cosine * state[i]) + atI;
        if (i != j) state[j] = (rotation.Cosine * state[j]) + atJ;
    }

    /// <summary>(Pψ)_i = i^Y (-1)^|j∧Z| ψ_j with j = i ^ X.</summary>
    private static Complex Image(Complex* state, in GateAction rotation, long i)
    {
        long j = i ^ rotation.X;
        Complex amplitude = IsOdd(j & rotation.Z) ? -state[j] : state[j];
        return rotation.YCount switch
        {
            0 => amplitude,
            1 => Complex.ImaginaryOne * amplitude,
            2 => -amplitude,
            _ => -Complex.ImaginaryOne * amplitude,
        };
    }

    private static bool IsOdd(long bits) => (BitOperations.PopCount((ulong)bits) & 1) != 0;
}
