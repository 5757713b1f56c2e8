using System.Diagnostics;
using System.Globalization;

namespace QmlTrainability.Tests.Security;

/// <summary>Malformed inputs of one kind, read one after another in four cultures, and what became of them.</summary>
/// <remarks>They are made in blocks, each from the next seed, so that any one is made again in no time: <see cref="Input"/>.</remarks>
internal sealed class HostileRun
{
    public const long AllowedBytes = 16L << 20;
    public const int BlockLength = 10_000;

    /// <summary>Another process may have had the core: what takes long is read again, up to so many times, and the shortest counts.</summary>
    private const int Again = 20;

    /// <summary>A kind that breaks its promises is not given more: an input that is believed may take all memory.</summary>
    private const int MostFailures = 3;

    private static readonly string[] Cultures = ["en-US", "de-DE", "tr-TR", "fa-IR"];
    private readonly List<string> _failures = [];

    private HostileRun()
    {
    }

    public static TimeSpan Allowed { get; } = TimeSpan.FromMilliseconds(50);

    public int Inputs { get; private set; }

    public int Refused { get; private set; }

    /// <summary>The longest time that one input took, and which.</summary>
    public (TimeSpan Time, string Where) Slowest { get; private set; } = (TimeSpan.Zero, "");

    /// <summary>The most memory that was allocated for one input, in bytes, and for which.</summary>
    public (long Bytes, string Where) Largest { get; private set; } = (0, "");

    /// <summary>Broken promises of SECURITY.md, each with the seed and the place in its block.</summary>
    public IReadOnlyList<string> Failures => _failures;

    /// <summary>Reads <paramref name="inputs"/> inputs of a kind, fewer where promises are broken.</summary>
    /// <param name="name">A key of <see cref="HostileKinds.All"/>.</param>
    /// <param name="inputs">How many.</param>
    /// <param name="seed">Of the first block; the next block has the next seed.</param>
    /// <param name="begun">Is told the seed of each block before it begins.</param>
    public static HostileRun Of(string name, int inputs, int seed, Action<int>? begun = null)
    {
        HostileKind kind = HostileKinds.All[name];
        foreach (string sound in kind.Sound) kind.Read(sound); // warm-up, and proof that they are sound
        var run = new HostileRun();
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            for (; run.Inputs < inputs && run._failures.Count < MostFailures; seed++)
            {
                begun?.Invoke(seed);
                var mutations = new Mutations(seed);
                for (int i = 0; i < BlockLength && run.Inputs < inputs && run._failures.Count < MostFailures; i++)
                {
                    CultureInfo.CurrentCulture = Culture(i);
                    run.Read(kind, kind.Next(mutations), string.Create(CultureInfo.InvariantCulture, $"{seed}/{i}"));
                }
            }
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }

        return run;
    }

    /// <summary>An input of an earlier run: the one at <paramref name="index"/> in the block of <paramref name="seed"/>, with its culture.</summary>
    public static (string Text, CultureInfo Culture) Input(HostileKind kind, int seed, int index)
    {
        var mutations = new Mutations(seed);
        for (int i = 0; i < index; i++) kind.Next(mutations);
        return (kind.Next(mutations), Culture(index));
    }

    public static (Exception? Refusal, TimeSpan Time, long Bytes) Try(HostileKind kind, string text)
    {
        long bytes = GC.GetAllocatedBytesForCurrentThread(), start = Stopwatch.GetTimestamp();
        Exception? refusal = null;
        try
        {
            kind.Read(text);
        }
        catch (Exception e)
        {
            refusal = e;
        }

        return (refusal, Stopwatch.GetElapsedTime(start), GC.GetAllocatedBytesForCurrentThread() - bytes);
    }

    public static string Shown(string text) => text.Length <= 2000 ? text : $"{text.AsSpan(0, 2000)}… ({text.Length} characters)";

    private static CultureInfo Culture(int index) => CultureInfo.GetCultureInfo(Cultures[index % Cultures.Length]);

    private void Read(HostileKind kind, string text, string where)
    {
        (Exception? refusal, TimeSpan time, long bytes) = Try(kind, text);
        for (int again = 0; again < Again && time > Slowest.Time; again++)
        {
            (_, TimeSpan next, _) = Try(kind, text);
            if (next < time) time = next;
        }

        Inputs++;
        if (refusal is not null) Refused++;
        if (time > Slowest.Time) Slowest = (time, where);
        if (bytes > Largest.Bytes) Largest = (bytes, where);
        if (refusal is not null && !kind.Errors.Contains(refusal.GetType())) Fail($"threw {refusal.GetType().Name}: {refusal}");
        if (time > Allowed) Fail(string.Create(CultureInfo.InvariantCulture, $"took {time.TotalMilliseconds:F0} ms"));
        if (bytes > AllowedBytes) Fail(string.Create(CultureInfo.InvariantCulture, $"took {bytes} bytes"));

        void Fail(string what) => _failures.Add($"{where} {what}, at «{Shown(text)}»");
    }
}
