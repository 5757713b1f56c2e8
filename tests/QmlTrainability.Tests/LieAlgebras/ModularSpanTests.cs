using QmlTrainability.LieAlgebras;
using QmlTrainability.LieAlgebras.Closure;
using QmlTrainability.Numerics;

namespace QmlTrainability.Tests.LieAlgebras;

/// <summary>Decisions of independence against elimination column by column, for narrow and for wide blocks, with widths that grow.</summary>
public class ModularSpanTests
{
    private static readonly PrimeModulus Modulus = PrimeModulus.Sequence.First();

    public static TheoryData<int, int, int> Shapes => new()
    {
        { 20, 30, 40 }, { 60, 60, 90 }, { 200, 150, 250 }, { 700, 40, 60 }, { 3000, 90, 140 }, { 6000, 300, 330 },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Decisions_agree_with_plain_elimination(int width, int rank, int vectors)
    {
        var random = new Random(width);
        foreach (int style in new[] { 0, 1, 2 })
        {
            var span = new ModularSpan(Modulus, new ClosureBudget(ClosureOptions.Default), seed: 1);
            var plain = new PlainElimination();
            uint[][] source = [.. Enumerable.Range(0, rank).Select(_ => Vector(random, width, style))];
            int kept = 0, seen = 1;
            for (int i = 0; i < vectors; i++)
            {
                // Half of the vectors lie in the span so far; columns are met bit by bit.
                uint[] vector = i % 2 == 0 && kept > 0 ? Combination(random, span.Vectors, width) : source[random.Next(rank)];
                seen = Math.Max(seen, 1 + Array.FindLastIndex(vector, v => v != 0));
                uint[] met = vector[..seen];
                bool expected = plain.TryAdd(met);
                span.IsIndependent(met, CancellationToken.None).Should().Be(expected, "vector {0} of style {1}", i, style);
                if (expected)
                {
                    span.Keep(met, CancellationToken.None);
                    kept++;
                }
            }

            span.Rank.Should().Be(kept);
            kept.Should().BeGreaterThan(vectors / 5);
        }
    }

    [Fact]
    public void Vectors_prepared_together_are_decided_like_single_ones()
    {
        var random = new Random(9);
        foreach (int width in new[] { 100, 2000 })
        {
            var span = new ModularSpan(Modulus, new ClosureBudget(ClosureOptions.Default), seed: 2);
            var plain = new PlainElimination();
            for (int round = 0; round < 12; round++)
            {
                List<uint[]> batch = [.. Enumerable.Range(0, 9).Select(i => i % 3 == 0 && span.Rank > 0 ? Combination(random, span.Vectors, width) : Vector(random, width, 1))];
                foreach (PreparedVector prepared in span.Prepare(batch, CancellationToken.None))
                {
                    bool expected = plain.TryAdd(prepared.Vector);
                    span.IsIndependent(prepared, CancellationToken.None).Should().Be(expected);
                    if (expected) span.Keep(prepared.Vector, CancellationToken.None);
                }
            }

            span.Rank.Should().BeGreaterThan(50);
        }
    }

    /// <summary>Should the sparse functionals miss a vector, the last one sees it: it takes every column.</summary>
    [Fact]
    public void Every_column_enters_three_functionals_and_the_last()
    {
        var projection = new SparseProjection(Modulus, 128, seed: 3);
        for (int column = 0; column < 500; column++)
        {
            var vector = new uint[500];
            vector[column] = 1;
            var values = new ulong[128];
            projection.Apply(vector, values);
            values[^1].Should().NotBe(0);
            values.Count(v => v != 0).Should().BeInRange(2, 4);
            vector[column] = 3;
            var triple = new ulong[128];
            projection.Apply(vector, triple);
            triple.Select(Modulus.Fold).Should().Equal(values.Select(v => Modulus.Fold(3 * v)));
        }
    }

    /// <summary>Dense, sparse, or one column alone, which a sparse projection finds hardest.</summary>
    private static uint[] Vector(Random random, int width, int style)
    {
        var vector = new uint[width];
        int entries = style switch { 0 => width, 1 => 5, _ => 1 };
        for (int i = 0; i < entries; i++) vector[style == 0 ? i : random.Next(width)] = 1 + (uint)random.Next((int)Modulus.Value - 1);
        return vector;
    }

    private static uint[] Combination(Random random, IReadOnlyList<ResidueVector> vectors, int width)
    {
        var sum = new uint[width];
        for (int i = 0; i < 4; i++)
        {
            var vector = new uint[width];
            vectors[random.Next(vectors.Count)].CopyTo(vector);
            uint factor = (uint)random.Next((int)Modulus.Value);
            for (int c = 0; c < width; c++) sum[c] = (uint)((sum[c] + ((ulong)factor * vector[c])) % Modulus.Value);
        }

        return sum;
    }

    /// <summary>Rows by pivot, one column after the other.</summary>
    private sealed class PlainElimination
    {
        private readonly SortedDictionary<int, ulong[]> _rows = [];

        public bool TryAdd(uint[] vector)
        {
            ulong[] rest = [.. vector.Select(v => (ulong)v)];
            foreach ((int pivot, ulong[] row) in _rows)
            {
                if (pivot >= rest.Length || rest[pivot] == 0) continue;
                ulong factor = Modulus.Value - rest[pivot];
                if (rest.Length < row.Length) Array.Resize(ref rest, row.Length);
                for (int c = pivot; c < row.Length; c++) rest[c] = (rest[c] + (factor * row[c])) % Modulus.Value;
            }

            int first = Array.FindIndex(rest, v => v != 0);
            if (first < 0) return false;
            ulong inverse = Modulus.Invert((uint)rest[first]);
            _rows.Add(first, [.. rest.Select(v => v * inverse % Modulus.Value)]);
            return true;
        }
    }
}
