using QmlTrainability.Benchmarks.Gate;

namespace QmlTrainability.Tests.Ratios;

/// <summary>The gate on ratios itself: it must name what has become slow, and let pass what has not.</summary>
public sealed class RatioGateTests
{
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(5);

    [Fact]
    public void What_is_four_times_as_slow_is_named_and_the_rest_is_not()
    {
        var lines = new List<string>();
        GateCheck[] checks =
        [
            new("as fast", "a loop", limit: 2, () => Loop(20_000), () => Loop(20_000)),
            new("four times", "a loop", limit: 2, () => Loop(80_000), () => Loop(20_000)),
        ];
        double[] ratios = RatioGate.Ratios(checks, Short, lines.Add);
        RatioGate.IsSlow(ratios[0], checks[0]).Should().BeFalse();
        RatioGate.IsSlow(ratios[1], checks[1]).Should().BeTrue();
        lines.Should().HaveCount(3);
        lines[1].Should().NotContain("TOO SLOW");
        lines[2].Should().StartWith("four times").And.EndWith("TOO SLOW");
    }

    /// <summary>One run of five may be disturbed, and two: the median does not move.</summary>
    [Fact]
    public void Two_disturbed_runs_of_five_decide_nothing()
    {
        int turn = 0;
        // Every turn of the second and third run (after the first, which warms up) is long; with no time to fill, a run has five turns.
        var check = new GateCheck("disturbed", "a loop", limit: 2, () => Loop(turn++ / 5 is 2 or 3 ? 400_000 : 20_000), () => Loop(20_000));
        RatioGate.IsSlow(RatioGate.Ratios([check], TimeSpan.Zero, _ => { })[0], check).Should().BeFalse();
        turn.Should().Be(30, "six runs of five turns");
    }

    [Fact]
    public void A_trend_is_kept_and_drawn()
    {
        string folder = Directory.CreateTempSubdirectory("qml-trend-").FullName, file = Path.Combine(folder, "trend.tsv"), figure = Path.Combine(folder, "trend.svg");
        foreach (double share in new[] { 0.5, 0.6, 0.9 }) RatioTrend.Append(file, [("Paulis: pairs, n = 128", share), ("Circuits: text", 0.4)]);
        File.ReadLines(file).Should().HaveCount(6);
        RatioTrend.Draw(file, figure);
        File.ReadAllText(figure).Should().StartWith("<svg").And.Contain("Paulis: pairs, n = 128").And.Contain("Circuits: text");
        Directory.Delete(folder, recursive: true);
    }

    private static double Loop(int length)
    {
        double sum = 0;
        for (int i = 1; i <= length; i++) sum += 1.0 / i;
        return sum;
    }
}
