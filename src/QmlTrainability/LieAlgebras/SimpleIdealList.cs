using System.Collections;
using System.Numerics;

namespace QmlTrainability.LieAlgebras;

/// <summary>All simple ideals of an algebra, each on its own, made when asked for: an algebra of strings may have 2^k of them.</summary>
/// <remarks>Component by component for strings, ideals of one component by rising character; by falling dimension for closures. Immutable and thread-safe.</remarks>
/// <example><code>
/// DynamicalLieAlgebra ring = DynamicalLieAlgebra.GeneratedBy([PauliString.Parse("XII"), PauliString.Parse("IXI"), PauliString.Parse("IIX"), PauliString.Parse("ZZI"), PauliString.Parse("IZZ"), PauliString.Parse("ZIZ")]);
/// SimpleIdealList ideals = ring.ComputeStructure().SimpleIdeals;
/// Console.WriteLine($"{ring}: {ideals.Count} ideals, the last one {ideals[1].Name}");    // 2·su(4): 2 ideals, the last one su(4)
/// Console.WriteLine(ideals[1].Project(PauliSum.Parse("XII")));                           // -0.5*IXX + 0.5*XII
/// </code></example>
public sealed class SimpleIdealList : IEnumerable<SimpleIdeal>
{
    private readonly Func<BigInteger, SimpleIdeal> _make;

    internal SimpleIdealList(BigInteger count, Func<BigInteger, SimpleIdeal> make)
    {
        Count = count;
        _make = make;
    }

    /// <summary>The number of simple ideals; isomorphic ones count one by one.</summary>
    public BigInteger Count { get; }

    /// <summary>One ideal.</summary>
    /// <param name="index">0 to Count - 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such ideal.</exception>
    public SimpleIdeal this[BigInteger index] => index >= 0 && index < Count
        ? _make(index)
        : throw new ArgumentOutOfRangeException(nameof(index), index, $"Ideal {index} does not exist: there are {AlgebraText.Size(Count)}.");

    /// <summary>All of them, one after the other.</summary>
    public IEnumerator<SimpleIdeal> GetEnumerator()
    {
        for (BigInteger i = 0; i < Count; i++) yield return _make(i);
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
