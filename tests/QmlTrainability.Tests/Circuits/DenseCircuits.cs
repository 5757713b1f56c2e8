using System.Numerics;

namespace QmlTrainability.Tests.Circuits;

/// <summary>
/// An oracle that shares no code with the library: gates by their textbook matrices, applied to vectors. Qubit 0 is the least significant bit of an
/// index. A gate matrix has its first qubit as the most significant bit of its own index, as textbooks write controlled gates.
/// </summary>
internal static class DenseCircuits
{
    private static readonly Complex I = Complex.ImaginaryOne;

    public static Complex[,] Letter(char letter) => letter switch
    {
        'I' => new Complex[,] { { 1, 0 }, { 0, 1 } },
        'X' => new Complex[,] { { 0, 1 }, { 1, 0 } },
        'Y' => new Complex[,] { { 0, -I }, { I, 0 } },
        'Z' => new Complex[,] { { 1, 0 }, { 0, -1 } },
        _ => throw new ArgumentOutOfRangeException(nameof(letter)),
    };

    /// <summary>The matrix of a gate by its OpenQASM name.</summary>
    public static Complex[,] Gate(string name, params double[] a) => name switch
    {
        "id" or "u0" => Letter('I'),
        "x" => Letter('X'),
        "y" => Letter('Y'),
        "z" => Letter('Z'),
        "h" => Scale(1 / Math.Sqrt(2), new Complex[,] { { 1, 1 }, { 1, -1 } }),
        "s" => Diagonal(1, I),
        "sdg" => Diagonal(1, -I),
        "t" => Diagonal(1, E(Math.PI / 4)),
        "tdg" => Diagonal(1, E(-Math.PI / 4)),
        "sx" => Scale(0.5, new[,] { { 1 + I, 1 - I }, { 1 - I, 1 + I } }),
        "sxdg" => Scale(0.5, new[,] { { 1 - I, 1 + I }, { 1 + I, 1 - I } }),
        "rx" => new[,] { { C(a[0]), -I * S(a[0]) }, { -I * S(a[0]), C(a[0]) } },
        "ry" => new[,] { { C(a[0]), -S(a[0]) }, { S(a[0]), C(a[0]) } },
        "rz" => Diagonal(E(-a[0] / 2), E(a[0] / 2)),
        "p" or "phase" or "u1" => Diagonal(1, E(a[0])),
        "r" => new[,] { { C(a[0]), -I * E(-a[1]) * S(a[0]) }, { -I * E(a[1]) * S(a[0]), C(a[0]) } },
        "u" or "U" or "u3" => new[,] { { C(a[0]), -E(a[2]) * S(a[0]) }, { E(a[1]) * S(a[0]), E(a[1] + a[2]) * C(a[0]) } },
        "u2" => Scale(1 / Math.Sqrt(2), new[,] { { 1, -E(a[1]) }, { E(a[0]), E(a[0] + a[1]) } }),
        "cx" or "CX" => Controlled(Letter('X')),
        "cy" => Controlled(Letter('Y')),
        "cz" => Controlled(Letter('Z')),
        "ch" => Controlled(Gate("h")),
        "cp" or "cphase" or "cu1" => Diagonal(1, 1, 1, E(a[0])),
        "cs" => Diagonal(1, 1, 1, I),
        "csdg" => Diagonal(1, 1, 1, -I),
        "csx" => Controlled(Gate("sx")),
        "crx" => Controlled(Gate("rx", a)),
        "cry" => Controlled(Gate("ry", a)),
        "crz" => Controlled(Gate("rz", a)),
        "cu" => Controlled(Scale(E(a[3]), Gate("u", a))),
        "cu3" => Controlled(Gate("u", a)),
        "swap" => Permutation(0, 2, 1, 3),
        "iswap" => new[,] { { 1, 0, 0, 0 }, { 0, 0, I, 0 }, { 0, I, 0, 0 }, { 0, 0, 0, 1 } },
        // The next matrices are those of Qiskit's documentation, which has the first qubit as the least significant bit.
        "dcx" => FirstQubitLast(new Complex[,] { { 1, 0, 0, 0 }, { 0, 0, 0, 1 }, { 0, 1, 0, 0 }, { 0, 0, 1, 0 } }),
        "ecr" => FirstQubitLast(Scale(1 / Math.Sqrt(2), new[,] { { 0, 1, 0, I }, { 1, 0, -I, 0 }, { 0, I, 0, 1 }, { -I, 0, 1, 0 } })),
        "rzx" => FirstQubitLast(new[,]
        {
            { C(a[0]), 0, -I * S(a[0]), 0 }, { 0, C(a[0]), 0, I * S(a[0]) }, { -I * S(a[0]), 0, C(a[0]), 0 }, { 0, I * S(a[0]), 0, C(a[0]) },
        }),
        "rxx" => new[,]
        {
            { C(a[0]), 0, 0, -I * S(a[0]) }, { 0, C(a[0]), -I * S(a[0]), 0 }, { 0, -I * S(a[0]), C(a[0]), 0 }, { -I * S(a[0]), 0, 0, C(a[0]) },
        },
        "ryy" => new[,]
        {
            { C(a[0]), 0, 0, I * S(a[0]) }, { 0, C(a[0]), -I * S(a[0]), 0 }, { 0, -I * S(a[0]), C(a[0]), 0 }, { I * S(a[0]), 0, 0, C(a[0]) },
        },
        "rzz" => Diagonal(E(-a[0] / 2), E(a[0] / 2), E(a[0] / 2), E(-a[0] / 2)),
        "ccx" => Controlled(Gate("cx")),
        "ccz" => Controlled(Gate("cz")),
        "cswap" => Controlled(Gate("swap")),
        "c3x" or "mcx" => Controlled(Gate("ccx")),
        "c3sqrtx" or "c3sx" => Controlled(Controlled(Gate("csx"))),
        "c4x" => Controlled(Gate("c3x")),
        "rccx" => FirstQubitLast(Sparse(8, (3, 7, -I), (5, 5, -1), (7, 3, I))),
        "rc3x" or "rcccx" => FirstQubitLast(Sparse(16, (3, 3, I), (7, 15, 1), (11, 11, -I), (15, 7, -1))),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "The oracle has no matrix for this gate."),
    };

    /// <summary>The gate on the given qubits, applied to a vector of 2^n amplitudes.</summary>
    public static Complex[] Apply(Complex[,] gate, IReadOnlyList<int> qubits, Complex[] vector)
    {
        int k = qubits.Count, size = 1 << k;
        var result = new Complex[vector.Length];
        for (int column = 0; column < vector.Length; column++)
        {
            int from = 0, rest = column;
            for (int j = 0; j < k; j++)
            {
                from = (from << 1) | ((column >> qubits[j]) & 1);
                rest &= ~(1 << qubits[j]);
            }

            for (int to = 0; to < size; to++)
            {
                int row = rest;
                for (int j = 0; j < k; j++) row |= ((to >> (k - 1 - j)) & 1) << qubits[j];
                result[row] += gate[to, from] * vector[column];
            }
        }

        return result;
    }

    /// <summary>The operator of a dense label, such as "XIY", applied to a vector.</summary>
    public static Complex[] ApplyLabel(string label, Complex[] vector)
    {
        for (int q = 0; q < label.Length; q++)
        {
            if (label[q] != 'I') vector = Apply(Letter(label[q]), [q], vector);
        }

        return vector;
    }

    /// <summary>exp(-i angle P / 2) = cos(angle/2) - i sin(angle/2) P.</summary>
    public static Complex[] Rotate(string label, double angle, Complex[] vector)
    {
        Complex[] turned = ApplyLabel(label, vector);
        return [.. vector.Zip(turned, (v, t) => (C(angle) * v) - (I * S(angle) * t))];
    }

    public static Complex Inner(Complex[] a, Complex[] b) => a.Zip(b, (x, y) => Complex.Conjugate(x) * y).Aggregate(Complex.Zero, (s, x) => s + x);

    /// <summary>The matrix of a map on vectors, column by column.</summary>
    public static Complex[,] Matrix(int qubits, Func<Complex[], Complex[]> map)
    {
        int size = 1 << qubits;
        var matrix = new Complex[size, size];
        for (int column = 0; column < size; column++)
        {
            var unit = new Complex[size];
            unit[column] = 1;
            Complex[] image = map(unit);
            for (int row = 0; row < size; row++) matrix[row, column] = image[row];
        }

        return matrix;
    }

    /// <summary>1 for unitaries equal up to a phase, less otherwise: |tr(A†B)| / N.</summary>
    public static double Overlap(Complex[,] a, Complex[,] b)
    {
        Complex sum = 0;
        for (int i = 0; i < a.GetLength(0); i++)
        {
            for (int j = 0; j < a.GetLength(1); j++) sum += Complex.Conjugate(a[i, j]) * b[i, j];
        }

        return sum.Magnitude / a.GetLength(0);
    }

    public static Complex[,] Multiply(Complex[,] a, Complex[,] b)
    {
        int n = a.GetLength(0);
        var product = new Complex[n, n];
        for (int i = 0; i < n; i++)
        {
            for (int k = 0; k < n; k++)
            {
                if (a[i, k] == Complex.Zero) continue;
                for (int j = 0; j < n; j++) product[i, j] += a[i, k] * b[k, j];
            }
        }

        return product;
    }

    public static Complex[,] Adjoint(Complex[,] a)
    {
        int n = a.GetLength(0);
        var adjoint = new Complex[n, n];
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < n; j++) adjoint[i, j] = Complex.Conjugate(a[j, i]);
        }

        return adjoint;
    }

    public static Complex[] RandomState(int qubits, Random random)
    {
        var state = new Complex[1 << qubits];
        for (int i = 0; i < state.Length; i++) state[i] = new Complex(random.NextDouble() - 0.5, random.NextDouble() - 0.5);
        double norm = Math.Sqrt(state.Sum(s => (s * Complex.Conjugate(s)).Real));
        return [.. state.Select(s => s / norm)];
    }

    private static Complex C(double angle) => Math.Cos(angle / 2);

    private static Complex S(double angle) => Math.Sin(angle / 2);

    private static Complex E(double phase) => Complex.FromPolarCoordinates(1, phase);

    private static Complex[,] Scale(Complex factor, Complex[,] a)
    {
        var scaled = new Complex[a.GetLength(0), a.GetLength(1)];
        for (int i = 0; i < a.GetLength(0); i++)
        {
            for (int j = 0; j < a.GetLength(1); j++) scaled[i, j] = factor * a[i, j];
        }

        return scaled;
    }

    private static Complex[,] Diagonal(params Complex[] entries) => Sparse(entries.Length, [.. entries.Select((e, i) => (i, i, e))]);

    private static Complex[,] Permutation(params int[] images)
    {
        var matrix = new Complex[images.Length, images.Length];
        for (int i = 0; i < images.Length; i++) matrix[images[i], i] = 1;
        return matrix;
    }

    /// <summary>The identity, except that rows with a given entry have only that one.</summary>
    private static Complex[,] Sparse(int size, params (int Row, int Column, Complex Value)[] entries)
    {
        var matrix = new Complex[size, size];
        for (int i = 0; i < size; i++) matrix[i, i] = 1;
        foreach ((int row, _, _) in entries) matrix[row, row] = 0;
        foreach ((int row, int column, Complex value) in entries) matrix[row, column] = value;
        return matrix;
    }

    private static Complex[,] Controlled(Complex[,] gate)
    {
        int size = gate.GetLength(0);
        var controlled = new Complex[2 * size, 2 * size];
        for (int i = 0; i < size; i++)
        {
            controlled[i, i] = 1;
            for (int j = 0; j < size; j++) controlled[size + i, size + j] = gate[i, j];
        }

        return controlled;
    }

    /// <summary>Reverses the bits of the indices: a matrix with the first qubit least significant becomes one with it most significant.</summary>
    private static Complex[,] FirstQubitLast(Complex[,] matrix)
    {
        int size = matrix.GetLength(0), bits = BitOperations.Log2((uint)size);
        var reversed = new Complex[size, size];
        for (int i = 0; i < size; i++)
        {
            for (int j = 0; j < size; j++) reversed[Reverse(i), Reverse(j)] = matrix[i, j];
        }

        return reversed;

        int Reverse(int index)
        {
            int result = 0;
            for (int b = 0; b < bits; b++) result |= ((index >> b) & 1) << (bits - 1 - b);
            return result;
        }
    }
}
