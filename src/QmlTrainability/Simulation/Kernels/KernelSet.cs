using System.Numerics;
using System.Runtime.Intrinsics;

namespace QmlTrainability.Simulation.Kernels;

/// <summary>The work on amplitudes, for one width of vectors. Unchecked and without allocation; a set has no state and serves all threads.</summary>
/// <remarks>
/// Every kernel works on a tile: the amplitudes whose index has the bits of <c>origin</c> outside of <c>tile</c>, a mask of index bits. Amplitudes are pairs
/// (real, imaginary) of doubles. A pair of amplitudes belongs to the tile of its first index; whoever cuts a state into tiles sees to it that a tile holds the
/// pivot of each action and every bit below <see cref="LineBits"/>.
/// </remarks>
internal abstract unsafe class KernelSet
{
    /// <summary>The widest set that the processor runs in hardware.</summary>
    public static KernelSet Best { get; } =
        Vector512.IsHardwareAccelerated ? VectorKernels<Vector512<double>, Line512>.Instance
        : Vector256.IsHardwareAccelerated ? VectorKernels<Vector256<double>, Line256>.Instance
        : Vector128.IsHardwareAccelerated ? VectorKernels<Vector128<double>, Line128>.Instance
        : ScalarKernels.Instance;

    /// <summary>The doubles that <see cref="PrepareLines"/> writes at most.</summary>
    public const int ConstantsLength = 64;

    /// <summary>The name of the width, for example "512 bits".</summary>
    public abstract string Name { get; }

    /// <summary>The binary logarithm of the number of amplitudes in a vector: the smallest number of qubits that the set takes.</summary>
    public abstract int LineBits { get; }

    /// <summary>Applies the action; tells whether the tile comes from beyond the second-level cache, so that it is fetched ahead where that helps.</summary>
    public abstract void Apply(double* psi, in GateAction action, long origin, long tile, bool fromAfar = false);

    /// <summary>Applies a rotation exp(-i α P / 2) to both vectors and returns this tile's part of Im⟨λ|P|ψ⟩, in one pass.</summary>
    public abstract double ApplyToBoth(double* psi, double* lambda, in GateAction rotation, long origin, long tile);

    /// <summary>Adds to <paramref name="sums"/>, string by string, the sum over pairs of ±Re c or ±Im c of <see cref="StringGroup"/>.</summary>
    public abstract void Correlate(double* psi, StringGroup group, long origin, long tile, double* sums);

    /// <summary>λ_i = Σ coefficient·(Pψ)_i over the strings of the group, or adds to λ_i when <paramref name="add"/>. The tile is that of i.</summary>
    public abstract void Multiply(double* psi, double* lambda, StringGroup group, bool add, long origin, long tile);

    /// <summary>Re⟨a|b⟩ over the tile.</summary>
    public abstract double Dot(double* a, double* b, long origin, long tile);

    /// <summary>RY on one to four qubits in tangent form: [[1, -t], [t, 1]] on each. Index k of a group comes from source + from[k] and goes to
    /// target + to[k] (in doubles), for every subset of the index bits <paramref name="free"/>, which hold none below a line.</summary>
    public abstract void Turn(double* source, double* target, long free, long* from, long* to, double* tangents, int count);

    /// <summary>Writes what <see cref="TurnWithinLines"/> and <see cref="MultiplyRow"/> need: RY on the qubits below <see cref="LineBits"/>, given by
    /// cosines and sines of half their angles.</summary>
    public abstract void PrepareLines(double* constants, ReadOnlySpan<double> cosines, ReadOnlySpan<double> sines);

    /// <summary>RY on the qubits below <see cref="LineBits"/>.</summary>
    public abstract void TurnWithinLines(double* row, long length, double* constants);

    /// <summary>The same, and then each amplitude times its entry of the table and the factor.</summary>
    public abstract void TurnWithinLinesAndMultiply(double* row, long length, double* constants, double* table, Complex factor);

    /// <summary>Each amplitude times its entry of the table and the factor.</summary>
    public abstract void MultiplyRow(double* row, long length, double* constants, double* table, Complex factor);

    /// <summary>Target = source times the factor.</summary>
    public abstract void Scale(double* source, double* target, long length, Complex factor);

    /// <summary>target[i] = source[table(i) ⊕ constant] over the whole table.</summary>
    public abstract void Gather(double* source, double* target, IndexTable table, long constant);

    /// <summary><see cref="Turn"/> on both vectors for one to three qubits; adds Im⟨λ|Y|ψ⟩ of each qubit, as it is between the turn of the one before it and its own.</summary>
    public abstract void TurnBoth(in BothVectors both, long free, long* from, long* to, double* tangents, int count, double* sums);

    /// <summary><see cref="TurnWithinLines"/> on both vectors; adds Im⟨λ|Y|ψ⟩ of each qubit below <see cref="LineBits"/> as it is before.</summary>
    public abstract void TurnBothWithinLines(double* psi, double* lambda, long length, double* constants, double* sums);

    /// <summary>Adds sign·Im⟨λ|Z_m|ψ⟩ over a row for each mask m. The room holds as many doubles as a row.</summary>
    public abstract void OverlapsOfStrings(double* psi, double* lambda, long length, double* room, long* masks, double* signs, int count, double* sums);

    /// <summary>Adds Re Σ conj(ψ_i) ψ_j over the pairs that differ in one of one to three bits, bit by bit; index k of a group is at psi + places[k].</summary>
    public abstract void SumFlips(double* psi, long free, long* places, int count, double* sums);

    /// <summary>Adds over rows, one after the other in memory: Σ|ψ_i|²·(energy_i + offset of the row), each energy twice for the real and the imaginary part, and
    /// what <see cref="SumFlips"/> does for the two lowest bits as far as they are within lines.</summary>
    public abstract void SumRows(double* rows, int count, long length, double** energies, double* offsets, double* constants, double* sums);

    /// <summary>Whether the bits that an action fixes outside of the tile have their values in it.</summary>
    protected static bool Touches(in GateAction action, long origin, long tile) => (action.FixedMask & ~tile & (origin ^ action.FixedValue)) == 0;
}
