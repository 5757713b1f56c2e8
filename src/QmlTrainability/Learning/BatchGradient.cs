using System.Runtime.ExceptionServices;

namespace QmlTrainability.Learning;

/// <summary>The mean loss over some rows and its gradient. Keeps a gradient for each row, so that they are summed in order whoever computed them.</summary>
internal sealed class BatchGradient
{
    private readonly BinaryClassifier _model;
    private readonly Dataset _data;
    private readonly TrainingOptions _options;
    private readonly double[][] _gradients;
    private readonly double[] _decisions;

    public BatchGradient(BinaryClassifier model, Dataset data, TrainingOptions options)
    {
        _model = model;
        _data = data;
        _options = options;
        int parameters = model.Circuit.Parameters.Count + 2, rows = Math.Min(options.BatchSize, data.Count);
        Gradient = new double[parameters];
        _decisions = new double[rows];
        _gradients = new double[rows][];
        for (int i = 0; i < rows; i++) _gradients[i] = new double[parameters];
    }

    /// <summary>The mean loss.</summary>
    public double Loss { get; private set; }

    /// <summary>How many rows are told right.</summary>
    public int Correct { get; private set; }

    /// <summary>The gradient of <see cref="Loss"/> by the angles, the scale and the bias.</summary>
    public double[] Gradient { get; }

    public void Compute(ReadOnlyMemory<int> rows, double[] parameters, CancellationToken cancellationToken)
    {
        ForEach(rows.Length, i => _decisions[i] = _model.DecisionAndGradient(_data.Rows[rows.Span[i]], parameters, _gradients[i], cancellationToken), cancellationToken);
        Loss = 0;
        Correct = 0;
        Gradient.AsSpan().Clear();
        for (int i = 0; i < rows.Length; i++)
        {
            int label = _data.Labels[rows.Span[i]];
            double slope = _options.Loss.Derivative(_decisions[i], label) / rows.Length;
            Loss += _options.Loss.Value(_decisions[i], label) / rows.Length;
            if (BinaryClassifier.ClassOf(_decisions[i]) == label) Correct++;
            for (int p = 0; p < Gradient.Length; p++) Gradient[p] += slope * _gradients[i][p];
        }
    }

    private void ForEach(int count, Action<int> body, CancellationToken cancellationToken)
    {
        if (_options.Threads == 1 || count == 1)
        {
            for (int i = 0; i < count; i++) body(i);
            return;
        }

        try
        {
            Parallel.For(0, count, new ParallelOptions { MaxDegreeOfParallelism = _options.Threads, CancellationToken = cancellationToken }, body);
        }
        catch (AggregateException e)
        {
            // What one row throws is thrown, as on one thread; a cancellation comes before what it may have caused.
            cancellationToken.ThrowIfCancellationRequested();
            ExceptionDispatchInfo.Throw(e.InnerExceptions[0]);
        }
    }
}
