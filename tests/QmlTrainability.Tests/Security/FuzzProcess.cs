using System.Diagnostics;
using System.Globalization;

namespace QmlTrainability.Tests.Security;

/// <summary>A long run of hostile inputs, as tests/fuzz/run starts it: a line for each kind on the standard output, seeds on the error stream.</summary>
internal static class FuzzProcess
{
    private static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;

    /// <summary>Reads so many inputs of each kind; 1 where a promise was broken.</summary>
    public static int Run(IEnumerable<string> kinds, int inputs, int seed)
    {
        int broken = 0, read = 0, refused = 0;
        var clock = Stopwatch.StartNew();
        Console.WriteLine(string.Create(Invariant, $"{inputs:N0} inputs of each kind, seeds {seed} to {seed + ((inputs - 1) / HostileRun.BlockLength)}; at most {HostileRun.Allowed.TotalMilliseconds} ms and {HostileRun.AllowedBytes >> 20} MiB each"));
        Console.WriteLine($"{"kind",-32} {"inputs",9} {"read",9} {"refused",9} {"slowest",10} {"seed/input",-12} {"largest",10} {"seed/input",-12} {"failures",8}");
        foreach (string name in kinds)
        {
            HostileRun run = HostileRun.Of(name, inputs, seed, s => Console.Error.Write(string.Create(Invariant, $"\r{name}, seed {s} ")));
            Console.WriteLine(string.Create(
                Invariant,
                $"{name,-32} {run.Inputs,9} {run.Inputs - run.Refused,9} {run.Refused,9} {run.Slowest.Time.TotalMilliseconds,7:F2} ms {run.Slowest.Where,-12} {run.Largest.Bytes / 1024,6} KiB {run.Largest.Where,-12} {run.Failures.Count,8}"));
            foreach (string failure in run.Failures) Console.WriteLine($"  {failure}");
            read += run.Inputs - run.Refused;
            refused += run.Refused;
            broken += run.Failures.Count;
        }

        Console.WriteLine(string.Create(Invariant, $"{read + refused:N0} inputs: {read:N0} read, {refused:N0} refused, {broken} broken promises, in {clock.Elapsed.TotalMinutes:F1} minutes"));
        return broken == 0 ? 0 : 1;
    }

    /// <summary>Reads one input of an earlier run again, and shows it.</summary>
    public static int Replay(string name, int seed, int index)
    {
        HostileKind kind = HostileKinds.All[name];
        (string text, CultureInfo.CurrentCulture) = HostileRun.Input(kind, seed, index);
        (Exception? refusal, TimeSpan time, long bytes) = HostileRun.Try(kind, text);
        Console.WriteLine(text);
        Console.WriteLine(string.Create(Invariant, $"{(refusal is null ? "read" : refusal.ToString())}\n{CultureInfo.CurrentCulture}, {time.TotalMilliseconds:F2} ms with the first call's compilation, {bytes} bytes"));
        return refusal is null || kind.Errors.Contains(refusal.GetType()) ? 0 : 1;
    }
}
