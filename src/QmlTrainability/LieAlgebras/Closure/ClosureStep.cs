namespace QmlTrainability.LieAlgebras.Closure;

/// <summary>How one basis element of a closure is made: the bracket of a generator with a small integer combination of earlier elements.</summary>
internal sealed class ClosureStep
{
    public ClosureStep(int generator, params (int Coefficient, int Element)[] combination)
    {
        Generator = generator;
        Combination = combination;
    }

    /// <summary>The generator, or -1 where the element is the combination itself: a generator that is independent of the derived algebra.</summary>
    public int Generator { get; }

    /// <summary>Coefficients and elements; ~g names generator g.</summary>
    public IReadOnlyList<(int Coefficient, int Element)> Combination { get; }
}
