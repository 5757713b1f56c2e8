using QmlTrainability.Tests.LieAlgebras.BruteForce;

namespace QmlTrainability.Tests.LieAlgebras;

/// <summary>Collects the first cases in which two answers differ, so that a loop over thousands of cases costs one assertion.</summary>
internal sealed class Disagreements
{
    private readonly List<string> _found = [];

    public int Cases { get; private set; }

    public void Compare(object? actual, object? expected, Func<string> name)
    {
        Cases++;
        if (_found.Count < 10 && !string.Equals(actual?.ToString(), expected?.ToString(), StringComparison.Ordinal))
            _found.Add($"{name()}: got {actual}, expected {expected}");
    }

    /// <summary>Compares the classification of a set of strings with its listing.</summary>
    /// <returns>The shape of the listed algebra.</returns>
    public AlgebraShape CompareWithListing(GeneratorSet set)
    {
        AlgebraShape listed = ListedAlgebra.Of(set.Qubits, set.Strings).Shape();
        Compare(AlgebraShape.Of(set.Classify()), listed, set.ToString);
        return listed;
    }

    public void ShouldBeNone(int atLeastCases = 1)
    {
        Cases.Should().BeGreaterThanOrEqualTo(atLeastCases);
        _found.Should().BeEmpty();
    }
}
