using QmlTrainability.Learning.Optimizers;
using QmlTrainability.Numerics;

namespace QmlTrainability.Learning.Runs;

/// <summary>Epochs of mini-batches, a step of the optimizer for each.</summary>
internal static class SteppedRun
{
    public static RunEnding Of(RunSession session, OptimizerState state, CancellationToken cancellationToken)
    {
        (RunProblem problem, TrainingOptions options) = (session.Problem, session.Options);
        if (session.Memory is double[][] memory) Restore(memory, state.Memory, options);
        int[] order = [.. Enumerable.Range(0, problem.RowCount)];
        for (int epoch = 1; epoch <= session.History.Count; epoch++) Shuffle(order, options.Seed, epoch);
        var gradient = new double[problem.ParameterCount];
        var total = new double[problem.ParameterCount];
        while (session.History.Count < options.Epochs)
        {
            if (session.IsStoppedEarly) return RunEnding.StoppedEarly;
            cancellationToken.ThrowIfCancellationRequested();
            int epoch = session.History.Count + 1, right = 0;
            Shuffle(order, options.Seed, epoch);
            double loss = 0, factor = options.Schedule.FactorAt(epoch);
            total.AsSpan().Clear();
            for (int from = 0; from < order.Length; from += options.BatchSize)
            {
                int count = Math.Min(options.BatchSize, order.Length - from);
                problem.Select(order.AsMemory(from, count));
                loss += state.Step(problem, session.Parameters, gradient, factor, cancellationToken) * count;
                right += problem.Right ?? 0;
                for (int i = 0; i < total.Length; i++) total[i] += gradient[i] * count;
            }

            foreach (ref double slope in total.AsSpan()) slope /= order.Length;
            double accuracy = problem.Right is null ? double.NaN : (double)right / order.Length;
            session.Record(loss / order.Length, accuracy, total, problem.ValidationLoss(session.Parameters, cancellationToken));
            session.Save(state.Memory, isLast: session.History.Count == options.Epochs || session.IsStoppedEarly);
        }

        return session.IsStoppedEarly ? RunEnding.StoppedEarly : RunEnding.AllEpochs;
    }

    private static void Shuffle(int[] order, ulong seed, int epoch) => Stratified.Shuffle(order, new RandomStream(seed, (ulong)epoch));

    private static void Restore(double[][] saved, double[][] memory, TrainingOptions options)
    {
        if (saved.Length != memory.Length || saved.Zip(memory).Any(pair => pair.First.Length != pair.Second.Length))
            throw new CheckpointException(options.Checkpoint!.Path, $"what it holds of the optimizer is not of the shape that {options.Optimizer} remembers.");
        for (int i = 0; i < saved.Length; i++) saved[i].CopyTo(memory[i], 0);
    }
}
