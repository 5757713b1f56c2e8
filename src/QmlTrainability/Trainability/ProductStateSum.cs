using QmlTrainability.LieAlgebras;
using QmlTrainability.LieAlgebras.Classification;
using QmlTrainability.Numerics;
using QmlTrainability.Paulis;

namespace QmlTrainability.Trainability;

/// <summary>Σ_{w in S} ⟨P_w⟩⟨P_w⟩' of a component in two product states (docs/mathematics.md, product states), without listing S where it is not of the free-fermion type.</summary>
internal static class ProductStateSum
{
    private const int LargestExponent = 22; // of the sums over 2^k terms

    public static ScaledDouble Of(
        PauliComponent component, IReadOnlyList<(double X, double Y, double Z)> first, IReadOnlyList<(double X, double Y, double Z)> second, CancellationToken cancellationToken)
    {
        // Products by the value of Pauli: I, X, Z, Y. They are squares where the states are one.
        double[][] squares = [.. first.Zip(second, (a, b) => new[] { 1, a.X * b.X, a.Z * b.Z, a.Y * b.Y })];
        return component switch
        {
            FreeFermionComponent fermions => OfFermions(fermions, squares, cancellationToken),
            QuadraticComponent quadratic => OfQuadratic(quadratic, squares, cancellationToken),
            _ => throw new UnsupportedRequestException($"No sum over a product state is known for {component}."),
        };
    }

    /// <summary>All N(N-1)/2 bilinears times all elements of the copy group.</summary>
    private static ScaledDouble OfFermions(FreeFermionComponent component, double[][] squares, CancellationToken cancellationToken)
    {
        double terms = Math.ScaleB((double)component.ModeCount * component.ModeCount / 2, component.CopyGroup.Rank);
        CheckBudget(Math.ILogB(terms), $"a sum over about 2^{Math.ILogB(terms)} strings");
        IReadOnlyList<PauliString> copies = PauliGroups.Of([.. component.CopyGroup.Rows.Select(r => PauliPacking.Unpack(squares.Length, r))], squares.Length);
        var sum = default(ScaledDouble);
        ReadOnlySpan<PauliString> lifts = component.ModeLifts;
        for (int a = 0; a < lifts.Length; a++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            for (int b = 0; b < a; b++)
            {
                PauliString bilinear = PauliString.Multiply(lifts[a], lifts[b]).String;
                foreach (PauliString q in copies) sum += Square(PauliString.Multiply(bilinear, q).String, squares);
            }
        }

        return sum;
    }

    /// <summary>½(Σ_{v in V} ⟨P_v⟩² − Σ_{v in V} (−1)^q(v)⟨P_v⟩²) minus the radical, each sum a character sum over the strings that commute with V.</summary>
    private static ScaledDouble OfQuadratic(QuadraticComponent component, double[][] squares, CancellationToken cancellationToken)
    {
        int n = squares.Length, words = PauliPacking.Words(n);
        QuadraticSpace space = component.Space;
        IReadOnlyList<ulong[]> span = space.Basis, radical = space.RadicalBasis;
        CheckBudget((2 * n) - span.Count, $"a sum over the 2^{(2 * n) - span.Count} Pauli symmetries of the component");
        CheckBudget(radical.Count, $"a sum over the 2^{radical.Count} strings of the radical");

        // One column per coordinate of a string c: its products ω(c, v_i) with the basis of V; the payload is c itself.
        var columns = new Gf2Echelon(span.Count, payloadWords: words);
        int head = columns.Width - words;
        var commutant = new List<PauliString>();
        for (int coordinate = 0; coordinate < 2 * n; coordinate++)
        {
            PauliString unit = PauliString.On(n, (coordinate / 2, coordinate % 2 == 0 ? Pauli.X : Pauli.Z));
            var column = new ulong[columns.Width];
            PauliPacking.AddTo(unit, column.AsSpan(head));
            for (int i = 0; i < span.Count; i++)
            {
                if (PauliPacking.Anticommute(span[i], column.AsSpan(head), words)) column[i >> 6] |= 1UL << (i & 63);
            }

            if (!columns.Add(column)) commutant.Add(PauliPacking.Unpack(n, column.AsSpan(head)));
        }

        // λ(v) = ω(t, v) on V, so (−1)^q(v) = (−1)^(#Y(v) + ω(t, v)).
        var target = new ulong[columns.Width];
        for (int i = 0; i < span.Count; i++)
        {
            if (span[i][words] != 0) target[i >> 6] |= 1UL << (i & 63);
        }

        bool defined = space.Form != QuadraticForm.Undefined;
        columns.Reduce(target);
        PauliString t = PauliPacking.Unpack(n, target.AsSpan(head));
        ScaledDouble plain = default, twisted = default;
        foreach (PauliString c in PauliGroups.Of(commutant, n))
        {
            cancellationToken.ThrowIfCancellationRequested();
            plain += Character(c, squares, signOfY: 1);
            if (defined) twisted += Character(PauliString.Multiply(c, t).String, squares, signOfY: -1);
        }

        plain = ScaledDouble.Scale(plain, -commutant.Count);
        twisted = ScaledDouble.Scale(twisted, -commutant.Count);
        ScaledDouble inRadical = default;
        foreach (ulong[] r in Group(radical, words + 1))
        {
            if (!defined || space.Q(r)) inRadical += Square(PauliPacking.Unpack(n, r), squares);
        }

        return (defined ? ScaledDouble.Scale(plain - twisted, -1) : plain) - inRadical;
    }

    /// <summary>∏_j Σ_p ±s_{j,p}², the sign being that of P_p against the letter of c on qubit j, times that of Y.</summary>
    private static ScaledDouble Character(PauliString c, double[][] squares, int signOfY)
    {
        var product = new ScaledDouble(1);
        for (int q = 0; q < squares.Length; q++)
        {
            Pauli letter = c[q];
            double sum = 0;
            for (int p = 0; p < 4; p++)
            {
                bool anticommute = letter != Pauli.I && p != 0 && (int)letter != p;
                sum += (anticommute ? -1 : 1) * (p == (int)Pauli.Y ? signOfY : 1) * squares[q][p];
            }

            product *= sum;
        }

        return product;
    }

    private static ScaledDouble Square(PauliString p, double[][] squares)
    {
        var product = new ScaledDouble(1);
        foreach ((int qubit, Pauli letter) in p.Support) product *= squares[qubit][(int)letter];
        return product;
    }

    private static List<ulong[]> Group(IReadOnlyList<ulong[]> basis, int words)
    {
        var group = new List<ulong[]> { new ulong[words] };
        foreach (ulong[] b in basis) group.AddRange(group.ConvertAll(g => g.Zip(b, (x, y) => x ^ y).ToArray()));
        return group;
    }

    private static void CheckBudget(int exponent, string what)
    {
        if (exponent > LargestExponent)
        {
            throw new BudgetExceededException(
                $"The variance in a product state that is no stabilizer state takes {what}; the budget is 2^{LargestExponent}. Use a stabilizer state such as InitialState.Zeros or Plus.",
                System.Numerics.BigInteger.One << exponent, System.Numerics.BigInteger.One << LargestExponent);
        }
    }
}
