namespace QmlTrainability.LieAlgebras;

/// <summary>How a family of single strings repeats along a line of qubits.</summary>
/// <example><code>
/// Console.WriteLine(new TranslationInvariance(range: 2, isRing: true));    // translation-invariant strings of range 2 on a ring
/// </code></example>
public sealed class TranslationInvariance
{
    /// <summary>Creates the description.</summary>
    /// <param name="range">The number of neighboring qubits that the widest generator touches, at least 1.</param>
    /// <param name="isRing">Whether the last qubit is a neighbor of the first.</param>
    /// <exception cref="ArgumentOutOfRangeException">The range is less than 1.</exception>
    public TranslationInvariance(int range, bool isRing)
    {
        Range = Require.AtLeast(range, 1);
        IsRing = isRing;
    }

    /// <summary>The number of neighboring qubits that the widest generator touches.</summary>
    public int Range { get; }

    /// <summary>Whether the last qubit is a neighbor of the first.</summary>
    public bool IsRing { get; }

    /// <summary>For example "translation-invariant strings of range 2 on a ring".</summary>
    public override string ToString() => $"translation-invariant strings of range {Range} on a {(IsRing ? "ring" : "chain")}";
}
