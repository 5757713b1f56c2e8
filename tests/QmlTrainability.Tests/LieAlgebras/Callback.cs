namespace QmlTrainability.Tests.LieAlgebras;

/// <summary>Progress that is reported at once, on the thread that reports it.</summary>
internal sealed class Callback<T> : IProgress<T>
{
    private readonly Action<T> _action;

    public Callback(Action<T> action) => _action = action;

    public void Report(T value) => _action(value);
}
