using System.Text.Json;

namespace ExpressivityTrainability;

/// <summary>What is finished, a line of JSON each, so that a run that was stopped goes on where it was.</summary>
internal sealed class RunStore<T>
    where T : class
{
    private readonly string _path;
    private readonly Dictionary<string, T> _finished = new(StringComparer.Ordinal);

    public RunStore(string path)
    {
        _path = path;
        if (!File.Exists(path)) return;
        foreach (string line in File.ReadLines(path))
        {
            int tab = line.IndexOf('\t', StringComparison.Ordinal);
            try
            {
                if (tab > 0 && JsonSerializer.Deserialize<T>(line[(tab + 1)..]) is T row) _finished[line[..tab]] = row;
            }
            catch (JsonException)
            {
                // A line that was cut off when the process was killed: its work is done again.
            }
        }
    }

    /// <summary>What was finished under a key, or the result of the work, which is then kept.</summary>
    public T Of(string key, Func<T> work)
    {
        if (_finished.TryGetValue(key, out T? row)) return row;
        row = work();
        File.AppendAllText(_path, $"{key}\t{JsonSerializer.Serialize(row)}\n");
        return _finished[key] = row;
    }
}
