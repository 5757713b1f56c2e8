// Benchmarks: all of BenchmarkDotNet's command line, for example --filter '*Lie*' or --list flat; results as JSON in artifacts/benchmarks.
// The word "gate" runs the short gate on ratios instead; "gate FILE" adds them to a file as well, and "trend FILE FIGURE.svg" draws that file.
// "choice" compares the chosen simulation methods with measured ones. These print figures of docs: "comparison", "inside", "closed-forms", "learning", and "simulator" or
// "simulator PART ..." with parts layers, gates, rotations, random, threads and numbers of qubits; "cancellation".
// "closure-cost DOCS" writes the growth of the cost of closures into a folder, "algebras" prints its single cases, "catalog DOCS" a table and a growth plot for every family, "reference FOLDER" the
// pages of the public types.
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Exporters.Json;
using BenchmarkDotNet.Running;
using QmlTrainability.Benchmarks.Catalog;
using QmlTrainability.Benchmarks.Choice;
using QmlTrainability.Benchmarks.Cost;
using QmlTrainability.Benchmarks.Gate;
using QmlTrainability.Benchmarks.Reference;
using QmlTrainability.Benchmarks.Tables;
using QmlTrainability.Paulis;

if (args is ["gate"]) return RatioGate.Run(GateChecks.All);
if (args is ["gate", string trend]) return RatioGate.Run(GateChecks.All, trend);
if (args is ["trend", string ratios, string figure])
{
    RatioTrend.Draw(ratios, figure);
    return 0;
}

if (args is ["choice"]) return ChoiceCheck.Run();
if (args is ["gate" or "choice" or "trend", ..])
{
    Console.Error.WriteLine("The gate takes a file at most, the trend a file and a figure, the choice nothing.");
    return 64;
}

if (args is ["comparison"])
{
    PeerWork.Print();
    return 0;
}

if (args is ["inside"])
{
    InsideTable.Print();
    return 0;
}

if (args is ["closed-forms"])
{
    ClosedFormTable.Print();
    return 0;
}

if (args is ["learning"])
{
    LearningTable.Print();
    return 0;
}

if (args is ["cancellation"])
{
    CancellationTable.Print();
    return 0;
}

if (args is ["simulator", .. string[] parts])
{
    SimulatorTable.Print(parts);
    return 0;
}

if (args is ["algebras"])
{
    foreach (string row in AlgebraCases.Rows()) Console.WriteLine(row);
    return 0;
}

if (args is ["closure-cost", string docs])
{
    ClosureCost.Write(docs);
    return 0;
}

if (args is ["catalog", string folder])
{
    CatalogPlots.Write(folder);
    return 0;
}

if (args is ["reference", string pages])
{
    ReferencePages.Write(typeof(PauliString).Assembly, pages);
    return 0;
}

// BenchmarkDotNet builds the library once more; the build that made this program has judged its style.
Environment.SetEnvironmentVariable("RunAnalyzers", "false");
IConfig config = DefaultConfig.Instance
    .AddDiagnoser(MemoryDiagnoser.Default)
    .AddExporter(JsonExporter.Full)
    .WithBuildTimeout(TimeSpan.FromMinutes(10))
    .WithArtifactsPath(Path.Combine("artifacts", "benchmarks"));
return BenchmarkSwitcher.FromAssembly(typeof(RatioGate).Assembly).Run(args, config).Any(s => s.HasCriticalValidationErrors || s.Reports.Any(r => !r.Success)) ? 1 : 0;
