namespace QmlTrainability.Tool;

/// <summary>Passes progress on at once, on the thread that reports it: <see cref="Progress{T}"/> would send it after the bar is gone.</summary>
internal sealed class Direct<T>(Action<T> receive) : IProgress<T>
{
    public void Report(T value) => receive(value);
}
