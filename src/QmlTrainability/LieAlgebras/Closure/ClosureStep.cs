namespace QmlTrainability.LieAlgebras.Closure;

/// <summary>How one basis element of a closure is made: the bracket of a generator with a small integer combination of earlier elements.</summary>
internal sealed class ClosureStep
{
    /// <summary>A combination that is not bracketed with anything.</summary>
    public const int NoGenerator = -1;

    public ClosureStep(int generator, params (int Coefficient, int Element)[] combination)
    {
        Generator = generator;
        Combination = combination;
    }

    /// <summary>The generator, or <see cref="NoGenerator"/> where the element is the combination itself: a generator that is independent of the derived algebra.</summary>
    public int Generator { get; }

    /// <summary>Coefficients and elements; ~g names generator g.</summary>
    public IReadOnlyList<(int Coefficient, int Element)> Combination { get; }
}
