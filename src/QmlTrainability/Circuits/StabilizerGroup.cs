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
        SignedPauli rest = Reduce(generator);
        if (rest.String.IsIdentity) return !rest.IsNegative;
        _rowByPivot.Add(Pivot(rest.String), rest);
        _generators.Add(generator);
        return true;
    }

    /// <summary>1 or -1 where the string or its negative is in the group, otherwise 0. Cost: at most one product for each generator.</summary>
    public int SignOf(PauliString @string)
    {
        SignedPauli rest = Reduce(new SignedPauli(@string, false));
        return rest.String.IsIdentity ? rest.Sign : 0;
    }

    /// <summary>Multiplies by rows until no row has the pivot: the identity is left exactly when the string is a product of rows. Then it commutes
    /// with all of them, and the sign is right; a string that anticommutes with some row never ends at the identity.</summary>
    private SignedPauli Reduce(SignedPauli signed)
    {
        while (!signed.String.IsIdentity && _rowByPivot.TryGetValue(Pivot(signed.String), out SignedPauli row)) signed = SignedPauli.Multiply(signed, row);
        return signed;
    }

    /// <summary>The first qubit of the string, twice, plus one where its letter is Z: X parts come before Z parts.</summary>
    private static int Pivot(PauliString @string)
    {
        PauliWord word = @string.Words[0];
        int bit = System.Numerics.BitOperations.TrailingZeroCount(word.X | word.Z);
        return (2 * ((word.Index * 64) + bit)) + (((word.X >> bit) & 1) != 0 ? 0 : 1);
    }
}
