using System.Numerics;
using QmlTrainability.Paulis;

namespace QmlTrainability.LieAlgebras.Structure;

/// <summary>Sums of all strings with the same numbers of X, Y and Z, as matrices on the spins j = n/2, n/2 - 1, …: they never meet a string.</summary>
/// <remarks>
/// Operators that commute with all permutations of n qubits are matrices on the 2j + 1 states |k⟩ of each spin (Schur-Weyl duality), with ΣZ|k⟩ = (2j - 2k)|k⟩,
/// ΣX = J₊ + J₋, ΣY = -i(J₊ - J₋), J₊|k⟩ = √(k(2j + 1 - k))|k - 1⟩. With S(x, y, z) the sum of the strings with so many letters, a letter more comes from
/// ΣX·S(x-1, y, z) = x·S(x, y, z) + (n-x-y-z+2)·S(x-2, y, z) + i(z+1)·S(x-1, y-1, z+1) - i(y+1)·S(x-1, y+1, z-1),
/// where a letter X meets I, X, Y or Z. Cost of a sum: that of its entries; those with fewer letters are kept.
/// </remarks>
internal sealed class SpinBlocks
{
    private readonly Dictionary<(int X, int Y, int Z), Complex[]> _sums = [];
    private readonly int[] _starts; // of each block, and the end

    public SpinBlocks(int qubitCount)
    {
        QubitCount = qubitCount;
        _starts = new int[(qubitCount / 2) + 2];
        for (int b = 0; b + 1 < _starts.Length; b++) _starts[b + 1] = _starts[b] + (Size(b) * Size(b));
    }

    public int QubitCount { get; }

    /// <summary>The number of blocks.</summary>
    public int Count => _starts.Length - 1;

    /// <summary>The number of entries of all blocks.</summary>
    public int Length => _starts[^1];

    /// <summary>2j + 1 = n + 1 - 2b.</summary>
    public int Size(int block) => QubitCount + 1 - (2 * block);

    /// <summary>Where the entries of a block start, row by row.</summary>
    public int Start(int block) => _starts[block];

    /// <summary>How often the spin occurs in n qubits: C(n, b) - C(n, b - 1), as a part of 2ⁿ.</summary>
    public double Weight(int block)
    {
        double weight = Math.ScaleB(1, -QubitCount); // C(n, b)/2ⁿ
        for (int i = 0; i < block; i++) weight *= (double)(QubitCount - i) / (i + 1);
        return weight * Size(block) / (QubitCount + 1 - block);
    }

    /// <summary>The number of strings with so many letters.</summary>
    public double StringCount(int x, int y, int z)
    {
        double count = 1;
        int placed = 0;
        foreach (int letters in new[] { x, y, z })
        {
            for (int i = 1; i <= letters; i++) count *= (double)(QubitCount - placed++) / i;
        }

        return count;
    }

    /// <summary>The entries of S(x, y, z), block after block.</summary>
    public Complex[] StringSum(int x, int y, int z)
    {
        if (_sums.TryGetValue((x, y, z), out Complex[]? known)) return known;
        var sum = new Complex[Length];
        Pauli letter = x > 0 ? Pauli.X : y > 0 ? Pauli.Y : z > 0 ? Pauli.Z : Pauli.I;
        int free = QubitCount - (x + y + z) + 2; // places that a letter meeting its own kind frees
        switch (letter)
        {
            case Pauli.X: // XY = iZ, XZ = -iY
                AddProduct(letter, StringSum(x - 1, y, z), sum);
                AddMultiple(-free, (x - 2, y, z), sum);
                AddMultiple(new Complex(0, -(z + 1)), (x - 1, y - 1, z + 1), sum);
                AddMultiple(new Complex(0, y + 1), (x - 1, y + 1, z - 1), sum);
                break;
            case Pauli.Y: // there is no X; YZ = iX
                AddProduct(letter, StringSum(0, y - 1, z), sum);
                AddMultiple(-free, (0, y - 2, z), sum);
                AddMultiple(new Complex(0, -1), (1, y - 1, z - 1), sum);
                break;
            case Pauli.Z:
                AddProduct(letter, StringSum(0, 0, z - 1), sum);
                AddMultiple(-free, (0, 0, z - 2), sum);
                break;
            default:
                for (int b = 0; b < Count; b++)
                {
                    for (int k = 0; k < Size(b); k++) sum[Start(b) + (k * (Size(b) + 1))] = 1;
                }

                break;
        }

        int number = letter switch { Pauli.X => x, Pauli.Y => y, Pauli.Z => z, _ => 1 };
        for (int i = 0; i < sum.Length; i++) sum[i] /= number;
        return _sums[(x, y, z)] = sum;
    }

    private void AddMultiple(Complex factor, (int X, int Y, int Z) letters, Complex[] target)
    {
        if (letters.X < 0 || letters.Y < 0 || letters.Z < 0) return;
        Complex[] sum = StringSum(letters.X, letters.Y, letters.Z);
        for (int i = 0; i < sum.Length; i++) target[i] += factor * sum[i];
    }

    /// <summary>Adds ΣX, ΣY or ΣZ times a matrix.</summary>
    private void AddProduct(Pauli letter, Complex[] right, Complex[] target)
    {
        Complex raise = letter is Pauli.X ? Complex.One : -Complex.ImaginaryOne; // the factor of J₊
        for (int b = 0; b < Count; b++)
        {
            int m = Size(b), start = Start(b);
            for (int row = 0; row < m; row++)
            {
                if (letter is Pauli.Z) AddRow(m - 1 - (2 * row), row);
                if (letter is not Pauli.Z && row + 1 < m) AddRow(raise * Math.Sqrt((row + 1.0) * (m - 1 - row)), row + 1);
                if (letter is not Pauli.Z && row > 0) AddRow(Complex.Conjugate(raise) * Math.Sqrt(row * (double)(m - row)), row - 1);

                void AddRow(Complex factor, int source)
                {
                    for (int column = 0; column < m; column++) target[start + (row * m) + column] += factor * right[start + (source * m) + column];
                }
            }
        }
    }
}
