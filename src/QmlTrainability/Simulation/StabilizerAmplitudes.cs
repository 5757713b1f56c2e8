using System.Numerics;
using QmlTrainability.Circuits;
using QmlTrainability.Paulis;

namespace QmlTrainability.Simulation;

/// <summary>The amplitudes of a pure stabilizer state: 2^(-r/2) times a power of i on an affine space of 2^r basis states. Immutable.</summary>
/// <remarks>
/// Elimination over GF(2) gives r generators with independent X bits and n - r without any. The latter, signed strings of Z, fix one basis state |b⟩ with
/// amplitude; the state is 2^(-r/2) Σ g|b⟩ over the products g of the former, walked in the order of a Gray code (arXiv:quant-ph/0406196).
/// </remarks>
internal sealed unsafe class StabilizerAmplitudes
{
    private readonly (long X, long Z, int Phase)[] _moves; // g|j⟩ = i^Phase (-1)^|j∧Z| |j ^ X⟩
    private readonly long _start;

    public StabilizerAmplitudes(IReadOnlyList<(PauliString String, int Sign)> stabilizers)
    {
        var rest = stabilizers.Select(s => new SignedPauli(s.String, s.Sign < 0)).ToList();
        var moving = new List<SignedPauli>();
        while (rest.FindIndex(s => X(s) != 0) is int at and >= 0)
        {
            SignedPauli pivot = rest[at];
            long bit = X(pivot) & -X(pivot);
            rest.RemoveAt(at);
            for (int i = 0; i < rest.Count; i++)
            {
                if ((X(rest[i]) & bit) != 0) rest[i] = SignedPauli.Multiply(rest[i], pivot);
            }

            moving.Add(pivot);
        }

        _start = Solve(rest);
        _moves = [.. moving.Select(s => (X(s), Z(s), (BitOperations.PopCount((ulong)(X(s) & Z(s))) + (s.IsNegative ? 2 : 0)) & 3))];
    }

    /// <summary>Writes the amplitudes that are not zero.</summary>
    public void Write(Complex* psi, CancellationToken cancellationToken)
    {
        const long Poll = (1L << 14) - 1;
        double size = Math.Pow(2, -0.5 * _moves.Length);
        ReadOnlySpan<Complex> powers = [size, new Complex(0, size), -size, new Complex(0, -size)];
        long index = _start;
        int phase = 0;
        psi[index] = size;
        for (long step = 1; step < 1L << _moves.Length; step++)
        {
            if ((step & Poll) == 0) cancellationToken.ThrowIfCancellationRequested();
            (long x, long z, int power) = _moves[BitOperations.TrailingZeroCount((ulong)step)];
            phase = (phase + power + (2 * BitOperations.PopCount((ulong)(index & z)))) & 3;
            index ^= x;
            psi[index] = powers[phase];
        }
    }

    /// <summary>A basis state b with (-1)^|b∧Z| the sign of each string of Z: Gauss-Jordan elimination, free bits 0.</summary>
    private static long Solve(List<SignedPauli> strings)
    {
        var rows = strings.Select(s => (Bits: Z(s), s.IsNegative)).ToArray();
        var pivots = new long[rows.Length];
        for (int r = 0; r < rows.Length; r++)
        {
            // The generators are independent and none has X bits, so that no row becomes zero.
            long pivot = pivots[r] = rows[r].Bits & -rows[r].Bits;
            for (int other = 0; other < rows.Length; other++)
            {
                if (other != r && (rows[other].Bits & pivot) != 0) rows[other] = (rows[other].Bits ^ rows[r].Bits, rows[other].IsNegative ^ rows[r].IsNegative);
            }
        }

        long solution = 0;
        for (int r = 0; r < rows.Length; r++)
        {
            if (rows[r].IsNegative) solution |= pivots[r];
        }

        return solution;
    }

    private static long X(SignedPauli s) => PauliBits.Of(s.String).X;

    private static long Z(SignedPauli s) => PauliBits.Of(s.String).Z;
}
