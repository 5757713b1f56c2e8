using QmlTrainability.Numerics;
using QmlTrainability.Paulis;

namespace QmlTrainability.LieAlgebras.Structure;

/// <summary>Operators in coordinates of Pauli strings, one coordinate for each class of strings with equal coefficients (<see cref="EqualCoefficients"/>).</summary>
/// <remarks>The coordinate of a class of m strings with the coefficient c is c·√m, so that coordinates are orthonormal.</remarks>
internal sealed class PauliOperatorSpace : IOperatorSpace
{
    /// <summary>Coefficients below this part of the largest one are rounding.</summary>
    private const double Rounding = 1e-13;

    private readonly StringSteps _steps;
    private readonly int[] _classOf;
    private readonly int[][] _members; // of each class
    private readonly double[] _roots;  // √m of each class
    private readonly Walk?[] _walks;   // by class; made at first use: two threads may make one twice, both alike

    private PauliOperatorSpace(int qubitCount, StringSteps steps, int[] classOf)
    {
        QubitCount = qubitCount;
        _steps = steps;
        _classOf = classOf;
        _members = [.. Enumerable.Range(0, classOf.Length).GroupBy(i => classOf[i]).Select(g => g.ToArray())];
        _roots = [.. _members.Select(m => Math.Sqrt(m.Length))];
        _walks = new Walk?[_members.Length];
    }

    public int QubitCount { get; }

    public int Dimension => _members.Length;

    /// <summary>The space of the strings that brackets with the strings of the generators reach.</summary>
    /// <exception cref="BudgetExceededException">There are more than <paramref name="mostStrings"/> of them.</exception>
    public static PauliOperatorSpace Of(IReadOnlyList<PauliSum> generators, int mostStrings, CancellationToken cancellationToken)
    {
        var steps = StringSteps.Of(generators, mostStrings, cancellationToken);
        return new PauliOperatorSpace(generators[0].QubitCount, steps, EqualCoefficients.Classes(generators, steps, cancellationToken));
    }

    public double[] Locate(PauliSum @operator)
    {
        var coordinates = new double[Dimension];
        foreach (PauliTerm term in @operator.Terms)
        {
            int index = _steps.Strings.IndexOf(PauliPacking.Pack(term.String));
            if (index >= 0) coordinates[_classOf[index]] += term.Coefficient / _roots[_classOf[index]];
        }

        return coordinates;
    }

    public double[] Locate(IStringExpectations state)
    {
        var coordinates = new double[Dimension];
        for (int c = 0; c < coordinates.Length; c++) coordinates[c] = _members[c].Sum(i => state.Of(_steps.Strings.StringAt(i))) / _roots[c];
        return coordinates;
    }

    public double Outside(PauliSum @operator)
    {
        double[] coordinates = Locate(@operator);
        var inside = new Dictionary<int, int>(); // how many strings of each class the operator has
        double outside = 0;
        foreach (PauliTerm term in @operator.Terms)
        {
            int index = _steps.Strings.IndexOf(PauliPacking.Pack(term.String));
            if (index < 0)
            {
                outside += Math.Abs(term.Coefficient);
                continue;
            }

            int c = _classOf[index];
            inside[c] = inside.GetValueOrDefault(c) + 1;
            outside += Math.Abs(term.Coefficient - (coordinates[c] / _roots[c]));
        }

        return outside + inside.Sum(c => (_members[c.Key].Length - c.Value) * Math.Abs(coordinates[c.Key] / _roots[c.Key]));
    }

    /// <summary>The sum of the absolute coefficients.</summary>
    public double NormBound(ReadOnlySpan<double> coordinates)
    {
        double sum = 0;
        for (int c = 0; c < coordinates.Length; c++) sum += Math.Abs(coordinates[c]) * _roots[c];
        return sum;
    }

    public PauliSum OperatorAt(ReadOnlySpan<double> coordinates)
    {
        var terms = new List<(double Coefficient, PauliString String)>();
        double largest = 0;
        for (int c = 0; c < coordinates.Length; c++) largest = Math.Max(largest, Math.Abs(coordinates[c]) / _roots[c]);
        for (int i = 0; i < _classOf.Length; i++)
        {
            double coefficient = coordinates[_classOf[i]] / _roots[_classOf[i]];
            if (Math.Abs(coefficient) > Rounding * largest) terms.Add((coefficient, _steps.Strings.StringAt(i)));
        }

        return terms.Count == 0 ? PauliSum.Zero(QubitCount) : PauliSum.Of(terms);
    }

    public void Bracket(ReadOnlySpan<double> left, RealMatrix rows, int first, RealMatrix target, CancellationToken cancellationToken)
    {
        for (int i = 0; i < target.Rows; i++) target.Row(i).Clear();
        for (int c = 0; c < left.Length; c++)
        {
            if (left[c] == 0) continue;
            cancellationToken.ThrowIfCancellationRequested();
            Walk walk = WalkOf(c);
            for (int i = 0; i < target.Rows; i++) walk.Add(left[c], rows.Row(first + i), target.Row(i));
        }
    }

    /// <summary>The largest absolute row sum of the matrix, which is symmetric but for signs.</summary>
    public double BracketBound(ReadOnlySpan<double> left)
    {
        var sums = new double[Dimension];
        for (int c = 0; c < left.Length; c++)
        {
            if (left[c] != 0) WalkOf(c).AddReach(Math.Abs(left[c]), sums);
        }

        return sums.Max();
    }

    private Walk WalkOf(int @class) => _walks[@class] ??= new Walk(this, @class);

    /// <summary>-i[B, ·]/2 for the operator B of one coordinate, projected on the space: which coordinate goes where, with which weight.</summary>
    private sealed class Walk
    {
        private readonly int[] _targets;
        private readonly int[] _sources;
        private readonly double[] _weights;

        public Walk(PauliOperatorSpace space, int @class)
        {
            List<int> targets = [], sources = [];
            List<double> weights = [];
            var product = new ulong[PauliPacking.Words(space.QubitCount)];
            var counts = new Dictionary<int, int>();
            for (int target = 0; target < space.Dimension; target++)
            {
                counts.Clear();
                foreach (int right in space._members[target])
                {
                    foreach (int left in space._members[@class])
                    {
                        // The bracket with the target leads to the source, and back with the opposite sign.
                        int step = space._steps.Find(left, right, product);
                        if (step == StringSteps.None) continue;
                        int source = space._classOf[Math.Abs(step) - 1];
                        counts[source] = counts.GetValueOrDefault(source) - Math.Sign(step);
                    }
                }

                foreach ((int source, int count) in counts)
                {
                    if (count == 0) continue;
                    targets.Add(target);
                    sources.Add(source);
                    weights.Add(count / (space._roots[target] * space._roots[source] * space._roots[@class]));
                }
            }

            (_targets, _sources, _weights) = ([.. targets], [.. sources], [.. weights]);
        }

        /// <summary>Adds to every coordinate that the bracket reaches.</summary>
        public void AddReach(double magnitude, Span<double> sums)
        {
            for (int i = 0; i < _targets.Length; i++) sums[_targets[i]] += magnitude * Math.Abs(_weights[i]);
        }

        public void Add(double factor, ReadOnlySpan<double> from, Span<double> to)
        {
            int[] targets = _targets, sources = _sources;
            double[] weights = _weights;
            for (int i = 0; i < targets.Length; i++) to[targets[i]] += factor * weights[i] * from[sources[i]];
        }
    }
}
