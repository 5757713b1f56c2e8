namespace QmlTrainability.Learning.Tasks;

/// <summary>What a row costs, as a function of the outputs of a model. Pure and thread-safe.</summary>
internal interface ITask
{
    /// <summary>What is minimized, with everything that decides it: for the fingerprint of a checkpoint.</summary>
    string Name { get; }

    /// <summary>The number of rows.</summary>
    int Count { get; }

    /// <summary>The features of a row.</summary>
    IReadOnlyList<double> Features(int row);

    /// <summary>The truth about a row: its label or its target.</summary>
    double Truth(int row);

    /// <summary>The loss of a row and its slopes by the outputs.</summary>
    double Loss(int row, ReadOnlySpan<double> outputs, Span<double> slopes);

    /// <summary>Whether the class is told right; null where there are no classes.</summary>
    bool? IsRight(int row, ReadOnlySpan<double> outputs);
}
