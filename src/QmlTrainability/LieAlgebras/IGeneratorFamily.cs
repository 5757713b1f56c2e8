using QmlTrainability.Paulis;

namespace QmlTrainability.LieAlgebras;

/// <summary>A rule that gives generators for every number of qubits, so that the growth of their algebra is a fact about the rule.</summary>
public interface IGeneratorFamily
{
    /// <summary>The name, as it appears in verdicts.</summary>
    string Name { get; }

    /// <summary>The smallest number of qubits at which the rule is not degenerate.</summary>
    int SmallestSize => 3;

    /// <summary>The shape of the rule where every generator is a single string of finite range and the rule looks alike at every site; null otherwise.</summary>
    /// <remarks>A growth law of such a family can be proved from finitely many sizes (see <c>GrowthLaw</c>).</remarks>
    TranslationInvariance? TranslationInvariance => null;

    /// <summary>The generators at one number of qubits.</summary>
    /// <param name="qubits">At least 1.</param>
    IReadOnlyList<PauliSum> GeneratorsAt(int qubits);
}
