using System.Globalization;
using System.Numerics;
using MathNet.Numerics.LinearAlgebra;

namespace QmlTrainability.Simulation;

/// <summary>What is seen of a state on some of its qubits.</summary>
internal static unsafe class Subsystem
{
    /// <summary>Probabilities of at most 2^24 outcomes: 128 MiB.</summary>
    public const int MostProbabilityQubits = 24;

    /// <summary>A density matrix of at most 2^10 by 2^10 entries: 16 MiB.</summary>
    public const int MostMatrixQubits = 10;

    /// <exception cref="ArgumentException">There is none, one is named twice, or there are too many.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A qubit does not exist.</exception>
    public static int[] Check(IReadOnlyList<int> qubits, int count, int most)
    {
        ArgumentNullException.ThrowIfNull(qubits);
        if (qubits.Count == 0) throw new ArgumentException("At least one qubit must be named.", nameof(qubits));
        if (qubits.Count > most)
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"{qubits.Count} qubits are named; at most {most} have a result that fits. Name fewer, or sample."), nameof(qubits));
        var seen = new HashSet<int>();
        foreach (int qubit in qubits)
        {
            if (qubit < 0 || qubit >= count)
                throw new ArgumentOutOfRangeException(nameof(qubits), qubit, string.Create(CultureInfo.InvariantCulture, $"Qubit {qubit} does not exist: there are {count}, from 0 on."));
            if (!seen.Add(qubit)) throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"Qubit {qubit} is named twice."), nameof(qubits));
        }

        return [.. qubits];
    }

    /// <summary>Added block by block, and the blocks in their order: the same for any number of threads.</summary>
    public static double[] Probabilities(StateEngine engine, double* psi, int[] qubits, CancellationToken cancellationToken)
    {
        var sums = new double[1L << qubits.Length];
        long length = engine.BlockLength;
        for (long start = 0; start < 1L << engine.QubitCount; start += length)
        {
            cancellationToken.ThrowIfCancellationRequested();
            for (long i = start; i < start + length; i++) sums[Part(i, qubits)] += (psi[2 * i] * psi[2 * i]) + (psi[(2 * i) + 1] * psi[(2 * i) + 1]);
        }

        return sums;
    }

    /// <summary>ρ_ab = Σ_r ψ_(a,r) conj ψ_(b,r) over the other qubits.</summary>
    public static Complex[,] DensityMatrix(StateEngine engine, double* psi, int[] qubits, CancellationToken cancellationToken)
    {
        int size = 1 << qubits.Length;
        var matrix = new Complex[size, size];
        var places = new long[size];
        long mask = 0;
        foreach (int qubit in qubits) mask |= 1L << qubit;
        for (int a = 0; a < size; a++)
        {
            for (int j = 0; j < qubits.Length; j++) places[a] |= (long)((a >> j) & 1) << qubits[j];
        }

        var state = (Complex*)psi;
        var column = new Complex[size];
        long others = Kernels.Tiling.All(engine.QubitCount) & ~mask, rest = 0, polled = 0;
        do
        {
            if ((polled++ & 0xFF) == 0) cancellationToken.ThrowIfCancellationRequested();
            for (int a = 0; a < size; a++) column[a] = state[rest | places[a]];
            for (int a = 0; a < size; a++)
            {
                for (int b = 0; b <= a; b++) matrix[a, b] += column[a] * Complex.Conjugate(column[b]);
            }

            rest = (rest - others) & others;
        }
        while (rest != 0);
        for (int a = 0; a < size; a++)
        {
            for (int b = a + 1; b < size; b++) matrix[a, b] = Complex.Conjugate(matrix[b, a]);
        }

        return matrix;
    }

    /// <summary>-Σ p log₂ p over the eigenvalues of a density matrix.</summary>
    public static double Entropy(Complex[,] matrix)
    {
        double entropy = 0;
        foreach (Complex value in Matrix<Complex>.Build.DenseOfArray(matrix).Evd(Symmetricity.Hermitian).EigenValues)
        {
            if (value.Real > 0) entropy -= value.Real * Math.Log2(value.Real);
        }

        return Math.Max(0, entropy);
    }

    private static long Part(long index, int[] qubits)
    {
        long part = 0;
        for (int j = 0; j < qubits.Length; j++) part |= ((index >> qubits[j]) & 1) << j;
        return part;
    }
}
