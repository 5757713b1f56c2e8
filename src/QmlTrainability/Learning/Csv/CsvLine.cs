namespace QmlTrainability.Learning.Csv;

/// <summary>The fields of one line of comma-separated values (RFC 4180, without line breaks inside quotes).</summary>
internal static class CsvLine
{
    /// <summary>Splits a line at its commas. Blanks around a field are dropped; in double quotes a field may hold commas, blanks, and "" for a quote.</summary>
    public static string[] Split(string line, string source, int lineNumber)
    {
        var fields = new List<string>();
        int position = 0;
        do
        {
            while (position < line.Length && line[position] is ' ' or '\t') position++;
            fields.Add(position < line.Length && line[position] == '"' ? Quoted(line, ref position, source, lineNumber, fields.Count + 1) : Plain(line, ref position));
        }
        while (position++ < line.Length);
        return [.. fields];
    }

    private static string Plain(string line, ref int position)
    {
        int end = line.IndexOf(',', position);
        if (end < 0) end = line.Length;
        string field = line[position..end].Trim(' ', '\t');
        position = end;
        return field;
    }

    private static string Quoted(string line, ref int position, string source, int lineNumber, int column)
    {
        int from = position + 1, end = from;
        while (true)
        {
            end = line.IndexOf('"', end);
            if (end < 0) throw new CsvFormatException(source, lineNumber, column, "a quote is opened and not closed on its line.");
            if (end + 1 >= line.Length || line[end + 1] != '"') break;
            end += 2;
        }

        position = end + 1;
        while (position < line.Length && line[position] is ' ' or '\t') position++;
        if (position < line.Length && line[position] != ',')
            throw new CsvFormatException(source, lineNumber, column, $"'{line[position]}' follows a closing quote; a comma or the end of the line is expected.");
        return line[from..end].Replace("\"\"", "\"", StringComparison.Ordinal);
    }
}
