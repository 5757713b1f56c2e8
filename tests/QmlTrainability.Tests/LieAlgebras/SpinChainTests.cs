namespace QmlTrainability.Tests.LieAlgebras;

public class SpinChainTests
{
    private const int ListedUpTo = 6;

    public static TheoryData<string> Rows => [.. SpinChains.Table.Select(row => row.Id)];

    [Theory]
    [MemberData(nameof(Rows))]
    public void A_row_is_as_published_from_three_to_fourteen_qubits_and_as_enumerated_up_to_six(string id)
    {
        SpinChain row = SpinChains.Table.Single(r => r.Id == id);
        var disagreements = new Disagreements();
        foreach (bool ring in new[] { false, true })
        {
            for (int n = 3; n <= 14; n++)
            {
                GeneratorSet chain = row.On(n, ring);
                string name = $"{row.Id} {(ring ? "ring" : "open")} n={n}";
                disagreements.Compare(BruteForce.AlgebraShape.Of(chain.Classify()), ring ? row.Ring(n) : row.Open(n), () => name);
                if (n <= ListedUpTo) disagreements.CompareWithListing(chain);
            }
        }

        disagreements.ShouldBeNone(32);
    }

    [Fact]
    public void The_table_has_all_rows()
    {
        SpinChains.Table.Should().HaveCount(28);
        SpinChains.Table.Select(row => string.Join(' ', row.Patterns)).Should().OnlyHaveUniqueItems();
    }
}
