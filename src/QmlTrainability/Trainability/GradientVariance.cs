using System.Globalization;
using QmlTrainability.Circuits;
using QmlTrainability.LieAlgebras;
using QmlTrainability.Numerics;
using QmlTrainability.Paulis;
using QmlTrainability.Trainability.Modules;

namespace QmlTrainability.Trainability;

/// <summary>The variance of the partial derivative ∂ℓ/∂θ of a rotation exp(-iθH/2) in the deep limit: with circuits that are Haar-distributed on exp(g) before it and after it.</summary>
/// <remarks>
/// Its mean is 0. Var[∂ℓ] = Σⱼ (−tr ad_{iH/2}²|_gⱼ / dim gⱼ) P_gⱼ(ρ) P_gⱼ(O) / dim gⱼ for O in i·g (arXiv:2309.07902). In an algebra of strings it is, for each string of O, the variance of the loss times
/// the fraction of the strings of H's component that anticommute with that string: one number for all parameters of the component. A rotation in an ideal that the loss does not see, or in the
/// center, has slope zero: a dead parameter. Exact for stabilizer states and strings. Immutable.
/// </remarks>
/// <example><code>
/// PauliString[] chain = [PauliString.Parse("XII"), PauliString.Parse("IXI"), PauliString.Parse("IIX"), PauliString.Parse("ZZI"), PauliString.Parse("IZZ")];
/// DynamicalLieAlgebra g = DynamicalLieAlgebra.GeneratedBy(chain);
/// GradientVariance slope = GradientVariance.Of(g, PauliString.Parse("ZZI"), PauliString.Parse("XII"), InitialState.Plus(3));
/// Console.WriteLine(slope);    // 8/75 = 2^-3.23
/// </code></example>
public sealed class GradientVariance
{
    private GradientVariance(Rational? exact, ScaledDouble value)
    {
        Exact = exact;
        Value = exact is Rational rational ? (double)rational : value.ToDouble();
        Log2 = exact?.Log2 ?? value.Log2;
    }

    /// <summary>E (∂ℓ/∂θ)², in squared units of the observable per squared radian; may underflow to 0, see <see cref="Log2"/>.</summary>
    public double Value { get; }

    /// <summary>The base-2 logarithm of the variance; -∞ where it is 0.</summary>
    public double Log2 { get; }

    /// <summary>The variance exactly, where it has an exact value: for stabilizer states and an algebra of strings.</summary>
    public Rational? Exact { get; }

    /// <summary>Whether the derivative is zero at all angles.</summary>
    public bool IsDead => double.IsNegativeInfinity(Log2);

    /// <summary>The slope along one generator.</summary>
    /// <param name="algebra">An algebra of Pauli strings or sums.</param>
    /// <param name="generator">H, in i·g.</param>
    /// <param name="observable">Hermitian, on the qubits of <paramref name="algebra"/>, in the algebra or not.</param>
    /// <param name="state">The state before the circuit, on as many qubits.</param>
    /// <param name="cancellationToken">Polled all along.</param>
    /// <exception cref="ArgumentException">The generator is not in the algebra.</exception>
    /// <exception cref="HypothesisNotMetException">Two strings of the generator differ by one that commutes with the whole algebra, and interfere.</exception>
    /// <exception cref="BudgetExceededException">An orbit has no closed form for this state and is too large to be listed; or, for sums, ideals or module do not fit.</exception>
    /// <exception cref="IllConditionedAlgebraException">The ideals of an algebra of sums, or a module, cannot be told from rounding.</exception>
    /// <exception cref="QubitCountMismatchException">The numbers of qubits differ.</exception>
    public static GradientVariance Of(
        DynamicalLieAlgebra algebra, PauliSum generator, PauliSum observable, InitialState state, CancellationToken cancellationToken = default) =>
        Of(algebra, [generator], observable, state, cancellationToken)[0];

    /// <summary>The slopes along several generators, in their order: what they share is computed once.</summary>
    /// <param name="algebra">An algebra of Pauli strings or sums.</param>
    /// <param name="generators">In i·g.</param>
    /// <param name="observable">Hermitian, on the qubits of <paramref name="algebra"/>, in the algebra or not.</param>
    /// <param name="state">The state before the circuit, on as many qubits.</param>
    /// <param name="cancellationToken">Polled all along.</param>
    /// <exception cref="ArgumentException">A generator is not in the algebra.</exception>
    /// <exception cref="HypothesisNotMetException">Two strings of one generator differ by one that commutes with the whole algebra, and interfere.</exception>
    /// <exception cref="BudgetExceededException">An orbit has no closed form for this state and is too large to be listed; or, for sums, ideals or module do not fit.</exception>
    /// <exception cref="IllConditionedAlgebraException">The ideals of an algebra of sums, or a module, cannot be told from rounding.</exception>
    /// <exception cref="QubitCountMismatchException">The numbers of qubits differ.</exception>
    public static IReadOnlyList<GradientVariance> Of(
        DynamicalLieAlgebra algebra, IReadOnlyList<PauliSum> generators, PauliSum observable, InitialState state, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(algebra);
        ArgumentNullException.ThrowIfNull(generators);
        ArgumentNullException.ThrowIfNull(observable);
        ArgumentNullException.ThrowIfNull(state);
        Require.SameQubits(algebra.QubitCount, observable.QubitCount, "The observable");
        Require.SameQubits(algebra.QubitCount, state.QubitCount, "The state");
        for (int g = 0; g < generators.Count; g++)
        {
            ArgumentNullException.ThrowIfNull(generators[g], nameof(generators));
            Require.SameQubits(algebra.QubitCount, generators[g].QubitCount, $"Generator {g}");
        }

        return algebra.IsPauliAlgebra ? OfStrings(algebra, generators, observable, state, cancellationToken) : OfSums(algebra, generators, observable, state, cancellationToken);
    }

    /// <summary>For example "8/75 = 2^-3.23".</summary>
    public override string ToString()
    {
        string size = Exact is Rational exact && exact.Denominator < 1_000_000_000 ? exact.ToString() : Value.ToString("G6", CultureInfo.InvariantCulture);
        return IsDead ? "0" : string.Create(CultureInfo.InvariantCulture, $"{size} = 2^{Log2:F2}");
    }

    private static GradientVariance[] OfSums(
        DynamicalLieAlgebra algebra, IReadOnlyList<PauliSum> generators, PauliSum observable, InitialState state, CancellationToken cancellationToken)
    {
        PauliSum? outside = generators.FirstOrDefault(g => !algebra.Contains(g));
        if (outside is not null) throw NotContained(outside, nameof(generators));
        return [.. SumDeepLimit.SlopesOf(algebra, generators, observable, state, cancellationToken).Select(s => new GradientVariance(null, s))];
    }

    private static GradientVariance[] OfStrings(
        DynamicalLieAlgebra algebra, IReadOnlyList<PauliSum> generators, PauliSum observable, InitialState state, CancellationToken cancellationToken)
    {
        IReadOnlyList<DeepPart> parts = DeepLimit.PartsOf(algebra, observable, state, cancellationToken);
        bool isExact = state.Stabilizers is not null;
        var ofComponents = new Dictionary<PauliComponent, (Rational Exact, ScaledDouble Value)>();
        PauliString[] strings = [.. algebra.Generators.Select(g => g.Terms[0].String)];
        var slopes = new GradientVariance[generators.Count];
        for (int g = 0; g < slopes.Length; g++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (generators[g].Terms.Count > 1) CheckInterference(generators[g], strings);
            Rational exact = Rational.Zero;
            var value = default(ScaledDouble);
            foreach (PauliTerm term in generators[g].Terms)
            {
                (Rational unitExact, ScaledDouble unit) = OfString(term.String);
                if (isExact) exact += term.Exact * term.Exact * unitExact;
                value += unit * (term.Coefficient * term.Coefficient);
            }

            slopes[g] = new GradientVariance(isExact ? exact : null, value);
        }

        return slopes;

        (Rational Exact, ScaledDouble Value) OfString(PauliString p)
        {
            if (algebra.CentralStrings.Contains(p)) return Total(v => p.AnticommutesWithUnchecked(v) ? Rational.One : Rational.Zero);
            PauliComponent component = algebra.ComponentOf(p) ?? throw NotContained(p, nameof(generators));
            if (!ofComponents.TryGetValue(component, out (Rational Exact, ScaledDouble Value) known)) ofComponents.Add(component, known = Total(v => AnticommutingFraction.Of(component, v)));
            return known;
        }

        (Rational Exact, ScaledDouble Value) Total(Func<PauliString, Rational> fraction)
        {
            Rational exact = Rational.Zero;
            var value = default(ScaledDouble);
            foreach (DeepPart part in parts)
            {
                cancellationToken.ThrowIfCancellationRequested();
                Rational share = fraction(part.Representative);
                if (part.Exact is Rational known) exact += share * known;
                value += part.Value * ScaledDouble.Of(share);
            }

            return (exact, value);
        }
    }

    /// <summary>Strings that anticommute with the same generators differ by a symmetry: their slopes do not add up independently.</summary>
    private static void CheckInterference(PauliSum generator, PauliString[] strings)
    {
        var syndromes = new Syndromes(strings);
        IGrouping<string, PauliTerm>? alike = generator.Terms.GroupBy(t => syndromes.Of(t.String), StringComparer.Ordinal).FirstOrDefault(s => s.Count() > 1);
        if (alike is null) return;
        PauliString[] both = [.. alike.Select(t => t.String)];
        throw new HypothesisNotMetException(
            $"The strings {both[0].Shown()} and {both[1].Shown()} of one generator differ by a string that commutes with the whole algebra: their slopes interfere, and the deep limit is not computed. "
            + "FiniteDepthVariance gives the slopes at the depth built.");
    }

    private static ArgumentException NotContained(PauliSum generator, string name) =>
        new($"{generator} is not in the algebra: no circuit of this design rotates about it.", name);
}
