using QmlTrainability.Learning.Encodings;
using QmlTrainability.Learning.Tasks;

namespace QmlTrainability.Learning.Runs;

/// <summary>The loss of one row and its gradient by all parameters of a model, with the buffers for it. One thread at a time.</summary>
internal sealed class RowWork : IDisposable
{
    private readonly ITask _task;
    private readonly ReadoutEvaluator _evaluator;
    private readonly double[] _outputs, _slopes;
    private readonly double[][] _jacobian;

    public RowWork(Readout model, ReadoutInputs inputs, ITask task)
    {
        _task = task;
        _evaluator = new ReadoutEvaluator(model, inputs);
        _outputs = new double[model.OutputCount];
        _slopes = new double[model.OutputCount];
        _jacobian = new double[model.OutputCount][];
        for (int k = 0; k < _jacobian.Length; k++) _jacobian[k] = new double[model.Parameters.Length];
    }

    public void Value(int row, double[] parameters, out double loss, out bool? isRight, CancellationToken cancellationToken)
    {
        double[] outputs = _evaluator.Outputs(_task.Features(row), parameters, cancellationToken);
        loss = _task.Loss(row, outputs, _slopes);
        isRight = _task.IsRight(row, outputs);
    }

    public void Gradient(int row, double[] parameters, double[] gradient, out double loss, out bool? isRight, CancellationToken cancellationToken)
    {
        _evaluator.OutputsAndJacobian(_task.Features(row), parameters, _outputs, _jacobian, cancellationToken);
        loss = _task.Loss(row, _outputs, _slopes);
        isRight = _task.IsRight(row, _outputs);
        gradient.AsSpan().Clear();
        for (int k = 0; k < _slopes.Length; k++)
        {
            for (int p = 0; p < gradient.Length; p++) gradient[p] += _slopes[k] * _jacobian[k][p];
        }
    }

    public void Dispose() => _evaluator.Dispose();
}
