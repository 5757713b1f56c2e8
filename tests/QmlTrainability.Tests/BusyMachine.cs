using System.Diagnostics;

namespace QmlTrainability.Tests;

/// <summary>Time on a machine that may be busy with other tests: one measurement says little, and the timers of the thread pool wait behind them.</summary>
internal static class BusyMachine
{
    private const int MostAttempts = 20;

    /// <summary>The shortest time that an action takes, which is repeated while it takes longer than allowed.</summary>
    public static TimeSpan Best(TimeSpan allowed, Action action)
    {
        TimeSpan best = TimeSpan.MaxValue;
        for (int attempt = 0; attempt < MostAttempts && best > allowed; attempt++)
        {
            var clock = Stopwatch.StartNew();
            action();
            if (clock.Elapsed < best) best = clock.Elapsed;
        }

        return best;
    }

    /// <summary>The shortest time that an action works on after it is cancelled, which is tried again while it takes longer than allowed.</summary>
    /// <returns>Null if the action came to its end before.</returns>
    public static TimeSpan? BestTimeToStop(TimeSpan delay, TimeSpan allowed, Action<CancellationToken> action)
    {
        TimeSpan? best = TimeSpan.MaxValue;
        for (int attempt = 0; attempt < MostAttempts && best > allowed; attempt++)
        {
            TimeSpan? time = TimeToStop(delay, action);
            if (time is null || time < best) best = time;
        }

        return best;
    }

    /// <summary>Cancels from a thread of its own while an action is at work, and returns how long the action worked on.</summary>
    /// <returns>Null if the action came to its end before.</returns>
    public static TimeSpan? TimeToStop(TimeSpan delay, Action<CancellationToken> action)
    {
        using var source = new CancellationTokenSource();
        long cancelled = 0;
        var thread = new Thread(() =>
        {
            Thread.Sleep(delay);
            Volatile.Write(ref cancelled, Stopwatch.GetTimestamp());
            source.Cancel();
        });
        thread.Start();
        try
        {
            action(source.Token);
            return null;
        }
        catch (OperationCanceledException)
        {
            return Stopwatch.GetElapsedTime(Volatile.Read(ref cancelled));
        }
        finally
        {
            thread.Join();
        }
    }
}
