using QmlTrainability.Numerics;
using QmlTrainability.Paulis;

namespace QmlTrainability.LieAlgebras.Closure;

/// <summary>The elements that a closure has found modulo one prime, each with the step that makes it; elements are added while they are independent.</summary>
internal sealed class ClosureBasis
{
    private const int BatchSize = 32;

    private readonly PrimeModulus _modulus;
    private readonly AdjointTable _table;
    private readonly ClosureBudget _budget;
    private readonly CancellationToken _token;
    private readonly ModularBracket _bracket;
    private readonly List<ModularSpan> _spans = []; // by block
    private readonly List<(int Block, int Index)> _elements = [];
    private readonly List<(int Block, ResidueVector Vector)> _generators = [];
    private readonly List<ClosureStep> _steps = [];

    public ClosureBasis(AdjointTable table, PrimeModulus modulus, ClosureBudget budget, CancellationToken token)
    {
        _table = table;
        _modulus = modulus;
        _budget = budget;
        _token = token;
        _bracket = new ModularBracket(table, modulus, token);
        foreach (PauliSum generator in table.Generators) _generators.Add(_bracket.Load(generator));
    }

    /// <summary>Called after each element that is added.</summary>
    public Action? Added { get; set; }

    public int Count => _elements.Count;

    public int GeneratorCount => _generators.Count;

    /// <summary>The step of each element.</summary>
    public IReadOnlyList<ClosureStep> Steps => _steps;

    public int BlockOf(int element) => ElementAt(element).Block;

    /// <summary>Whether each homogeneous part of a sum lies in the span.</summary>
    public bool Contains(PauliSum sum)
    {
        foreach ((int block, uint[] vector) in _bracket.LoadParts(sum))
        {
            if (block >= _spans.Count) return false;
            lock (_spans[block])
            {
                if (!_spans[block].Contains(vector)) return false;
            }
        }

        return true;
    }

    /// <summary>Whether a generator lies outside of the span.</summary>
    public bool IsGeneratorOutside(int generator)
    {
        (int block, ResidueVector vector) = _generators[generator];
        return IsOutside(block, _bracket.Copy(block, vector));
    }

    /// <summary>Whether the bracket of a generator with a vector in a block lies outside of the span.</summary>
    public bool LeadsOutside(int generator, int block, ResidueVector vector)
    {
        int target = _bracket.Apply(generator, block, vector, out ReadOnlySpan<uint> image);
        Spend(generator, vector);
        return target >= 0 && IsOutside(target, image);
    }

    /// <summary>Σ factor · element, of elements in one block; ~g names generator g.</summary>
    public ResidueVector Combine(IReadOnlyCollection<(uint Factor, int Element)> combination) =>
        _bracket.Combine(BlockOf(combination.First().Element), combination.Select(c => (c.Factor, ElementAt(c.Element).Vector)));

    /// <summary>Makes the element of a step and adds it if it is independent.</summary>
    public bool TryAdd(ClosureStep step)
    {
        int block = Make(step, out ReadOnlySpan<uint> vector);
        return block >= 0 && TryKeep(step, block, vector);
    }

    /// <summary>Makes and adds the elements of steps until one is dependent.</summary>
    /// <returns>How many were added.</returns>
    public int AddWhileIndependent(ReadOnlySpan<ClosureStep> steps)
    {
        int added = 0;
        while (added < steps.Length)
        {
            int block = Make(steps[added], out ReadOnlySpan<uint> vector);
            if (block < 0) break;
            if (!SpanOf(block).PrefersBatches)
            {
                if (!TryKeep(steps[added], block, vector)) break;
                added++;
                continue;
            }

            int count = AddBatch(steps.Slice(added, Math.Min(BatchSize, steps.Length - added)));
            added += count;
            if (count == 0) break;
        }

        return added;
    }

    /// <summary>Adds the elements of steps, as long as they are independent and lie in the block of the first.</summary>
    private int AddBatch(ReadOnlySpan<ClosureStep> steps)
    {
        var vectors = new List<uint[]>();
        int target = -1;
        foreach (ClosureStep step in steps)
        {
            int block = Make(step, out ReadOnlySpan<uint> vector);
            if (block < 0 || (target >= 0 && block != target)) break;
            target = block;
            vectors.Add(vector.ToArray());
        }

        ModularSpan span = SpanOf(target);
        PreparedVector[] prepared = span.Prepare(vectors, _token);
        for (int i = 0; i < prepared.Length; i++)
        {
            _token.ThrowIfCancellationRequested();
            _budget.Spend(span.CostOfDecision);
            if (!span.IsIndependent(prepared[i], _token)) return i;
            Keep(steps[i], target, prepared[i].Vector);
        }

        return prepared.Length;
    }

    private bool IsOutside(int block, ReadOnlySpan<uint> vector)
    {
        _token.ThrowIfCancellationRequested();
        ModularSpan span = SpanOf(block);
        _budget.Spend(span.CostOfDecision);
        return span.IsIndependent(vector, _token);
    }

    private bool TryKeep(ClosureStep step, int block, ReadOnlySpan<uint> vector)
    {
        if (!IsOutside(block, vector)) return false;
        Keep(step, block, vector);
        return true;
    }

    /// <summary>The element of a step: its block and its residues, or -1 where it is zero.</summary>
    private int Make(ClosureStep step, out ReadOnlySpan<uint> vector)
    {
        _token.ThrowIfCancellationRequested();
        (int block, ResidueVector combined) = Combine(step.Combination);
        if (step.Generator < 0)
        {
            vector = _bracket.Copy(block, combined);
            return block;
        }

        Spend(step.Generator, combined);
        return _bracket.Apply(step.Generator, block, combined, out vector);
    }

    /// <summary>Adds the vector that the span of its block was last asked about.</summary>
    private void Keep(ClosureStep step, int block, ReadOnlySpan<uint> vector)
    {
        ModularSpan span = SpanOf(block);
        _budget.Reach(Count + 1);
        _budget.CheckTables(_table.Bytes);
        span.Keep(vector, _token);
        _elements.Add((block, span.Rank - 1));
        _steps.Add(step);
        Added?.Invoke();
    }

    private (int Block, ResidueVector Vector) ElementAt(int element)
    {
        if (element < 0) return _generators[~element];
        (int block, int index) = _elements[element];
        return (block, _spans[block].Vectors[index]);
    }

    private (int Block, ResidueVector Vector) Combine(IReadOnlyList<(int Coefficient, int Element)> combination) =>
        combination is [(1, int only)] ? ElementAt(only)
        : (BlockOf(combination[0].Element), Combine([.. combination.Select(c => (_modulus.Residue(c.Coefficient), c.Element))]));

    private ModularSpan SpanOf(int block)
    {
        while (_spans.Count <= block) _spans.Add(new ModularSpan(_modulus, _budget, ((ulong)_modulus.Value << 32) + (ulong)_spans.Count));
        return _spans[block];
    }

    private void Spend(int generator, ResidueVector vector) => _budget.Spend((long)_table[generator].TermCount * vector.Count);
}
