using System.Numerics;
using QmlTrainability.Numerics;

namespace QmlTrainability.Tests.Numerics;

/// <summary>Dual vectors and kernels over GF(2), against their definitions.</summary>
public class Gf2LinearTests
{
    [Fact]
    public void Dual_vectors_meet_their_own_vector_alone_and_kernels_meet_none()
    {
        var random = new Random(3);
        for (int i = 0; i < 500; i++)
        {
            int bits = new[] { 1, 5, 63, 64, 65, 130 }[i % 6], words = Gf2Echelon.WordsFor(bits);
            ulong[][] vectors = [.. Enumerable.Range(0, random.Next(2 * bits + 2)).Select(_ => Vector(random, bits, words))];

            Gf2Duals duals = Gf2Duals.Of(vectors, bits, CancellationToken.None);
            IReadOnlyList<ulong[]> kernel = Gf2Kernel.Of(vectors, bits, CancellationToken.None);

            for (int a = 0; a < duals.Duals.Count; a++)
            {
                for (int b = 0; b < duals.Independent.Count; b++) Dot(duals.Duals[a], vectors[duals.Independent[b]]).Should().Be(a == b);
            }

            // Every vector is the sum of those chosen that its dual products name, so they span.
            foreach (ulong[] vector in vectors)
            {
                ulong[] rest = [.. vector];
                for (int a = 0; a < duals.Duals.Count; a++)
                {
                    if (Dot(duals.Duals[a], vector)) rest = [.. rest.Zip(vectors[duals.Independent[a]], (x, y) => x ^ y)];
                }

                rest.Any(w => w != 0).Should().BeFalse();
            }

            kernel.Should().HaveCount(bits - duals.Independent.Count);
            kernel.Any(k => vectors.Any(v => Dot(k, v))).Should().BeFalse();
            Gf2Duals.Of(kernel, bits, CancellationToken.None).Independent.Should().HaveCount(kernel.Count);
        }
    }

    private static ulong[] Vector(Random random, int bits, int words)
    {
        var vector = new ulong[words];
        bool sparse = random.Next(2) == 0;
        for (int b = 0; b < bits; b++)
        {
            if (random.Next(sparse ? 10 : 2) == 0) vector[b >> 6] |= 1UL << (b & 63);
        }

        return vector;
    }

    private static bool Dot(ulong[] a, ulong[] b) => a.Zip(b, (x, y) => BitOperations.PopCount(x & y)).Sum() % 2 != 0;
}
