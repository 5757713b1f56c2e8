using System.Numerics;
using QmlTrainability.LieAlgebras.Classification;
using QmlTrainability.Paulis;

namespace QmlTrainability.LieAlgebras;

/// <summary>The Majorana modes of a component of the free-fermion type: which strings are which bilinears. No Jordan-Wigner order is needed or implied.</summary>
/// <remarks>
/// e_0a is the product ℓ(a) of the generators from mode 0 to mode a, as a string; e_ab = i·e_0a·e_0b for 0 &lt; a &lt; b, and e_ba = -e_ab. They are Hermitian, and
/// -i[e_ab, e_bc]/2 is ±e_ac with one sign throughout: the brackets of so(N). Every string of the component is ±e_ab·Q_r, with Q_r in the group of
/// <see cref="PauliComponent.CopyGenerators"/>. Immutable and thread-safe.
/// </remarks>
/// <example><code>
/// DynamicalLieAlgebra g = DynamicalLieAlgebra.GeneratedBy([PauliString.Parse("XII"), PauliString.Parse("IXI"), PauliString.Parse("IIX"), PauliString.Parse("ZZI"), PauliString.Parse("IZZ")]);
/// MajoranaModes modes = g.Components![0].Majoranas!;
/// Console.WriteLine($"{modes.Count} modes, e(1,5) = {modes.Bilinear(1, 5)}");              // 6 modes, e(1,5) = 1*YXY
/// Console.WriteLine($"YXY is {modes.LabelOf(PauliString.Parse("YXY"))}");                  // YXY is e(1,5)
/// </code></example>
public sealed class MajoranaModes
{
    private readonly FreeFermionComponent _component;

    internal MajoranaModes(FreeFermionComponent component) => _component = component;

    /// <summary>N: the copies are so(N).</summary>
    public int Count => _component.ModeCount;

    /// <summary>The operator e_ab·Q_copy: one string with coefficient ±1. Cost: one product, and one for each bit of the copy.</summary>
    /// <param name="a">A mode, 0 to Count - 1.</param>
    /// <param name="b">Another mode.</param>
    /// <param name="copy">An element of the copy group, bit j for copy generator j.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such mode or copy, or the modes are equal.</exception>
    public PauliSum Bilinear(int a, int b, BigInteger copy = default)
    {
        Mode(a, nameof(a));
        if (a == b) throw new ArgumentOutOfRangeException(nameof(b), b, "A bilinear needs two different modes.");
        Mode(b, nameof(b));
        if (copy < 0 || copy >= _component.Copies.Count)
            throw new ArgumentOutOfRangeException(nameof(copy), copy, $"The copy group has {AlgebraText.Size(_component.Copies.Count)} elements, numbered from 0.");
        (PauliString p, int sign) = _component.Bilinear(Math.Min(a, b), Math.Max(a, b), copy);
        return (a < b ? sign : -sign) * p;
    }

    /// <summary>The label of a string, or null where it does not lie in the component.</summary>
    /// <param name="string">A string on as many qubits.</param>
    /// <exception cref="QubitCountMismatchException">The numbers of qubits differ.</exception>
    public MajoranaLabel? LabelOf(PauliString @string)
    {
        ArgumentNullException.ThrowIfNull(@string);
        Require.SameQubits(_component.Copies.QubitCount, @string.QubitCount, $"The string {@string.Shown()}");
        if (_component.Locate(@string) is not (int a, int b, BigInteger copy)) return null;
        return new MajoranaLabel(a, b, copy, _component.Bilinear(a, b, copy).Sign);
    }

    private void Mode(int mode, string name)
    {
        if ((uint)mode >= (uint)Count) throw new ArgumentOutOfRangeException(name, mode, $"Mode {mode} does not exist: the modes are 0 to {Count - 1}.");
    }
}
