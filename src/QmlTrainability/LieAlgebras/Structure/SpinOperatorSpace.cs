using System.Numerics;
using QmlTrainability.Numerics;
using QmlTrainability.Paulis;

namespace QmlTrainability.LieAlgebras.Structure;

/// <summary>Operators that commute with all permutations of the qubits, in coordinates of their blocks of spin (<see cref="SpinBlocks"/>): C(n+3, 3) of them.</summary>
/// <remarks>A block of size m gives m² coordinates, its diagonal and √2 times real and imaginary parts above it, all times the root of the part of 2ⁿ that
/// the spin occurs in: so that they are orthonormal. A bracket costs Σ m³ instead of a walk over strings.</remarks>
internal sealed class SpinOperatorSpace : IOperatorSpace
{
    /// <summary>Operators with more strings than this are not listed.</summary>
    private const double MostStrings = 1 << 20;

    /// <summary>The blocks of the kinds of strings that a state meets fit into so many bytes: those of every kind up to 34 qubits.</summary>
    private const long MostBytes = 1L << 30;

    /// <summary>What is smaller than this part of an operator is rounding.</summary>
    private const double Rounding = 1e-11;

    private readonly SpinBlocks _blocks;
    private readonly double[] _roots; // of the weight of each block

    public SpinOperatorSpace(int qubitCount)
    {
        _blocks = new SpinBlocks(qubitCount);
        _roots = [.. Enumerable.Range(0, _blocks.Count).Select(b => Math.Sqrt(_blocks.Weight(b)))];
    }

    public int QubitCount => _blocks.QubitCount;

    public int Dimension => _blocks.Length;

    /// <summary>The number of spins.</summary>
    public int BlockCount => _blocks.Count;

    /// <summary>2j + 1.</summary>
    public int BlockSize(int block) => _blocks.Size(block);

    /// <summary>The part of 2ⁿ in which the spin occurs.</summary>
    public double Weight(int block) => _blocks.Weight(block);

    /// <summary>The coordinates of a block.</summary>
    public Span<double> Block(double[] coordinates, int block) => coordinates.AsSpan(_blocks.Start(block), _blocks.Size(block) * _blocks.Size(block));

    /// <summary>Takes its part along the identity from each block, and returns these parts, one for each block.</summary>
    public double[] TakeTraces(double[] coordinates)
    {
        var traces = new double[BlockCount];
        for (int block = 0; block < traces.Length; block++)
        {
            int m = BlockSize(block), next = 0;
            Span<double> entries = Block(coordinates, block);
            double sum = 0;
            for (int row = 0; row < m; next += 1 + (2 * (m - 1 - row)), row++) sum += entries[next];
            next = 0;
            for (int row = 0; row < m; next += 1 + (2 * (m - 1 - row)), row++) entries[next] -= sum / m;
            traces[block] = sum / Math.Sqrt(m);
        }

        return traces;
    }

    public double[] Locate(PauliSum @operator)
    {
        var coordinates = new double[Dimension];
        foreach (var kind in @operator.Terms.GroupBy(t => Letters(t.String)))
        {
            (int x, int y, int z) = kind.Key;
            double part = kind.Sum(t => t.Coefficient) / _blocks.StringCount(x, y, z); // of each string, averaged over the permutations
            VectorProducts.Add(part, Coordinates(_blocks.StringSum(x, y, z)), coordinates);
        }

        return coordinates;
    }

    public double[] Locate(IStringExpectations state)
    {
        (int X, int Y, int Z)[] kinds = [.. LettersByWeight().Where(k => state.SumOver(k.X, k.Y, k.Z) != 0)];
        long needed = 16L * kinds.Length * Dimension;
        if (needed > MostBytes)
        {
            throw new BudgetExceededException(
                $"The blocks of spin of {kinds.Length} kinds of strings on {QubitCount} qubits need {needed >> 20} MiB; the budget is {MostBytes >> 20} MiB. A state in which only strings of one letter have expectations, such as |0…0⟩, needs few.",
                needed, MostBytes);
        }

        var coordinates = new double[Dimension];
        foreach ((int x, int y, int z) in kinds) VectorProducts.Add(state.SumOver(x, y, z) / _blocks.StringCount(x, y, z), Coordinates(_blocks.StringSum(x, y, z)), coordinates);
        return coordinates;
    }

    public double Outside(PauliSum @operator)
    {
        double outside = 0;
        foreach (var kind in @operator.Terms.GroupBy(t => Letters(t.String)))
        {
            double count = _blocks.StringCount(kind.Key.X, kind.Key.Y, kind.Key.Z), part = kind.Sum(t => t.Coefficient) / count;
            outside += kind.Sum(t => Math.Abs(t.Coefficient - part)) + ((count - kind.Count()) * Math.Abs(part));
        }

        return outside;
    }

    /// <remarks>Kinds of strings are taken away by rising weight until nothing is left.</remarks>
    public PauliSum OperatorAt(ReadOnlySpan<double> coordinates)
    {
        double[] rest = coordinates.ToArray();
        double least = Rounding * VectorProducts.Norm(rest), strings = 0;
        var found = new List<(int X, int Y, int Z, double Coefficient)>();
        foreach ((int x, int y, int z) in LettersByWeight().TakeWhile(_ => VectorProducts.Norm(rest) > least))
        {
            double[] sum = Coordinates(_blocks.StringSum(x, y, z));
            double count = _blocks.StringCount(x, y, z), coefficient = VectorProducts.Dot(rest, sum) / count;
            VectorProducts.Add(-coefficient, sum, rest);
            if (Math.Abs(coefficient) * Math.Sqrt(count) <= least) continue;
            found.Add((x, y, z, coefficient));
            strings += count;
            if (strings > MostStrings) throw TooMany(strings);
        }

        return found.Count == 0 ? PauliSum.Zero(QubitCount) : PauliSum.Of(found.SelectMany(k => Strings(k.X, k.Y, k.Z).Select(s => (k.Coefficient, s))));
    }

    public void Bracket(ReadOnlySpan<double> left, RealMatrix rows, int first, RealMatrix target, CancellationToken cancellationToken)
    {
        Complex[] a = Entries(left), product = new Complex[Dimension];
        for (int i = 0; i < target.Rows; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Complex[] b = Entries(rows.Row(first + i));
            for (int block = 0; block < _blocks.Count; block++) Commutator(a, b, product, _blocks.Start(block), _blocks.Size(block));
            Coordinates(product).CopyTo(target.Row(i));
        }
    }

    /// <summary>‖-i[A, B]/2‖ ≤ ‖A‖·‖B‖ with the largest singular value of A.</summary>
    public double BracketBound(ReadOnlySpan<double> left) => NormBound(left);

    /// <summary>The largest sum of a row of magnitudes.</summary>
    public double NormBound(ReadOnlySpan<double> coordinates)
    {
        Complex[] a = Entries(coordinates);
        double largest = 0;
        for (int block = 0; block < _blocks.Count; block++)
        {
            int m = _blocks.Size(block);
            for (int row = 0; row < m; row++)
            {
                double sum = 0;
                foreach (Complex entry in a.AsSpan(_blocks.Start(block) + (row * m), m)) sum += entry.Magnitude;
                largest = Math.Max(largest, sum);
            }
        }

        return largest;
    }

    /// <summary>How many X, Y and Z a string has.</summary>
    public static (int X, int Y, int Z) Letters(PauliString p)
    {
        int x = 0, y = 0, z = 0;
        foreach (PauliWord word in p.Words)
        {
            y += BitOperations.PopCount(word.X & word.Z);
            x += BitOperations.PopCount(word.X & ~word.Z);
            z += BitOperations.PopCount(word.Z & ~word.X);
        }

        return (x, y, z);
    }

    /// <summary>-i[A, B]/2 of Hermitian A and B: with M = AB that is (M - M†)/2i.</summary>
    private static void Commutator(Complex[] a, Complex[] b, Complex[] result, int start, int m)
    {
        Span<Complex> product = result.AsSpan(start, m * m);
        product.Clear();
        for (int row = 0; row < m; row++)
        {
            for (int k = 0; k < m; k++)
            {
                Complex factor = a[start + (row * m) + k];
                if (factor == Complex.Zero) continue;
                for (int column = 0; column < m; column++) product[(row * m) + column] += factor * b[start + (k * m) + column];
            }
        }

        for (int row = 0; row < m; row++)
        {
            for (int column = 0; column <= row; column++)
            {
                Complex upper = (product[(column * m) + row] - Complex.Conjugate(product[(row * m) + column])) / (2 * Complex.ImaginaryOne);
                product[(column * m) + row] = upper;
                product[(row * m) + column] = Complex.Conjugate(upper);
            }
        }
    }

    private double[] Coordinates(ReadOnlySpan<Complex> entries)
    {
        var coordinates = new double[Dimension];
        for (int block = 0; block < _blocks.Count; block++)
        {
            int m = _blocks.Size(block), next = _blocks.Start(block);
            ReadOnlySpan<Complex> matrix = entries.Slice(next, m * m);
            double root = _roots[block], twice = root * Math.Sqrt(2);
            for (int row = 0; row < m; row++)
            {
                coordinates[next++] = root * matrix[(row * m) + row].Real;
                for (int column = row + 1; column < m; column++)
                {
                    coordinates[next++] = twice * matrix[(row * m) + column].Real;
                    coordinates[next++] = twice * matrix[(row * m) + column].Imaginary;
                }
            }
        }

        return coordinates;
    }

    private Complex[] Entries(ReadOnlySpan<double> coordinates)
    {
        var entries = new Complex[Dimension];
        for (int block = 0; block < _blocks.Count; block++)
        {
            int m = _blocks.Size(block), next = _blocks.Start(block);
            Span<Complex> matrix = entries.AsSpan(next, m * m);
            double root = _roots[block], twice = root * Math.Sqrt(2);
            for (int row = 0; row < m; row++)
            {
                matrix[(row * m) + row] = coordinates[next++] / root;
                for (int column = row + 1; column < m; column++)
                {
                    var upper = new Complex(coordinates[next] / twice, coordinates[next + 1] / twice);
                    next += 2;
                    matrix[(row * m) + column] = upper;
                    matrix[(column * m) + row] = Complex.Conjugate(upper);
                }
            }
        }

        return entries;
    }

    private static BudgetExceededException TooMany(double strings) => new(
        $"The operator has at least {strings:G3} strings; at most {MostStrings:F0} are listed. Types, dimensions, ranks and squared norms need none of them.",
        new BigInteger(strings), new BigInteger(MostStrings));

    private IEnumerable<(int X, int Y, int Z)> LettersByWeight()
    {
        for (int weight = 0; weight <= QubitCount; weight++)
        {
            for (int x = 0; x <= weight; x++)
            {
                for (int y = 0; x + y <= weight; y++) yield return (x, y, weight - x - y);
            }
        }
    }

    /// <summary>All strings with so many letters.</summary>
    private IEnumerable<PauliString> Strings(int x, int y, int z)
    {
        var letters = new (int Qubit, Pauli Letter)[x + y + z];
        return From(0, 0, x, y, z);

        IEnumerable<PauliString> From(int qubit, int placed, int x, int y, int z)
        {
            if (x + y + z == 0)
            {
                yield return PauliString.On(QubitCount, letters);
                yield break;
            }

            if (x + y + z > QubitCount - qubit) yield break;
            foreach ((Pauli letter, int more) in new[] { (Pauli.X, x), (Pauli.Y, y), (Pauli.Z, z) })
            {
                if (more == 0) continue;
                letters[placed] = (qubit, letter);
                foreach (PauliString p in From(qubit + 1, placed + 1, x - (letter is Pauli.X ? 1 : 0), y - (letter is Pauli.Y ? 1 : 0), z - (letter is Pauli.Z ? 1 : 0))) yield return p;
            }

            foreach (PauliString p in From(qubit + 1, placed, x, y, z)) yield return p;
        }
    }
}
