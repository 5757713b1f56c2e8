using System.Globalization;
using QmlTrainability.Circuits;
using QmlTrainability.LieAlgebras;
using QmlTrainability.Numerics;
using QmlTrainability.Paulis;

namespace QmlTrainability.Trainability;

/// <summary>Whether the loss of a data set is flat: mean and variance of Σᵢ wᵢ ℓ(ρᵢ) in the deep limit, and how far the circuit tells the inputs apart.</summary>
/// <remarks>
/// The variance of the sum is Σ wᵢwⱼ Cov(ℓᵢ, ℓⱼ), see <see cref="LossCovariance"/>. It can vanish where no single loss is flat, as uncorrelated losses average out, and where labels
/// cancel. <see cref="Spread"/> is the other danger: losses that vary together say the same of every input. A loss f(ℓᵢ) with |f'| ≤ Λ is flat where the single losses
/// are: the standard deviation of Σ wᵢf(ℓᵢ) is at most Λ·Σ|wᵢ|σᵢ, since standard deviations are a norm. Cost: one covariance for each pair of inputs. Immutable.
/// </remarks>
/// <example><code>
/// PauliString[] chain = [PauliString.Parse("XII"), PauliString.Parse("IXI"), PauliString.Parse("IIX"), PauliString.Parse("ZZI"), PauliString.Parse("IZZ")];
/// InitialState[] inputs = [InitialState.Zeros(3), InitialState.Basis("001"), InitialState.Basis("011"), InitialState.Basis("111")];
/// DataSetVariance data = DataSetVariance.Of(DynamicalLieAlgebra.GeneratedBy(chain), PauliString.Parse("XII"), inputs);
/// Console.WriteLine(data);                // 4 inputs: mean 0, variance 1/30 = 2^-4.91; spread 1/10 = 2^-3.32
/// Console.WriteLine(data[0, 3].Exact);    // 2/15
/// </code></example>
public sealed class DataSetVariance
{
    /// <summary>Below 2^-40 it takes more than 10^12 shots to see a difference: the limit of the default policy.</summary>
    public const double FlatBelowLog2 = -40;

    private readonly LossCovariance[][] _covariances; // row i up to column i

    private DataSetVariance(LossCovariance[][] covariances, Rational[] weights)
    {
        _covariances = covariances;
        Weights = weights;
        string hypothesis = covariances[0][0].Hypothesis, source = covariances[0][0].First.Source;
        double mean = 0, ofMeans = 0, ofSquares = 0;
        (Rational? Exact, ScaledDouble Rounded) weighted = (Rational.Zero, default), average = (Rational.Zero, default), single = (Rational.Zero, default);
        int count = covariances.Length;
        Rational share = new(1, count), square = new(1, (long)count * count);
        for (int i = 0; i < count; i++)
        {
            LossVariance loss = covariances[i][i].First;
            mean += (double)weights[i] * loss.Mean;
            ofMeans += loss.Mean / count;
            single = Add(single, share, covariances[i][i]);
            for (int j = 0; j <= i; j++)
            {
                int twice = i == j ? 1 : 2;
                weighted = Add(weighted, twice * weights[i] * weights[j], covariances[i][j]);
                average = Add(average, twice * square, covariances[i][j]);
            }
        }

        for (int i = 0; i < count; i++) ofSquares += Math.Pow(covariances[i][i].First.Mean - ofMeans, 2) / count;
        Loss = new LossVariance(mean, weighted.Exact, NotNegative(weighted.Rounded), hypothesis, source);
        Rational? spread = single.Exact is Rational s && average.Exact is Rational a ? s - a : null;
        Spread = new LossVariance(ofSquares, spread, NotNegative(spread is Rational known ? ScaledDouble.Of(known) : single.Rounded - average.Rounded), hypothesis, source);
    }

    /// <summary>The number of inputs.</summary>
    public int Count => _covariances.Length;

    /// <summary>wᵢ, exactly the numbers given.</summary>
    public IReadOnlyList<Rational> Weights { get; }

    /// <summary>Mean and variance of Σᵢ wᵢ ℓ(ρᵢ) over the circuits.</summary>
    public LossVariance Loss { get; }

    /// <summary>How far the inputs are told apart: its variance is the mean over the circuits of the variance of ℓᵢ − E ℓᵢ over the inputs, and its mean the variance of E ℓᵢ over them.</summary>
    public LossVariance Spread { get; }

    /// <summary>Whether the data-set loss has a variance below 2^<see cref="FlatBelowLog2"/>: no optimizer sees a slope of it.</summary>
    public bool IsFlat => Loss.Log2 < FlatBelowLog2;

    /// <summary>The losses of two inputs; the same for (i, j) and (j, i).</summary>
    /// <exception cref="ArgumentOutOfRangeException">There are not so many inputs.</exception>
    public LossCovariance this[int i, int j]
    {
        get
        {
            foreach (int index in (ReadOnlySpan<int>)[i, j])
            {
                if ((uint)index >= (uint)Count) throw new ArgumentOutOfRangeException(nameof(i), index, $"There are {Count} inputs, numbered from 0.");
            }

            return i >= j ? _covariances[i][j] : _covariances[j][i];
        }
    }

    /// <summary>The moments of the data-set loss in the deep limit.</summary>
    /// <param name="algebra">An algebra of Pauli strings or sums.</param>
    /// <param name="observable">Hermitian, on the qubits of <paramref name="algebra"/>, in the algebra or not.</param>
    /// <param name="inputs">The states before the circuit, at least one.</param>
    /// <param name="weights">One finite number for each input, such as its label over the number of inputs; 1/count if null.</param>
    /// <param name="cancellationToken">Polled all along.</param>
    /// <exception cref="ArgumentException">There is no input, or another number of weights.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A weight is NaN or infinite.</exception>
    /// <exception cref="BudgetExceededException">An orbit has no closed form for two of the states and is too large to be listed; or, for sums, ideals or module do not fit.</exception>
    /// <exception cref="IllConditionedAlgebraException">The ideals of an algebra of sums, or a module, cannot be told from rounding.</exception>
    /// <exception cref="QubitCountMismatchException">The numbers of qubits differ.</exception>
    public static DataSetVariance Of(
        DynamicalLieAlgebra algebra, PauliSum observable, IReadOnlyList<InitialState> inputs, IReadOnlyList<double>? weights = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        if (inputs.Count == 0) throw new ArgumentException("A data set needs at least one input.", nameof(inputs));
        if (weights is not null && weights.Count != inputs.Count) throw new ArgumentException($"There are {weights.Count} weights for {inputs.Count} inputs: one for each is needed.", nameof(weights));
        Rational[] exact = [.. inputs.Select((_, i) => weights is null ? new Rational(1, inputs.Count) : Rational.FromDouble(Require.Finite(weights[i], $"Weight {i}", nameof(weights))))];
        LossVariance[] single = [.. inputs.Select(input => LossVariance.Of(algebra, observable, input, cancellationToken))];
        var covariances = new LossCovariance[inputs.Count][];
        for (int i = 0; i < covariances.Length; i++)
        {
            covariances[i] = new LossCovariance[i + 1];
            for (int j = 0; j <= i; j++)
                covariances[i][j] = new LossCovariance(single[i], single[j], DeepLimit.Of(algebra, observable, inputs[i], inputs[j], cancellationToken));
        }

        return new DataSetVariance(covariances, exact);
    }

    /// <summary>For example "4 inputs: mean 0, variance 1/30 = 2^-4.91; spread 1/10 = 2^-3.32".</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Count} input{(Count == 1 ? "" : "s")}: {Loss}; spread {Spread.Amount}{(IsFlat ? "; flat" : "")}");

    private static (Rational? Exact, ScaledDouble Rounded) Add((Rational? Exact, ScaledDouble Rounded) sum, Rational factor, LossCovariance covariance)
    {
        Rational? exact = sum.Exact is Rational known && covariance.Exact is Rational more ? known + (factor * more) : null;
        return (exact, exact is Rational total ? ScaledDouble.Of(total) : sum.Rounded + (covariance.Scaled * ScaledDouble.Of(factor)));
    }

    private static ScaledDouble NotNegative(ScaledDouble value) => value.Sign < 0 ? default : value;
}
