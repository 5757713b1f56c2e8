namespace QmlTrainability.LieAlgebras.Closure;

/// <summary>How a closure made one basis element: the bracket of a generator with a combination of earlier elements, or that combination itself.</summary>
internal sealed class ClosureStep
{
    /// <summary>A combination that is not bracketed with anything.</summary>
    public const int NoGenerator = -1;

    public ClosureStep(int generator, IReadOnlyList<(int Element, int Coefficient)> combination)
    {
        Generator = generator;
        Combination = combination;
    }

    /// <summary>The generator of the bracket, or <see cref="NoGenerator"/>.</summary>
    public int Generator { get; }

    /// <summary>Earlier elements with small integer coefficients; generator k is written ~k.</summary>
    public IReadOnlyList<(int Element, int Coefficient)> Combination { get; }
}
