using System.Runtime.ExceptionServices;

namespace QmlTrainability.Simulation;

/// <summary>Work on many items that do not know of one another, on several threads.</summary>
internal static class ParallelItems
{
    /// <summary>Calls the body once for each item. What one item throws is thrown, as on one thread; a cancellation comes before what it may have caused.</summary>
    public static void ForEach(int count, int threads, Action<int> body, CancellationToken cancellationToken)
    {
        if (threads == 1 || count == 1)
        {
            for (int i = 0; i < count; i++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                body(i);
            }

            return;
        }

        try
        {
            Parallel.For(0, count, new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellationToken }, body);
        }
        catch (AggregateException e)
        {
            cancellationToken.ThrowIfCancellationRequested();
            ExceptionDispatchInfo.Throw(e.InnerExceptions[0]);
        }
    }
}
