using QmlTrainability.Reporting.Charts;

namespace QmlTrainability.Reporting.Pages;

/// <summary>The style sheet of a page, light and dark by what the reader prefers.</summary>
internal static class PageStyle
{
    /// <summary>Foregrounds of the three decisions; each is tested to have a contrast of 4.5 with its background.</summary>
    public static IReadOnlyList<(string Decision, string Light, string Dark)> Badges { get; } = [("accept", "#0b6b4f", "#4fd1a5"), ("reject", "#a3155f", "#ff8fc0"), ("undecided", "#5f5200", "#e3c75f")];

    public static string Sheet() => $$"""
        :root{color-scheme:light dark;--back:{{ChartPalette.LightBackground}};--text:{{ChartPalette.LightText}};--rule:{{ChartPalette.LightGrid}};--link:{{ChartPalette.Light[0]}};{{Colors(b => b.Light)}} }
        @media (prefers-color-scheme:dark){:root{--back:{{ChartPalette.DarkBackground}};--text:{{ChartPalette.DarkText}};--rule:{{ChartPalette.DarkGrid}};--link:{{ChartPalette.Dark[0]}};{{Colors(b => b.Dark)}} } }
        *{box-sizing:border-box}
        body{margin:0;background:var(--back);color:var(--text);font:1rem/1.55 system-ui,-apple-system,'Segoe UI','DejaVu Sans',sans-serif;overflow-wrap:anywhere}
        main,footer{max-width:52rem;margin:0 auto;padding:1rem}
        h1{font-size:1.5rem;line-height:1.25}
        h2{font-size:1.25rem;line-height:1.3;margin-top:2.5rem;border-top:1px solid var(--rule);padding-top:1rem}
        a,summary{color:var(--link)}
        summary{cursor:pointer;padding:.4rem 0}
        .badge{display:inline-block;border:2px solid;border-radius:.4rem;padding:.1rem .6rem;font-weight:600}
        {{string.Concat(Badges.Select(b => $".{b.Decision}{{color:var(--{b.Decision})}}"))}}
        figure{margin:1.5rem 0}
        figcaption{font-size:.9rem}
        .wide{overflow-x:auto}
        .wide:focus-visible{outline:2px solid var(--link)}
        .wide svg{display:block;margin:0 auto}
        @media (min-width:40rem){ .wide svg{max-width:100%;height:auto} }
        .live{width:100%}
        .live svg{max-width:100%}
        table{border-collapse:collapse;width:100%;overflow-wrap:normal}
        caption{text-align:left;font-weight:600;padding:.4rem 0}
        th,td{border-bottom:1px solid var(--rule);padding:.35rem .6rem .35rem 0;text-align:left;vertical-align:top;font-variant-numeric:tabular-nums}
        th[scope=row]{font-weight:normal}
        footer{font-size:.9rem}
        #vg-tooltip-element.vg-tooltip{background:var(--back);color:var(--text);border:1px solid var(--rule)}
        @media print{ .live{display:none} .still{display:block!important} }

        """;

    private static string Colors(Func<(string Decision, string Light, string Dark), string> color) => string.Concat(Badges.Select(b => $"--{b.Decision}:{color(b)};"));
}
