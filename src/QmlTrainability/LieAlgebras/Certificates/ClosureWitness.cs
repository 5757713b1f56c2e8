namespace QmlTrainability.LieAlgebras.Certificates;

/// <summary>How one basis element of a closure is made: -i[generator, combination]/2, or the combination itself where the generator is -1.</summary>
/// <param name="Generator">The generator of the bracket, or -1.</param>
/// <param name="Combination">Earlier elements with integer coefficients; generator k is written ~k.</param>
internal sealed record ClosureWitness(int Generator, IReadOnlyList<(int Element, int Coefficient)> Combination);
