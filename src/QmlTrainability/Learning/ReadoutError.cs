using QmlTrainability.Paulis;

namespace QmlTrainability.Learning;

/// <summary>Bits that are read wrongly, each qubit on its own: 0 read as 1 with one probability and 1 as 0 with another.</summary>
/// <remarks>Every letter P of a string that is measured becomes a + bP with a = P(0|1) - P(1|0) and b = 1 - P(1|0) - P(0|1): exact. The observable that results
/// may leave the algebra of a circuit; judge the model with it to know.</remarks>
/// <example><code>
/// var error = new ReadoutError(zeroReadAsOne: 0.125, oneReadAsZero: 0.375);
/// Console.WriteLine(error.Apply(PauliSum.Parse("ZZ")));    // 0.0625*II + 0.125*ZI + 0.125*IZ + 0.25*ZZ
/// </code></example>
public sealed class ReadoutError
{
    private const int MostLetters = 16;

    /// <summary>An error.</summary>
    /// <param name="zeroReadAsOne">P(1|0), from 0 to 1/2.</param>
    /// <param name="oneReadAsZero">P(0|1), from 0 to 1/2.</param>
    /// <exception cref="ArgumentOutOfRangeException">A probability is out of its range.</exception>
    public ReadoutError(double zeroReadAsOne, double oneReadAsZero)
    {
        ZeroReadAsOne = Checked(zeroReadAsOne, nameof(zeroReadAsOne));
        OneReadAsZero = Checked(oneReadAsZero, nameof(oneReadAsZero));
    }

    /// <summary>P(1|0).</summary>
    public double ZeroReadAsOne { get; }

    /// <summary>P(0|1).</summary>
    public double OneReadAsZero { get; }

    /// <summary>The observable whose exact mean is what is read on average.</summary>
    /// <param name="observable">With strings of at most 16 letters.</param>
    /// <exception cref="BudgetExceededException">A string has more letters: it becomes a sum of 2^letters terms.</exception>
    public PauliSum Apply(PauliSum observable)
    {
        ArgumentNullException.ThrowIfNull(observable);
        return PauliSum.Of(observable.Terms.SelectMany(t => Read(t.String).Select(r => (t.Coefficient * r.Coefficient, r.String))));
    }

    /// <summary>For example "readout error 0.02 and 0.06".</summary>
    public override string ToString() => FormattableString.Invariant($"readout error {ZeroReadAsOne} and {OneReadAsZero}");

    private IEnumerable<(double Coefficient, PauliString String)> Read(PauliString @string)
    {
        (int Qubit, Pauli Letter)[] letters = [.. @string.Support];
        if (letters.Length > MostLetters)
        {
            throw new BudgetExceededException(
                FormattableString.Invariant($"A string of {letters.Length} letters is read as a sum of 2^{letters.Length} strings; at most {MostLetters} letters are expanded. Measure shorter strings."),
                System.Numerics.BigInteger.Pow(2, letters.Length),
                System.Numerics.BigInteger.Pow(2, MostLetters));
        }

        double shift = OneReadAsZero - ZeroReadAsOne, factor = 1 - ZeroReadAsOne - OneReadAsZero;
        for (int kept = 0; kept < 1 << letters.Length; kept++)
        {
            int count = int.PopCount(kept);
            double coefficient = Math.Pow(factor, count) * Math.Pow(shift, letters.Length - count);
            if (coefficient != 0) yield return (coefficient, PauliString.On(@string.QubitCount, [.. letters.Where((_, i) => (kept >> i & 1) != 0)]));
        }
    }

    private static double Checked(double probability, string name) =>
        probability is >= 0 and <= 0.5 ? probability : throw new ArgumentOutOfRangeException(name, probability, "The probability of a wrong bit must lie between 0 and 1/2.");
}
