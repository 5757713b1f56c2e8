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

    private readonly PrimeModulus _modulus;
    private readonly AdjointTable _table;
    private readonly IProgress<ClosureProgress>? _progress;
    private readonly RandomStream _random;
    private readonly ClosureBasis _basis;
    private readonly List<int> _levelSizes = [];
    private int _processed;

    private PrimeClosure(AdjointTable table, PrimeModulus modulus, ClosureBudget budget, IProgress<ClosureProgress>? progress, CancellationToken token)
    {
        _table = table;
        _modulus = modulus;
        _progress = progress;
        _random = new RandomStream(Seed, modulus.Value);
        _basis = new ClosureBasis(table, modulus, budget, token) { Added = Report };
    }

    public PrimeModulus Modulus => _modulus;

    public int Dimension => _basis.Count;

    public int CenterDimension { get; private set; }

    public ClosureRecipe Recipe => new(_table.Generators, [.. _basis.Steps], _levelSizes);

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

    /// <summary>Whether the sum lies in the span.</summary>
    public bool Contains(PauliSum sum) => _basis.Contains(sum);

    private void BracketGenerators()
    {
        for (int a = 0; a < _basis.GeneratorCount; a++)
        {
            for (int b = 0; b < a; b++) _basis.TryAdd(new ClosureStep(b, (1, ~a)));
        }
    }

    private void Close()
    {
        for (int first = 0; first < _basis.Count; first = _processed)
        {
            int end = _basis.Count;
            _levelSizes.Add(end - first);
            foreach (int[] part in ByBlock(Enumerable.Range(first, end - first)))
            {
                ResidueVector uniform = UniformCombination(part);
                for (int g = 0; g < _basis.GeneratorCount; g++) Exhaust(g, part, uniform);
                _processed += part.Length;
                Report();
            }
        }
    }

    private IEnumerable<int[]> ByBlock(IEnumerable<int> elements) => elements.GroupBy(_basis.BlockOf).Select(part => part.ToArray());

    /// <summary>Adds brackets of a generator with the elements of a level in one block until there are no more.</summary>
    private void Exhaust(int generator, int[] part, ResidueVector uniform)
    {
        ClosureStep[] singles = [.. part.Select(element => new ClosureStep(generator, (1, element)))];
        if (_basis.AddWhileIndependent(singles) == singles.Length) return;
        for (int size = FirstCombination; _basis.LeadsOutside(generator, _basis.BlockOf(part[0]), uniform); size = Math.Min(2 * size, part.Length))
        {
            while (_basis.TryAdd(new ClosureStep(generator, SmallCombination(part, size))))
            {
            }
        }
    }

    private void AddCenter()
    {
        int derived = Dimension;
        for (int g = 0; g < _basis.GeneratorCount; g++) _basis.TryAdd(new ClosureStep(ClosureStep.NoGenerator, (1, ~g)));
        CenterDimension = Dimension - derived;
        Report();
    }

    private bool TryRepeat(ClosureRecipe recipe)
    {
        ClosureStep[] steps = [.. recipe.Steps];
        int next = 0;
        foreach (int size in recipe.LevelSizes)
        {
            if (_basis.AddWhileIndependent(steps.AsSpan(next, size)) < size) return false;
            next += size;
        }

        int derived = next;
        if (!IsClosed()) return false;
        for (; next < steps.Length; next++)
        {
            if (!_basis.TryAdd(steps[next])) return false;
        }

        CenterDimension = Dimension - derived;
        _processed = Dimension;
        Report();
        for (int g = 0; g < _basis.GeneratorCount; g++)
        {
            if (_basis.IsGeneratorOutside(g)) return false;
        }

        return true;
    }

    /// <summary>Whether the brackets of two generators and those of generators with all elements lie in the span.</summary>
    private bool IsClosed()
    {
        IEnumerable<int> generators = Enumerable.Range(0, _basis.GeneratorCount).Select(g => ~g);
        foreach (int[] part in ByBlock(generators.Concat(Enumerable.Range(0, Dimension))))
        {
            ResidueVector uniform = UniformCombination(part);
            for (int g = 0; g < _basis.GeneratorCount; g++)
            {
                if (_basis.LeadsOutside(g, _basis.BlockOf(part[0]), uniform)) return false;
            }
        }

        return true;
    }

    private ResidueVector UniformCombination(int[] part) =>
        _basis.Combine([.. part.Select(element => (_modulus.Uniform(_random), element))]);

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

    private void Report() => _progress?.Report(new ClosureProgress(Dimension, _processed));
}
