namespace QmlTrainability.Circuits;

/// <summary>The value of an expression: an affine function of the declared inputs, Offset + Σ Factor · input.
/// Terms are sorted by input; none has factor 0.</summary>
internal readonly struct OpenQasmValue
{
    private readonly Term[]? _terms;

    private OpenQasmValue(double offset, Term[]? terms)
    {
        Offset = offset;
        _terms = terms is { Length: > 0 } ? terms : null;
    }

    public double Offset { get; }

    public ReadOnlySpan<Term> Terms => _terms;

    public bool IsConstant => _terms is null;

    /// <summary>Neither the offset nor a factor is NaN or infinite.</summary>
    public bool IsFinite
    {
        get
        {
            if (!double.IsFinite(Offset)) return false;
            foreach (Term term in Terms)
                if (!double.IsFinite(term.Factor)) return false;
            return true;
        }
    }

    public static OpenQasmValue Constant(double value) => new(value, null);

    public static OpenQasmValue Input(int index) => new(0, [new Term(index, 1)]);

    public static OpenQasmValue operator *(OpenQasmValue value, double factor) => value.Map(factor, static (f, by) => f * by);

    public static OpenQasmValue operator /(OpenQasmValue value, double divisor) => value.Map(divisor, static (f, by) => f / by);

    public static OpenQasmValue operator +(OpenQasmValue a, OpenQasmValue b) => a.Combine(b, 1);

    public static OpenQasmValue operator -(OpenQasmValue a, OpenQasmValue b) => a.Combine(b, -1);

    private OpenQasmValue Map(double by, Func<double, double, double> map)
    {
        if (_terms is null) return Constant(map(Offset, by));
        var terms = new List<Term>(_terms.Length);
        foreach (Term term in _terms)
        {
            double factor = map(term.Factor, by);
            if (factor != 0) terms.Add(new Term(term.Input, factor));
        }

        return new OpenQasmValue(map(Offset, by), [.. terms]);
    }

    private OpenQasmValue Combine(OpenQasmValue other, double sign)
    {
        double offset = Offset + (sign * other.Offset);
        if (other._terms is null) return new OpenQasmValue(offset, _terms);
        ReadOnlySpan<Term> left = Terms, right = other.Terms;
        var terms = new List<Term>(left.Length + right.Length);
        int i = 0, j = 0;
        while (i < left.Length || j < right.Length)
        {
            if (j == right.Length || (i < left.Length && left[i].Input < right[j].Input))
            {
                terms.Add(left[i++]);
            }
            else if (i == left.Length || right[j].Input < left[i].Input)
            {
                terms.Add(new Term(right[j].Input, sign * right[j].Factor));
                j++;
            }
            else
            {
                double factor = left[i].Factor + (sign * right[j].Factor);
                if (factor != 0) terms.Add(new Term(left[i].Input, factor));
                i++;
                j++;
            }
        }

        return new OpenQasmValue(offset, [.. terms]);
    }

    /// <summary>One input and what it is multiplied by.</summary>
    internal readonly record struct Term(int Input, double Factor);
}
