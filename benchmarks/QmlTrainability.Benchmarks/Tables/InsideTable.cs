using System.Diagnostics;
using QmlTrainability.Ansatze;
using QmlTrainability.Benchmarks.Gate;
using QmlTrainability.Circuits;
using QmlTrainability.Learning;
using QmlTrainability.LieAlgebras;
using QmlTrainability.Paulis;
using QmlTrainability.Simulation;

namespace QmlTrainability.Benchmarks.Tables;

/// <summary>The figures of docs/inside.md: simulation and training inside the algebra, on one thread.</summary>
internal static class InsideTable
{
    /// <summary>Prints the rows. The first comes first because it tells what the whole process took.</summary>
    public static void Print()
    {
        ThousandQubits();
        FiftySteps();
        Permutations();
        Propagation();
        DataRows();
        Gradients();
    }

    private static void ThousandQubits()
    {
        const int Qubits = 1000;
        Circuit circuit = IsingChain(Qubits, layers: 4);
        PauliSum energy = IsingEnergy(Qubits);
        double first = BestTime.Once(() => Prepare().Dispose());
        using IExpectation loss = Prepare();
        double[] angles = Angles(loss), gradient = new double[angles.Length];
        first += BestTime.Once(() => loss.ValueAndGradient(angles, gradient));
        double warm = BestTime.Of(() => loss.ValueAndGradient(angles, gradient));
        using var process = Process.GetCurrentProcess();
        Row(
            $"Ising chain, n = {Qubits}, 4 layers, {angles.Length} parameters, energy of {energy.Terms.Count} terms: value and gradient",
            $"{BestTime.Text(warm)}; with preparation and compilation {BestTime.Text(first)}; {process.PeakWorkingSet64 >> 20} MiB for the whole process");

        IExpectation Prepare() => new FreeFermionSimulator().Prepare(circuit, energy, InitialState.Plus(Qubits));
    }

    private static void FiftySteps()
    {
        const int Qubits = 100, Layers = 20, Steps = 50;
        var objective = new Energy(new FreeFermionSimulator().Prepare(IsingChain(Qubits, Layers), IsingEnergy(Qubits), InitialState.Plus(Qubits)));
        double[] start = [.. Enumerable.Range(0, objective.ParameterCount).Select(i => 0.1 * Math.Sin(i))];
        double best = BestTime.Of(() => Trainer.Minimize(objective, start, new TrainingOptions { Epochs = Steps, MaxThreads = 1 }));
        Row($"Ising chain, n = {Qubits}, {Layers} layers, {start.Length} parameters: {Steps} steps of Adam", BestTime.Text(best));
    }

    private static void Permutations()
    {
        const int Qubits = 30;
        Circuit circuit = new AnsatzBuilder()
            .RotateEach(Pauli.X, ParameterSharing.PerLayer)
            .RotateEach(Pauli.Y, ParameterSharing.PerLayer)
            .RotateNeighbors("ZZ", Topology.AllPairs, ParameterSharing.PerLayer)
            .Repeat(6)
            .ToCircuit(Qubits);
        PauliSum magnetization = PauliSum.Of(Enumerable.Range(0, Qubits).Select(q => (1.0 / Qubits, PauliString.On(Qubits, (q, Pauli.Z)))));
        using IExpectation loss = Prepare();
        double[] angles = Angles(loss), gradient = new double[angles.Length];
        double prepare = BestTime.Of(() => Prepare().Dispose()), value = BestTime.Of(() => loss.Value(angles)), slope = BestTime.Of(() => loss.ValueAndGradient(angles, gradient));
        Row(
            $"{{ΣX, ΣY, ΣZZ}}, n = {Qubits}, 6 layers, magnetization (algebra of dimension {DynamicalLieAlgebra.GeneratedBy(Workloads.Permutations(Qubits)).Dimension}; {loss.Method}): to prepare; a value; a gradient",
            $"{BestTime.Text(prepare)}; {BestTime.Text(value)}; {BestTime.Text(slope)}");

        IExpectation Prepare() => new LieAlgebraicSimulator().Prepare(circuit, magnetization, InitialState.Zeros(Qubits));
    }

    private static void Propagation()
    {
        const int Qubits = 100, Steps = 8;
        Circuit circuit = SimulationWork.Ising(Qubits, Steps);
        using IPropagatedExpectation loss = new PauliPropagationSimulator(new PauliPropagationOptions { MinCoefficient = 1e-5 }).Propagate(circuit, PauliString.On(Qubits, (Qubits / 2, Pauli.Z)));
        double[] angles = Angles(loss);
        PropagatedValue result = loss.Evaluate(angles);
        double best = BestTime.Of(() => result = loss.Evaluate(angles));
        Row(
            $"Pauli propagation, {Qubits}-qubit kicked Ising ring, {Steps} steps, coefficients from 10⁻⁵ on: {result}",
            $"{result.Updates} string updates in {BestTime.Text(best)}: {result.Updates / best / 1000:F1} million a second");
    }

    private static void DataRows()
    {
        const int Qubits = 200, Layers = 2;
        Circuit circuit = AnsatzCatalog.Ising(Topology.Ring, Layers).ToCircuit(Qubits);
        InitialState row = new AngleFeatureMap(Qubits, 2, Pauli.Y, Pauli.X).StateOf([0.3, 0.7]);
        PauliSum[] fields = [.. Enumerable.Range(0, Qubits).Select(q => (PauliSum)PauliString.On(Qubits, (q, Pauli.X)))];
        foreach (PauliSum observable in (PauliSum[])[fields[0], fields.Aggregate((a, b) => a + b)])
        {
            using var all = (IShareableExpectation)new FreeFermionSimulator().Prepare(circuit, observable);
            using IExpectation loss = all.Share(row, CancellationToken.None)!;
            double[] angles = Angles(loss), gradient = new double[angles.Length];
            double state = BestTime.Of(() => all.Share(row, CancellationToken.None)!.Dispose()), slope = BestTime.Of(() => loss.ValueAndGradient(angles, gradient));
            Row(
                $"Ising ring, n = {Qubits}, {Layers} layers, read out in X on {observable.Terms.Count} of its qubits, a row of data as a product state: the state; a value and gradient",
                $"{BestTime.Text(state)}; {BestTime.Text(slope)}");
        }
    }

    private static void Gradients()
    {
        Console.WriteLine();
        foreach (int n in (int[])[12, 50, 100, 1000])
        {
            Circuit chain = IsingChain(n, layers: 4);
            Ratio($"free fermions, Ising chain, n = {n}", new FreeFermionSimulator().Prepare(chain, IsingEnergy(n), InitialState.Plus(n)));
            if (n <= 100)
                Ratio($"module of strings, Ising chain, n = {n}", new LieAlgebraicSimulator().Prepare(chain, IsingEnergy(n), InitialState.Plus(n)));
            Ratio($"Pauli propagation, kicked Ising ring, n = {n}", new PauliPropagationSimulator().Prepare(SimulationWork.Ising(n, 3), PauliString.On(n, (n / 2, Pauli.Z))));
        }
    }

    private static void Ratio(string name, IExpectation loss)
    {
        using (loss)
        {
            double[] angles = Angles(loss), gradient = new double[angles.Length];
            double value = BestTime.Of(() => loss.Value(angles)), slope = BestTime.Of(() => loss.ValueAndGradient(angles, gradient));
            Row($"gradient beside a value: {name}", $"{slope / value:F1} ({BestTime.Text(value)} a value)");
        }
    }

    private static double[] Angles(IExpectation loss) => [.. Enumerable.Range(0, loss.ParameterCount).Select(i => 0.3 + (0.01 * (i % 30)))];

    private static Circuit IsingChain(int qubits, int layers) => AnsatzCatalog.Ising(Topology.Chain, layers).ToCircuit(qubits);

    private static PauliSum IsingEnergy(int qubits) => PauliSum.Of(Workloads.IsingChain(qubits).Select(p => (-1.0, p)));

    private static void Row(FormattableString work, FormattableString figure) => Console.WriteLine(FormattableString.Invariant($"| {FormattableString.Invariant(work)} | {FormattableString.Invariant(figure)} |"));

    private static void Row(FormattableString work, string figure) => Row(work, (FormattableString)$"{figure}");

    /// <summary>An expectation as a function to be minimized.</summary>
    private sealed class Energy(IExpectation loss) : IObjective
    {
        public int ParameterCount => loss.ParameterCount;

        public double Value(ReadOnlySpan<double> parameters, CancellationToken cancellationToken) => loss.Value(parameters, cancellationToken);

        public double ValueAndGradient(ReadOnlySpan<double> parameters, Span<double> gradient, CancellationToken cancellationToken) =>
            loss.ValueAndGradient(parameters, gradient, cancellationToken);
    }
}
