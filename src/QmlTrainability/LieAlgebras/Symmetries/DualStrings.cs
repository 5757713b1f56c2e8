using QmlTrainability.Numerics;
using QmlTrainability.Paulis;

namespace QmlTrainability.LieAlgebras.Symmetries;

/// <summary>Dual strings and orthogonal strings with respect to ω: linear algebra over GF(2) in the language of commutation.</summary>
internal static class DualStrings
{
    /// <summary>A largest independent choice among the strings, by index, with dual strings: the i-th anticommutes with the i-th chosen string alone.</summary>
    public static (IReadOnlyList<int> Independent, IReadOnlyList<PauliString> Duals) Of(IReadOnlyList<PauliString> strings, CancellationToken cancellationToken)
    {
        if (strings.Count == 0) return ([], []);
        int qubits = strings[0].QubitCount;
        Gf2Duals duals = Gf2Duals.Of([.. strings.Select(s => PauliPacking.Pack(s))], PauliPacking.Bits(qubits), cancellationToken);
        return (duals.Independent, [.. duals.Duals.Select(d => PauliPacking.Unpack(qubits, PauliPacking.Swapped(d)))]);
    }

    /// <summary>A basis of the strings that commute with all given ones.</summary>
    public static IReadOnlyList<PauliString> Orthogonal(int qubits, IEnumerable<PauliString> strings, CancellationToken cancellationToken)
    {
        IReadOnlyList<ulong[]> kernel = Gf2Kernel.Of(strings.Select(s => PauliPacking.Pack(s)), PauliPacking.Bits(qubits), cancellationToken);
        ulong behind = (qubits & 63) == 0 ? 0 : ulong.MaxValue << (qubits & 63); // packed words are filled up with positions that are no qubits
        return [.. kernel.Where(v => ((v[^1] | v[^2]) & behind) == 0).Select(v => PauliPacking.Unpack(qubits, PauliPacking.Swapped(v)))];
    }
}
