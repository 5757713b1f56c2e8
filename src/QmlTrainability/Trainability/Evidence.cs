namespace QmlTrainability.Trainability;

/// <summary>One claim that a verdict rests on, how it is known, and its source.</summary>
/// <example><code>
/// var evidence = new Evidence("dim g = 66 for the circuit built", EvidenceKind.Computed, "arXiv:2408.00081");
/// Console.WriteLine(evidence);    // computed: dim g = 66 for the circuit built (arXiv:2408.00081)
/// </code></example>
public sealed class Evidence
{
    /// <summary>Creates a piece of evidence.</summary>
    /// <param name="claim">One sentence.</param>
    /// <param name="kind">How it is known.</param>
    /// <param name="source">A paper, a theorem or a computation.</param>
    public Evidence(string claim, EvidenceKind kind, string source)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(claim);
        ArgumentException.ThrowIfNullOrWhiteSpace(source);
        Claim = claim;
        Kind = kind;
        Source = source;
    }

    /// <summary>One sentence.</summary>
    public string Claim { get; }

    /// <summary>How it is known.</summary>
    public EvidenceKind Kind { get; }

    /// <summary>A paper, a theorem or a computation.</summary>
    public string Source { get; }

    /// <summary>For example "computed: dim g = 66 (arXiv:2408.00081)".</summary>
    public override string ToString() => $"{Kind.ToString().ToLowerInvariant()}: {Claim} ({Source})";
}
