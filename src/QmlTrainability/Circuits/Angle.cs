using System.Globalization;
using System.Text;

namespace QmlTrainability.Circuits;

/// <summary>An angle in radians that is affine in the parameters of a circuit: offset + Σ factor·parameter.</summary>
/// <remarks>Immutable. Numbers and parameters convert to it, so that <c>2 * theta + 0.1</c> is an angle. Each parameter appears once, zero factors are
/// dropped, and nothing is reduced modulo 2π. NaN and infinity are refused where they arise.</remarks>
/// <example><code>
/// var b = new CircuitBuilder(qubits: 1);
/// Parameter theta = b.Parameter("theta"), phi = b.Parameter("phi");
/// Angle angle = 2 * theta - phi / 4 + 0.5;
/// Console.WriteLine(angle);                          // 2*theta - 0.25*phi + 0.5
/// Console.WriteLine(angle.Evaluate([1.0, 2.0]));     // 2
/// </code></example>
public sealed class Angle
{
    /// <summary>How far, in radians, a constant may lie from a multiple of π/2 and still be read as that multiple: some thousand times the rounding
    /// error of pi/2 written as a double, far below any angle that a circuit means.</summary>
    internal const double CliffordTolerance = 1e-12;

    private readonly AngleTerm[] _terms;

    private Angle(double offset, AngleTerm[] terms)
    {
        Offset = Require.Finite(offset, "The constant part of an angle");
        foreach (AngleTerm term in terms)
        {
            if (!double.IsFinite(term.Factor))
                throw new ArgumentOutOfRangeException(nameof(terms), term.Factor, $"The factor of parameter '{term.Parameter.Name}' in an angle must be a finite number.");
        }

        _terms = terms;
    }

    /// <summary>The constant part, in radians.</summary>
    public double Offset { get; }

    /// <summary>The terms, each parameter once, no factor zero, in the order of first appearance.</summary>
    public IReadOnlyList<AngleTerm> Terms => _terms;

    /// <summary>Whether no parameter appears.</summary>
    public bool IsConstant => _terms.Length == 0;

    /// <summary>A constant angle.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is NaN or infinite.</exception>
    public static implicit operator Angle(double radians) => new(Require.Finite(radians, "An angle"), []);

    /// <summary>The angle that is the parameter itself.</summary>
    public static implicit operator Angle(Parameter parameter)
    {
        ArgumentNullException.ThrowIfNull(parameter);
        return new Angle(0, [new AngleTerm(parameter, 1)]);
    }

    /// <summary>The sum.</summary>
    public static Angle operator +(Angle a, Angle b)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        return Combine(a, b, 1);
    }

    /// <summary>The difference.</summary>
    public static Angle operator -(Angle a, Angle b)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        return Combine(a, b, -1);
    }

    /// <summary>The negative.</summary>
    public static Angle operator -(Angle a) => -1 * a;

    /// <summary>The multiple.</summary>
    public static Angle operator *(Angle a, double factor) => factor * a;

    /// <summary>The multiple.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The factor, or a number it leads to, is NaN or infinite.</exception>
    public static Angle operator *(double factor, Angle a)
    {
        ArgumentNullException.ThrowIfNull(a);
        Require.Finite(factor, "The factor of an angle");
        return new Angle(factor * a.Offset, Scale(a._terms, factor));
    }

    /// <summary>The fraction.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The divisor is zero, NaN or infinite.</exception>
    public static Angle operator /(Angle a, double divisor)
    {
        ArgumentNullException.ThrowIfNull(a);
        if (!double.IsFinite(divisor) || divisor == 0)
            throw new ArgumentOutOfRangeException(nameof(divisor), divisor, "An angle can be divided by a finite number other than zero.");
        var terms = new List<AngleTerm>(a._terms.Length);
        foreach (AngleTerm term in a._terms) AddTerm(terms, term.Parameter, term.Factor / divisor);
        return new Angle(a.Offset / divisor, [.. terms]);
    }

    /// <summary>The value at given parameters.</summary>
    /// <param name="parameters">By <see cref="Parameter.Index"/>, in radians.</param>
    /// <returns>Radians, not reduced.</returns>
    /// <exception cref="ArgumentException">There are too few parameters.</exception>
    public double Evaluate(ReadOnlySpan<double> parameters)
    {
        double value = Offset;
        foreach (AngleTerm term in _terms)
        {
            if (term.Parameter.Index >= parameters.Length)
                throw new ArgumentException($"Parameter '{term.Parameter.Name}' is number {term.Parameter.Index}, but only {parameters.Length} values are given.", nameof(parameters));
            value += term.Factor * parameters[term.Parameter.Index];
        }

        return value;
    }

    /// <summary>For example "2*theta + 0.1".</summary>
    public override string ToString()
    {
        if (IsConstant) return Number(Offset);
        var text = new StringBuilder();
        foreach (AngleTerm term in _terms)
        {
            AppendSign(text, term.Factor);
            double magnitude = Math.Abs(term.Factor);
            if (magnitude != 1) text.Append(Number(magnitude)).Append('*');
            text.Append(term.Parameter.Name);
        }

        if (Offset != 0)
        {
            AppendSign(text, Offset);
            text.Append(Number(Math.Abs(Offset)));
        }

        return text.ToString();
    }

    /// <summary>Whether the constant part is a multiple of π/2 within <see cref="CliffordTolerance"/>.</summary>
    /// <param name="quarterTurns">The multiple modulo 4: a rotation by 2π is a global phase.</param>
    internal bool OffsetIsMultipleOfHalfPi(out int quarterTurns)
    {
        double turns = Math.Round(Offset / (Math.PI / 2));
        quarterTurns = 0;
        if (Math.Abs(turns) > 1e15 || Math.Abs(Offset - (turns * (Math.PI / 2))) > CliffordTolerance) return false;
        quarterTurns = (int)((long)turns & 3);
        return true;
    }

    /// <summary>The same terms with constant part 0.</summary>
    internal Angle WithoutOffset() => Offset == 0 ? this : new Angle(0, _terms);

    /// <summary>Σ factors[i]·angles[i] + offset.</summary>
    internal static Angle Affine(double offset, ReadOnlySpan<double> factors, ReadOnlySpan<Angle> angles)
    {
        int only = -1, used = 0;
        for (int i = 0; i < factors.Length; i++)
        {
            if (factors[i] == 0) continue;
            only = i;
            used++;
        }

        if (used == 0) return new Angle(offset, []);
        if (used == 1 && factors[only] == 1 && offset == 0) return angles[only];
        var terms = new List<AngleTerm>();
        for (int i = 0; i < factors.Length; i++)
        {
            offset += factors[i] * angles[i].Offset;
            if (factors[i] == 0) continue;
            foreach (AngleTerm term in angles[i]._terms) AddTerm(terms, term.Parameter, factors[i] * term.Factor);
        }

        return new Angle(offset, [.. terms]);
    }

    private static Angle Combine(Angle a, Angle b, double sign)
    {
        double offset = a.Offset + (sign * b.Offset);
        if (b.IsConstant) return new Angle(offset, a._terms);
        if (a.IsConstant && sign == 1) return new Angle(offset, b._terms);
        var terms = new List<AngleTerm>(a._terms);
        foreach (AngleTerm term in b._terms) AddTerm(terms, term.Parameter, sign * term.Factor);
        return new Angle(offset, [.. terms]);
    }

    private static AngleTerm[] Scale(AngleTerm[] terms, double factor)
    {
        var scaled = new List<AngleTerm>(terms.Length);
        foreach (AngleTerm term in terms) AddTerm(scaled, term.Parameter, factor * term.Factor);
        return [.. scaled];
    }

    /// <summary>Merges with the term of the same parameter and drops what becomes zero.</summary>
    private static void AddTerm(List<AngleTerm> terms, Parameter parameter, double factor)
    {
        int at = terms.FindIndex(t => ReferenceEquals(t.Parameter, parameter));
        if (at >= 0)
        {
            double sum = terms[at].Factor + factor;
            if (sum == 0) terms.RemoveAt(at);
            else terms[at] = new AngleTerm(parameter, sum);
        }
        else if (factor != 0)
        {
            terms.Add(new AngleTerm(parameter, factor));
        }
    }

    private static void AppendSign(StringBuilder text, double number)
    {
        if (text.Length == 0) text.Append(number < 0 ? "-" : "");
        else text.Append(number < 0 ? " - " : " + ");
    }

    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
