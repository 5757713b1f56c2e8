using System.Numerics;

namespace QmlTrainability.LieAlgebras;

/// <summary>A Pauli string of the free-fermion type as ± a bilinear of two Majorana modes times a string of the copy group: P = Sign·e_ab·Q_copy.</summary>
/// <remarks>Two labels are equal when all four parts are.</remarks>
/// <example><code>
/// DynamicalLieAlgebra g = DynamicalLieAlgebra.GeneratedBy([PauliString.Parse("XI"), PauliString.Parse("IX"), PauliString.Parse("ZZ")]);
/// Console.WriteLine(g.Components![0].Majoranas!.LabelOf(PauliString.Parse("YZ")));    // e(1,2)
/// </code></example>
public readonly record struct MajoranaLabel
{
    internal MajoranaLabel(int first, int second, BigInteger copy, int sign)
    {
        First = first;
        Second = second;
        Copy = copy;
        Sign = sign;
    }

    /// <summary>a, the smaller mode.</summary>
    public int First { get; }

    /// <summary>b, the larger mode.</summary>
    public int Second { get; }

    /// <summary>The element of the copy group: bit j is set where copy generator j takes part.</summary>
    public BigInteger Copy { get; }

    /// <summary>+1 or -1.</summary>
    public int Sign { get; }

    /// <summary>For example "-e(0,3)" or "e(1,2)·Q(5)".</summary>
    public override string ToString() => $"{(Sign < 0 ? "-" : "")}e({First},{Second}){(Copy.IsZero ? "" : $"·Q({Copy})")}";
}
