namespace QmlTrainability.Tool;

/// <summary>A file by name, or the standard input by a dash.</summary>
internal static class TextFile
{
    public const string StandardInput = "-";

    public static string Read(string path, Screen screen)
    {
        if (path is StandardInput) return screen.In.ReadToEnd();
        if (Directory.Exists(path)) throw new UsageException($"{path} is a folder, not a file.");
        return File.Exists(path) ? File.ReadAllText(path) : throw new UsageException($"There is no file {path}.");
    }
}
