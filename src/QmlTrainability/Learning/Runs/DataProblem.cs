using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using QmlTrainability.Learning.Encodings;
using QmlTrainability.Learning.Tasks;
using QmlTrainability.Simulation;
using QmlTrainability.Trainability;

namespace QmlTrainability.Learning.Runs;

/// <summary>The mean loss of a model over rows of data. Rows are computed apart, with a gradient for each, and summed in order whoever computed them.</summary>
internal sealed class DataProblem : RunProblem
{
    private readonly Readout _model;
    private readonly ReadoutInputs _inputs;
    private readonly ITask _task;
    private readonly int[] _training, _validation;
    private readonly int _threads;
    private readonly ConcurrentBag<RowWork> _idle = [];
    private readonly double[][] _gradients;
    private readonly double[] _losses;
    private readonly bool?[] _right;
    private ReadOnlyMemory<int> _rows;

    public DataProblem(Readout model, ITask task, bool[] isValidation, int batchSize, int threads)
    {
        _model = model;
        _inputs = new ReadoutInputs(model);
        _task = task;
        _threads = threads;
        _training = [.. Enumerable.Range(0, task.Count).Where(i => !isValidation[i])];
        _validation = [.. Enumerable.Range(0, task.Count).Where(i => isValidation[i])];
        int rows = Math.Max(Math.Min(batchSize, _training.Length), _validation.Length);
        _losses = new double[rows];
        _right = new bool?[rows];
        _gradients = new double[Math.Min(batchSize, _training.Length)][];
        for (int i = 0; i < _gradients.Length; i++) _gradients[i] = new double[ParameterCount];
    }

    public override int ParameterCount => _model.Parameters.Length;

    public override int AngleCount => _model.AngleCount;

    public override int RowCount => _training.Length;

    public override int? Right => _right[0] is null ? null : _right.AsSpan(0, _rows.Length).Count(true);

    public override double PredictedGradientNorm
    {
        get
        {
            double sum = 0;
            foreach (Verdict verdict in _model.Verdicts) sum += verdict.FiniteDepth?.GradientSecondMoments.Sum() ?? double.NaN;
            return Math.Sqrt(sum);
        }
    }

    public override string Identity
    {
        get
        {
            var text = new StringBuilder(_task.Name).Append(';').Append(_model.FeatureMap).Append(';').Append(RunIdentity.Of(_model.FeatureMap.BaseState)).Append(';').AppendJoin(';', _model.Verdicts.Select(v => v.Observable));
            text.Append(';').Append(RunIdentity.Of(_model.Simulator)).Append(';').Append(RunIdentity.Of(_model.Circuit));
            for (int i = 0; i < _task.Count; i++)
            {
                text.Append(';').Append(_task.Truth(i).ToString("R", CultureInfo.InvariantCulture));
                foreach (double feature in _task.Features(i)) text.Append(',').Append(feature.ToString("R", CultureInfo.InvariantCulture));
            }

            return text.ToString();
        }
    }

    public override void Select(ReadOnlyMemory<int> rows) => _rows = rows;

    public override double Value(ReadOnlySpan<double> parameters, CancellationToken cancellationToken)
    {
        double[] at = [.. parameters];
        ReadOnlyMemory<int> rows = _rows;
        ForEach(rows.Length, (work, i) => work.Value(_training[rows.Span[i]], at, out _losses[i], out _right[i], cancellationToken), cancellationToken);
        return Mean(rows.Length);
    }

    public override double ValueAndGradient(ReadOnlySpan<double> parameters, Span<double> gradient, CancellationToken cancellationToken)
    {
        double[] at = [.. parameters];
        ReadOnlyMemory<int> rows = _rows;
        ForEach(rows.Length, (work, i) => work.Gradient(_training[rows.Span[i]], at, _gradients[i], out _losses[i], out _right[i], cancellationToken), cancellationToken);
        gradient.Clear();
        for (int i = 0; i < rows.Length; i++)
        {
            for (int p = 0; p < gradient.Length; p++) gradient[p] += _gradients[i][p] / rows.Length;
        }

        return Mean(rows.Length);
    }

    public override double ValidationLoss(ReadOnlySpan<double> parameters, CancellationToken cancellationToken)
    {
        if (_validation.Length == 0) return double.NaN;
        double[] at = [.. parameters];
        ForEach(_validation.Length, (work, i) => work.Value(_validation[i], at, out _losses[i], out _right[i], cancellationToken), cancellationToken);
        return Mean(_validation.Length);
    }

    public override void Dispose()
    {
        while (_idle.TryTake(out RowWork? work)) work.Dispose();
        _inputs.Dispose();
    }

    private double Mean(int rows)
    {
        double sum = 0;
        for (int i = 0; i < rows; i++) sum += _losses[i] / rows;
        return sum;
    }

    private void ForEach(int count, Action<RowWork, int> body, CancellationToken cancellationToken)
    {
        ParallelItems.ForEach(count, _threads, Borrowed, cancellationToken);

        void Borrowed(int i)
        {
            if (!_idle.TryTake(out RowWork? work)) work = new RowWork(_model, _inputs, _task);
            try
            {
                body(work, i);
            }
            finally
            {
                _idle.Add(work);
            }
        }
    }
}
