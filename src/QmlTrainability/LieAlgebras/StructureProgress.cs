namespace QmlTrainability.LieAlgebras;

/// <summary>How far the structure of a closure has come: first its basis grows, then elements are drawn until one is regular.</summary>
/// <example><code>
/// IProgress&lt;StructureProgress&gt; progress = new Progress&lt;StructureProgress&gt;(p =&gt; Trace.WriteLine($"{p.BasisSize} basis elements, {p.Draws} elements drawn"));
/// DynamicalLieAlgebra g = DynamicalLieAlgebra.GeneratedBy([PauliSum.Parse("XI + IX"), PauliSum.Parse("ZZ")]);
/// Console.WriteLine(g.ComputeStructure(progress));    // su(2) ⊕ u(1)
/// </code></example>
public readonly record struct StructureProgress
{
    internal StructureProgress(int basisSize, int draws)
    {
        BasisSize = basisSize;
        Draws = draws;
    }

    /// <summary>The number of basis elements of [g, g] made so far.</summary>
    public int BasisSize { get; }

    /// <summary>The number of elements drawn for the root method so far; the first one nearly always is regular.</summary>
    public int Draws { get; }
}
