using System.Numerics;
using QmlTrainability.Numerics;
using QmlTrainability.Paulis;

namespace QmlTrainability.LieAlgebras.Structure;

/// <summary>The group R' whose strings commute with a component and take it to itself. A character of R' is one copy, one simple ideal.</summary>
/// <remarks>Q_r is the product of the generators Q_j of R' chosen by the bits of r: they commute, so this is a homomorphism, with its signs. A string of the
/// component is ±(representative of its class modulo R')·Q_r, and the sign is needed wherever two strings of one class meet.</remarks>
internal sealed class ComponentCopies
{
    private readonly int _words;
    private readonly Gf2Echelon _group; // payload: the combination of generators

    public ComponentCopies(int qubitCount, IEnumerable<ulong[]> basis)
    {
        QubitCount = qubitCount;
        _words = PauliPacking.Words(qubitCount);
        Generators = [.. basis.Select(b => PauliPacking.Unpack(qubitCount, b))];
        _group = new Gf2Echelon(PauliPacking.Bits(qubitCount), Gf2Echelon.WordsFor(Generators.Count));
        for (int j = 0; j < Generators.Count; j++)
        {
            ulong[] vector = PauliPacking.Pack(Generators[j], _group.Width - _words);
            vector[_words + (j >> 6)] |= 1UL << (j & 63);
            _group.Add(vector);
        }
    }

    public int QubitCount { get; }

    /// <summary>Q_1, …, Q_k.</summary>
    public IReadOnlyList<PauliString> Generators { get; }

    /// <summary>2^k.</summary>
    public BigInteger Count => BigInteger.One << Generators.Count;

    /// <summary>The string as sign·representative·Q_copy.</summary>
    public (PauliString Representative, BigInteger Copy, int Sign) Split(PauliString p)
    {
        ulong[] vector = PauliPacking.Pack(p, _group.Width - _words);
        _group.Reduce(vector);
        PauliString representative = PauliPacking.Unpack(QubitCount, vector);
        var copy = new BigInteger(System.Runtime.InteropServices.MemoryMarshal.AsBytes<ulong>(vector.AsSpan(_words)), isUnsigned: true);
        return (representative, copy, 1 - Multiply(representative, copy).Phase);
    }

    /// <summary>Q_copy times a string, with the exponent of i of its phase: 0 or 2 where the string commutes with R'.</summary>
    public (PauliString String, int Phase) Multiply(PauliString p, BigInteger copy)
    {
        int phase = 0;
        byte[] bits = copy.ToByteArray(isUnsigned: true);
        for (int j = 0; j < 8 * bits.Length; j++)
        {
            if ((bits[j >> 3] >> (j & 7) & 1) == 0) continue;
            PauliProduct product = PauliString.Multiply(p, Generators[j]);
            p = product.String;
            phase += product.PhaseExponent;
        }

        return (p, phase & 3);
    }

    /// <summary>The value ±1 of a character at Q_copy: bit j of the character says that it takes Q_j to -1.</summary>
    public static int Value(BigInteger character, BigInteger copy)
    {
        BigInteger common = character & copy;
        int parity = 0;
        foreach (byte part in common.ToByteArray(isUnsigned: true)) parity ^= BitOperations.PopCount(part) & 1;
        return 1 - (2 * parity);
    }

    /// <summary>The terms of p·Π, with Π the projector on the joint eigenspace of a character.</summary>
    public IEnumerable<(int Sign, PauliString String)> TimesProjector(PauliString p, BigInteger character)
    {
        List<(int Sign, PauliString String)> terms = [(1, p)];
        for (int j = 0; j < Generators.Count; j++)
        {
            int value = (character >> j).IsEven ? 1 : -1, count = terms.Count;
            for (int i = 0; i < count; i++)
            {
                PauliProduct product = PauliString.Multiply(terms[i].String, Generators[j]);
                terms.Add((terms[i].Sign * value * (1 - product.PhaseExponent), product.String));
            }
        }

        return terms;
    }
}
