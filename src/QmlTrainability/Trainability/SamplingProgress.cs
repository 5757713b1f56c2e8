namespace QmlTrainability.Trainability;

/// <summary>How far a sampling of moments has come.</summary>
/// <example><code>
/// IProgress&lt;SamplingProgress&gt; progress = new Progress&lt;SamplingProgress&gt;(p =&gt; Trace.WriteLine($"{p.Done} of {p.Total} samples"));
/// Circuit circuit = new AnsatzBuilder().RotateEach(Pauli.X).Build(qubits: 2).Circuit;
/// SampledMoments moments = MomentSampler.Sample(
///     circuit, PauliSum.Parse("ZI"), InitialState.Zeros(2), AngleDistribution.Uniform, samples: 100, seed: 1, progress: progress);
/// Console.WriteLine(moments.Variance.Agrees(0.5));    // True
/// </code></example>
public readonly record struct SamplingProgress
{
    internal SamplingProgress(int done, int total)
    {
        Done = done;
        Total = total;
    }

    /// <summary>The number of samples taken.</summary>
    public int Done { get; }

    /// <summary>The number of samples to take.</summary>
    public int Total { get; }
}
