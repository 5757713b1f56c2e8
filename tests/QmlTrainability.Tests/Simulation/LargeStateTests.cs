using System.Diagnostics;
using QmlTrainability.Circuits;
using QmlTrainability.Paulis;
using QmlTrainability.Simulation;

namespace QmlTrainability.Tests.Simulation;

/// <summary>States of a gigabyte: how soon they stop, and how much memory they take.</summary>
[Trait("Category", "Long")]
[Collection(nameof(Alone))]
public sealed class LargeStateTests
{
    private static readonly TimeSpan Prompt = TimeSpan.FromMilliseconds(100);

    /// <summary>The machine may be busy with other tests: the same moment is tried again before it counts as late.</summary>
    [Fact]
    public void Cancellation_at_26_qubits_isPrompt_at_200_moments()
    {
        const int Qubits = 26;
        Circuit circuit = Layers(Qubits, 2);
        double[] parameters = [.. circuit.Parameters.Select(p => Math.Sin(p.Index))], gradient = new double[parameters.Length];
        using IExpectation loss = new StateVectorSimulator().Prepare(circuit, PauliSum.Parse("Z0", Qubits));
        var random = new Random(91);
        int stopped = 0;
        var late = new List<TimeSpan>();
        for (int moment = 0; moment < 200; moment++)
        {
            var delay = TimeSpan.FromMilliseconds(random.Next(1500));
            TimeSpan? best = BusyMachine.BestTimeToStop(delay, Prompt, t => loss.ValueAndGradient(parameters, gradient, t));
            if (best is not null) stopped++;
            if (best > Prompt) late.Add(best.Value);
        }

        stopped.Should().BeGreaterThan(150, "most moments are before the end");
        late.Should().BeEmpty();
    }

    /// <summary>Resident memory of the process before and after; 0.5 GiB of states, so that what the runtime does besides is within the ten percent.</summary>
    [Fact]
    public void Memory_is_as_estimated()
    {
        const int Qubits = 24;
        Circuit circuit = Layers(Qubits, 1);
        var simulator = new StateVectorSimulator();
        long before = Resident();
        using IExpectation loss = simulator.Prepare(circuit, PauliSum.Parse("Z0", Qubits));
        double[] parameters = [.. circuit.Parameters.Select(p => 0.1)];
        loss.Value(parameters);
        long value = Resident() - before;
        loss.ValueAndGradient(parameters, new double[parameters.Length]);
        long gradient = Resident() - before;
        MemoryEstimate estimate = simulator.EstimateMemory(circuit);
        ((double)value / estimate.Value).Should().BeInRange(0.9, 1.1);
        ((double)gradient / estimate.Gradient).Should().BeInRange(0.9, 1.1);
    }

    private static long Resident()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers(); // states that other tests left to the collector
        GC.Collect(2, GCCollectionMode.Aggressive, blocking: true, compacting: true); // gives back what it would give back later, in the middle of the measurement
        using var process = Process.GetCurrentProcess();
        return process.WorkingSet64;
    }

    private static Circuit Layers(int qubits, int layers)
    {
        var b = new CircuitBuilder(qubits);
        for (int layer = 0; layer < layers; layer++)
        {
            for (int q = 0; q < qubits; q++) b.RY(q, b.Parameter($"y{layer}_{q}")).RZ(q, b.Parameter($"z{layer}_{q}"));
            for (int q = 0; q < qubits; q++) b.CX(q, (q + 1) % qubits);
        }

        return b.Build();
    }
}
