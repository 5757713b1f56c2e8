using System.Globalization;

namespace TrainabilityByDesign;

/// <summary>The command line: the circuit, the loss, the data and a folder for the report, all optional.</summary>
internal sealed class Arguments
{
    public const string Usage = """
        usage: dotnet run -c Release --project samples/TrainabilityByDesign -- [CIRCUIT.qasm] [options]

          CIRCUIT.qasm         an OpenQASM 2 or 3 ansatz; default: EfficientSU2 on eight qubits as Qiskit writes it
          --observable SUM     for example "Z0" or "0.5*Z0 Z1 + 0.5*X2"; default: Z0
          --state STATE        zeros, plus, or bits such as 01010101; default: zeros
          --layers L           layers of the designed alternative; default: 4
          --data FILE.csv      what both circuits are trained on, the label last; default: iris.csv; breast_cancer.csv is there too
          --classes A,B        the two classes to tell apart; default: the last two of the file
          --epochs E           passes over the data; default: 40
          --seeds S            trains with the seeds 1 to S, each with a split of its own; default: 1
          --report FOLDER      where report.md, verdicts as JSON and the figures go; default: trainability-report
        """;

    public string? File { get; private set; }

    public string Observable { get; private set; } = "Z0";

    public string State { get; private set; } = "zeros";

    public int Layers { get; private set; } = 4;

    public string Data { get; private set; } = "iris.csv";

    public string? Classes { get; private set; }

    public int Epochs { get; private set; } = 40;

    public int Seeds { get; private set; } = 1;

    public string Report { get; private set; } = "trainability-report";

    /// <summary>The arguments, or a message that names the one that is wrong.</summary>
    public static Arguments Parse(string[] args)
    {
        var parsed = new Arguments();
        for (int i = 0; i < args.Length; i++)
        {
            switch (args[i])
            {
                case "--observable": parsed.Observable = Value(args, ref i); break;
                case "--state": parsed.State = Value(args, ref i); break;
                case "--report": parsed.Report = Value(args, ref i); break;
                case "--data": parsed.Data = Value(args, ref i); break;
                case "--classes": parsed.Classes = Value(args, ref i); break;
                case "--layers": parsed.Layers = Number(args, ref i); break;
                case "--epochs": parsed.Epochs = Number(args, ref i); break;
                case "--seeds": parsed.Seeds = Number(args, ref i); break;
                case var option when option.StartsWith('-'): throw new ArgumentException($"There is no option {option}.");
                default:
                    if (parsed.File is not null) throw new ArgumentException($"One circuit at a time: both {parsed.File} and {args[i]} are given.");
                    parsed.File = args[i];
                    break;
            }
        }

        return parsed;
    }

    private static int Number(string[] args, ref int i)
    {
        string option = args[i], text = Value(args, ref i);
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= 1
            ? number
            : throw new ArgumentException($"{option} takes a whole number of at least 1, not '{text}'.");
    }

    private static string Value(string[] args, ref int i) =>
        ++i < args.Length ? args[i] : throw new ArgumentException($"{args[i - 1]} needs a value.");
}
