using QmlTrainability.Learning;

namespace QmlTrainability.Tests.Learning;

public sealed class DatasetTests
{
    /// <summary>Over a thousand sets: a split is a partition, keeps the share of every class, and depends on the seed alone.</summary>
    [Fact]
    public void A_split_is_a_stratified_partition()
    {
        var random = new Random(23);
        int moved = 0;
        for (int trial = 0; trial < 1000; trial++)
        {
            int rows = random.Next(6, 60), classes = random.Next(1, 4);
            int[] labels = [.. Enumerable.Range(0, rows).Select(_ => random.Next(classes))];
            if (labels.GroupBy(l => l).All(g => g.Count() < 2)) continue;
            var data = new Dataset(Enumerable.Range(0, rows).Select(i => (IReadOnlyList<double>)[i]), labels, Enumerable.Range(0, classes).Select(c => $"c{c}"));
            double fraction = 0.05 + (0.9 * random.NextDouble());
            ulong seed = (ulong)random.NextInt64();
            (Dataset training, Dataset test) = data.Split(fraction, seed);

            int[] ids = [.. training.Rows.Concat(test.Rows).Select(r => (int)r[0])];
            ids.Order().Should().Equal(Enumerable.Range(0, rows));
            foreach (Dataset part in new[] { training, test }) part.Rows.Select(r => labels[(int)r[0]]).Should().Equal(part.Labels);
            for (int c = 0; c < classes; c++)
            {
                int all = labels.Count(l => l == c), tested = test.Labels.Count(l => l == c);
                if (all < 2) tested.Should().Be(0);
                else tested.Should().BeInRange(1, all - 1).And.BeInRange((int)Math.Min(all - 1, Math.Floor(fraction * all)), (int)Math.Max(1, Math.Ceiling(fraction * all)));
            }

            test.Rows.Select(r => r[0]).Should().Equal(data.Split(fraction, seed).Test.Rows.Select(r => r[0]));
            if (!test.Rows.Select(r => r[0]).SequenceEqual(data.Split(fraction, seed + 1).Test.Rows.Select(r => r[0]))) moved++;
        }

        moved.Should().BeGreaterThan(600, "another seed gives another split");
    }

    /// <summary>Each row is tested as often as any other.</summary>
    [Fact]
    public void A_split_favors_no_row()
    {
        var data = new Dataset(Enumerable.Range(0, 10).Select(i => (IReadOnlyList<double>)[i]), new int[10], ["a"]);
        var counts = new int[10];
        for (ulong seed = 0; seed < 4000; seed++)
        {
            foreach (IReadOnlyList<double> row in data.Split(0.3, seed).Test.Rows) counts[(int)row[0]]++;
        }

        // 1200 each, standard deviation √(4000 · 0.3 · 0.7) = 29.
        counts.Should().OnlyContain(c => Math.Abs(c - 1200) < 5 * 29);
    }

    [Fact]
    public void A_scaler_maps_the_training_part_to_zero_and_pi_and_holds_the_rest_inside()
    {
        var random = new Random(29);
        for (int trial = 0; trial < 300; trial++)
        {
            double Number() => random.Next(4) == 0 ? 3 : (random.NextDouble() - 0.5) * Math.Pow(10, random.Next(-5, 6));
            IReadOnlyList<double>[] rows = [.. Enumerable.Range(0, 7).Select(_ => (IReadOnlyList<double>)[Number(), Number(), -2])];
            var training = new Dataset(rows[..5], [0, 1, 0, 1, 0], ["a", "b"]);
            Scaler scaler = Scaler.Fit(training);
            Dataset scaled = scaler.Transform(training);
            for (int f = 0; f < 2; f++)
            {
                if (rows[..5].All(r => r[f] == rows[0][f])) continue;
                scaled.Rows.Min(r => r[f]).Should().Be(0);
                scaled.Rows.Max(r => r[f]).Should().BeApproximately(Math.PI, 1e-12);
                for (int i = 0; i < 5; i++)
                {
                    double expected = Math.PI * (rows[i][f] - rows[..5].Min(r => r[f])) / (rows[..5].Max(r => r[f]) - rows[..5].Min(r => r[f]));
                    scaled.Rows[i][f].Should().BeApproximately(expected, 1e-9);
                }
            }

            scaled.Rows.Should().OnlyContain(r => r[2] == Math.PI / 2);
            scaler.Transform(rows[6]).Should().OnlyContain(x => x >= 0 && x <= Math.PI);
            scaled.Labels.Should().Equal(training.Labels);
        }

        ((Action)(() => Scaler.Fit(Models.Clouds()).Transform([1.0]))).Should().Throw<ArgumentException>();
        ((Action)(() => Scaler.Fit(Models.Clouds()).Transform([1.0, double.NaN]))).Should().Throw<ArgumentOutOfRangeException>().WithMessage("*Feature 1*");
        var wide = new Dataset([[-double.MaxValue], [double.MaxValue]], [0, 1], ["a", "b"]);
        Scaler.Fit(wide).Transform([0.0])[0].Should().BeApproximately(Math.PI / 2, 1e-12, "the range itself overflows, half of it does not");
    }

    [Fact]
    public void Classes_are_selected_in_the_order_named()
    {
        var data = new Dataset([[0.0], [1], [2], [3]], [0, 1, 2, 1], ["a", "b", "c"]);
        Dataset two = data.SelectClasses(["c", "b"]);
        two.ClassNames.Should().Equal("c", "b");
        two.Rows.Select(r => r[0]).Should().Equal(1, 2, 3);
        two.Labels.Should().Equal(1, 0, 1);
        ((Action)(() => data.SelectClasses(["d"]))).Should().Throw<ArgumentException>().WithMessage("*'d'*a, b, c*");
        ((Action)(() => data.SelectClasses(["a", "a"]))).Should().Throw<ArgumentException>().WithMessage("*twice*");
    }

    [Fact]
    public void A_data_set_is_not_changed_through_what_it_was_made_of()
    {
        double[] row = [1, 2];
        var data = new Dataset([row], [0], ["a"]);
        row[0] = 7;
        data.Rows[0][0].Should().Be(1);
        data.Rows[0].Should().NotBeAssignableTo<double[]>();
    }

    [Fact]
    public void Malformed_data_are_refused()
    {
        static Action Make(double[][] rows, int[] labels, params string[] classes) => () => _ = new Dataset(rows, labels, classes);
        Make([], [], "a").Should().Throw<ArgumentException>().WithMessage("*at least one row*");
        Make([[1], [1, 2]], [0, 0], "a").Should().Throw<ArgumentException>().WithMessage("*Row 1 has 2*");
        Make([[1]], [0, 0], "a").Should().Throw<ArgumentException>().WithMessage("*1 rows, but 2 labels*");
        Make([[1]], [1], "a").Should().Throw<ArgumentOutOfRangeException>().WithMessage("*row 0*");
        Make([[1, double.NaN]], [0], "a").Should().Throw<ArgumentOutOfRangeException>().WithMessage("*Feature 1 of row 0*");
        Make([[1]], [0], "a", "a").Should().Throw<ArgumentException>().WithMessage("*twice*");
        Make([[1]], [0]).Should().Throw<ArgumentException>();
        foreach (double fraction in new[] { 0, 1, -0.5, double.NaN })
            ((Action)(() => Models.Clouds().Split(fraction, 1))).Should().Throw<ArgumentOutOfRangeException>();
        ((Action)(() => new Dataset([[1.0], [2.0]], [0, 1], ["a", "b"]).Split(0.5, 1))).Should().Throw<InvalidOperationException>();
    }
}
