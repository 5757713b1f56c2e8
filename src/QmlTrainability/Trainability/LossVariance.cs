using System.Globalization;
using QmlTrainability.Circuits;
using QmlTrainability.LieAlgebras;
using QmlTrainability.Numerics;
using QmlTrainability.Paulis;

namespace QmlTrainability.Trainability;

/// <summary>Mean and variance of the loss ⟨O⟩ over circuits so deep that they are Haar-distributed on exp(g): the deep limit.</summary>
/// <remarks>
/// Var = Σⱼ P_gⱼ(ρ) P_gⱼ(O) / dim gⱼ over the simple ideals gⱼ for O in i·g modulo the identity (arXiv:2309.09342, Theorem 1; arXiv:2309.07902). A
/// string outside i·g spreads evenly over its orbit Ω under the rotations: (1/|Ω|) Σ_{w in Ω} ⟨P_w⟩²; for free fermions these are the products of k
/// Majorana modes (arXiv:2310.11505). Algebras of Pauli strings: stabilizer states at any size, other states within a budget. Algebras of sums: the ideals by the
/// root method, and for O outside of i·g the average over the module that O generates, within a budget.
/// A circuit of finite depth has another variance: <see cref="FiniteDepthVariance"/>.
/// </remarks>
/// <example><code>
/// DynamicalLieAlgebra g = DynamicalLieAlgebra.GeneratedBy([PauliString.Parse("XII"), PauliString.Parse("IXI"), PauliString.Parse("IIX"), PauliString.Parse("ZZI"), PauliString.Parse("IZZ")]);
/// LossVariance v = LossVariance.Of(g, PauliSum.Parse("XII"), InitialState.Plus(3));
/// Console.WriteLine($"{g}: mean {v.Mean}, variance {v.Exact}");    // su(4): mean 0, variance 1/5
/// </code></example>
public sealed class LossVariance
{
    internal LossVariance(double mean, Rational? exact, ScaledDouble value, string hypothesis, string source)
    {
        Source = source;
        Mean = mean;
        Exact = exact;
        Scaled = value;
        Value = exact is Rational rational ? (double)rational : value.ToDouble();
        Log2 = exact?.Log2 ?? value.Log2;
        Hypothesis = hypothesis;
    }

    /// <summary>The mean of the loss.</summary>
    public double Mean { get; }

    /// <summary>The variance, in squared units of the observable; may underflow to 0, see <see cref="Log2"/>.</summary>
    public double Value { get; }

    /// <summary>The base-2 logarithm of the variance, so that 2⁻²⁰⁰⁰ can be told from 0; -∞ where it is 0.</summary>
    public double Log2 { get; }

    /// <summary>The variance exactly, where it has an exact value: for stabilizer states.</summary>
    public Rational? Exact { get; }

    /// <summary>What the value takes for granted, and that it was checked, in words.</summary>
    public string Hypothesis { get; }

    /// <summary>Where the formula comes from.</summary>
    internal string Source { get; }

    /// <summary>The variance with an exponent of its own.</summary>
    internal ScaledDouble Scaled { get; }

    /// <summary>The mean and variance in the deep limit.</summary>
    /// <param name="algebra">An algebra of Pauli strings or sums.</param>
    /// <param name="observable">Hermitian, on the qubits of <paramref name="algebra"/>, in the algebra or not.</param>
    /// <param name="state">The state before the circuit, on as many qubits.</param>
    /// <param name="cancellationToken">Polled all along.</param>
    /// <exception cref="BudgetExceededException">An orbit has no closed form for this state and is too large to be listed; or, for sums, ideals or module do not fit.</exception>
    /// <exception cref="IllConditionedAlgebraException">The ideals of an algebra of sums, or a module, cannot be told from rounding.</exception>
    /// <exception cref="QubitCountMismatchException">The numbers of qubits differ.</exception>
    public static LossVariance Of(DynamicalLieAlgebra algebra, PauliSum observable, InitialState state, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(algebra);
        ArgumentNullException.ThrowIfNull(observable);
        ArgumentNullException.ThrowIfNull(state);
        Require.SameQubits(algebra.QubitCount, observable.QubitCount, "The observable");
        Require.SameQubits(algebra.QubitCount, state.QubitCount, "The state");
        DeepMoments moments = DeepLimit.Of(algebra, observable, state, state, cancellationToken);
        return new LossVariance(moments.FirstMean, moments.Exact, moments.Covariance, moments.Hypothesis, moments.Source);
    }

    /// <summary>The same by the formula of the simple ideals as it stands, for an observable of the algebra: a second opinion on <see cref="Of"/>, which holds for every observable.</summary>
    /// <remarks>Var = Σⱼ P_gⱼ(ρ) P_gⱼ(O) / dim gⱼ (arXiv:2309.09342, Theorem 1), for O in i·g modulo the identity. A readout channel N takes O to N†(O), which may lie outside: there the formula
    /// leaves out what does, and is refused. Cost: a basis of the algebra, up to 16,384 elements.</remarks>
    /// <example><code>
    /// DynamicalLieAlgebra g = DynamicalLieAlgebra.GeneratedBy([PauliString.Parse("XI"), PauliString.Parse("IX"), PauliString.Parse("ZZ")]);
    /// Console.WriteLine($"{LossVariance.FromIdeals(g, PauliString.Parse("XI"), InitialState.Plus(2)).Value:F6}");    // 0.333333
    /// try { LossVariance.FromIdeals(g, PauliString.Parse("ZI"), InitialState.Plus(2)); }
    /// catch (HypothesisNotMetException) { Console.WriteLine("Z0 lies outside"); }                                  // Z0 lies outside
    /// </code></example>
    /// <param name="algebra">An algebra of Pauli strings or sums.</param>
    /// <param name="observable">Hermitian, on the qubits of <paramref name="algebra"/>, and in it modulo the identity.</param>
    /// <param name="state">The state before the circuit, on as many qubits.</param>
    /// <param name="cancellationToken">Polled once per ideal.</param>
    /// <exception cref="HypothesisNotMetException">The observable is not in the algebra; the message names a term.</exception>
    /// <exception cref="BudgetExceededException">The algebra has more than 16,384 dimensions.</exception>
    /// <exception cref="IllConditionedAlgebraException">The ideals of an algebra of sums cannot be told from rounding.</exception>
    /// <exception cref="QubitCountMismatchException">The numbers of qubits differ.</exception>
    public static LossVariance FromIdeals(DynamicalLieAlgebra algebra, PauliSum observable, InitialState state, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(algebra);
        ArgumentNullException.ThrowIfNull(observable);
        ArgumentNullException.ThrowIfNull(state);
        Require.SameQubits(algebra.QubitCount, observable.QubitCount, "The observable");
        Require.SameQubits(algebra.QubitCount, state.QubitCount, "The state");
        return IdealFormula.Of(algebra, observable, state, cancellationToken);
    }

    /// <summary>For example "mean 0, variance 1/1999 = 2^-10.97".</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"mean {Mean:G6}, variance {Amount}");

    /// <summary>The variance in words, for example "1/1999 = 2^-10.97".</summary>
    internal string Amount
    {
        get
        {
            if (double.IsNegativeInfinity(Log2)) return "0";
            string size = Value > 0 ? Value.ToString("G6", CultureInfo.InvariantCulture) : "a number below the range of a double";
            if (Exact is Rational exact && exact.Denominator < 1_000_000_000) size = exact.ToString();
            return string.Create(CultureInfo.InvariantCulture, $"{size} = 2^{Log2:F2}");
        }
    }
}
