using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace QmlTrainability;

/// <summary>Interpolated text that is written only where two numbers differ: the compiler skips the holes, and the calls in them, where they do not.</summary>
[InterpolatedStringHandler]
internal readonly struct MismatchText
{
    private readonly StringBuilder? _text;

    public MismatchText(int literalLength, int formattedCount, int expected, int actual, out bool isNeeded)
    {
        isNeeded = expected != actual;
        _text = isNeeded ? new StringBuilder(literalLength + (16 * formattedCount)) : null;
    }

    public void AppendLiteral(string value) => _text!.Append(value);

    public void AppendFormatted<T>(T value) => _text!.Append(CultureInfo.InvariantCulture, $"{value}");

    public override string ToString() => _text?.ToString() ?? "";
}
