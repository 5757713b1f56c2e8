using System.Diagnostics;
using System.Globalization;
using QmlTrainability.Simulation;

namespace QmlTrainability.Benchmarks.Choice;

/// <summary>Times every exact method on random problems, and counts how often the one that <see cref="ExpectationSimulator"/> chooses is the fastest.</summary>
internal static class ChoiceCheck
{
    private const int Problems = 500;

    /// <summary>Two methods whose times differ by less than this factor are both the fastest: the same binary varies by as much.</summary>
    private const double Tie = 1.5;

    private const double Goal = 0.95;

    public static int Run()
    {
        var random = new Random(11);
        int right = 0, decided = 0;
        double lost = 0;
        var wins = new SortedDictionary<string, int>(StringComparer.Ordinal);
        for (int i = 0; i < Problems; i++)
        {
            ChoiceProblem problem = ChoiceProblem.Random(random);
            IReadOnlyList<MethodCost> costs = ExpectationSimulator.Compare(problem.Circuit, problem.Observable, problem.State, new SimulatorOptions { MaxThreads = 1, MemoryBudget = 1L << 30 });
            if (!costs[0].IsExact) continue;
            decided++;
            (string Method, double Seconds)[] times = [.. costs.Where(c => c.IsExact).Select(c => (c.Method, Time(c, problem)))];
            double fastest = times.Min(t => t.Seconds);
            wins[times[0].Method] = wins.GetValueOrDefault(times[0].Method) + 1;
            if (times[0].Seconds <= Tie * fastest)
            {
                right++;
                continue;
            }

            lost = Math.Max(lost, times[0].Seconds / fastest);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{problem.Name}: chose {costs[0]}; measured {string.Join(", ", times.Select(t => $"{t.Method} {t.Seconds:G2} s"))}"));
        }

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{right} of {decided} choices are the fastest within a factor of {Tie} ({(double)right / decided:P1}, goal {Goal:P0}; {Problems - decided} problems have no exact method); the worst loses a factor of {Math.Max(1, lost):F1}."));
        Console.WriteLine($"Chosen: {string.Join(", ", wins.Select(w => $"{w.Key} {w.Value}"))}.");
        return right >= Goal * decided ? 0 : 1;
    }

    /// <summary>The best time of a value with its gradient.</summary>
    private static double Time(MethodCost cost, ChoiceProblem problem)
    {
        using IExpectation expectation = cost.Prepare();
        double[] parameters = [.. problem.Circuit.Parameters.Select(p => 0.4 + (0.01 * (p.Index % 30)))];
        var gradient = new double[parameters.Length];
        double best = double.PositiveInfinity;
        var all = Stopwatch.StartNew();
        for (int i = 0; i < 3 || (i < 50 && all.Elapsed.TotalSeconds < 0.05); i++)
        {
            long start = Stopwatch.GetTimestamp();
            expectation.ValueAndGradient(parameters, gradient);
            best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalSeconds);
        }

        return best;
    }
}
