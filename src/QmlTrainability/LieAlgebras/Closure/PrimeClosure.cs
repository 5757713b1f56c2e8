using QmlTrainability.Numerics;
using QmlTrainability.Paulis;

namespace QmlTrainability.LieAlgebras.Closure;

/// <summary>The Lie closure of Pauli sums modulo one prime.</summary>
/// <remarks>
/// First the derived algebra: all brackets of two generators, closed under brackets with generators (Jacobi: those suffice). A compact
/// algebra is its center plus its derived algebra, so the number of generators that are independent of the latter is the dimension of the center.
/// Level by level, single elements and then small integer combinations of a level are bracketed while they give something new. That a generator
/// gives nothing more is decided by a combination of the whole level, in one block, that is uniform modulo p: an error has probability 1/p and can
/// only understate the dimension.
/// </remarks>
internal sealed class PrimeClosure
{
    private const ulong Seed = 0x51AB_7E0C_10F5_EED5;

    /// <summary>Coefficients of combinations are drawn from -7 … 7 without 0.</summary>
    private const int LargestCoefficient = 7;

    private const int FirstCombination = 4;

    private const int BatchSize = 32;

    private readonly PrimeModulus _modulus;
    private readonly AdjointTable _table;
    private readonly ClosureBudget _budget;
    private readonly IProgress<ClosureProgress>? _progress;
    private readonly CancellationToken _token;
    private readonly RandomStream _random;
    private readonly ModularBracket _bracket;
    private readonly List<ModularSpan> _spans = [];
    private readonly List<(int Block, int Index)> _elements = [];
    private readonly List<(int Block, ResidueVector Vector)> _generators = [];
    private readonly List<ClosureStep> _steps = [];
    private readonly List<int> _levelSizes = [];
    private int _processed;

    private PrimeClosure(AdjointTable table, PrimeModulus modulus, ClosureBudget budget, IProgress<ClosureProgress>? progress, CancellationToken token)
    {
        _table = table;
        _modulus = modulus;
        _budget = budget;
        _progress = progress;
        _token = token;
        _random = new RandomStream(Seed, modulus.Value);
        _bracket = new ModularBracket(table, modulus, token);
        foreach (PauliSum generator in table.Generators) _generators.Add(_bracket.Load(generator));
    }

    public PrimeModulus Modulus => _modulus;

    public int Dimension => _elements.Count;

    public int CenterDimension { get; private set; }

    public ClosureRecipe Recipe => new(_table.Generators, [.. _steps], _levelSizes);

    /// <summary>Closes the generators.</summary>
    public static PrimeClosure Find(AdjointTable table, PrimeModulus modulus, ClosureBudget budget, IProgress<ClosureProgress>? progress, CancellationToken token)
    {
        var closure = new PrimeClosure(table, modulus, budget, progress, token);
        closure.BracketGenerators();
        closure.Close();
        closure.AddCenter();
        return closure;
    }

    /// <summary>Makes the elements of a recipe again and decides anew that they are independent and closed; null where they are not, modulo this prime.</summary>
    public static PrimeClosure? TryConfirm(
        ClosureRecipe recipe, AdjointTable table, PrimeModulus modulus, ClosureBudget budget, IProgress<ClosureProgress>? progress, CancellationToken token)
    {
        var closure = new PrimeClosure(table, modulus, budget, progress, token);
        return closure.TryRepeat(recipe) ? closure : null;
    }

    /// <summary>Whether each homogeneous part of a vector lies in the span.</summary>
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

    private void BracketGenerators()
    {
        for (int a = 0; a < _generators.Count; a++)
        {
            for (int b = 0; b < a; b++) TryAdd(new ClosureStep(b, (1, ~a)));
        }
    }

    private void Close()
    {
        for (int first = 0; first < _elements.Count; first = _processed)
        {
            int end = _elements.Count;
            _levelSizes.Add(end - first);
            foreach (int[] part in LevelByBlock(first, end))
            {
                (int block, ResidueVector uniform) = UniformCombination(part);
                for (int g = 0; g < _generators.Count; g++) Exhaust(g, part, block, uniform);
                _processed += part.Length;
                Report();
            }
        }
    }

    /// <summary>The elements of a level, block by block.</summary>
    private IEnumerable<int[]> LevelByBlock(int first, int end) =>
        Enumerable.Range(first, end - first).GroupBy(i => _elements[i].Block).Select(part => part.ToArray());

    /// <summary>Adds brackets of a generator with the elements of a level in one block until there are no more.</summary>
    private void Exhaust(int generator, int[] part, int block, ResidueVector uniform)
    {
        ClosureStep[] singles = [.. part.Select(element => new ClosureStep(generator, (1, element)))];
        if (AddWhileIndependent(singles) == singles.Length) return;
        for (int size = FirstCombination; LeadsOutside(generator, block, uniform); size *= 2)
        {
            while (TryAdd(new ClosureStep(generator, SmallCombination(part, size))))
            {
            }
        }
    }

    private void AddCenter()
    {
        int derived = Dimension;
        for (int g = 0; g < _generators.Count; g++) TryAdd(new ClosureStep(-1, (1, ~g)));
        CenterDimension = Dimension - derived;
        Report();
    }

    private bool TryRepeat(ClosureRecipe recipe)
    {
        ClosureStep[] steps = [.. recipe.Steps];
        int next = 0;
        foreach (int size in recipe.LevelSizes)
        {
            if (AddWhileIndependent(steps.AsSpan(next, size)) < size) return false;
            next += size;
        }

        int derived = next;
        if (!IsClosed(recipe.LevelSizes)) return false;
        for (; next < steps.Length; next++)
        {
            if (!TryAdd(steps[next])) return false;
        }

        CenterDimension = Dimension - derived;
        _processed = Dimension;
        Report();
        for (int g = 0; g < _generators.Count; g++)
        {
            (int block, ResidueVector vector) = _generators[g];
            if (IsOutside(block, _bracket.Copy(block, vector))) return false;
        }

        return true;
    }

    /// <summary>Whether the brackets of two generators and those of generators with all elements lie in the span.</summary>
    private bool IsClosed(IReadOnlyList<int> levelSizes)
    {
        foreach (var group in _generators.Select((g, number) => (g.Block, Number: number)).GroupBy(g => g.Block))
        {
            ResidueVector uniform = Combine([.. group.Select(g => (_modulus.Uniform(_random), ~g.Number))]).Vector;
            for (int g = 0; g < _generators.Count; g++)
            {
                if (LeadsOutside(g, group.Key, uniform)) return false;
            }
        }

        foreach (int[] part in LevelByBlock(0, Dimension))
        {
            (int block, ResidueVector uniform) = UniformCombination(part);
            for (int g = 0; g < _generators.Count; g++)
            {
                if (LeadsOutside(g, block, uniform)) return false;
            }
        }

        return true;
    }

    private bool LeadsOutside(int generator, int block, ResidueVector vector)
    {
        int target = _bracket.Apply(generator, block, vector, out ReadOnlySpan<uint> image);
        Spend(generator, vector);
        return target >= 0 && IsOutside(target, image);
    }

    private bool IsOutside(int block, ReadOnlySpan<uint> vector)
    {
        _token.ThrowIfCancellationRequested();
        ModularSpan span = SpanOf(block);
        _budget.Spend(span.CostOfDecision);
        return span.IsIndependent(vector, _token);
    }

    /// <summary>Makes and adds the elements of steps until one is dependent.</summary>
    /// <returns>How many were added.</returns>
    private int AddWhileIndependent(ReadOnlySpan<ClosureStep> steps)
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

    /// <summary>Makes the element of a step and adds it if it is independent.</summary>
    private bool TryAdd(ClosureStep step)
    {
        int block = Make(step, out ReadOnlySpan<uint> vector);
        return block >= 0 && TryKeep(step, block, vector);
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
        _budget.Reach(Dimension + 1);
        _budget.CheckTables(_table.Bytes);
        span.Keep(vector, _token);
        _elements.Add((block, span.Rank - 1));
        _steps.Add(step);
        Report();
    }

    private (int Block, ResidueVector Vector) ElementAt(int element)
    {
        if (element < 0) return _generators[~element];
        (int block, int index) = _elements[element];
        return (block, _spans[block].Vectors[index]);
    }

    private (int Block, ResidueVector Vector) Combine(IReadOnlyList<(int Coefficient, int Element)> combination) =>
        combination is [(1, int only)] ? ElementAt(only) : Combine([.. combination.Select(c => (_modulus.Residue(c.Coefficient), c.Element))]);

    private (int Block, ResidueVector Vector) Combine((uint Factor, int Element)[] combination)
    {
        int block = ElementAt(combination[0].Element).Block;
        return (block, _bracket.Combine(block, combination.Select(c => (c.Factor, ElementAt(c.Element).Vector))));
    }

    private (int Block, ResidueVector Vector) UniformCombination(int[] part) =>
        Combine([.. part.Select(element => (_modulus.Uniform(_random), element))]);

    private (int Coefficient, int Element)[] SmallCombination(int[] part, int size)
    {
        int[] chosen = part;
        if (size < part.Length)
        {
            var drawn = new HashSet<int>();
            while (drawn.Count < size) drawn.Add(part[_random.NextBelow(part.Length)]);
            chosen = [.. drawn];
        }

        return [.. chosen.Select(element => (SmallCoefficient(), element))];
    }

    private int SmallCoefficient()
    {
        int value = _random.NextBelow(2 * LargestCoefficient) - LargestCoefficient;
        return value >= 0 ? value + 1 : value;
    }

    private ModularSpan SpanOf(int block)
    {
        while (_spans.Count <= block) _spans.Add(new ModularSpan(_modulus, _budget, Seed + (ulong)_spans.Count));
        return _spans[block];
    }

    private void Spend(int generator, ResidueVector vector) => _budget.Spend((long)_table[generator].TermCount * vector.Count);

    private void Report() => _progress?.Report(new ClosureProgress(Dimension, _processed));
}
