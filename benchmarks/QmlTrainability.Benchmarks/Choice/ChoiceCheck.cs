using System.Diagnostics;
using System.Globalization;
using QmlTrainability.Simulation;

namespace QmlTrainability.Benchmarks.Choice;

/// <summary>Times every exact method on random problems, and counts how often the one that <see cref="ExpectationSimulator"/> chooses is the fastest.</summary>
/// <remarks>Methods take turns and the best time of each counts. The first problems only warm up: until methods are compiled with optimization nothing is measured.</remarks>
internal static class ChoiceCheck
{
    private const int Problems = 500;
    private const int WarmUp = 40;

    /// <summary>Two methods whose times differ by less than this factor are both the fastest: the same binary varies by as much.</summary>
    private const double Tie = 1.3;

    private const double Goal = 0.95;

    public static int Run()
    {
        var random = new Random(11);
        int strictly = 0, right = 0, decided = 0;
        double lost = 1;
        var wins = new SortedDictionary<string, int>(StringComparer.Ordinal);
        for (int i = -WarmUp; i < Problems; i++)
        {
            ChoiceProblem problem = ChoiceProblem.Random(random);
            IReadOnlyList<MethodCost> costs = ExpectationSimulator.Compare(problem.Circuit, problem.Observable, problem.State, new SimulatorOptions { MaxThreads = 1, MemoryBudget = 1L << 30 });
            if (!costs[0].IsExact) continue;
            MethodCost[] exact = [.. costs.Where(c => c.IsExact)];
            double[] seconds = Time(exact, problem);
            if (i < 0) continue;
            decided++;
            double loss = seconds[0] / seconds.Min();
            wins[exact[0].Method] = wins.GetValueOrDefault(exact[0].Method) + 1;
            lost = Math.Max(lost, loss);
            if (loss == 1) strictly++;
            if (loss <= Tie)
            {
                right++;
                continue;
            }

            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{problem.Name}: chose {exact[0]}; measured {string.Join(", ", exact.Zip(seconds, (c, s) => $"{c.Method} {s:G2} s"))}"));
        }

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{right} of {decided} choices are the fastest within a factor of {Tie} ({(double)right / decided:P1}, goal {Goal:P0}), {strictly} without one ({(double)strictly / decided:P1}); {Problems - decided} problems have no exact method; the worst loses a factor of {lost:F1}."));
        Console.WriteLine($"Chosen: {string.Join(", ", wins.Select(w => $"{w.Key} {w.Value}"))}.");
        return right >= Goal * decided ? 0 : 1;
    }

    /// <summary>The best times of a value with its gradient.</summary>
    private static double[] Time(MethodCost[] costs, ChoiceProblem problem)
    {
        IExpectation[] expectations = [.. costs.Select(c => c.Prepare())];
        double[] parameters = [.. problem.Circuit.Parameters.Select(p => 0.4 + (0.01 * (p.Index % 30)))];
        var gradient = new double[parameters.Length];
        double[] best = [.. costs.Select(_ => double.PositiveInfinity)];
        var all = Stopwatch.StartNew();
        for (int i = 0; i < 3 || (i < 60 && all.Elapsed.TotalSeconds < 0.1 * costs.Length); i++)
        {
            for (int m = 0; m < expectations.Length; m++)
            {
                long start = Stopwatch.GetTimestamp();
                expectations[m].ValueAndGradient(parameters, gradient);
                best[m] = Math.Min(best[m], Stopwatch.GetElapsedTime(start).TotalSeconds);
            }
        }

        foreach (IExpectation expectation in expectations) expectation.Dispose();
        return best;
    }
}
