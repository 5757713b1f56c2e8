using System.Globalization;
using QmlTrainability.Circuits;
using QmlTrainability.LieAlgebras;
using QmlTrainability.LieAlgebras.Symmetries;
using QmlTrainability.Numerics;
using QmlTrainability.Paulis;

namespace QmlTrainability.Trainability;

/// <summary>Whether a fidelity kernel κ(x, x') = Tr(ρ(x)ρ(x')) vanishes: its mean over inputs whose encodings ρ(x) = U(x)ρU(x)† are Haar-distributed on exp(g).</summary>
/// <remarks>
/// For two inputs U(x')†U(x) is Haar too, so E κ = Tr(ρ̄²) with ρ̄ the part of ρ in the commutant of g: 2⁻ⁿ Σ_c ⟨Q_c⟩² over the strings Q_c that commute with all generators. κ is never
/// negative, so κ ≥ t has a probability of at most E κ/t (Markov): an exponentially small mean is exponential concentration (arXiv:2208.11060), and 1/E κ shots give one count.
/// A mean that is not small does not exclude that κ concentrates there: see <see cref="Variance"/>. Deep encodings only; a shallow one is not Haar. Immutable.
/// </remarks>
/// <example><code>
/// PauliString[] universal = [PauliString.Parse("XI"), PauliString.Parse("ZI"), PauliString.Parse("IX"), PauliString.Parse("IZ"), PauliString.Parse("ZZ")];
/// KernelConcentration kernel = KernelConcentration.Of(DynamicalLieAlgebra.GeneratedBy(universal), InitialState.Zeros(2));
/// Console.WriteLine(kernel);                        // mean 1/4 = 2^-2.00, about 4 shots for one count; variance 3/80 = 2^-4.74
/// </code></example>
public sealed class KernelConcentration
{
    /// <summary>The variance is given for so many stabilizers: it sums over the products of all of them.</summary>
    private const int MostStabilizers = 10;

    private const int MostSymmetries = 16; // the group of symmetries is listed: 2^16 strings

    private KernelConcentration(Rational? exact, ScaledDouble mean, LossVariance? variance)
    {
        Exact = exact;
        Mean = exact is Rational rational ? (double)rational : mean.ToDouble();
        Log2 = exact?.Log2 ?? mean.Log2;
        Variance = variance;
    }

    /// <summary>E κ, between 2^-n and 1 for a pure state; may underflow to 0, see <see cref="Log2"/>.</summary>
    public double Mean { get; }

    /// <summary>The base-2 logarithm of E κ.</summary>
    public double Log2 { get; }

    /// <summary>E κ exactly, where it has an exact value: for stabilizer states.</summary>
    public Rational? Exact { get; }

    /// <summary>Mean and variance of κ, for an algebra of strings and a state with at most ten independent stabilizers; else null.</summary>
    public LossVariance? Variance { get; }

    /// <summary>The kernel in the deep limit of its encoding.</summary>
    /// <param name="algebra">The algebra of the encoding circuits.</param>
    /// <param name="state">The state ρ that they act on, on as many qubits.</param>
    /// <param name="cancellationToken">Polled all along.</param>
    /// <exception cref="BudgetExceededException">The state is no stabilizer state and more than 2^16 strings commute with all generators; or, for sums, the commutant does not fit.</exception>
    /// <exception cref="QubitCountMismatchException">The numbers of qubits differ.</exception>
    public static KernelConcentration Of(DynamicalLieAlgebra algebra, InitialState state, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(algebra);
        ArgumentNullException.ThrowIfNull(state);
        Require.SameQubits(algebra.QubitCount, state.QubitCount, "The state");
        if (!algebra.IsPauliAlgebra) return OfSums(algebra, state, cancellationToken);
        PauliString[] generators = [.. algebra.Generators.Select(g => g.Terms[0].String)];
        return state.Stabilizers is null ? Listed(generators, state, cancellationToken) : Stabilized(algebra, generators, state, cancellationToken);
    }

    /// <summary>For example "mean 1/4 = 2^-2.00, about 4 shots for one count".</summary>
    public override string ToString()
    {
        string size = Exact is Rational exact && exact.Denominator < 1_000_000_000 ? $"{exact} = " : "";
        string shots = Log2 > -20 ? Math.Pow(2, -Log2).ToString("#,0", CultureInfo.InvariantCulture) : string.Create(CultureInfo.InvariantCulture, $"2^{-Log2:F0}");
        return string.Create(CultureInfo.InvariantCulture, $"mean {size}2^{Log2:F2}, about {shots} shots for one count{(Variance is null ? "" : $"; variance {Variance.Amount}")}");
    }

    /// <summary>|L∩C|/2ⁿ: of the stabilizers those products count that commute with all generators.</summary>
    private static KernelConcentration Stabilized(DynamicalLieAlgebra algebra, PauliString[] generators, InitialState state, CancellationToken cancellationToken)
    {
        var syndromes = new Gf2Echelon(generators.Length);
        foreach ((PauliString stabilizer, _) in state.Stabilizers!)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var syndrome = new ulong[syndromes.Width];
            for (int g = 0; g < generators.Length; g++)
            {
                if (generators[g].AnticommutesWithUnchecked(stabilizer)) syndrome[g >> 6] |= 1UL << (g & 63);
            }

            syndromes.Add(syndrome);
        }

        int exponent = state.QubitCount - (state.Stabilizers.Count - syndromes.Rank);
        LossVariance? variance = state.Stabilizers.Count > MostStabilizers ? null : LossVariance.Of(algebra, Density(state), state, cancellationToken);
        var mean = new Rational(1, System.Numerics.BigInteger.One << exponent);
        return new KernelConcentration(mean, ScaledDouble.Of(mean), variance);
    }

    /// <summary>ρ as a sum of strings.</summary>
    private static PauliSum Density(InitialState state) => PauliSum.OfExact(PauliGroups.Of([.. state.Stabilizers!.Select(s => s.String)], state.QubitCount)
        .Select(p => (new Rational((int)state.Expectation(p), System.Numerics.BigInteger.One << state.QubitCount), p)));

    private static KernelConcentration Listed(PauliString[] generators, InitialState state, CancellationToken cancellationToken)
    {
        PauliCommutant symmetries = PauliCommutant.Of(generators, cancellationToken);
        if (symmetries.Basis.Count > MostSymmetries)
        {
            throw new BudgetExceededException(
                $"The mean of the kernel in a state that is no stabilizer state sums over the 2^{symmetries.Basis.Count} strings that commute with all generators; the budget is 2^{MostSymmetries}. "
                + "Use a stabilizer state such as InitialState.Zeros or Plus.", symmetries.Size, System.Numerics.BigInteger.One << MostSymmetries);
        }

        double sum = 0;
        foreach (PauliString q in PauliGroups.Of(symmetries.Basis, state.QubitCount))
        {
            cancellationToken.ThrowIfCancellationRequested();
            sum += Math.Pow(state.Expectation(q), 2);
        }

        return new KernelConcentration(null, ScaledDouble.Scale(new ScaledDouble(sum), -state.QubitCount), null);
    }

    /// <summary>‖ρ̄‖² by an orthogonal basis of the commutant, in exact arithmetic where the expectations are.</summary>
    private static KernelConcentration OfSums(DynamicalLieAlgebra algebra, InitialState state, CancellationToken cancellationToken)
    {
        LinearCommutant commutant = LinearCommutant.Of(algebra.Generators, null, cancellationToken);
        Rational exact = Rational.Zero;
        double rounded = 0;
        bool isExact = state.Stabilizers is not null;
        foreach (PauliSum a in LieAlgebras.Structure.ExactOrthogonalization.Of(commutant.Basis, cancellationToken))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (isExact)
            {
                Rational part = Rational.Zero, norm = Rational.Zero;
                foreach (PauliTerm t in a.Terms)
                {
                    part += t.Exact * (int)state.Expectation(t.String);
                    norm += t.Exact * t.Exact;
                }

                exact += part * part / norm;
            }
            else rounded += Math.Pow(a.Terms.Sum(t => t.Coefficient * state.Expectation(t.String)), 2) / a.Terms.Sum(t => t.Coefficient * t.Coefficient);
        }

        Rational mean = exact / (System.Numerics.BigInteger.One << state.QubitCount);
        return isExact ? new KernelConcentration(mean, ScaledDouble.Of(mean), null)
            : new KernelConcentration(null, ScaledDouble.Scale(new ScaledDouble(rounded), -state.QubitCount), null);
    }
}
