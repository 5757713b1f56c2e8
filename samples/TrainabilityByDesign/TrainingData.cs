using QmlTrainability.Learning;

namespace TrainabilityByDesign;

/// <summary>The data to learn from: a file, two of its classes.</summary>
internal sealed class TrainingData
{
    private TrainingData(string name, Dataset data)
    {
        Name = name;
        Data = data;
    }

    public string Name { get; }

    public Dataset Data { get; }

    /// <summary>Reads a file of the user, or one that came with the sample.</summary>
    /// <param name="file">A path, or the name of a file in samples/data.</param>
    /// <param name="classes">Two class names with a comma between; null for the last two of the file.</param>
    public static TrainingData Read(string file, string? classes)
    {
        string delivered = Path.Combine(AppContext.BaseDirectory, "data", file);
        Dataset all = Dataset.FromCsvFile(!File.Exists(file) && File.Exists(delivered) ? delivered : file);
        if (all.ClassNames.Count < 2) throw new ArgumentException($"{file} has one class; two are needed to be told apart.");
        string[] two = classes is null ? [.. all.ClassNames.TakeLast(2)] : classes.Split(',', StringSplitOptions.TrimEntries);
        if (two.Length != 2) throw new ArgumentException($"--classes takes two names with a comma between, not '{classes}'.");
        return new TrainingData(Path.GetFileName(file), all.SelectClasses(two));
    }

    public override string ToString() => $"{Name}: {Data}";
}
