using System.Globalization;

namespace QmlTrainability.Circuits;

/// <summary>Numbers as OpenQASM reads them back, bit for bit.</summary>
internal static class OpenQasmNumber
{
    private const int LargestMultiple = 16;

    /// <summary>A multiple of π/8 by name where the quotient is the very same number, else the shortest decimal that is.</summary>
    public static string Text(double value)
    {
        if (value == 0) return "0";
        string sign = value < 0 ? "-" : "";
        double magnitude = Math.Abs(value);
        for (int divisor = 1; divisor <= 8; divisor *= 2)
        {
            int multiple = (int)Math.Min(Math.Round(magnitude * divisor / Math.PI), LargestMultiple + 1);
            if (multiple is < 1 or > LargestMultiple || multiple * Math.PI / divisor != magnitude) continue;
            return string.Create(CultureInfo.InvariantCulture, $"{sign}{(multiple == 1 ? "" : FormattableString.Invariant($"{multiple}*"))}pi{(divisor == 1 ? "" : FormattableString.Invariant($"/{divisor}"))}");
        }

        return value.ToString("R", CultureInfo.InvariantCulture);
    }
}
