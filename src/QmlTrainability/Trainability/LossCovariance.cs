using System.Globalization;
using QmlTrainability.Circuits;
using QmlTrainability.LieAlgebras;
using QmlTrainability.Numerics;
using QmlTrainability.Paulis;

namespace QmlTrainability.Trainability;

/// <summary>How the losses ⟨O⟩ of two inputs move together over circuits so deep that they are Haar-distributed on exp(g): one entry of the deep-limit kernel.</summary>
/// <remarks>
/// Cov(ℓ(ρ), ℓ(ρ')) = Σⱼ ⟨ρ, ρ'⟩_gⱼ P_gⱼ(O) / dim gⱼ over the simple ideals gⱼ, for O in i·g modulo the identity: arXiv:2309.09342 with both states in place of one. A string
/// outside i·g gives (1/|Ω|) Σ_{w in Ω} ⟨P_w⟩⟨P_w⟩' over its orbit. This is the kernel of the Gaussian process to which wide deep circuits tend (arXiv:2305.09957). Exact for two
/// stabilizer states and an algebra of strings, at any number of qubits. Immutable.
/// </remarks>
/// <example><code>
/// PauliString[] chain = [PauliString.Parse("XII"), PauliString.Parse("IXI"), PauliString.Parse("IIX"), PauliString.Parse("ZZI"), PauliString.Parse("IZZ")];
/// DynamicalLieAlgebra g = DynamicalLieAlgebra.GeneratedBy(chain);
/// LossCovariance c = LossCovariance.Of(g, PauliString.Parse("XII"), InitialState.Zeros(3), InitialState.Basis("001"));
/// Console.WriteLine(c);                     // covariance 0, correlation 0
/// Console.WriteLine(c.Difference.Exact);    // 4/15
/// </code></example>
public sealed class LossCovariance
{
    internal LossCovariance(LossVariance first, LossVariance second, DeepMoments moments)
    {
        First = first;
        Second = second;
        Exact = moments.Exact;
        Scaled = moments.Covariance;
        Hypothesis = moments.Hypothesis;
        Value = Exact is Rational exact ? (double)exact : Scaled.ToDouble();
        Log2 = Exact?.Log2 ?? Scaled.Log2;
        Correlation = Scaled.Sign * Math.Min(1, Math.Pow(2, Scaled.Log2 - ((first.Scaled.Log2 + second.Scaled.Log2) / 2)));
        if (Scaled.Sign == 0) Correlation = 0;
        bool exactly = Exact is not null && first.Exact is not null && second.Exact is not null;
        Rational? difference = exactly ? first.Exact!.Value + second.Exact!.Value - (2 * Exact!.Value) : null;
        ScaledDouble rounded = difference is Rational known ? ScaledDouble.Of(known) : first.Scaled + second.Scaled - (Scaled * 2);
        Difference = new LossVariance(first.Mean - second.Mean, difference, rounded.Sign < 0 ? default : rounded, Hypothesis, moments.Source);
    }

    /// <summary>Mean and variance of the loss of the first input.</summary>
    public LossVariance First { get; }

    /// <summary>Mean and variance of the loss of the second input.</summary>
    public LossVariance Second { get; }

    /// <summary>The covariance, in squared units of the observable; may underflow to 0, see <see cref="Log2"/>.</summary>
    public double Value { get; }

    /// <summary>The base-2 logarithm of the magnitude of the covariance; -∞ where it is 0.</summary>
    public double Log2 { get; }

    /// <summary>The covariance exactly, where it has an exact value: for two stabilizer states and an algebra of strings.</summary>
    public Rational? Exact { get; }

    /// <summary>The covariance over the root of the product of the variances, between -1 and 1; 0 where a loss does not vary.</summary>
    public double Correlation { get; }

    /// <summary>Mean and variance of ℓ(ρ) − ℓ(ρ'): whether the circuit can tell the inputs apart.</summary>
    public LossVariance Difference { get; }

    /// <summary>What the value takes for granted, and that it was checked, in words.</summary>
    public string Hypothesis { get; }

    /// <summary>The covariance with an exponent of its own.</summary>
    internal ScaledDouble Scaled { get; }

    /// <summary>The covariance of the losses of two inputs in the deep limit.</summary>
    /// <param name="algebra">An algebra of Pauli strings or sums.</param>
    /// <param name="observable">Hermitian, on the qubits of <paramref name="algebra"/>, in the algebra or not.</param>
    /// <param name="first">One input: the state before the circuit, on as many qubits.</param>
    /// <param name="second">The other.</param>
    /// <param name="cancellationToken">Polled all along.</param>
    /// <exception cref="BudgetExceededException">An orbit has no closed form for these states and is too large to be listed; or, for sums, ideals or module do not fit.</exception>
    /// <exception cref="IllConditionedAlgebraException">The ideals of an algebra of sums, or a module, cannot be told from rounding.</exception>
    /// <exception cref="QubitCountMismatchException">The numbers of qubits differ.</exception>
    public static LossCovariance Of(
        DynamicalLieAlgebra algebra, PauliSum observable, InitialState first, InitialState second, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(second);
        LossVariance ofFirst = LossVariance.Of(algebra, observable, first, cancellationToken), ofSecond = LossVariance.Of(algebra, observable, second, cancellationToken);
        return new LossCovariance(ofFirst, ofSecond, DeepLimit.Of(algebra, observable, first, second, cancellationToken));
    }

    /// <summary>For example "covariance 1/15 = 2^-3.91, correlation 0.5".</summary>
    public override string ToString()
    {
        string size = Exact is Rational exact && exact.Denominator < 1_000_000_000 ? exact.ToString() : Value.ToString("G6", CultureInfo.InvariantCulture);
        string power = Scaled.Sign == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $" = {(Scaled.Sign < 0 ? "-" : "")}2^{Log2:F2}");
        return string.Create(CultureInfo.InvariantCulture, $"covariance {size}{power}, correlation {Correlation:G6}");
    }
}
