using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using QmlTrainability.Tests.Documentation;
using QmlTrainability.Tool;

namespace QmlTrainability.Tests.CommandLine;

/// <summary>What is drawn where someone watches: the tool under a pseudo-terminal, whose bytes <c>script</c> records.</summary>
public sealed partial class TerminalTests : IDisposable
{
    private const string Train = "train samples/circuits/efficient_su2.qasm --observable Z0*Z1 --policy judge-only --steps 20";
    private const string HideCursor = "\e[?25l", ShowCursor = "\e[?25h";

    private readonly string _folder = Directory.CreateTempSubdirectory("qmlt-terminal-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>The error stream is the terminal, the standard output a file.</summary>
    [TerminalFact]
    public void A_terminal_gets_a_bar_and_its_cursor_back()
    {
        string results = Path.Combine(_folder, "results");
        string drawn = Recorded($"{Train} > '{results}'");
        drawn.Should().Contain("judging").And.Contain("training").And.Contain("━━━━━━━━━━").And.Contain("100%").And.EndWith(ShowCursor);
        Count(drawn, HideCursor).Should().Be(2, "there are a spinner and a bar").And.Be(Count(drawn, ShowCursor));
        File.ReadAllText(results).Should().Contain("  lowest     ").And.NotContain("\e").And.NotContain("━").And.NotContain("\r");
    }

    /// <summary>The other way round.</summary>
    [TerminalFact]
    public void A_pipe_gets_no_bar_even_beside_a_terminal()
    {
        string errors = Path.Combine(_folder, "errors");
        Recorded($"{Train} 2> '{errors}'").Should().Contain("  lowest     ").And.NotContain("training").And.NotContain("━").And.NotContain(HideCursor);
        new FileInfo(errors).Length.Should().Be(0);
    }

    [Theory]
    [InlineData("growing\n")]
    [InlineData("growing\ncomputing further sizes\n", "--qubits", "30")]
    public void Only_what_is_done_is_announced(string expected, params string[] more)
    {
        using var output = new StringWriter(CultureInfo.InvariantCulture);
        using var error = new StringWriter(CultureInfo.InvariantCulture);
        QmltCommand.Run(["growth", "X,ZZ", .. more], new Screen(TextReader.Null, output, error, isTerminal: true), CancellationToken.None).Should().Be(ExitCode.Accept);
        error.ToString().ReplaceLineEndings("\n").Should().Be(expected);
    }

    private static int Count(string text, string part) => text.Split(part).Length - 1;

    [GeneratedRegex(@"\AScript started[^\n]*\n|\n?Script done[^\n]*\n\z")]
    private static partial Regex Frame();

    private string Recorded(string arguments)
    {
        string record = Path.Combine(_folder, "record");
        var start = new ProcessStartInfo("script", ["-qec", $"stty cols 100 rows 30; dotnet '{Path.Combine(AppContext.BaseDirectory, "qmlt.dll")}' {arguments}", record])
        {
            WorkingDirectory = Repository.Root,
            RedirectStandardOutput = true,
            RedirectStandardInput = true,
        };
        // On the machines of a build service nothing is animated; this is about someone's own terminal.
        foreach (string name in start.Environment.Keys.Where(k => k is not ("PATH" or "HOME" or "TMPDIR") && !k.StartsWith("DOTNET", StringComparison.Ordinal)).ToArray()) start.Environment.Remove(name);
        start.Environment["TERM"] = "xterm-256color";
        using Process process = Process.Start(start)!;
        process.StandardInput.Close();
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        process.ExitCode.Should().Be(0);
        return Frame().Replace(File.ReadAllText(record), "");
    }
}

/// <summary>A test that is left out, visibly, where there is no <c>script</c> of util-linux.</summary>
public sealed class TerminalFactAttribute : FactAttribute
{
    public TerminalFactAttribute()
    {
        if (!OperatingSystem.IsLinux() || !(Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(f => File.Exists(Path.Combine(f, "script"))))
            Skip = "A terminal is made by the command script of util-linux, which is not here.";
    }
}
