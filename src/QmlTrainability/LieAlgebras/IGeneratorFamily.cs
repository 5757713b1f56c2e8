using QmlTrainability.Paulis;

namespace QmlTrainability.LieAlgebras;

/// <summary>A rule that gives generators for every number of qubits, so that the growth of their algebra is a fact about the rule.</summary>
public interface IGeneratorFamily
{
    /// <summary>The name, as it appears in verdicts.</summary>
    string Name { get; }

    /// <summary>The smallest number of qubits at which the rule is not degenerate.</summary>
    int SmallestSize => 3;

    /// <summary>The shape of the rule where the strings of the generators have finite range and look alike at every site; null otherwise.</summary>
    /// <remarks>The growth law of such strings can be proved from finitely many sizes (see <c>GrowthLaw</c>).</remarks>
    TranslationInvariance? TranslationInvariance => null;

    /// <summary>Whether the generators give an algebra that contains that of the rule but may be larger, as where tied rotations do not commute. Its growth
    /// bounds that of the rule: it may be called polynomial, never exponential.</summary>
    bool IsUpperBound => false;

    /// <summary>The generators at one number of qubits.</summary>
    /// <param name="qubits">At least 1.</param>
    IReadOnlyList<PauliSum> GeneratorsAt(int qubits);
}
