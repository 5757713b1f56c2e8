using System.Diagnostics;

namespace QmlTrainability.Tests.Learning;

[Trait("Category", "Long")]
public sealed class KilledRunTests : IDisposable
{
    private const int Kills = 100;

    private readonly string _folder = Directory.CreateTempSubdirectory("killed").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>A process that trains is killed at random moments, a hundred times over several runs; each run ends with the bits of one that is left alone.</summary>
    [Fact]
    public void A_run_that_is_killed_again_and_again_ends_with_the_same_bits()
    {
        string[] whole = [.. TrainingProcess.Describe(TrainingProcess.Run(null))];
        var random = new Random(1);
        int kills = 0, inTheMiddle = 0;
        for (int run = 0; kills < Kills; run++)
        {
            string checkpoint = Path.Combine(_folder, $"{run}.checkpoint"), finished = Path.Combine(_folder, $"{run}.finished");
            while (!File.Exists(finished))
            {
                using Process process = Process.Start(new ProcessStartInfo("dotnet", ["exec", typeof(TrainingProcess).Assembly.Location, "train", checkpoint, finished]))!;
                if (process.WaitForExit(100 + random.Next(900)))
                {
                    process.ExitCode.Should().Be(0, "a checkpoint that a killed process left is whole");
                    continue;
                }

                process.Kill();
                process.WaitForExit();
                kills++;
                if (File.Exists(checkpoint) && !File.Exists(finished)) inTheMiddle++;
            }

            File.ReadAllLines(finished).Should().Equal(whole, $"run {run} was resumed after {kills} kills");
        }

        inTheMiddle.Should().BeGreaterThan(Kills / 2, "kills before anything was written would prove little");
    }
}
