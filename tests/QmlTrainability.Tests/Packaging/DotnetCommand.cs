using System.Diagnostics;

namespace QmlTrainability.Tests.Packaging;

/// <summary>Runs the dotnet command in a process of its own, away from the build that the tests came from.</summary>
internal static class DotnetCommand
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    /// <summary>What the command printed; throws with all of it where the command fails.</summary>
    /// <param name="folder">Where it runs.</param>
    /// <param name="packageCache">Where its packages are unpacked; the user's own cache if null.</param>
    /// <param name="arguments">One by one, unquoted.</param>
    public static string Run(string folder, string? packageCache, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        // A test host inherits what the build around it set; a child that builds must find its own tools.
        foreach (string name in start.Environment.Keys.Where(k => k.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToArray()) start.Environment.Remove(name);
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        start.Environment["DOTNET_NOLOGO"] = "1";
        // Servers that outlive the command would keep its output open.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0";
        start.Environment["UseSharedCompilation"] = "false";
        if (packageCache is not null) start.Environment["NUGET_PACKAGES"] = packageCache;
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync(), error = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(Limit))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"dotnet {string.Join(' ', arguments)} did not end within {Limit.TotalMinutes} minutes.");
        }

        string printed = output.GetAwaiter().GetResult(), complaints = error.GetAwaiter().GetResult();
        return process.ExitCode == 0 ? printed
            : throw new InvalidOperationException($"dotnet {string.Join(' ', arguments)} ended with {process.ExitCode}:\n{printed}\n{complaints}");
    }
}
