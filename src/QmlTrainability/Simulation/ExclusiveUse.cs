namespace QmlTrainability.Simulation;

/// <summary>Refuses a second evaluation beside the first, which would share its buffers.</summary>
internal sealed class ExclusiveUse
{
    private readonly string _holds;
    private readonly string _what;
    private int _busy;

    /// <param name="holds">What is shared, for the message: "one state vector".</param>
    /// <param name="what">What refuses.</param>
    public ExclusiveUse(string holds, string what = "expectation") => (_holds, _what) = (holds, what);

    /// <summary>Begins an evaluation, which ends when the result is disposed of.</summary>
    /// <exception cref="InvalidOperationException">One is under way.</exception>
    public Evaluation Begin() => Interlocked.Exchange(ref _busy, 1) == 0
        ? new Evaluation(this)
        : throw new InvalidOperationException($"This {_what} is being evaluated on another thread. It holds {_holds}: prepare one {_what} for each thread.");

    /// <summary>One evaluation.</summary>
    public readonly struct Evaluation(ExclusiveUse owner) : IDisposable
    {
        public void Dispose() => Volatile.Write(ref owner._busy, 0);
    }
}
