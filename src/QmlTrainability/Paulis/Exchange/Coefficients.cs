using System.Globalization;
using System.Numerics;
using QmlTrainability.Numerics;

namespace QmlTrainability.Paulis.Exchange;

/// <summary>Coefficients of other libraries: complex doubles whose imaginary part must be 0.</summary>
internal static class Coefficients
{
    public static Rational Real(Complex value, string place)
    {
        if (value.Imaginary != 0) throw new NotHermitianException(value.ToString(CultureInfo.InvariantCulture), place);
        return double.IsFinite(value.Real) ? Rational.FromDouble(value.Real) : throw new ArgumentOutOfRangeException(nameof(value), value, $"The coefficient of {place} must be a finite number.");
    }

    /// <summary>A number, or [real, imaginary]. Decimals stay decimal.</summary>
    public static Rational Read(JsonPart json)
    {
        if (json.IsNumber) return Number(json);
        IReadOnlyList<JsonPart> parts = json.Items();
        if (parts.Count != 2) throw json.Unexpected("a number, or [real, imaginary]");
        if (!Number(parts[1]).IsZero) throw new NotHermitianException($"{parts[0].NumberText()} + {parts[1].NumberText()}i", json.Place);
        return Number(parts[0]);
    }

    /// <summary>The nearest double as the shortest decimal that gives it back.</summary>
    public static string Write(Rational value, string place)
    {
        double nearest = (double)value;
        return double.IsFinite(nearest)
            ? nearest.ToString("R", CultureInfo.InvariantCulture)
            : throw new ArgumentOutOfRangeException(nameof(value), value, $"The coefficient of {place} is beyond the range of a double.");
    }

    private static Rational Number(JsonPart json) => Rational.TryParse(json.NumberText(), out Rational value) ? value : throw json.Unexpected("a number with an exponent between -999 and 999");
}
