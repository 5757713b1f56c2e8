using QmlTrainability.Numerics;

namespace QmlTrainability.LieAlgebras.Closure;

/// <summary>Random functionals that stand in for the columns of a wide block, so that the cost of elimination does not depend on the width.</summary>
/// <remarks>Each column enters three functionals and the last one, which is dense: should the sparse ones miss a vector, the last one sees it with
/// probability 1 - 1/p, and the span projects anew on more of them.</remarks>
internal sealed class SparseProjection
{
    private const int Uses = 4;

    private readonly PrimeModulus _modulus;
    private readonly RandomStream _random;
    private readonly List<(int Functional, uint Factor)> _uses = []; // Uses for each column

    public SparseProjection(PrimeModulus modulus, int size, ulong seed)
    {
        _modulus = modulus;
        Size = size;
        _random = new RandomStream(seed, (ulong)size);
    }

    /// <summary>The number of functionals.</summary>
    public int Size { get; }

    /// <summary>The values of all functionals on a vector.</summary>
    /// <param name="vector">Residues by column.</param>
    /// <param name="sums">Zeros, as many as functionals; receives numbers that are congruent to the values.</param>
    public void Apply(ReadOnlySpan<uint> vector, Span<ulong> sums)
    {
        while (_uses.Count < Uses * vector.Length) Extend();
        for (int column = 0; column < vector.Length; column++)
        {
            if (vector[column] == 0) continue;
            for (int i = 0; i < Uses; i++)
            {
                (int functional, uint factor) = _uses[(Uses * column) + i];
                sums[functional] += _modulus.Multiply(factor, vector[column]);
            }
        }
    }

    private void Extend()
    {
        for (int i = 1; i < Uses; i++) _uses.Add((_random.NextBelow(Size - 1), 1 + (uint)_random.NextBelow((int)_modulus.Value - 1)));
        _uses.Add((Size - 1, 1 + (uint)_random.NextBelow((int)_modulus.Value - 1)));
    }
}
