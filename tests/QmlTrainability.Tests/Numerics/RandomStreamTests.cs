using QmlTrainability.Numerics;

namespace QmlTrainability.Tests.Numerics;

/// <summary>Random streams: the reference sequence of the generator, independence of items, and the laws drawn.</summary>
public sealed class RandomStreamTests
{
    /// <summary>The first outputs of xoshiro256** from the state 1, 2, 3, 4, as in the tests of the Rust crate rand_xoshiro.</summary>
    [Fact]
    public void The_generator_is_xoshiro256_starstar()
    {
        var stream = new RandomStream(1, 2, 3, 4);
        ulong[] expected =
        [
            11520, 0, 1509978240, 1215971899390074240, 1216172134540287360, 607988272756665600, 16172922978634559625, 8476171486693032832,
            10595114339597558777, 2904607092377533576,
        ];
        foreach (ulong bits in expected) stream.NextBits().Should().Be(bits);
    }

    [Fact]
    public void Seeds_and_items_give_streams_of_their_own()
    {
        var seen = new HashSet<ulong>();
        for (ulong seed = 0; seed < 100; seed++)
        {
            for (ulong item = 0; item < 100; item++) seen.Add(new RandomStream(seed, item).NextBits()).Should().BeTrue();
        }

        new RandomStream(5, 17).NextBits().Should().Be(new RandomStream(5, 17).NextBits());
    }

    [Fact]
    public void Uniform_and_normal_numbers_have_their_moments()
    {
        const int Count = 200_000;
        var stream = new RandomStream(3, 0);
        double[] uniform = [.. Enumerable.Range(0, Count).Select(_ => stream.NextUniform())], normal = [.. Enumerable.Range(0, Count).Select(_ => stream.NextNormal())];
        uniform.Should().OnlyContain(u => u >= 0 && u < 1);
        uniform.Average().Should().BeApproximately(0.5, 5 * Math.Sqrt(1.0 / 12 / Count));
        uniform.Average(u => u * u).Should().BeApproximately(1.0 / 3, 5 * Math.Sqrt(4.0 / 45 / Count));
        normal.Average().Should().BeApproximately(0, 5 / Math.Sqrt(Count));
        normal.Average(x => x * x).Should().BeApproximately(1, 5 * Math.Sqrt(2.0 / Count));
        normal.Average(x => x * x * x * x).Should().BeApproximately(3, 5 * Math.Sqrt(96.0 / Count));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(1000)]
    public void Bounded_numbers_are_all_met_alike(int bound)
    {
        var stream = new RandomStream(4, 0);
        const int Each = 400;
        var counts = new int[bound];
        for (int k = 0; k < Each * bound; k++) counts[stream.NextBelow(bound)]++;
        double chi = counts.Sum(c => (c - Each) * (double)(c - Each) / Each);
        chi.Should().BeLessThan(bound + (6 * Math.Sqrt(2 * bound)) + 6);
    }
}
