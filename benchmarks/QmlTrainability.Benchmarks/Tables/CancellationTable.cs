using System.Diagnostics;
using QmlTrainability.Benchmarks.Gate;
using QmlTrainability.Circuits;
using QmlTrainability.Simulation;

namespace QmlTrainability.Benchmarks.Tables;

/// <summary>How long a state vector of a gibibyte works on after it has been told to stop.</summary>
internal static class CancellationTable
{
    private const int Qubits = 26, Layers = 1, Moments = 50;

    /// <summary>Cancels values and gradients at random moments, and prints how long they took to answer.</summary>
    public static void Print()
    {
        Circuit circuit = Workloads.HardwareEfficient(Qubits, Layers).Build();
        double[] angles = Workloads.Angles(circuit), gradient = new double[angles.Length];
        using IExpectation loss = new StateVectorSimulator().Prepare(circuit, SimulationWork.IsingEnergy(Qubits));
        double whole = BestTime.Once(() => loss.ValueAndGradient(angles, gradient));
        var random = new Random(9);
        List<double> answers = [];
        while (answers.Count < Moments)
        {
            using var source = new CancellationTokenSource();
            long asked = 0;
            TimeSpan moment = TimeSpan.FromMilliseconds(random.NextDouble() * whole);
            var timer = new Thread(() =>
            {
                Thread.Sleep(moment);
                Volatile.Write(ref asked, Stopwatch.GetTimestamp());
                source.Cancel();
            });
            timer.Start();
            try
            {
                loss.ValueAndGradient(angles, gradient, source.Token);
            }
            catch (OperationCanceledException)
            {
                answers.Add(Stopwatch.GetElapsedTime(Volatile.Read(ref asked)).TotalMilliseconds);
            }

            timer.Join();
        }

        answers.Sort();
        Console.WriteLine(FormattableString.Invariant(
            $"| a gradient of {angles.Length} parameters at n = {Qubits} ({BestTime.Text(whole)}), cancelled at {Moments} random moments | half of them within {answers[Moments / 2]:F1} ms, all within {answers[^1]:F1} ms |"));
    }
}
