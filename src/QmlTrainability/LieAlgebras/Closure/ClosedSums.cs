using QmlTrainability.Numerics;
using QmlTrainability.Paulis;

namespace QmlTrainability.LieAlgebras.Closure;

/// <summary>A closure of Pauli sums over two independent primes: the larger dimension is a rigorous lower bound and, but for a coincidence, exact.</summary>
internal sealed class ClosedSums
{
    private readonly SumClosure<Mersenne61>? _first;
    private readonly SumClosure<Prime62>? _second;

    private ClosedSums(IReadOnlyList<PauliSum> generators, SumClosure<Mersenne61>? first, SumClosure<Prime62>? second)
    {
        _first = first;
        _second = second;
        bool useSecond = (second?.Dimension ?? -1) > (first?.Dimension ?? -1);
        Dimension = useSecond ? second!.Dimension : first!.Dimension;
        CenterDimension = useSecond ? second!.CenterDimension : first!.CenterDimension;
        Recipe = useSecond ? second!.Recipe(generators) : first!.Recipe(generators);
    }

    public int Dimension { get; }

    public int CenterDimension { get; }

    /// <summary>How the basis was made, by the prime that gave the dimension.</summary>
    public ClosureRecipe Recipe { get; }

    public string HowKnown => _first?.Dimension == _second?.Dimension
        ? "closed modulo 2^61-1 and 2^62-57, which agree: a lower bound that is exact with overwhelming probability"
        : "closed modulo two primes, one of which is degenerate for these coefficients: the larger rank, a lower bound that is exact with overwhelming probability";

    public static ClosedSums Close(
        IReadOnlyList<PauliSum> generators, ClosureOptions options, IProgress<ClosureProgress>? progress, CancellationToken cancellationToken)
    {
        var budget = new ClosureBudget(options);
        int qubits = generators[0].QubitCount;
        var first = SumClosure<Mersenne61>.TryClose(generators, new BracketTable(qubits), budget, progress, cancellationToken);
        var second = SumClosure<Prime62>.TryClose(generators, new BracketTable(qubits), budget, progress, cancellationToken);
        return first is null && second is null
            ? throw new UnsupportedRequestException("The denominators of the coefficients are divisible by both 2^61-1 and 2^62-57, modulo which ranks are decided. Rescale the generators.")
            : new ClosedSums(generators, first, second);
    }

    /// <summary>Whether the sum lies in the span, by the prime that gave the dimension.</summary>
    public bool Contains(PauliSum sum) => _first?.Dimension == Dimension ? _first.Contains(sum) : _second!.Contains(sum);
}
