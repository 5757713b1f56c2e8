using System.Numerics;

namespace QmlTrainability.Simulation.Kernels;

// The twins of what layers are made of.
internal sealed unsafe partial class ScalarKernels
{
    public override void Turn(double* source, double* target, long free, long* from, long* to, double* tangents, int count)
    {
        Complex* group = stackalloc Complex[16];
        long bits = 0;
        do
        {
            for (int k = 0; k < 1 << count; k++) group[k] = *(Complex*)(source + (2 * bits) + from[k]);
            for (int qubit = 0; qubit < count; qubit++)
            {
                for (int k = 0; k < 1 << count; k++)
                {
                    if (((k >> qubit) & 1) != 0) continue;
                    Complex a = group[k], b = group[k | (1 << qubit)];
                    (group[k], group[k | (1 << qubit)]) = (a - (tangents[qubit] * b), b + (tangents[qubit] * a));
                }
            }

            for (int k = 0; k < 1 << count; k++) *(Complex*)(target + (2 * bits) + to[k]) = group[k];
            bits = (bits - free) & free;
        }
        while (bits != 0);
    }

    /// <summary>A line is one amplitude: no qubit is within.</summary>
    public override void PrepareLines(double* constants, ReadOnlySpan<double> cosines, ReadOnlySpan<double> sines)
    {
    }

    public override void TurnWithinLines(double* row, long length, double* constants)
    {
    }

    public override void TurnWithinLinesAndMultiply(double* row, long length, double* constants, double* table, Complex factor) =>
        MultiplyRow(row, length, constants, table, factor);

    public override void MultiplyRow(double* row, long length, double* constants, double* table, Complex factor)
    {
        for (long i = 0; i < length; i++) ((Complex*)row)[i] *= ((Complex*)table)[i] * factor;
    }

    public override void Scale(double* source, double* target, long length, Complex factor)
    {
        for (long i = 0; i < length; i++) ((Complex*)target)[i] = ((Complex*)source)[i] * factor;
    }

    public override void Gather(double* source, double* target, IndexTable table, long constant)
    {
        for (long i = 0; i < table.Length; i++) ((Complex*)target)[i] = ((Complex*)source)[table.Of(i) ^ constant];
    }

    public override void TurnBoth(in BothVectors both, long free, long* from, long* to, double* tangents, int count, double* sums)
    {
        Complex* group = stackalloc Complex[16], other = stackalloc Complex[16];
        long bits = 0;
        do
        {
            for (int k = 0; k < 1 << count; k++)
            {
                group[k] = *(Complex*)(both.PsiSource + (2 * bits) + from[k]);
                other[k] = *(Complex*)(both.LambdaSource + (2 * bits) + from[k]);
            }

            for (int qubit = 0; qubit < count; qubit++)
            {
                for (int k = 0; k < 1 << count; k++)
                {
                    if (((k >> qubit) & 1) != 0) continue;
                    int j = k | (1 << qubit);
                    sums[qubit] += ((Complex.Conjugate(other[j]) * group[k]) - (Complex.Conjugate(other[k]) * group[j])).Real;
                    (group[k], group[j]) = (group[k] - (tangents[qubit] * group[j]), group[j] + (tangents[qubit] * group[k]));
                    (other[k], other[j]) = (other[k] - (tangents[qubit] * other[j]), other[j] + (tangents[qubit] * other[k]));
                }
            }

            for (int k = 0; k < 1 << count; k++)
            {
                *(Complex*)(both.PsiTarget + (2 * bits) + to[k]) = group[k];
                *(Complex*)(both.LambdaTarget + (2 * bits) + to[k]) = other[k];
            }

            bits = (bits - free) & free;
        }
        while (bits != 0);
    }

    public override void TurnBothWithinLines(double* psi, double* lambda, long length, double* constants, double* sums)
    {
    }

    public override void OverlapsOfStrings(double* psi, double* lambda, long length, double* room, long* masks, double* signs, int count, double* sums)
    {
        for (long i = 0; i < length; i++)
        {
            double product = (Complex.Conjugate(((Complex*)lambda)[i]) * ((Complex*)psi)[i]).Imaginary;
            for (int k = 0; k < count; k++) sums[k] += IsOdd(i & masks[k]) ? -signs[k] * product : signs[k] * product;
        }
    }

    public override void SumFlips(double* psi, long free, long* places, int count, double* sums)
    {
        long bits = 0;
        do
        {
            for (int qubit = 0; qubit < count; qubit++)
            {
                for (int k = 0; k < 1 << count; k++)
                {
                    if (((k >> qubit) & 1) != 0) continue;
                    Complex a = *(Complex*)(psi + (2 * bits) + places[k]), b = *(Complex*)(psi + (2 * bits) + places[k | (1 << qubit)]);
                    sums[qubit] += (Complex.Conjugate(a) * b).Real;
                }
            }

            bits = (bits - free) & free;
        }
        while (bits != 0);
    }

    public override void SumRows(double* rows, int count, long length, double** energies, double* offsets, double* constants, double* sums)
    {
        for (int r = 0; r < count; r++)
        {
            for (long i = 0; i < length; i++)
            {
                Complex a = ((Complex*)rows)[(r * length) + i];
                sums[0] += ((a.Real * a.Real) + (a.Imaginary * a.Imaginary)) * (energies[r][2 * i] + offsets[r]);
            }
        }
    }
}
