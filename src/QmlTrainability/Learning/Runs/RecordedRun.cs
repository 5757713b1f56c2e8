using System.Runtime.ExceptionServices;
using MathNet.Numerics.Optimization;

namespace QmlTrainability.Learning.Runs;

/// <summary>A minimizer that asks for values of its own accord: each one is an epoch. What it was told is recorded, and replayed when the run is resumed.</summary>
internal sealed class RecordedRun
{
    private readonly RunSession _session;
    private readonly bool _needsGradient;
    private readonly CancellationToken _cancellationToken;
    private readonly double[] _start;
    private readonly List<double[]> _told; // point, value, gradient
    private int _asked;
    private bool _isOver;
    private ExceptionDispatchInfo? _fault; // what the loss threw: the minimizer may wrap it

    private RecordedRun(RunSession session, bool needsGradient, CancellationToken cancellationToken)
    {
        _session = session;
        _needsGradient = needsGradient;
        _cancellationToken = cancellationToken;
        _told = [.. session.Memory ?? []];
        if (_told.Exists(t => t.Length != (2 * session.Parameters.Length) + 1))
            throw new CheckpointException(session.Options.Checkpoint!.Path, "an evaluation in it is not of the shape point, value, gradient.");
        _start = _told.Count > 0 ? _told[0][..session.Parameters.Length] : [.. session.Parameters];
    }

    /// <summary>The value at a point and, where it was asked for, the gradient.</summary>
    public delegate (double Value, double[] Gradient) Evaluation(double[] point);

    public static RunEnding Of(RunSession session, bool needsGradient, Action<Evaluation, double[]> minimize, CancellationToken cancellationToken)
    {
        var run = new RecordedRun(session, needsGradient, cancellationToken);
        session.Problem.Select(Enumerable.Range(0, session.Problem.RowCount).ToArray());
        RunEnding ending = run.Minimize(minimize);
        run.Best().CopyTo(session.Parameters, 0);
        session.Save([.. run._told], isLast: true);
        return ending;
    }

    private RunEnding Minimize(Action<Evaluation, double[]> minimize)
    {
        try
        {
            minimize(Guarded, [.. _start]);
            return RunEnding.Converged;
        }
        catch (Exception) when (_cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(_cancellationToken);
        }
        catch (Exception) when (_fault is not null)
        {
            _fault.Throw();
            throw;
        }
        catch (Exception) when (_isOver)
        {
            return _session.IsStoppedEarly ? RunEnding.StoppedEarly : RunEnding.AllEpochs;
        }
        catch (OptimizationException) when (_told.Count > 0)
        {
            return RunEnding.Converged; // a line search, or a simplex, that finds nothing lower
        }
    }

    private (double Value, double[] Gradient) Guarded(double[] point)
    {
        try
        {
            return Evaluate(point);
        }
        catch (Exception e) when (!_isOver)
        {
            _fault = ExceptionDispatchInfo.Capture(e);
            throw;
        }
    }

    private (double Value, double[] Gradient) Evaluate(double[] point)
    {
        int parameters = point.Length;
        if (_asked < _told.Count)
        {
            double[] told = _told[_asked++];
            if (!point.AsSpan().SequenceEqual(told.AsSpan(0, parameters)))
                throw new CheckpointException(_session.Options.Checkpoint!.Path, FormattableString.Invariant($"evaluation {_asked} was at another point; it was written on a machine or by a version that computes other bits."));
            return (told[parameters], told[(parameters + 1)..]);
        }

        if (_told.Count >= _session.Options.Epochs || _session.IsStoppedEarly)
        {
            _isOver = true;
            throw new OptimizationException("The evaluations that the options allow are used up.");
        }

        _cancellationToken.ThrowIfCancellationRequested();
        var gradient = new double[parameters];
        if (!_needsGradient) gradient.AsSpan().Fill(double.NaN);
        double value = _needsGradient
            ? _session.Problem.ValueAndGradient(point, gradient, _cancellationToken)
            : _session.Problem.Value(point, _cancellationToken);
        double accuracy = _session.Problem.Right is int right ? (double)right / _session.Problem.RowCount : double.NaN;
        _told.Add([.. point, value, .. gradient]);
        _asked++;
        point.CopyTo(_session.Parameters, 0);
        _session.Record(value, accuracy, gradient, _session.Problem.ValidationLoss(point, _cancellationToken));
        _session.Save([.. _told], isLast: false);
        return (value, gradient);
    }

    private double[] Best() => _told.MinBy(t => t[_start.Length])![.._start.Length];
}
