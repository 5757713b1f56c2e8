using System.Numerics;
using QmlTrainability.LieAlgebras;
using QmlTrainability.LieAlgebras.Classification;
using QmlTrainability.LieAlgebras.Symmetries;
using QmlTrainability.Numerics;
using QmlTrainability.Paulis;

namespace QmlTrainability.Trainability;

/// <summary>How expressible deep circuits are: the frame potentials F⁽ᵗ⁾ = E |Tr U†V|²ᵗ of circuits that are Haar-distributed on exp(g), for t = 1 and 2.</summary>
/// <remarks>
/// F⁽ᵗ⁾ is the number of independent operators that commute with exp(g)⊗…⊗exp(g), t times: at least 1 and 2, which are those of the whole unitary group (arXiv:1610.04903). F⁽²⁾ − 2 is the squared
/// distance to a 2-design (arXiv:1905.10876 compares with t → ∞). For strings the commutant of g⊗1 + 1⊗g is spanned by Σ_w ±P_w⊗P_wQ_c, one for each orbit of strings and each
/// string Q_c that commutes with all generators: F⁽²⁾ = |C|·(number of orbits) = |C|²·Σ_f 1/|Ω_f| over the linear forms f on the span of the generators, at any number of qubits.
/// Closures: by the linear commutant, on twice the qubits. Immutable.
/// </remarks>
/// <example><code>
/// PauliString[] chain = [PauliString.Parse("XI"), PauliString.Parse("IX"), PauliString.Parse("ZZ")];
/// FramePotential ising = FramePotential.Of(DynamicalLieAlgebra.GeneratedBy(chain));
/// Console.WriteLine(ising);                     // frame potentials 2 and 10, of a 2-design 1 and 2
/// Console.WriteLine(ising.DistanceToHaar);      // 8
/// </code></example>
public sealed class FramePotential
{
    /// <summary>F⁽²⁾ of the unitary group.</summary>
    private const int OfHaar = 2;

    private const int MostQubits = 7; // where strings are listed, 4^n of them

    private FramePotential(BigInteger first, BigInteger second)
    {
        First = first;
        Second = second;
    }

    /// <summary>F⁽¹⁾: the dimension of the commutant of g. 1 where no subspace is left alone.</summary>
    public BigInteger First { get; }

    /// <summary>F⁽²⁾: the dimension of the commutant of g⊗1 + 1⊗g. 2 for a 2-design.</summary>
    public BigInteger Second { get; }

    /// <summary>F⁽²⁾ − 2: 0 exactly where circuits are a 2-design of the unitary group.</summary>
    public BigInteger DistanceToHaar => Second - OfHaar;

    /// <summary>The frame potentials in the deep limit.</summary>
    /// <param name="algebra">An algebra of Pauli strings or sums.</param>
    /// <param name="cancellationToken">Polled all along.</param>
    /// <exception cref="BudgetExceededException">Components are not independent and there are more than seven qubits; or, for sums, a commutant does not fit.</exception>
    public static FramePotential Of(DynamicalLieAlgebra algebra, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(algebra);
        cancellationToken.ThrowIfCancellationRequested();
        if (!algebra.IsPauliAlgebra)
        {
            return new FramePotential(
                LinearCommutant.Of(algebra.Generators, null, cancellationToken).Dimension, LinearCommutant.Of(algebra.Generators.Select(Doubled), null, cancellationToken).Dimension);
        }

        PauliString[] strings = [.. algebra.Generators.Select(g => g.Terms[0].String)];
        PauliCommutant commutant = PauliCommutant.Of(strings, cancellationToken);
        Rational inverse = Rational.One;
        int dimension = 0;
        foreach (PauliComponent component in algebra.Components!)
        {
            (Rational sum, int ofSpan) = SumOfInverses(component);
            inverse *= sum;
            dimension += ofSpan;
        }

        // A central string a that anticommutes with v has the orbit {v, v + a}: the two forms on its span give 1 + 1/2.
        PauliString[] central = [.. algebra.CentralStrings.Where(c => !c.IsIdentity)];
        foreach (PauliString _ in central) inverse *= new Rational(3, 2);
        if (dimension + central.Length != commutant.Span.Count) return new FramePotential(commutant.Size, commutant.Size * ListedOrbits(strings, cancellationToken));
        Rational second = inverse * (commutant.Size * commutant.Size);
        return new FramePotential(commutant.Size, second.Numerator);
    }

    /// <summary>For example "frame potentials 2 and 10, of a 2-design 1 and 2".</summary>
    public override string ToString() => $"frame potentials {AlgebraText.Size(First)} and {AlgebraText.Size(Second)}, of a 2-design 1 and 2";

    /// <summary>Σ 1/|Ω_f| over the forms f on the span of one component, and the dimension of that span; the orbits are those of docs/mathematics.md, deep limit.</summary>
    private static (Rational Sum, int Dimension) SumOfInverses(PauliComponent component)
    {
        if (component is FreeFermionComponent fermions) return (OfFermions(fermions), fermions.Space.Dimension);
        QuadraticSpace space = ((QuadraticComponent)component).Space;
        int kappa = space.RadicalBasis.Count, d = space.Dimension;
        BigInteger inRadical = BigInteger.One << (2 * space.HalfRank), all = BigInteger.One << d;

        // f = 0 on R: the zero form with an orbit of one string, and one orbit for each value of q among the others.
        Rational sum = Rational.One + (space.Form == QuadraticForm.Undefined ? Share(inRadical - 1, (inRadical - 1) << kappa)
            : space.Form == QuadraticForm.NonZeroOnRadical ? Share(inRadical - 1, (inRadical - 1) << (kappa - 1))
            : Share(2, BigInteger.One << kappa));
        if (space.Form == QuadraticForm.Undefined) return (sum + Share(all - inRadical, all), d);

        // f ≠ 0 on R: half of V. Where f = q on R the zeros of q + f are counted by its Arf invariant; both invariants together make the same share.
        return (sum + Share(all - inRadical, all >> 1), d);
    }

    /// <summary>f = 0 on R' gives the products of k modes without mode 0, all of them or those of even k; else an orbit is half of V, or V where q is undefined.</summary>
    private static Rational OfFermions(FreeFermionComponent component)
    {
        int modes = component.ModeCount, copies = component.CopyGroup.Rank, d = component.Space.Dimension;
        bool fullSetIsACopy = d - copies == modes - 2;
        Rational sum = Rational.Zero;
        BigInteger binomial = BigInteger.One; // C(N - 1, k)
        for (int k = 0; k < modes; binomial = binomial * (modes - 1 - k) / (k + 1), k++)
        {
            if (fullSetIsACopy && k % 2 != 0) continue;
            // C(N - 1, k) forms with orbits of C(N, k)·2^dim R' strings, half of that where a set and its complement are one string; k = 0 is the zero form.
            sum += k == 0 ? Rational.One : Share(modes - k, (BigInteger)modes << copies) * (fullSetIsACopy && 2 * k == modes ? 2 : 1);
        }

        BigInteger all = BigInteger.One << d, outside = all - (BigInteger.One << (d - copies));
        return sum + Share(outside, component.Space.Form == QuadraticForm.Undefined ? all : all >> 1);
    }

    private static Rational Share(BigInteger numerator, BigInteger denominator) => new(numerator, denominator);

    /// <summary>The number of orbits of all strings, listed.</summary>
    private static int ListedOrbits(PauliString[] generators, CancellationToken cancellationToken)
    {
        int n = generators[0].QubitCount, words = PauliPacking.Words(n);
        if (n > MostQubits)
        {
            throw new BudgetExceededException(
                $"The components of this algebra are not independent, so the orbits of all 4^{n} strings would be listed; the budget is 4^{MostQubits}. Judge the components one by one.",
                BigInteger.One << (2 * n), BigInteger.One << (2 * MostQubits));
        }

        var codes = new int[1 << (2 * n)];
        Array.Fill(codes, -1);
        int orbits = 0;
        for (int first = 0; first < codes.Length; first++)
        {
            if (codes[first] >= 0) continue;
            cancellationToken.ThrowIfCancellationRequested();
            var open = new Stack<int>([first]);
            codes[first] = orbits++;
            while (open.TryPop(out int code))
            {
                ulong[] vector = [(ulong)code & ((1UL << n) - 1), (ulong)code >> n];
                foreach (PauliString generator in generators)
                {
                    ulong[] g = PauliPacking.Pack(generator);
                    if (!PauliPacking.Anticommute(g, vector, words)) continue;
                    int next = code ^ (int)(g[0] | (g[1] << n));
                    if (codes[next] >= 0) continue;
                    codes[next] = codes[first];
                    open.Push(next);
                }
            }
        }

        return orbits;
    }

    /// <summary>H⊗1 + 1⊗H.</summary>
    private static PauliSum Doubled(PauliSum sum)
    {
        int n = sum.QubitCount;
        return PauliSum.OfExact(sum.Terms.SelectMany(t => new[] { 0, n }.Select(shift => (t.Exact, PauliString.On(2 * n, [.. t.String.Support.Select(s => (s.Qubit + shift, s.Letter))])))));
    }
}
