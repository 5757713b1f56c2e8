using QmlTrainability.Learning;
using QmlTrainability.Tests.Documentation;
using QmlTrainability.Tests.Oracle;

namespace QmlTrainability.Tests.Learning;

public sealed class CsvTests
{
    public static TheoryData<string> Hostile => Cultures.Hostile;

    [Theory]
    [InlineData("", 1, 0, "no header")]
    [InlineData("  \n \n", 1, 0, "no header")]
    [InlineData("a\n1\n", 1, 0, "two columns")]
    [InlineData("a;b\n1;x\n", 1, 0, "separated by commas")]
    [InlineData("a,b", 1, 0, "no row")]
    [InlineData("1.5,2,0\n3,4,1", 1, 0, "numbers only")]
    [InlineData("a,,c\n1,2,x", 1, 2, "missing")]
    [InlineData("a,b,a\n1,2,x", 1, 3, "'a' appears twice")]
    [InlineData("a,b,c\n1,2,x\n1,2\n", 3, 2, "2 columns, but 2 features and a label")]
    [InlineData("a,b,c\n1,2,x,3\n", 2, 3, "4 columns")]
    [InlineData("a,b,c\n1,,x\n", 2, 2, "missing")]
    [InlineData("a,b,c\n1,2,\n", 2, 3, "label is missing")]
    [InlineData("a,b,c\n1,two,x\n", 2, 2, "'two' is no number")]
    [InlineData("a,b,c\n1,NaN,x\n", 2, 2, "'NaN' is no finite number")]
    [InlineData("a,b,c\n-Infinity,1,x\n", 2, 1, "no finite number")]
    [InlineData("a,b,c\n1,1e999,x\n", 2, 2, "no finite number")]
    [InlineData("a,b,c\n\"1,5\",2,x\n", 2, 1, "'1,5' is no number")]
    [InlineData("a,b,c\n1,2,x\n\n1,2,y\n", 3, 0, "empty")]
    [InlineData("a,b,c\n1,\"2,x\n", 2, 2, "not closed")]
    [InlineData("a,b,c\n1,\"2\"3,x\n", 2, 2, "'3' follows a closing quote")]
    [InlineData("2,1,cat,dog\n1,0\n", 1, 1, "2 rows are announced, but 1 follow")]
    [InlineData("1,0,cat,dog\n0\n", 1, 2, "at least one feature")]
    [InlineData("1,1,cat,dog\n1,2\n", 2, 2, "'2' is no class")]
    [InlineData("1,1,cat,dog\n1,cat\n", 2, 2, "'cat' is no class")]
    [InlineData("1,1,cat,dog\n1,-1\n", 2, 2, "'-1' is no class")]
    [InlineData("1,1,cat,cat\n1,0\n", 1, 4, "'cat' appears twice")]
    public void A_malformed_table_is_refused_where_it_is_wrong(string text, int line, int column, string fault)
    {
        foreach (string ends in new[] { "\n", "\r\n" })
        {
            CsvFormatException error = ((Action)(() => Dataset.FromCsv(text.Replace("\n", ends, StringComparison.Ordinal)))).Should().Throw<CsvFormatException>().Which;
            (error.Line, error.Column).Should().Be((line, column));
            error.Message.Should().Contain(fault).And.Contain($"line {line}");
            error.Should().BeAssignableTo<FormatException>();
        }
    }

    [Fact]
    public void A_header_names_columns_and_the_label_is_last()
    {
        Dataset data = Dataset.FromCsv("\uFEFFwidth, \"height, in mm\" ,kind\r\n1.5, -2e3,\"the \"\"b\"\"\"\r\n.5,4,a\r\n\r\n");
        data.FeatureNames.Should().Equal("width", "height, in mm");
        data.ClassNames.Should().Equal("a", "the \"b\"");
        data.Rows[0].Should().Equal(1.5, -2000);
        data.Labels.Should().Equal(1, 0);
    }

    [Fact]
    public void Integer_classes_are_ordered_by_value()
    {
        Dataset data = Dataset.FromCsv("x,y\n1,10\n2,9\n3,-1");
        data.ClassNames.Should().Equal("-1", "9", "10");
        data.Labels.Should().Equal(2, 1, 0);
    }

    [Fact]
    public void A_header_may_give_sizes_and_classes()
    {
        Dataset data = Dataset.FromCsv("2,2,cat,dog\n1,2,1\n3,4.5,0");
        data.ClassNames.Should().Equal("cat", "dog");
        data.Labels.Should().Equal(1, 0);
        data.Rows[1].Should().Equal(3, 4.5);
    }

    [Theory]
    [MemberData(nameof(Hostile))]
    public void Numbers_are_the_same_in_every_culture(string culture)
    {
        const string text = "2,2,cat,dog\n1.5,-2,1\n3,4.5e-1,0";
        Cultures.Under(culture, () => Dataset.FromCsv(text).Rows.SelectMany(r => r).ToArray()).Should().Equal(1.5, -2, 3, 0.45);
        Cultures.Under(culture, () => ((Action)(() => Dataset.FromCsv("a,b\n1,x\n-1.5.2,y"))).Should().Throw<CsvFormatException>().Which.Message)
            .Should().Be("CSV text, line 3, column 1: '-1.5.2' is no number.");
        Cultures.Under(culture, () => new TrainingOptions().Optimizer.ToString()).Should().Be("Adam, learning rate 0.05");
        Cultures.Under(culture, () => Dataset.FromCsv(text).ToString()).Should().Be("2 rows of 2 features; classes cat (1), dog (1)");
    }

    [Theory]
    [InlineData("iris.csv", 150, 4, new[] { 50, 50, 50 })]
    [InlineData("breast_cancer.csv", 569, 30, new[] { 212, 357 })]
    public void The_files_of_the_samples_are_read(string file, int rows, int features, int[] classes)
    {
        Dataset data = Dataset.FromCsvFile(Path.Combine(Repository.Root, "samples", "data", file));
        (data.Count, data.FeatureCount).Should().Be((rows, features));
        Enumerable.Range(0, classes.Length).Select(c => data.Labels.Count(l => l == c)).Should().Equal(classes);
    }

    [Fact]
    public void A_file_is_named_in_the_error()
    {
        string path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.csv");
        File.WriteAllText(path, "a,b\n1,x\n?,y\n");
        try
        {
            ((Action)(() => Dataset.FromCsvFile(path))).Should().Throw<CsvFormatException>().WithMessage($"{Path.GetFileName(path)}, line 3, column 1: '?' is no number.");
        }
        finally
        {
            File.Delete(path);
        }

        ((Action)(() => Dataset.FromCsvFile(path))).Should().Throw<FileNotFoundException>();
    }

    /// <summary>Whatever is done to a good table, it is read or refused with a place; nothing else is thrown.</summary>
    [Fact]
    public void A_mutated_table_is_read_or_refused()
    {
        const string good = "a,b,\"c\"\n1,2.5,x\n-3e2,4,\"y\"\n5,6,x\n", alphabet = "\",.\n\r-e1 xN;";
        var random = new Random(31);
        int refused = 0;
        for (int trial = 0; trial < 5000; trial++)
        {
            char[] text = good.ToCharArray();
            for (int edits = random.Next(1, 4); edits > 0; edits--) text[random.Next(text.Length)] = alphabet[random.Next(alphabet.Length)];
            try
            {
                Dataset data = Dataset.FromCsv(new string(text));
                data.Rows.SelectMany(r => r).Should().OnlyContain(x => double.IsFinite(x));
            }
            catch (CsvFormatException e)
            {
                e.Line.Should().BeInRange(1, 8);
                refused++;
            }
        }

        refused.Should().BeInRange(1000, 4900);
    }
}
