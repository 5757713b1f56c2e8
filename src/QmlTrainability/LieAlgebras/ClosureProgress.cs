namespace QmlTrainability.LieAlgebras;

/// <summary>How far a closure has come.</summary>
/// <example><code>
/// IProgress&lt;ClosureProgress&gt; progress = new Progress&lt;ClosureProgress&gt;(p =&gt; Trace.WriteLine($"dimension {p.Dimension} so far, {p.Processed} elements done"));
/// DynamicalLieAlgebra g = DynamicalLieAlgebra.GeneratedBy([PauliSum.Parse("XI + IX"), PauliSum.Parse("ZZ")], progress: progress);
/// Console.WriteLine(g.Dimension);    // 4
/// </code></example>
public readonly record struct ClosureProgress
{
    internal ClosureProgress(int dimension, int processed)
    {
        Dimension = dimension;
        Processed = processed;
    }

    /// <summary>The dimension found so far: a lower bound of the dimension of the algebra.</summary>
    public int Dimension { get; }

    /// <summary>The number of elements whose brackets with all generators have been taken.</summary>
    public int Processed { get; }
}
