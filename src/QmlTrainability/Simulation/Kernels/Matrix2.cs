using System.Numerics;

namespace QmlTrainability.Simulation.Kernels;

/// <summary>A unitary on one qubit: rows (A, B) and (C, D).</summary>
internal readonly record struct Matrix2(Complex A, Complex B, Complex C, Complex D)
{
    public bool IsReal => A.Imaginary == 0 && B.Imaginary == 0 && C.Imaginary == 0 && D.Imaginary == 0;

    public Matrix2 Adjoint => new(Complex.Conjugate(A), Complex.Conjugate(C), Complex.Conjugate(B), Complex.Conjugate(D));

    public static Matrix2 operator *(Complex factor, Matrix2 m) => new(factor * m.A, factor * m.B, factor * m.C, factor * m.D);
}
