using QmlTrainability.Paulis;

namespace QmlTrainability.Circuits;

/// <summary>A commuting group of signed Pauli strings without -1, by independent generators in echelon form.</summary>
internal sealed class StabilizerGroup
{
    private readonly Dictionary<int, SignedPauli> _rowByPivot = [];
    private readonly List<SignedPauli> _generators = [];

    /// <summary>Independent generators, as they were given.</summary>
    public IReadOnlyList<SignedPauli> Generators => _generators;

    /// <summary>Adds a generator that commutes with the ones before. False when minus the string is already in the group.</summary>
    public bool TryAdd(SignedPauli generator)
    {
        if (!TryReduce(generator, out SignedPauli rest)) throw new InvalidOperationException("A string that commutes with all generators cannot leave an odd phase.");
        if (rest.String.IsIdentity) return !rest.IsNegative;
        _rowByPivot.Add(Pivot(rest.String), rest);
        _generators.Add(generator);
        return true;
    }

    /// <summary>1 or -1 where the string or its negative is in the group, otherwise 0. Cost: at most one product for each generator.</summary>
    public int SignOf(PauliString @string) =>
        TryReduce(new SignedPauli(@string, false), out SignedPauli rest) && rest.String.IsIdentity ? rest.Sign : 0;

    /// <summary>Multiplies by rows until no row has the pivot. False when a row anticommutes with the string, which is then not in the group.</summary>
    private bool TryReduce(SignedPauli signed, out SignedPauli rest)
    {
        rest = signed;
        while (!rest.String.IsIdentity && _rowByPivot.TryGetValue(Pivot(rest.String), out SignedPauli row))
        {
            if (rest.String.AnticommutesWithUnchecked(row.String)) return false;
            rest = SignedPauli.Multiply(rest, row);
        }

        return true;
    }

    /// <summary>The first qubit of the string, twice, plus one where its letter is Z: X parts come before Z parts.</summary>
    private static int Pivot(PauliString @string)
    {
        PauliWord word = @string.Words[0];
        int bit = System.Numerics.BitOperations.TrailingZeroCount(word.X | word.Z);
        return (2 * ((word.Index * 64) + bit)) + (((word.X >> bit) & 1) != 0 ? 0 : 1);
    }
}
