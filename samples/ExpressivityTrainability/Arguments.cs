using System.Globalization;

namespace ExpressivityTrainability;

/// <summary>The command line.</summary>
internal sealed class Arguments
{
    public const string Usage = """
        usage: dotnet run -c Release --project samples/ExpressivityTrainability -- [options]

          --quick              fewer sizes, samples and rows: under two minutes on two cores
          --accuracies         instead of the experiment, the table of test accuracies on real data beside logistic regression
          --seeds S            trains with the seeds 1 to S; default: 10
          --report FOLDER      where report.md, report.json and the figures go; default: expressivity-report
                               what it has finished is kept there, so that a run that was stopped goes on
        """;

    public bool Quick { get; private set; }

    public bool Accuracies { get; private set; }

    public int Seeds { get; private set; } = 10;

    public string Report { get; private set; } = "expressivity-report";

    /// <summary>The arguments, or a message that names the one that is wrong.</summary>
    public static Arguments Parse(string[] args)
    {
        var parsed = new Arguments();
        for (int i = 0; i < args.Length; i++)
        {
            switch (args[i])
            {
                case "--quick": parsed.Quick = true; break;
                case "--accuracies": parsed.Accuracies = true; break;
                case "--seeds":
                    string text = ++i < args.Length ? args[i] : "";
                    if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int seeds) || seeds < 2)
                        throw new ArgumentException($"--seeds takes a whole number of at least 2, not '{text}': one seed has no error bar.");
                    parsed.Seeds = seeds;
                    break;
                case "--report": parsed.Report = ++i < args.Length ? args[i] : throw new ArgumentException("--report needs a folder."); break;
                default: throw new ArgumentException($"There is no option {args[i]}.");
            }
        }

        return parsed;
    }
}
