using System.Globalization;
using QmlTrainability.Numerics;
using QmlTrainability.Paulis;

namespace QmlTrainability.Circuits;

/// <summary>The state that a circuit starts from: a product, a stabilizer state, or a list of Pauli expectations. Pure or mixed. Immutable and thread-safe.</summary>
/// <remarks>Nothing of size 2^n is ever made: a state answers ⟨P⟩ for any Pauli string P, on a product in time linear in the weight of P,
/// on a stabilizer state by at most one product of strings for each generator.</remarks>
/// <example><code>
/// InitialState zeros = InitialState.Zeros(1000);
/// Console.WriteLine(zeros);                                                            // |0…0⟩ on 1000 qubits
/// Console.WriteLine(zeros.Expectation(PauliString.Parse("Z0 Z999", qubits: 1000)));    // 1
/// InitialState bell = InitialState.Stabilizer([PauliSum.Parse("XX"), PauliSum.Parse("ZZ")]);
/// Console.WriteLine(bell.Expectation(PauliString.Parse("YY")));                        // -1
/// </code></example>
public sealed class InitialState
{
    /// <summary>How far beyond 1 the length of a Bloch vector may lie, and how far from 1 the expectation of the identity: rounding of what was computed elsewhere.</summary>
    internal const double NormTolerance = 1e-9;

    /// <summary>The most factors other than 0 and ±1 that an exact product is formed of: 64 doubles make numbers of some 3,400 bits.</summary>
    private const int MostExactFactors = 64;

    private readonly string _description;
    private readonly (double X, double Y, double Z)[]? _blochVectors;
    private readonly StabilizerGroup? _group;
    private readonly PauliSum? _expectations;
    private readonly Lazy<IReadOnlyList<(PauliString String, int Sign)>?> _stabilizers;

    private InitialState(int qubitCount, string description, (double X, double Y, double Z)[]? blochVectors, StabilizerGroup? group, PauliSum? expectations)
    {
        QubitCount = qubitCount;
        _description = description;
        _blochVectors = blochVectors;
        _group = group;
        _expectations = expectations;
        _stabilizers = new Lazy<IReadOnlyList<(PauliString, int)>?>(FindStabilizers);
    }

    /// <summary>The number of qubits.</summary>
    public int QubitCount { get; }

    internal InitialStateKind Kind => _blochVectors is not null ? InitialStateKind.Product : _group is not null ? InitialStateKind.Stabilizer : InitialStateKind.PauliExpectations;

    /// <summary>Independent signed strings that stabilize the state, n of them when it is pure; null when it is not known to be a stabilizer state.</summary>
    internal IReadOnlyList<(PauliString String, int Sign)>? Stabilizers => _stabilizers.Value;

    /// <summary>(⟨X⟩, ⟨Y⟩, ⟨Z⟩) of each qubit; null when the state was not given as a product.</summary>
    internal IReadOnlyList<(double X, double Y, double Z)>? BlochVectors => _blochVectors;

    /// <summary>The Pauli expectations; null when the state was given otherwise.</summary>
    internal PauliSum? PauliExpectations => _expectations;

    /// <summary>|0…0⟩.</summary>
    /// <param name="qubits">The number of qubits, at least 1.</param>
    public static InitialState Zeros(int qubits) => Uniform(qubits, (0, 0, 1), '0');

    /// <summary>|+…+⟩, with |+⟩ = (|0⟩ + |1⟩)/√2.</summary>
    /// <param name="qubits">The number of qubits, at least 1.</param>
    public static InitialState Plus(int qubits) => Uniform(qubits, (1, 0, 0), '+');

    /// <summary>A computational basis state.</summary>
    /// <param name="bits">'0' and '1', the leftmost on qubit 0.</param>
    /// <exception cref="FormatException">The text is empty or has another character.</exception>
    public static InitialState Basis(string bits)
    {
        ArgumentNullException.ThrowIfNull(bits);
        if (bits.Length == 0) throw new FormatException("A basis state needs at least one bit, for example \"0101\".");
        int wrong = bits.AsSpan().IndexOfAnyExcept('0', '1');
        if (wrong >= 0) throw new FormatException($"'{bits[wrong]}' at position {wrong} is no bit: a basis state is written with '0' and '1', the leftmost on qubit 0.");
        string shown = bits.Length <= 32 ? bits : $"{bits.AsSpan(0, 32)}…";
        return new InitialState(bits.Length, $"|{shown}⟩ on {Qubits(bits.Length)}", [.. bits.Select(b => (0.0, 0.0, b == '0' ? 1.0 : -1.0))], null, null);
    }

    /// <summary>A product of single-qubit states, pure or mixed: ρ = ⊗ (1 + xX + yY + zZ)/2.</summary>
    /// <param name="blochVectors">(⟨X⟩, ⟨Y⟩, ⟨Z⟩) of each qubit, from qubit 0 on, none longer than 1.</param>
    /// <exception cref="ArgumentException">There is no vector.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A component is NaN or infinite, or a vector is longer than 1.</exception>
    public static InitialState Product(IReadOnlyList<(double X, double Y, double Z)> blochVectors)
    {
        ArgumentNullException.ThrowIfNull(blochVectors);
        if (blochVectors.Count == 0) throw new ArgumentException("A product state needs a Bloch vector for each qubit, and at least one qubit.", nameof(blochVectors));
        for (int q = 0; q < blochVectors.Count; q++)
        {
            (double x, double y, double z) = blochVectors[q];
            double length = Math.Sqrt((x * x) + (y * y) + (z * z));
            if (double.IsFinite(length) && length <= 1 + NormTolerance) continue;
            throw new ArgumentOutOfRangeException(nameof(blochVectors), length, FormattableString.Invariant(
                $"The Bloch vector of qubit {q} is ({x}, {y}, {z}): its components must be finite and its length at most 1, which is a pure state."));
        }

        return new InitialState(blochVectors.Count, $"a product state on {Qubits(blochVectors.Count)}", [.. blochVectors], null, null);
    }

    /// <summary>The state that is stabilized by the given signed strings, and as mixed as they allow: ρ = 2^-n Σ S over the group they generate.</summary>
    /// <param name="signedStrings">Single-term sums with coefficient 1 or -1 that commute pairwise, for example "-1*ZZ". Dependent ones that agree
    /// are dropped; n independent ones make a pure state.</param>
    /// <exception cref="ArgumentException">There is none; one is no signed string; two anticommute; or together they contain -1.</exception>
    /// <exception cref="QubitCountMismatchException">The numbers of qubits differ.</exception>
    public static InitialState Stabilizer(IEnumerable<PauliSum> signedStrings)
    {
        ArgumentNullException.ThrowIfNull(signedStrings);
        var given = new List<PauliString>();
        var group = new StabilizerGroup();
        foreach (PauliSum sum in signedStrings)
        {
            ArgumentNullException.ThrowIfNull(sum, nameof(signedStrings));
            if (sum.Terms.Count != 1 || sum.Terms[0].Exact.Magnitude != Rational.One)
                throw new ArgumentException($"A stabilizer is one Pauli string with coefficient 1 or -1, such as -1*ZZ; it is not {Shown(sum)}.", nameof(signedStrings));
            PauliString @string = sum.Terms[0].String;
            if (given.Count > 0) Require.SameQubits(given[0].QubitCount, @string.QubitCount, $"The stabilizer {@string.Shown()}");
            PauliString? opponent = given.Find(@string.AnticommutesWithUnchecked);
            if (opponent is not null)
                throw new ArgumentException($"The stabilizers {opponent.Shown()} and {@string.Shown()} anticommute: no state is stabilized by both.", nameof(signedStrings));
            if (!group.TryAdd(new SignedPauli(@string, sum.Terms[0].Exact.Sign < 0)))
                throw new ArgumentException($"The stabilizer {Shown(sum)} contradicts the ones before it, which contain its negative: no state is stabilized by all.", nameof(signedStrings));
            given.Add(@string);
        }

        if (given.Count == 0) throw new ArgumentException("Without a stabilizer the number of qubits is not known. The maximally mixed state is the product of zero Bloch vectors.", nameof(signedStrings));
        int qubits = given[0].QubitCount, rank = group.Generators.Count;
        string what = rank == qubits ? "a stabilizer state" : FormattableString.Invariant($"a mixed state with {rank} independent stabilizer{(rank == 1 ? "" : "s")}");
        return new InitialState(qubits, $"{what} on {Qubits(qubits)}", null, group, null);
    }

    /// <summary>The state ρ = 2^-n Σ ⟨P⟩P with the given expectations; strings that do not appear have expectation 0.</summary>
    /// <param name="expectations">Σ ⟨P⟩P with ⟨I⟩ = 1 within 1e-9. That ρ is positive is the caller's responsibility. For few qubits: a general state has 4^n terms.</param>
    /// <exception cref="ArgumentException">The expectation of the identity is not 1.</exception>
    public static InitialState FromPauliExpectations(PauliSum expectations)
    {
        ArgumentNullException.ThrowIfNull(expectations);
        double norm = expectations[PauliString.Identity(expectations.QubitCount)];
        if (!(Math.Abs(norm - 1) <= NormTolerance))
            throw new ArgumentException(FormattableString.Invariant($"The expectation of the identity must be 1, not {norm}: the sum holds ⟨P⟩ for each string P, the identity included, not the entries of ρ."), nameof(expectations));
        return new InitialState(expectations.QubitCount, FormattableString.Invariant($"a state given by {expectations.Terms.Count} Pauli expectations on {Qubits(expectations.QubitCount)}"), null, null, expectations);
    }

    /// <summary>⟨P⟩ = tr(ρP).</summary>
    /// <param name="string">A string on the qubits of the state.</param>
    /// <returns>Between -1 and 1 (for expectations given by the caller: what was given). 1 for the identity.</returns>
    /// <exception cref="QubitCountMismatchException">The numbers of qubits differ.</exception>
    public double Expectation(PauliString @string)
    {
        Check(@string);
        if (@string.IsIdentity) return 1;
        if (_expectations is not null) return _expectations[@string];
        if (_group is not null) return _group.SignOf(@string);
        double product = 1;
        foreach ((int qubit, Pauli letter) in @string.Support) product *= Component(qubit, letter);
        return product == 0 ? 0 : product; // not -0
    }

    /// <summary>⟨P⟩ as an exact rational number of the numbers given: -1, 0 or 1 on stabilizer states, products of Bloch components, given expectations.</summary>
    /// <param name="string">A string on the qubits of the state.</param>
    /// <returns>Null where a product of more than 64 factors other than 0 and ±1 would have to be formed.</returns>
    /// <exception cref="QubitCountMismatchException">The numbers of qubits differ.</exception>
    public Rational? ExactExpectation(PauliString @string)
    {
        Check(@string);
        if (@string.IsIdentity) return Rational.One;
        if (_expectations is not null) return _expectations.ExactCoefficient(@string);
        if (_group is not null) return _group.SignOf(@string);
        var factors = new List<double>();
        long sign = 1;
        foreach ((int qubit, Pauli letter) in @string.Support)
        {
            double component = Component(qubit, letter);
            if (component == 0) return Rational.Zero;
            if (component == -1) sign = -sign;
            else if (component != 1) factors.Add(component);
        }

        if (factors.Count > MostExactFactors) return null;
        Rational product = sign;
        foreach (double factor in factors) product *= Rational.FromDouble(factor);
        return product;
    }

    /// <summary>For example "|0…0⟩ on 1000 qubits".</summary>
    public override string ToString() => _description;

    private static InitialState Uniform(int qubits, (double, double, double) vector, char letter)
    {
        Require.Qubits(qubits);
        var vectors = new (double, double, double)[qubits];
        Array.Fill(vectors, vector);
        string ket = qubits <= 3 ? new string(letter, qubits) : $"{letter}…{letter}";
        return new InitialState(qubits, $"|{ket}⟩ on {Qubits(qubits)}", vectors, null, null);
    }

    private double Component(int qubit, Pauli letter)
    {
        (double x, double y, double z) = _blochVectors![qubit];
        return letter switch { Pauli.X => x, Pauli.Y => y, _ => z };
    }

    private (PauliString, int)[]? FindStabilizers()
    {
        if (_group is not null) return [.. _group.Generators.Select(g => (g.String, g.Sign))];
        if (_blochVectors is null) return null;
        var stabilizers = new (PauliString, int)[QubitCount];
        for (int q = 0; q < QubitCount; q++)
        {
            (Pauli letter, int sign) = _blochVectors[q] switch
            {
                (1, 0, 0) => (Pauli.X, 1),
                (-1, 0, 0) => (Pauli.X, -1),
                (0, 1, 0) => (Pauli.Y, 1),
                (0, -1, 0) => (Pauli.Y, -1),
                (0, 0, 1) => (Pauli.Z, 1),
                (0, 0, -1) => (Pauli.Z, -1),
                _ => (Pauli.I, 0),
            };
            if (sign == 0) return null;
            stabilizers[q] = (PauliString.On(QubitCount, (q, letter)), sign);
        }

        return stabilizers;
    }

    private void Check(PauliString @string)
    {
        ArgumentNullException.ThrowIfNull(@string);
        Require.SameQubits(QubitCount, @string.QubitCount, $"The string {@string.Shown()}");
    }

    private static string Shown(PauliSum sum) => sum.Terms.Count <= 3 ? sum.ToString() : FormattableString.Invariant($"a sum of {sum.Terms.Count} terms");

    private static string Qubits(int count) => string.Create(CultureInfo.InvariantCulture, $"{count} qubit{(count == 1 ? "" : "s")}");
}
