using System.Numerics;
using QmlTrainability.Numerics;
using QmlTrainability.Paulis;

namespace QmlTrainability.LieAlgebras.Structure;

/// <summary>Operators in coordinates of Pauli strings: the strings that brackets with the strings of the generators reach.</summary>
internal sealed class PauliOperatorSpace : IOperatorSpace
{
    /// <summary>Coordinates below this part of the largest one are rounding.</summary>
    private const double Rounding = 1e-13;

    private readonly PauliTable _strings;
    private readonly int _words;
    private readonly Walk?[] _walks; // by string; made at first use: two threads may make one twice, both alike

    private PauliOperatorSpace(int qubitCount, PauliTable strings)
    {
        QubitCount = qubitCount;
        _strings = strings;
        _words = PauliPacking.Words(qubitCount);
        _walks = new Walk?[strings.Count];
    }

    public int QubitCount { get; }

    public int Dimension => _strings.Count;

    /// <summary>The smallest such space that holds the generators.</summary>
    /// <exception cref="BudgetExceededException">It has more than <paramref name="maxDimension"/> strings.</exception>
    public static PauliOperatorSpace Of(IReadOnlyList<PauliSum> generators, int maxDimension, CancellationToken cancellationToken)
    {
        int qubits = generators[0].QubitCount, words = PauliPacking.Words(qubits);
        var strings = new PauliTable(qubits);
        foreach (PauliTerm term in generators.SelectMany(g => g.Terms)) strings.GetOrAdd(PauliPacking.Pack(term.String), out _);
        int terms = strings.Count;
        var product = new ulong[words];
        for (int i = 0; i < strings.Count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (strings.Count > maxDimension)
            {
                throw new BudgetExceededException(
                    $"The simple ideals of this algebra are found in coordinates of more than {maxDimension} Pauli strings, which do not fit the memory budget. "
                    + "Raise ClosureOptions.MemoryBudget or use fewer qubits; dimension and center are known without.", strings.Count, maxDimension);
            }

            for (int term = 0; term < terms; term++)
            {
                ReadOnlySpan<ulong> a = strings[term], b = strings[i];
                if (!PauliPacking.Anticommute(a, b, words)) continue;
                for (int w = 0; w < words; w++) product[w] = a[w] ^ b[w];
                strings.GetOrAdd(product, out _);
            }
        }

        return new PauliOperatorSpace(qubits, strings);
    }

    public double[] Locate(PauliSum @operator)
    {
        var coordinates = new double[Dimension];
        foreach (PauliTerm term in @operator.Terms)
        {
            int index = _strings.IndexOf(PauliPacking.Pack(term.String));
            if (index >= 0) coordinates[index] = term.Coefficient;
        }

        return coordinates;
    }

    public PauliSum OperatorAt(ReadOnlySpan<double> coordinates)
    {
        double largest = 0;
        foreach (double coordinate in coordinates) largest = Math.Max(largest, Math.Abs(coordinate));
        var terms = new List<(double, PauliString)>();
        for (int i = 0; i < coordinates.Length; i++)
        {
            if (Math.Abs(coordinates[i]) > Rounding * largest) terms.Add((coordinates[i], _strings.StringAt(i)));
        }

        return terms.Count == 0 ? PauliSum.Zero(QubitCount) : PauliSum.Of(terms);
    }

    public void Bracket(ReadOnlySpan<double> left, RealMatrix rows, int first, RealMatrix target, CancellationToken cancellationToken)
    {
        for (int i = 0; i < target.Rows; i++) target.Row(i).Clear();
        for (int s = 0; s < left.Length; s++)
        {
            if (left[s] == 0) continue;
            cancellationToken.ThrowIfCancellationRequested();
            Walk walk = WalkOf(s);
            for (int i = 0; i < target.Rows; i++) walk.Add(left[s], rows.Row(first + i), target.Row(i));
        }
    }

    /// <summary>The largest absolute row sum of the matrix, which is symmetric but for signs.</summary>
    public double BracketBound(ReadOnlySpan<double> left)
    {
        var sums = new double[Dimension];
        for (int s = 0; s < left.Length; s++)
        {
            if (left[s] != 0) WalkOf(s).AddReach(Math.Abs(left[s]), sums);
        }

        return sums.Max();
    }

    private Walk WalkOf(int index) => _walks[index] ??= new Walk(_strings, index, _words);

    /// <summary>-i[P, ·]/2 for one string P: which coordinate goes where, with which sign.</summary>
    private sealed class Walk
    {
        private readonly int[] _targets;
        private readonly int[] _sources; // 2·coordinate, plus 1 for a negative sign

        public Walk(PauliTable strings, int index, int words)
        {
            ReadOnlySpan<ulong> a = strings[index];
            var product = new ulong[words];
            List<int> targets = [], sources = [];
            for (int target = 0; target < strings.Count; target++)
            {
                ReadOnlySpan<ulong> c = strings[target];
                if (!PauliPacking.Anticommute(a, c, words)) continue;
                int phase = 0; // of P_a·P_b = i^phase·P_c with b = a + c
                for (int w = 0; w < words; w += 2)
                {
                    ulong x = product[w] = a[w] ^ c[w], z = product[w + 1] = a[w + 1] ^ c[w + 1];
                    phase += BitOperations.PopCount(a[w] & a[w + 1]) + BitOperations.PopCount(x & z) - BitOperations.PopCount(c[w] & c[w + 1])
                        + (2 * BitOperations.PopCount(a[w + 1] & x));
                }

                targets.Add(target);
                sources.Add((2 * strings.IndexOf(product)) + ((phase & 3) == 1 ? 0 : 1));
            }

            (_targets, _sources) = ([.. targets], [.. sources]);
        }

        /// <summary>Adds to every coordinate that the bracket reaches.</summary>
        public void AddReach(double magnitude, Span<double> sums)
        {
            foreach (int target in _targets) sums[target] += magnitude;
        }

        public void Add(double factor, ReadOnlySpan<double> from, Span<double> to)
        {
            int[] targets = _targets, sources = _sources;
            for (int i = 0; i < targets.Length; i++)
            {
                int source = sources[i];
                long sign = (long)source << 63; // flips the sign bit without a branch
                to[targets[i]] += factor * BitConverter.Int64BitsToDouble(BitConverter.DoubleToInt64Bits(from[source >> 1]) ^ sign);
            }
        }
    }
}
