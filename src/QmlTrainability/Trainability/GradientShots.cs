using System.Globalization;
using QmlTrainability.Circuits;
using QmlTrainability.Paulis;

namespace QmlTrainability.Trainability;

/// <summary>How many shots it takes to see each partial derivative of a loss, and which parameters have none.</summary>
/// <remarks>
/// With the parameter-shift rule (arXiv:1811.11184) M shots estimate ∂ℓ/∂θ with a standard error of at most F·Σ|o_v|/√M, F the sum of the factors |∂α/∂θ| over the
/// rotations that θ drives: single shots scatter by at most Σ|o_v|. The shots given are those at which three standard errors are the root mean square of the
/// derivative over the angles: an upper bound, since a shot may scatter less. At the depth built, or in the deep limit. Immutable.
/// </remarks>
/// <example><code>
/// var b = new CircuitBuilder(qubits: 2);
/// Circuit circuit = b.RZ(0, b.Parameter("a")).RX(0, b.Parameter("b")).RX(1, b.Parameter("c")).Build();
/// PauliSum z = PauliSum.Parse("ZI");
/// GradientShots shots = GradientShots.Of(circuit, z, FiniteDepthVariance.Of(circuit, z, InitialState.Zeros(2), AngleDistribution.Uniform));
/// Console.WriteLine(shots);    // a typical partial derivative takes 18 shots to be seen; 2 of 3 parameters are dead: a, c
/// </code></example>
public sealed class GradientShots
{
    /// <summary>How many standard errors of the estimate a derivative must have to be seen.</summary>
    public const int StandardErrors = 3;

    private const int NamesShown = 6;

    private GradientShots(double[] shots, Parameter[] dead, Parameter[] unseen)
    {
        Shots = shots;
        DeadParameters = dead;
        UnseenParameters = unseen;
        var silent = new HashSet<int>(dead.Concat(unseen).Select(p => p.Index));
        double[] alive = [.. shots.Where((_, p) => !silent.Contains(p)).Order()];
        Typical = alive.Length == 0 ? double.PositiveInfinity : alive[alive.Length / 2];
        Worst = alive.Length == 0 ? double.PositiveInfinity : alive[^1];
    }

    /// <summary>For each parameter in the order of <see cref="Circuit.Parameters"/>; infinite where the derivative is zero or was never met.</summary>
    public IReadOnlyList<double> Shots { get; }

    /// <summary>The median over the parameters that are not dead; infinite if all are.</summary>
    public double Typical { get; }

    /// <summary>The most shots that a parameter that is not dead takes.</summary>
    public double Worst { get; }

    /// <summary>The parameters whose derivative is zero at all angles, exactly.</summary>
    public IReadOnlyList<Parameter> DeadParameters { get; }

    /// <summary>The parameters whose derivative was never met by sampling: it is only bounded from above.</summary>
    public IReadOnlyList<Parameter> UnseenParameters { get; }

    /// <summary>The shots that follow from second moments of the slopes.</summary>
    /// <param name="circuit">The circuit.</param>
    /// <param name="observable">The observable that was judged.</param>
    /// <param name="moments">Its moments over that circuit.</param>
    /// <exception cref="ArgumentException">The moments are those of a circuit with another number of parameters.</exception>
    public static GradientShots Of(Circuit circuit, PauliSum observable, FiniteDepthVariance moments)
    {
        ArgumentNullException.ThrowIfNull(circuit);
        ArgumentNullException.ThrowIfNull(observable);
        ArgumentNullException.ThrowIfNull(moments);
        if (moments.GradientSecondMoments.Count != circuit.Parameters.Count)
            throw new ArgumentException($"The moments are of {moments.GradientSecondMoments.Count} parameters, but the circuit has {circuit.Parameters.Count}.", nameof(moments));
        double[] errors = SquaredErrors(circuit, observable);
        return new GradientShots(
            [.. moments.GradientSecondMoments.Select((m, p) => m > 0 ? Math.Ceiling(errors[p] / m) : double.PositiveInfinity)],
            [.. circuit.Parameters.Where(p => moments.GradientIntervals[p.Index].Upper == 0)],
            [.. circuit.Parameters.Where(p => moments.GradientSecondMoments[p.Index] == 0 && moments.GradientIntervals[p.Index].Upper > 0)]);
    }

    /// <summary>The shots that follow from the slopes of the deep limit.</summary>
    /// <param name="circuit">The circuit.</param>
    /// <param name="observable">The observable that was judged.</param>
    /// <param name="slopes">The deep-limit variance of the slope of each parameter, in the order of <see cref="Circuit.Parameters"/>.</param>
    /// <exception cref="ArgumentException">There is another number of slopes than of parameters.</exception>
    public static GradientShots Of(Circuit circuit, PauliSum observable, IReadOnlyList<GradientVariance> slopes)
    {
        ArgumentNullException.ThrowIfNull(circuit);
        ArgumentNullException.ThrowIfNull(observable);
        ArgumentNullException.ThrowIfNull(slopes);
        if (slopes.Count != circuit.Parameters.Count) throw new ArgumentException($"There are {slopes.Count} slopes, but the circuit has {circuit.Parameters.Count} parameters.", nameof(slopes));
        double[] errors = SquaredErrors(circuit, observable);
        return new GradientShots(
            [.. slopes.Select((s, p) => s.IsDead ? double.PositiveInfinity : Math.Ceiling(Math.Pow(2, Math.Log2(errors[p]) - s.Log2)))],
            [.. circuit.Parameters.Where(p => slopes[p.Index].IsDead)],
            []);
    }

    /// <summary>For example "a typical partial derivative takes 18 shots to be seen; 1 of 3 parameters is dead: c".</summary>
    public override string ToString()
    {
        int count = Shots.Count, dead = DeadParameters.Count;
        string typical = dead == count ? "every partial derivative is zero" : dead + UnseenParameters.Count == count ? "no partial derivative was met"
            : $"a typical partial derivative takes {Number(Typical)} shots to be seen{(Worst > Typical ? $", the smallest {Number(Worst)}" : "")}";
        string unseen = UnseenParameters.Count == 0 ? "" : $"; {UnseenParameters.Count} are only bounded";
        if (dead == 0 || dead == count) return typical + unseen;
        string names = string.Join(", ", DeadParameters.Take(NamesShown).Select(p => p.Name)) + (dead > NamesShown ? ", …" : "");
        return string.Create(CultureInfo.InvariantCulture, $"{typical}{unseen}; {dead} of {count} parameters {(dead == 1 ? "is" : "are")} dead: {names}");
    }

    /// <summary>The square of three standard errors of a one-shot estimate, for each parameter.</summary>
    private static double[] SquaredErrors(Circuit circuit, PauliSum observable)
    {
        var factors = new double[circuit.Parameters.Count];
        foreach (AngleTerm term in circuit.RotationForm.Rotations.SelectMany(r => r.Angle.Terms)) factors[term.Parameter.Index] += Math.Abs(term.Factor);
        double scatter = observable.Terms.Where(t => !t.String.IsIdentity).Sum(t => Math.Abs(t.Coefficient));
        return [.. factors.Select(f => Math.Pow(StandardErrors * scatter * f, 2))];
    }

    private static string Number(double shots) => double.IsInfinity(shots) ? "more than 1E+308"
        : shots < 1e6 ? shots.ToString("#,0", CultureInfo.InvariantCulture) : shots.ToString("0.#E+0", CultureInfo.InvariantCulture);
}
