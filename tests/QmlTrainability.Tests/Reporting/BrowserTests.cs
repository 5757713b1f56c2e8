using System.Diagnostics;
using System.Text.RegularExpressions;
using QmlTrainability.Tool;

namespace QmlTrainability.Tests.Reporting;

/// <summary>The page in headless Chromium: the script draws every chart, in light and dark, and hides the still pictures; without a script they stay.</summary>
[Trait("Category", "Long")]
public sealed class BrowserTests
{
    [ChromiumTheory]
    [InlineData("light", "#1f2328")]
    [InlineData("dark", "#e6e8eb")]
    public void The_script_draws_every_chart_in_the_colors_that_are_preferred(string scheme, string text)
    {
        (string document, string console) = Show(Pages.Everything().ToHtml(ReportFile.Script()), scheme);
        document.Should().Contain("data-charts=\"drawn\"");
        Regex.Count(document, "<svg[^>]*class=\"marks\"", RegexOptions.None, TimeSpan.FromSeconds(5)).Should().Be(Pages.Charts);
        Regex.Count(document, "class=\"still wide\"[^>]*hidden", RegexOptions.None, TimeSpan.FromSeconds(5)).Should().Be(Pages.Charts);
        document.Should().MatchRegex($"<svg[^>]*class=\"marks\".*fill=\"{text}\"");
        console.Should().NotContain("CONSOLE", "neither an error nor a refused fetch is logged");
    }

    [ChromiumFact]
    public void Without_a_script_the_pictures_stay()
    {
        (string document, string console) = Show(Pages.Everything().ToHtml(), "light");
        document.Should().NotContain("class=\"marks\"").And.Contain("<svg");
        console.Should().NotContain("CONSOLE");
    }

    /// <summary>The document after its scripts have run, and what the browser logged.</summary>
    private static (string Document, string Console) Show(string html, string scheme)
    {
        string folder = Directory.CreateTempSubdirectory("qml-page-").FullName, page = Path.Combine(folder, "page.html");
        File.WriteAllText(page, html);
        var start = new ProcessStartInfo(Chromium.Path!,
        [
            "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
            $"--user-data-dir={Path.Combine(folder, "profile")}", "--enable-logging=stderr", $"--blink-settings=preferredColorScheme={(scheme == "dark" ? 0 : 1)}",
            "--virtual-time-budget=5000", "--dump-dom", new Uri(page).AbsoluteUri,
        ])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process process = Process.Start(start)!;
        Task<string> log = process.StandardError.ReadToEndAsync(), document = process.StandardOutput.ReadToEndAsync();
        if (!process.WaitForExit(TimeSpan.FromSeconds(60)))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException("Chromium did not end within a minute.");
        }

        Directory.Delete(folder, recursive: true);
        return (document.GetAwaiter().GetResult(), log.GetAwaiter().GetResult());
    }
}

/// <summary>Where Chromium is, if it is there.</summary>
internal static class Chromium
{
    public const string Missing = "There is no chromium, chromium-browser or google-chrome in the PATH.";

    public static string? Path { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(System.IO.Path.PathSeparator)
        .SelectMany(folder => new[] { "chromium", "chromium-browser", "google-chrome" }.Select(name => System.IO.Path.Combine(folder, name))).FirstOrDefault(File.Exists);
}

/// <summary>A test that is left out, visibly, where there is no Chromium.</summary>
public sealed class ChromiumFactAttribute : FactAttribute
{
    public ChromiumFactAttribute()
    {
        if (Chromium.Path is null) Skip = Chromium.Missing;
    }
}

/// <summary>Likewise with cases.</summary>
public sealed class ChromiumTheoryAttribute : TheoryAttribute
{
    public ChromiumTheoryAttribute()
    {
        if (Chromium.Path is null) Skip = Chromium.Missing;
    }
}
