using System.Runtime.Intrinsics;
using QmlTrainability.Ansatze;
using QmlTrainability.Circuits;
using QmlTrainability.LieAlgebras;
using QmlTrainability.Paulis;
using QmlTrainability.Simulation;
using QmlTrainability.Trainability;

namespace QmlTrainability.Benchmarks.Gate;

/// <summary>What the gate measures: each room beside a loop of its kind.</summary>
/// <remarks>Limits are about twice what was measured on two cores of an AMD EPYC with AVX-512, .NET 10.0.
/// Sizes are such that a run takes a millisecond or so: some of many runs are then not interrupted, however busy the machine.</remarks>
internal static class GateChecks
{
    private const int Chain = 300;

    /// <summary>All of them, in the order of the rooms.</summary>
    public static IReadOnlyList<GateCheck> All => [.. Paulis(), .. LieAlgebras(), .. Circuits(), .. Trainability(), .. Simulation()];

    // The sweeps have vectors of 256 bits on every machine; the simulator has wider ones where there are.
    private static double Wide(double limit, double narrow) => Vector512.IsHardwareAccelerated ? limit : narrow;

    private static IEnumerable<GateCheck> Paulis()
    {
        PauliString[] strings = Workloads.RandomStrings(300, 128, seed: 1);
        ulong[][] packed = Baselines.Pack(strings);
        yield return new GateCheck(
            "Paulis: all pairs of 300 random strings, n = 128",
            "popcounts of all pairs",
            limit: 9.5,
            () => AllPairs(strings),
            () => Baselines.Pairs(packed));
        yield return new GateCheck(
            "Paulis: graph of 300 random strings, n = 128",
            "popcounts of all pairs",
            limit: 15,
            () => AnticommutationGraph.Of(strings),
            () => Baselines.Pairs(packed));
    }

    private static int AllPairs(PauliString[] strings)
    {
        int commuting = 0;
        foreach (PauliString a in strings)
        {
            foreach (PauliString b in strings)
            {
                if (ReferenceEquals(a, b)) break;
                if (a.CommutesWith(b)) commuting++;
            }
        }

        return commuting;
    }

    private static IEnumerable<GateCheck> LieAlgebras()
    {
        PauliString[] chain = Workloads.IsingChain(Chain);
        ulong[][] packedChain = Baselines.Pack(chain);
        yield return new GateCheck(
            "LieAlgebras: Ising chain, n = 300",
            "popcounts of all pairs",
            limit: 0.6,
            () => DynamicalLieAlgebra.GeneratedBy(chain),
            () => Baselines.Pairs(packedChain));

        PauliString[] generators = Workloads.EveryUnitary(6);
        ulong[][] packed = Baselines.Pack(generators);
        DynamicalLieAlgebra everything = DynamicalLieAlgebra.GeneratedBy(generators);
        yield return new GateCheck(
            "LieAlgebras: the strings of su(64)",
            "a HashSet<UInt128>",
            limit: 0.12,
            () => everything.EnumerateBasis(),
            () => Baselines.Close(packed));

        IReadOnlyList<PauliSum> permutations = Workloads.Permutations(5);
        yield return new GateCheck(
            "LieAlgebras: closure of S_n, n = 5",
            "eliminating 40 x 512 modulo a prime",
            limit: 0.25,
            () => DynamicalLieAlgebra.GeneratedBy(permutations),
            () => Baselines.Eliminate(40, 512));
    }

    private static IEnumerable<GateCheck> Circuits()
    {
        string program = Workloads.OpenQasm(2_000, 100);
        yield return new GateCheck(
            "Circuits: OpenQASM, 2,000 gates",
            "counting its words",
            limit: 3.5,
            () => Circuit.FromOpenQasm(program),
            () => Baselines.Words(program));

        CircuitBuilder layers = Workloads.HardwareEfficient(100, 5);
        ulong[][] packed = Baselines.Pack(Workloads.RandomStrings(1000, 100, seed: 2));
        yield return new GateCheck(
            "Circuits: rotation form, 1,500 gates, n = 100",
            "popcounts of 500,000 pairs",
            limit: 0.5,
            () => _ = layers.Build().RotationForm,
            () => Baselines.Pairs(packed));
    }

    private static IEnumerable<GateCheck> Trainability()
    {
        PauliString[] chain = Workloads.IsingChain(Chain);
        ulong[][] packed = Baselines.Pack(chain);
        DynamicalLieAlgebra algebra = DynamicalLieAlgebra.GeneratedBy(chain);
        PauliString field = PauliString.On(Chain, (Chain / 2, Pauli.X));
        InitialState plus = InitialState.Plus(Chain);
        yield return new GateCheck(
            "Trainability: variance over so(600)",
            "popcounts of all pairs",
            limit: 4,
            () => LossVariance.Of(algebra, field, plus),
            () => Baselines.Pairs(packed));

        Circuit circuit = AnsatzCatalog.Ising(Topology.Chain, 4).ToCircuit(50);
        PauliString local = PauliString.On(50, (25, Pauli.X));
        InitialState state = InitialState.Plus(50);
        yield return new GateCheck(
            "Trainability: four Ising layers, n = 50",
            "100,000 moves in a Dictionary",
            limit: 0.3,
            () => FiniteDepthVariance.Of(circuit, local, state, AngleDistribution.Uniform),
            () => Baselines.Propagate(100_000));
    }

    private static IEnumerable<GateCheck> Simulation()
    {
        // As little memory as fits the second-level cache, and one thread: neither the machine's memory nor its neighbors decide.
        const int Qubits = 14;
        var amplitudes = new double[2 << Qubits];
        var simulator = new StateVectorSimulator(new SimulatorOptions { MaxThreads = 1 });
        void Sweeps(int count)
        {
            for (int i = 0; i < count; i++) Baselines.Sweep(amplitudes);
        }

        IExpectation rotations = simulator.Prepare(SimulationWork.MiddleRotations(Qubits), SimulationWork.Readout(Qubits));
        yield return new GateCheck(
            "Simulation: 16 RX on the middle qubit, n = 14",
            "16 sweeps",
            limit: Wide(0.55, narrow: 1),
            () => rotations.Value([0.3]),
            () => Sweeps(SimulationWork.Rotations));

        Circuit layer = Workloads.HardwareEfficient(Qubits, 1).Build();
        double[] angles = Workloads.Angles(layer), gradient = new double[angles.Length];
        IExpectation loss = simulator.Prepare(layer, SimulationWork.Readout(Qubits));
        yield return new GateCheck(
            "Simulation: layer of RY, RZ, CX, n = 14",
            "one sweep per gate",
            limit: Wide(0.3, narrow: 0.5),
            () => loss.Value(angles),
            () => Sweeps(3 * Qubits));
        yield return new GateCheck(
            "Simulation: adjoint gradient of that layer",
            "one sweep per gate",
            limit: Wide(1.2, narrow: 3),
            () => loss.ValueAndGradient(angles, gradient),
            () => Sweeps(3 * Qubits));

        foreach (GateCheck check in GradientsInsideTheAlgebra()) yield return check;
    }

    /// <summary>A gradient beside a value of the same expectation: walking back turns two vectors where a value turns one.</summary>
    private static IEnumerable<GateCheck> GradientsInsideTheAlgebra()
    {
        Circuit chain = AnsatzCatalog.Ising(Topology.Chain, 4).ToCircuit(300), ring = SimulationWork.Ising(30, 5), kicked = SimulationWork.Ising(40, 3);
        (string Name, IExpectation Loss)[] all =
        [
            ("free fermions, Ising, n = 300", new FreeFermionSimulator().Prepare(chain, PauliString.On(300, (150, Pauli.X)), InitialState.Plus(300))),
            ("module of Ising, n = 30", new LieAlgebraicSimulator().Prepare(ring, SimulationWork.IsingEnergy(30), InitialState.Plus(30))),
            ("Pauli propagation, n = 40", new PauliPropagationSimulator().Prepare(kicked, PauliString.On(40, (20, Pauli.Z)))),
        ];
        foreach ((string name, IExpectation loss) in all)
        {
            double[] angles = [.. Enumerable.Range(0, loss.ParameterCount).Select(i => 0.3 + (0.01 * (i % 30)))], gradient = new double[angles.Length];
            yield return new GateCheck($"Simulation: gradient, {name}", "its value", limit: 4.5, () => loss.ValueAndGradient(angles, gradient), () => loss.Value(angles));
        }
    }
}
