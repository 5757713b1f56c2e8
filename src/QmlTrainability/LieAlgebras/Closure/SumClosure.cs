using QmlTrainability.Numerics;
using QmlTrainability.Paulis;

namespace QmlTrainability.LieAlgebras.Closure;

/// <summary>The Lie closure of Pauli sums over one prime field.</summary>
/// <remarks>
/// First the derived algebra: all brackets of two generators, closed under brackets with generators (Jacobi: those suffice). A compact
/// algebra is its center plus its derived algebra, so the number of generators that are independent of the latter is the dimension of the center.
/// Ranks modulo p never exceed the rational rank (see <see cref="IPrimeField"/>): the dimension found is a lower bound, exact with overwhelming probability.
/// </remarks>
internal sealed class SumClosure<TField>
    where TField : IPrimeField
{
    private readonly BracketTable _table;
    private readonly ClosureBudget _budget;
    private readonly ModularBasis<TField> _basis;
    private readonly List<(int Term, ulong Value)[]> _generators = [];
    private readonly List<SparseVector> _columns = [];
    private readonly List<ClosureStep> _steps = [];
    private readonly List<int> _levelSizes = [];

    private SumClosure(BracketTable table, ClosureBudget budget)
    {
        _table = table;
        _budget = budget;
        _basis = new ModularBasis<TField>(budget);
    }

    public int Dimension => _basis.Rank;

    public int CenterDimension { get; private set; }

    /// <summary>How the basis was made.</summary>
    public ClosureRecipe Recipe(IReadOnlyList<PauliSum> generators) => new(generators, _steps, _levelSizes);

    /// <summary>The closure, or null where p divides the denominator of a coefficient.</summary>
    public static SumClosure<TField>? TryClose(
        IReadOnlyList<PauliSum> generators, BracketTable table, ClosureBudget budget, IProgress<ClosureProgress>? progress, CancellationToken cancellationToken)
    {
        var closure = new SumClosure<TField>(table, budget);
        if (!closure.TryLoad(generators)) return null;
        closure.Close(progress, cancellationToken);
        return closure;
    }

    /// <summary>Whether a sum lies in the span, modulo p. The basis is shared and its accumulator scratch, so one call runs at a time.</summary>
    public bool Contains(PauliSum sum)
    {
        lock (_basis) return ContainsUnlocked(sum);
    }

    private bool ContainsUnlocked(PauliSum sum)
    {
        ulong[] accumulator = _basis.Accumulator(_table.ColumnCount);
        int top = -1;
        bool known = true;
        foreach (PauliTerm term in sum.Terms)
        {
            int column = _table.FindColumn(term.String);
            known &= column >= 0 && PrimeField<TField>.TryReduce(term.Exact, out accumulator[column]);
            if (!known) break;
            top = Math.Max(top, column);
        }

        if (known) return _basis.Contains(top);
        accumulator.AsSpan().Clear();
        return false;
    }

    private bool TryLoad(IReadOnlyList<PauliSum> generators)
    {
        var terms = new Dictionary<PauliString, int>();
        foreach (PauliSum generator in generators)
        {
            var entries = new List<(int Term, int Column, ulong Value)>();
            foreach (PauliTerm term in generator.Terms)
            {
                if (!PrimeField<TField>.TryReduce(term.Exact, out ulong value)) return false;
                if (value == 0) continue;
                if (!terms.TryGetValue(term.String, out int number)) terms.Add(term.String, number = _table.AddTerm(term.String));
                entries.Add((number, _table.ColumnOf(term.String), value));
            }

            _generators.Add([.. entries.Select(e => (e.Term, e.Value))]);
            var sorted = entries.OrderBy(e => e.Column).ToList();
            _columns.Add(new SparseVector([.. sorted.Select(e => e.Column)], [.. sorted.Select(e => e.Value)]));
        }

        return true;
    }

    private void Close(IProgress<ClosureProgress>? progress, CancellationToken cancellationToken)
    {
        for (int a = 0; a < _columns.Count; a++)
        {
            for (int b = 0; b < a; b++) AddBracket(b, _columns[a], ~a, cancellationToken);
        }

        int levelEnd = 0; // breadth first: the elements of one depth stand side by side
        for (int i = 0; i < _basis.Rank; i++)
        {
            if (i == levelEnd)
            {
                _levelSizes.Add(_basis.Rank - levelEnd);
                levelEnd = _basis.Rank;
            }

            progress?.Report(new ClosureProgress(_basis.Rank, i));
            for (int g = 0; g < _generators.Count; g++) AddBracket(g, _basis[i], i, cancellationToken);
        }

        int derived = _basis.Rank;
        for (int g = 0; g < _columns.Count; g++)
        {
            SparseVector generator = _columns[g];
            ulong[] accumulator = _basis.Accumulator(_table.ColumnCount);
            for (int i = 0; i < generator.Columns.Length; i++) accumulator[generator.Columns[i]] = generator.Values[i];
            if (generator.Columns.Length > 0 && _basis.Add(generator.Columns[^1], cancellationToken)) _steps.Add(new ClosureStep(ClosureStep.NoGenerator, [(~g, 1)]));
        }

        CenterDimension = _basis.Rank - derived;
        progress?.Report(new ClosureProgress(_basis.Rank, derived));
    }

    /// <summary>Adds -i[generator, element]/2 to the basis if it is independent.</summary>
    private void AddBracket(int generator, SparseVector element, int number, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        (int Term, ulong Value)[] terms = _generators[generator];
        int top = -1;
        ulong[] accumulator = _basis.Accumulator(_table.ColumnCount);
        foreach ((int term, ulong factor) in terms)
        {
            cancellationToken.ThrowIfCancellationRequested();
            _budget.Spend(element.Columns.Length);
            for (int i = 0; i < element.Columns.Length; i++)
            {
                if (!_table.TryStep(term, element.Columns[i], out int target, out bool negative)) continue;
                if (target >= accumulator.Length) accumulator = _basis.Accumulator(_table.ColumnCount);
                ulong product = TField.Multiply(factor, element.Values[i]);
                accumulator[target] = negative
                    ? PrimeField<TField>.Subtract(accumulator[target], product)
                    : PrimeField<TField>.Add(accumulator[target], product);
                if (target > top) top = target;
            }
        }

        _budget.CheckMemory(_table.Bytes, _basis.Rank);
        if (top >= 0 && _basis.Add(top, cancellationToken)) _steps.Add(new ClosureStep(generator, [(number, 1)]));
    }
}
