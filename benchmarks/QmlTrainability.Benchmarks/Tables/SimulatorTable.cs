using System.Globalization;
using QmlTrainability.Benchmarks.Gate;
using QmlTrainability.Circuits;
using QmlTrainability.Paulis;
using QmlTrainability.Simulation;
using QmlTrainability.Simulation.Kernels;

namespace QmlTrainability.Benchmarks.Tables;

/// <summary>The figures of docs/simulator.md: state vectors, in sweeps of one vector.</summary>
internal static unsafe class SimulatorTable
{
    private const int Layers = 8;

    /// <summary>Prints the tables, one row for each work.</summary>
    public static void Print(IReadOnlyList<string> parts)
    {
        int[] sizes = [.. parts.Where(p => int.TryParse(p, out _)).Select(p => int.Parse(p, CultureInfo.InvariantCulture))];
        foreach (int qubits in sizes.Length > 0 ? sizes : [14, 20, 24])
        {
            using var sweep = new Sweep(qubits);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"\nn = {qubits}: a sweep takes {sweep.Milliseconds():G3} ms"));
            if (Asked("layers")) LayersAndReadout(sweep);
            if (Asked("gates")) Gates(sweep);
            if (Asked("rotations")) Rotations(sweep);
            if (Asked("random") && qubits <= 20) RandomLayers(sweep);
            if (Asked("threads") && qubits >= 20) Threads(sweep);
        }

        bool Asked(string part) => parts.Count == sizes.Length || parts.Contains(part);
    }

    private static void LayersAndReadout(Sweep sweep)
    {
        int n = sweep.Qubits;
        Row("layer of RY, RZ, CX ring", Value(sweep, Workloads.HardwareEfficient(n, Layers).Build()) / Layers);
        Row("Ising layer (ZZ ring, X)", Value(sweep, SimulationWork.Ising(n, Layers)) / Layers);
        using (StateVector state = Simulator(1).Run(Workloads.HardwareEfficient(n, 1).Build(), Workloads.Angles(Workloads.HardwareEfficient(n, 1).Build())))
        {
            PauliSum energy = SimulationWork.IsingEnergy(n), strings = SimulationWork.FullWeight(200, n, seed: 5);
            var engine = new StateEngine(n, threads: 1);
            ReadoutPlan energies = new(engine, new ObservablePlan(energy)), others = new(engine, new ObservablePlan(strings));
            Row("Ising energy", sweep.Measure(() => Use(state, psi => energies.Value(psi, CancellationToken.None))));
            Row("200 random full-weight strings, each", sweep.Measure(() => Use(state, psi => others.Value(psi, CancellationToken.None)), strings.Terms.Count));
        }

        Circuit deep = Workloads.HardwareEfficient(n, (1000 + n) / (2 * n)).Build();
        double[] angles = Workloads.Angles(deep), gradient = new double[angles.Length];
        using IExpectation loss = Simulator(1).Prepare(deep, SimulationWork.IsingEnergy(n));
        Row(FormattableString.Invariant($"adjoint gradient, {angles.Length} parameters, each"), sweep.Measure(() => loss.ValueAndGradient(angles, gradient), angles.Length));
    }

    /// <summary>The speed of single gates, beside a sweep of the part that they touch.</summary>
    private static void Gates(Sweep sweep)
    {
        int n = sweep.Qubits;
        var engine = new StateEngine(n, threads: 1);
        using var state = new StateVector(engine);
        double h = Math.Sqrt(0.5);
        Row("H, each target", [.. Enumerable.Range(0, n).Select(q => Speed(GateAction.OneQubit(0, 1L << q, new Matrix2(h, h, h, -h)), 1))]);
        foreach (Pauli letter in (Pauli[])[Pauli.X, Pauli.Y, Pauli.Z])
        {
            Row($"R{letter}, each target", [.. Enumerable.Range(0, n).Select(q => Speed(Rotation(n, (q, letter)), 1))]);
        }

        Row("CX, q to q + 1", [.. Enumerable.Range(0, n - 1).Select(q => Speed(GateAction.Flip(1L << q, 2L << q), 0.5))]);
        Row("CX, q + 1 to q", [.. Enumerable.Range(0, n - 1).Select(q => Speed(GateAction.Flip(2L << q, 1L << q), 0.5))]);
        Row("CX, q to the far end", [.. Enumerable.Range(0, n - 1).Select(q => Speed(GateAction.Flip(1L << q, 1L << (n - 1)), 0.5))]);
        Row("CZ, q and q + 1", [.. Enumerable.Range(0, n - 1).Select(q => Speed(GateAction.Phase(3L << q, -1), 0.25))]);
        Row("ZZ rotation, q and q + 1", [.. Enumerable.Range(0, n - 1).Select(q => Speed(Rotation(n, (q, Pauli.Z), (q + 1, Pauli.Z)), 1))]);

        double Speed(GateAction action, double part) => SpeedOf(sweep, engine, state, action, part);
    }

    /// <summary>The speed of rotations about strings on all qubits, beside a sweep.</summary>
    private static void Rotations(Sweep sweep)
    {
        int n = sweep.Qubits;
        var engine = new StateEngine(n, threads: 1);
        using var state = new StateVector(engine);
        var random = new Random(3);
        Row("exp(-iθP/2), P on all qubits", [.. Enumerable.Range(0, 12).Select(_ => SpeedOf(sweep, engine, state, Rotation(n, [.. Enumerable.Range(0, n).Select(q => (q, (Pauli)random.Next(1, 4)))]), 1))]);
    }

    /// <summary>In the cache a gate takes a microsecond: many in a row. Beyond it, several would share a read of the state.</summary>
    private static double SpeedOf(Sweep sweep, StateEngine engine, StateVector state, GateAction action, double part)
    {
        GateAction[] actions = [.. Enumerable.Repeat(action, sweep.Qubits <= Tiling.TileBits ? 16 : 1)];
        return part / sweep.Measure(() => Use(state, psi => engine.Apply(psi, actions, CancellationToken.None)), actions.Length);
    }

    private static void RandomLayers(Sweep sweep)
    {
        const int Circuits = 50, Depth = 4;
        int n = sweep.Qubits;
        double pattern = Value(sweep, Workloads.HardwareEfficient(n, Depth).Build()) / Depth;
        double[] all = [.. Enumerable.Range(0, Circuits).Select(seed => Value(sweep, SimulationWork.Random(n, Depth, seed)) / Depth)];
        Row(
            FormattableString.Invariant($"{Circuits} random layered circuits, a layer: mean {all.Average():F1}, worst {all.Max():F1}; beside the pattern ({pattern:F1})"),
            [.. all.Select(v => v / pattern).Order()]);
    }

    private static void Threads(Sweep sweep)
    {
        Circuit circuit = Workloads.HardwareEfficient(sweep.Qubits, Layers).Build();
        Row("layers of RY, RZ, CX ring, one thread beside two", Value(sweep, circuit) / Value(sweep, circuit, threads: 2));
    }

    private static double Value(Sweep sweep, Circuit circuit, int threads = 1)
    {
        double[] angles = Workloads.Angles(circuit);
        using IExpectation loss = Simulator(threads).Prepare(circuit, SimulationWork.Readout(sweep.Qubits));
        return sweep.Measure(() => loss.Value(angles));
    }

    private static StateVectorSimulator Simulator(int threads) => new(new SimulatorOptions { MaxThreads = threads });

    private static void Use(StateVector state, Work work) => state.Use(psi =>
    {
        work(psi);
        return 0;
    });

    private delegate void Work(double* psi);

    private static GateAction Rotation(int qubits, params (int Qubit, Pauli Letter)[] letters)
    {
        (long x, long z) = PauliBits.Of(PauliString.On(qubits, letters));
        return GateAction.Rotation(x, z, Math.Cos(0.35), Math.Sin(0.35));
    }

    private static void Row(string work, params double[] figures) =>
        Console.WriteLine($"| {work} | {string.Join(" ", figures.Select(f => f.ToString(f < 10 ? "F2" : "F1", CultureInfo.InvariantCulture)))} |");
}
