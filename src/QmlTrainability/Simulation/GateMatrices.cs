using System.Numerics;
using QmlTrainability.Circuits;
using QmlTrainability.Simulation.Kernels;

namespace QmlTrainability.Simulation;

/// <summary>The textbook matrices of the gates that are one 2x2 matrix, with or without controls.</summary>
/// <remarks>The definition of a gate is its row in <see cref="Gate"/>; these are the same unitaries up to a global phase, and the tests hold both against
/// matrices of their own.</remarks>
internal static class GateMatrices
{
    private static readonly Complex I = Complex.ImaginaryOne;
    private static readonly double R = Math.Sqrt(0.5);

    /// <summary>The matrix on the target (the last qubit of the gate), or null for a gate that is no such matrix.</summary>
    /// <param name="gate">The gate.</param>
    /// <param name="a">The values of its angles.</param>
    public static Matrix2? Of(Gate gate, ReadOnlySpan<double> a) => gate.Name switch
    {
        "Y" or "CY" => new Matrix2(0, -I, I, 0),
        "H" or "CH" => new Matrix2(R, R, R, -R),
        "SX" or "CSX" or "C3SX" => new Matrix2((1 + I) / 2, (1 - I) / 2, (1 - I) / 2, (1 + I) / 2),
        "SXdg" => new Matrix2((1 - I) / 2, (1 + I) / 2, (1 + I) / 2, (1 - I) / 2),
        "CRX" => new Matrix2(Cos(a[0]), -I * Sin(a[0]), -I * Sin(a[0]), Cos(a[0])),
        "CRY" => new Matrix2(Cos(a[0]), -Sin(a[0]), Sin(a[0]), Cos(a[0])),
        "CRZ" => new Matrix2(Turn(-a[0] / 2), 0, 0, Turn(a[0] / 2)),
        "R" => new Matrix2(Cos(a[0]), -I * Turn(-a[1]) * Sin(a[0]), -I * Turn(a[1]) * Sin(a[0]), Cos(a[0])),
        "U" or "CU3" => U(a[0], a[1], a[2]),
        "U2" => U(Math.PI / 2, a[0], a[1]),
        "CU" => Turn(a[3]) * U(a[0], a[1], a[2]),
        _ => null,
    };

    /// <summary>The phase of the gates that multiply the amplitudes with all their qubits set, or null for other gates.</summary>
    /// <param name="gate">The gate.</param>
    /// <param name="a">The values of its angles.</param>
    public static Complex? PhaseOf(Gate gate, ReadOnlySpan<double> a) => gate.Name switch
    {
        "Z" or "CZ" or "CCZ" => -1,
        "S" or "CS" => I,
        "Sdg" or "CSdg" => -I,
        "T" => new Complex(R, R),
        "Tdg" => new Complex(R, -R),
        "P" or "CP" => Turn(a[0]),
        _ => null,
    };

    private static Matrix2 U(double theta, double phi, double lambda) =>
        new(Cos(theta), -Turn(lambda) * Sin(theta), Turn(phi) * Sin(theta), Turn(phi + lambda) * Cos(theta));

    private static Complex Turn(double angle) => new(Math.Cos(angle), Math.Sin(angle));

    private static double Cos(double angle) => Math.Cos(angle / 2);

    private static double Sin(double angle) => Math.Sin(angle / 2);
}
