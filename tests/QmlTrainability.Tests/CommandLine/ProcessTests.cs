using System.Diagnostics;
using QmlTrainability.Tests.Documentation;

namespace QmlTrainability.Tests.CommandLine;

/// <summary>The built tool as a process: exit codes, both streams, and signals.</summary>
public sealed class ProcessTests
{
    private static readonly string Circuits = Path.Combine(Repository.Root, "samples", "circuits");

    [Theory]
    [InlineData(0, "qiskit3-ising-1000.qasm: 1,000 qubits, 1,999 parameters", "exported/qiskit3-ising-1000.qasm")]
    [InlineData(1, "efficient_su2.qasm: 8 qubits", "efficient_su2.qasm")]
    [InlineData(64, "", "exported/qiskit3-loop-4.qasm")]
    public async Task A_process_ends_with_its_code(int code, string expected, string file)
    {
        using Process process = Start("assess", Path.Combine(Circuits, file));
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        string error = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        (await output).Should().StartWith(expected);
        if (code == 64) error.Should().MatchRegex("^qmlt: [^\n]+\n$");
        else error.Should().BeEmpty("there is no progress in a pipe");
        process.ExitCode.Should().Be(code);
    }

    /// <summary>SIGTERM and not the SIGINT of Ctrl-C, which has the same handler: a shell that works in the background lets its children ignore SIGINT.</summary>
    [UnixFact]
    public async Task A_signal_ends_a_long_run_cleanly()
    {
        string saved = Path.Combine(Directory.CreateTempSubdirectory("qmlt-").FullName, "run.checkpoint");
        using Process process = Start("train", Path.Combine(Circuits, "efficient_su2.qasm"), "--observable", "Z0*Z1", "--policy", "judge-only", "--steps", "1000000", "--checkpoint", saved);
        Task<string> output = process.StandardOutput.ReadToEndAsync(), error = process.StandardError.ReadToEndAsync();
        for (int i = 0; i < 600 && !File.Exists(saved); i++) await Task.Delay(50); // until it is at work
        File.Exists(saved).Should().BeTrue("it is at work");
        using (Process kill = Process.Start("kill", ["-TERM", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)])) await kill.WaitForExitAsync();
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        finally
        {
            process.Kill();
        }

        (await error).Should().Be("qmlt: stopped before it was done.\n");
        (await output).Should().BeEmpty();
        process.ExitCode.Should().Be(130);
        Directory.Delete(Path.GetDirectoryName(saved)!, recursive: true);
    }

    private static Process Start(params string[] arguments) => Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "qmlt.dll"), .. arguments])
    {
        RedirectStandardOutput = true,
        RedirectStandardError = true,
        RedirectStandardInput = true,
    })!;
}

/// <summary>A test that is left out, visibly, on Windows.</summary>
public sealed class UnixFactAttribute : FactAttribute
{
    public UnixFactAttribute()
    {
        if (OperatingSystem.IsWindows()) Skip = "Signals are sent by kill, which Windows does not have.";
    }
}
