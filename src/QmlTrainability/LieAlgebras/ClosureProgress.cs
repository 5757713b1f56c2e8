namespace QmlTrainability.LieAlgebras;

/// <summary>How far a closure has come.</summary>
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
