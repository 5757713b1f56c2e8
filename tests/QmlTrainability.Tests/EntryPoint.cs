using System.Globalization;
using QmlTrainability.Tests.Learning;
using QmlTrainability.Tests.Security;

namespace QmlTrainability.Tests;

/// <summary>What this assembly does as a program: a training run that a test kills, and the long run of hostile inputs (tests/fuzz/run).</summary>
internal static class EntryPoint
{
    public static int Main(string[] args) => args switch
    {
        ["train", string checkpoint, string finished] => TrainingProcess.Run(checkpoint, finished),
        ["fuzz", string inputs, string seed] => FuzzProcess.Run(HostileKinds.All.Keys, Whole(inputs), Whole(seed)),
        ["fuzz", string inputs, string seed, string kind] => FuzzProcess.Run([kind], Whole(inputs), Whole(seed)),
        ["replay", string kind, string seed, string index] => FuzzProcess.Replay(kind, Whole(seed), Whole(index)),
        _ => 64,
    };

    private static int Whole(string text) => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
}
