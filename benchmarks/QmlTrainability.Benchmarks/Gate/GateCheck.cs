namespace QmlTrainability.Benchmarks.Gate;

/// <summary>A piece of work, a plain loop of the same kind to measure it against, and how many times longer it may take.</summary>
internal sealed class GateCheck(string work, string baseline, double limit, Action run, Action runBaseline)
{
    /// <summary>What is measured, room first.</summary>
    public string Work { get; } = work;

    /// <summary>What it is measured against.</summary>
    public string Baseline { get; } = baseline;

    /// <summary>The largest ratio that passes.</summary>
    public double Limit { get; } = limit;

    /// <summary>The work.</summary>
    public Action Run { get; } = run;

    /// <summary>The plain loop.</summary>
    public Action RunBaseline { get; } = runBaseline;
}
