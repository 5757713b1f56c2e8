using QmlTrainability.Tests.LieAlgebras.BruteForce;

namespace QmlTrainability.Tests.LieAlgebras;

public class TwoQubitSubsetTests
{
    [Fact]
    public void Classification_equals_enumeration_on_all_subsets_of_the_fifteen_two_qubit_strings()
    {
        Bits[] strings = [.. Enumerable.Range(1, 15).Select(i => Bits.Number((ulong)i, 2))];
        var disagreements = new Disagreements();
        for (int mask = 1; mask < 1 << 15; mask++)
            disagreements.CompareWithListing(new GeneratorSet(2, [.. strings.Where((_, i) => (mask >> i & 1) != 0)]));

        disagreements.ShouldBeNone(atLeastCases: 32_767);
    }
}
