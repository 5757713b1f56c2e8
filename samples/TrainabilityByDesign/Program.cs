// The main job: reads an ansatz from a file, puts it and a designed alternative on trial, prints both verdicts and writes a report.
using QmlTrainability.Ansatze;
using QmlTrainability.Circuits;
using QmlTrainability.Paulis;
using QmlTrainability.Trainability;
using TrainabilityByDesign;

try
{
    Arguments arguments = Arguments.Parse(args);
    string path = arguments.File ?? Path.Combine(AppContext.BaseDirectory, "circuits", "efficient_su2.qasm");
    Circuit circuit = Circuit.FromOpenQasm(File.ReadAllText(path), new OpenQasmOptions { NumericAngles = NumericAngles.Trainable });
    int n = circuit.QubitCount;
    PauliSum observable = PauliSum.Parse(arguments.Observable, n);
    InitialState state = arguments.State switch
    {
        "zeros" => InitialState.Zeros(n),
        "plus" => InitialState.Plus(n),
        string bits => InitialState.Basis(bits),
    };
    Console.WriteLine($"{Path.GetFileName(path)}: {circuit}; observable {observable}; state {state}\n");
    Verdict file = Verdict.Of(circuit, observable, state);
    Console.WriteLine($"{file}\n");

    // The alternative keeps the entangling and the mixing, but its generators are free fermions: so(2n) at every n.
    // Read out in the field, from the state in which that is largest.
    PauliSum field = PauliSum.Of([(1.0, PauliString.On(n, (0, Pauli.X)))]);
    Verdict design = AnsatzCatalog.Ising(Topology.Chain, arguments.Layers).Assess(n, field, InitialState.Plus(n));
    Console.WriteLine($"{design}\n");
    Console.WriteLine($"Report: {Report.Write(arguments.Report, file, design)}");
    return 0;
}
catch (Exception e) when (e is ArgumentException or FormatException or IOException or UnauthorizedAccessException)
{
    Console.Error.WriteLine($"{e.Message}\n\n{Arguments.Usage}");
    return 64;
}
