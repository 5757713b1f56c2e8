using QmlTrainability.Numerics;

namespace QmlTrainability.Tests.Numerics;

/// <summary>Elimination over GF(2) against a plain one on booleans, at widths around word boundaries.</summary>
public class Gf2EchelonTests
{
    public static TheoryData<int> Widths => [1, 2, 31, 32, 33, 63, 64, 65, 127, 128, 129, 257];

    [Theory]
    [MemberData(nameof(Widths))]
    public void Rank_and_independence_agree_with_boolean_elimination(int bits)
    {
        foreach (Random random in Seeds(bits))
        {
            var echelon = new Gf2Echelon(bits);
            var naive = new List<bool[]>();
            foreach (bool[] vector in RandomVectors(random, bits))
            {
                bool independent = Rank([.. naive, vector]) > naive.Count;
                echelon.Add(Pack(vector, echelon.Width)).Should().Be(independent);
                if (independent) naive.Add(vector);
                echelon.Rank.Should().Be(naive.Count);
            }
        }
    }

    /// <summary>With unit payloads a vector that vanishes names the members of its combination.</summary>
    [Theory]
    [MemberData(nameof(Widths))]
    public void A_payload_carries_the_combination_that_vanishes(int bits)
    {
        foreach (Random random in Seeds(bits))
        {
            List<bool[]> vectors = RandomVectors(random, bits);
            var echelon = new Gf2Echelon(bits, Gf2Echelon.WordsFor(vectors.Count));
            int kernel = 0;
            for (int i = 0; i < vectors.Count; i++)
            {
                ulong[] packed = Pack(vectors[i], echelon.Width);
                int words = Gf2Echelon.WordsFor(bits);
                packed[words + (i / 64)] |= 1UL << (i % 64);
                if (echelon.Add(packed)) continue;
                kernel++;
                var sum = new bool[bits];
                for (int j = 0; j < vectors.Count; j++)
                {
                    if ((packed[words + (j / 64)] >> (j % 64) & 1) != 0) sum = Xor(sum, vectors[j]);
                }

                packed.AsSpan(0, words).ToArray().Should().OnlyContain(w => w == 0);
                (packed[words + (i / 64)] >> (i % 64) & 1).Should().Be(1, "the vector itself takes part");
                sum.Should().OnlyContain(b => !b);
            }

            kernel.Should().Be(vectors.Count - Rank(vectors));
        }
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void Residues_are_canonical_for_classes_modulo_the_subspace(int bits)
    {
        foreach (Random random in Seeds(bits))
        {
            var echelon = new Gf2Echelon(bits);
            List<bool[]> vectors = [.. RandomVectors(random, bits).Take(Math.Min((bits + 1) / 2, 12))];
            foreach (bool[] v in vectors) echelon.Add(Pack(v, echelon.Width));
            for (int i = 0; i < 10; i++)
            {
                bool[] a = RandomVector(random, bits), b = RandomVector(random, bits);
                bool[] inside = vectors.Where(_ => random.Next(2) == 0).Aggregate(new bool[bits], Xor);
                string ofA = Residue(echelon, a);
                Residue(echelon, Xor(a, inside)).Should().Be(ofA);
                bool same = Rank([.. vectors, Xor(a, b)]) == Rank(vectors);
                (Residue(echelon, b) == ofA).Should().Be(same);
            }
        }
    }

    [Fact]
    public void Reduce_tells_the_lowest_coordinate_that_is_left()
    {
        var echelon = new Gf2Echelon(130);
        echelon.Add(Pack(Unit(130, 3, 70, 129), echelon.Width));
        echelon.Add(Pack(Unit(130, 70), echelon.Width));

        echelon.Reduce(Pack(Unit(130, 3), echelon.Width)).Should().Be(129);
        echelon.Reduce(Pack(Unit(130, 70), echelon.Width)).Should().Be(-1);
        echelon.Reduce(Pack(Unit(130, 64, 70, 100), echelon.Width)).Should().Be(64);
    }

    private static IEnumerable<Random> Seeds(int bits) => Enumerable.Range(0, 10).Select(i => new Random((1000 * bits) + i));

    private static string Residue(Gf2Echelon echelon, bool[] vector)
    {
        ulong[] packed = Pack(vector, echelon.Width);
        echelon.Reduce(packed);
        return string.Join(' ', packed);
    }

    /// <summary>Sparse and dense vectors, and sums of earlier ones.</summary>
    private static List<bool[]> RandomVectors(Random random, int bits)
    {
        var vectors = new List<bool[]>();
        for (int i = 0; i < Math.Min(bits + 5, 40); i++)
        {
            bool dependent = i > 2 && random.Next(4) == 0;
            vectors.Add(dependent ? Xor(vectors[random.Next(i)], vectors[random.Next(i)]) : RandomVector(random, bits));
        }

        return vectors;
    }

    private static bool[] RandomVector(Random random, int bits)
    {
        int density = new[] { 2, bits, 8 }[random.Next(3)];
        return [.. Enumerable.Range(0, bits).Select(_ => random.Next(density) == 0)];
    }

    private static bool[] Unit(int bits, params int[] ones) => [.. Enumerable.Range(0, bits).Select(i => ones.Contains(i))];

    private static bool[] Xor(bool[] a, bool[] b) => [.. a.Zip(b, (x, y) => x ^ y)];

    private static ulong[] Pack(bool[] vector, int words)
    {
        var packed = new ulong[words];
        for (int i = 0; i < vector.Length; i++) packed[i / 64] |= vector[i] ? 1UL << (i % 64) : 0;
        return packed;
    }

    private static int Rank(IEnumerable<bool[]> vectors)
    {
        List<bool[]> rows = [.. vectors];
        int rank = 0;
        for (int column = 0; rows.Count > 0 && column < rows[0].Length; column++)
        {
            int pivot = rows.FindIndex(rank, r => r[column]);
            if (pivot < 0) continue;
            (rows[rank], rows[pivot]) = (rows[pivot], rows[rank]);
            for (int i = 0; i < rows.Count; i++)
            {
                if (i != rank && rows[i][column]) rows[i] = Xor(rows[i], rows[rank]);
            }

            if (++rank == rows.Count) break;
        }

        return rank;
    }
}
