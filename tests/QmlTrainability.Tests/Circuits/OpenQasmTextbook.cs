using System.Numerics;
using QmlTrainability.Circuits;

namespace QmlTrainability.Tests.Circuits;

/// <summary>An oracle that shares no code with the library: matrices of gates as textbooks print them (first qubit of a gate = most significant digit of its
/// matrix), and a state vector of a few qubits (qubit 0 = least significant bit).</summary>
internal static class OpenQasmTextbook
{
    private static readonly Complex I = Complex.ImaginaryOne;
    private static readonly double Root = Math.Sqrt(0.5);

    public static Complex[,] Matrix(string name, params double[] a) => name switch
    {
        "id" or "u0" => Diagonal(1, 1),
        "x" => new Complex[,] { { 0, 1 }, { 1, 0 } },
        "y" => new Complex[,] { { 0, -I }, { I, 0 } },
        "z" => Diagonal(1, -1),
        "h" => new Complex[,] { { Root, Root }, { Root, -Root } },
        "s" => Diagonal(1, I),
        "sdg" => Diagonal(1, -I),
        "t" => Diagonal(1, Phase(Math.PI / 4)),
        "tdg" => Diagonal(1, Phase(-Math.PI / 4)),
        "sx" => new Complex[,] { { (1 + I) / 2, (1 - I) / 2 }, { (1 - I) / 2, (1 + I) / 2 } },
        "sxdg" => new Complex[,] { { (1 - I) / 2, (1 + I) / 2 }, { (1 + I) / 2, (1 - I) / 2 } },
        "rx" => new Complex[,] { { Math.Cos(a[0] / 2), -I * Math.Sin(a[0] / 2) }, { -I * Math.Sin(a[0] / 2), Math.Cos(a[0] / 2) } },
        "ry" => new Complex[,] { { Math.Cos(a[0] / 2), -Math.Sin(a[0] / 2) }, { Math.Sin(a[0] / 2), Math.Cos(a[0] / 2) } },
        "rz" => Diagonal(Phase(-a[0] / 2), Phase(a[0] / 2)),
        "p" or "u1" or "phase" => Diagonal(1, Phase(a[0])),
        "r" => new Complex[,]
        {
            { Math.Cos(a[0] / 2), -I * Phase(-a[1]) * Math.Sin(a[0] / 2) },
            { -I * Phase(a[1]) * Math.Sin(a[0] / 2), Math.Cos(a[0] / 2) },
        },
        "u" or "u3" or "U" => new Complex[,]
        {
            { Math.Cos(a[0] / 2), -Phase(a[2]) * Math.Sin(a[0] / 2) },
            { Phase(a[1]) * Math.Sin(a[0] / 2), Phase(a[1] + a[2]) * Math.Cos(a[0] / 2) },
        },
        "u2" => Matrix("u3", Math.PI / 2, a[0], a[1]),
        "cx" or "CX" => Controlled(Matrix("x")),
        "cy" => Controlled(Matrix("y")),
        "cz" => Controlled(Matrix("z")),
        "ch" => Controlled(Matrix("h")),
        "csx" => Controlled(Matrix("sx")),
        "cp" or "cu1" or "cphase" => Controlled(Matrix("p", a)),
        "crx" => Controlled(Matrix("rx", a)),
        "cry" => Controlled(Matrix("ry", a)),
        "crz" => Controlled(Matrix("rz", a)),
        "cu3" => Controlled(Matrix("u3", a)),
        "cu" => Controlled(Scale(Phase(a[3]), Matrix("u3", a[0], a[1], a[2]))),
        "ccx" => Controlled(Matrix("cx")),
        "c3x" => Controlled(Matrix("ccx")),
        "c4x" => Controlled(Matrix("c3x")),
        "cswap" => Controlled(Matrix("swap")),
        "swap" => new Complex[,] { { 1, 0, 0, 0 }, { 0, 0, 1, 0 }, { 0, 1, 0, 0 }, { 0, 0, 0, 1 } },
        "iswap" => new Complex[,] { { 1, 0, 0, 0 }, { 0, 0, I, 0 }, { 0, I, 0, 0 }, { 0, 0, 0, 1 } },
        "dcx" => new Complex[,] { { 1, 0, 0, 0 }, { 0, 0, 1, 0 }, { 0, 0, 0, 1 }, { 0, 1, 0, 0 } },
        "rxx" => TwoQubit(a[0], Matrix("x"), Matrix("x")),
        "ryy" => TwoQubit(a[0], Matrix("y"), Matrix("y")),
        "rzz" => TwoQubit(a[0], Matrix("z"), Matrix("z")),
        "rzx" => TwoQubit(a[0], Matrix("z"), Matrix("x")),
        "ecr" => Sum(Root, Tensor(Matrix("x"), Matrix("id")), -Root, Tensor(Matrix("y"), Matrix("x"))), // (XI - YX)/√2, first qubit first
        _ => throw new ArgumentException($"The textbook has no gate '{name}'.", nameof(name)),
    };

    /// <summary>The state that a circuit makes of the given one, gate by gate from the textbook. Multi-angle gates included; global phases as they come.</summary>
    public static Complex[] Run(Circuit circuit, ReadOnlySpan<double> parameters, Complex[] state)
    {
        foreach (Operation operation in circuit.Operations)
        {
            var angles = new double[operation.Angles.Count];
            for (int i = 0; i < angles.Length; i++) angles[i] = operation.Angles[i].Evaluate(parameters);
            string name = operation.Gate!.OpenQasm2Names.Concat(operation.Gate.OpenQasm3Names).First();
            state = Apply(state, Matrix(name, angles), [.. operation.Qubits]);
        }

        return state;
    }

    public static Complex[] Apply(Complex[] state, Complex[,] matrix, params int[] qubits)
    {
        int dimension = matrix.GetLength(0);
        var result = new Complex[state.Length];
        for (int to = 0; to < state.Length; to++)
        {
            int row = 0, rest = to;
            foreach (int qubit in qubits)
            {
                row = (row * 2) + ((to >> qubit) & 1);
                rest &= ~(1 << qubit);
            }

            for (int column = 0; column < dimension; column++)
            {
                int from = rest;
                for (int i = 0; i < qubits.Length; i++) from |= ((column >> (qubits.Length - 1 - i)) & 1) << qubits[i];
                result[to] += matrix[row, column] * state[from];
            }
        }

        return result;
    }

    public static Complex[] RandomState(int qubits, Random random)
    {
        var state = new Complex[1 << qubits];
        for (int i = 0; i < state.Length; i++) state[i] = new Complex(random.NextDouble() - 0.5, random.NextDouble() - 0.5);
        double norm = Math.Sqrt(state.Sum(c => (c.Real * c.Real) + (c.Imaginary * c.Imaginary)));
        return [.. state.Select(c => c / norm)];
    }

    /// <summary>|⟨a|b⟩|: 1 for states that differ by a global phase only.</summary>
    public static double Overlap(Complex[] a, Complex[] b)
    {
        Complex sum = 0;
        for (int i = 0; i < a.Length; i++) sum += Complex.Conjugate(a[i]) * b[i];
        return sum.Magnitude;
    }

    private static Complex Phase(double angle) => new(Math.Cos(angle), Math.Sin(angle));

    private static Complex[,] Diagonal(Complex first, Complex second) => new[,] { { first, 0 }, { 0, second } };

    private static Complex[,] Controlled(Complex[,] target)
    {
        int n = target.GetLength(0);
        var result = new Complex[2 * n, 2 * n];
        for (int i = 0; i < n; i++)
        {
            result[i, i] = 1;
            for (int j = 0; j < n; j++) result[n + i, n + j] = target[i, j];
        }

        return result;
    }

    private static Complex[,] Scale(Complex factor, Complex[,] m) => Sum(factor, m, 0, m);

    private static Complex[,] Sum(Complex f, Complex[,] a, Complex g, Complex[,] b)
    {
        var result = new Complex[a.GetLength(0), a.GetLength(0)];
        for (int i = 0; i < a.GetLength(0); i++)
            for (int j = 0; j < a.GetLength(0); j++) result[i, j] = (f * a[i, j]) + (g * b[i, j]);
        return result;
    }

    private static Complex[,] Tensor(Complex[,] a, Complex[,] b)
    {
        var result = new Complex[4, 4];
        for (int i = 0; i < 4; i++)
            for (int j = 0; j < 4; j++) result[i, j] = a[i / 2, j / 2] * b[i % 2, j % 2];
        return result;
    }

    private static Complex[,] TwoQubit(double angle, Complex[,] a, Complex[,] b) =>
        Sum(Math.Cos(angle / 2), Tensor(Matrix("id"), Matrix("id")), -I * Math.Sin(angle / 2), Tensor(a, b));
}
