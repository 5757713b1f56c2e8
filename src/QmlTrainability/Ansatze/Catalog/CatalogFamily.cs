using System.Numerics;
using QmlTrainability.LieAlgebras;
using QmlTrainability.Trainability;

namespace QmlTrainability.Ansatze.Catalog;

/// <summary>A family of the literature with the known dimension of its algebra at every size, or at the sizes at which it was computed.</summary>
/// <example><code>
/// CatalogFamily family = FamilyCatalog.Find("QAOA on complete graphs");
/// Console.WriteLine(family);                                                                         // QAOA on complete graphs: (n³ + 6n² + 2n + 12)/12, or (n³ + 6n² - n + 18)/12 for odd n, polynomial
/// Console.WriteLine(family.KnownDimensionAt(8));                                                       // 77
/// Console.WriteLine(DynamicalLieAlgebra.GeneratedBy(family.Generators.GeneratorsAt(6)).Dimension);    // 38
/// Console.WriteLine(family.KnownDimensionAt(6));                                                       // 38
/// </code></example>
public sealed class CatalogFamily
{
    private readonly Func<int, BigInteger?> _dimension;

    internal CatalogFamily(string name, IGeneratorFamily generators, GrowthKind growth, string law, string source, int smallestSize, Func<int, BigInteger?> dimension)
    {
        Name = name;
        Generators = generators;
        Growth = growth;
        Law = law;
        Source = source;
        SmallestSize = smallestSize;
        _dimension = dimension;
    }

    /// <summary>The name.</summary>
    public string Name { get; }

    /// <summary>The rule for every size.</summary>
    public IGeneratorFamily Generators { get; }

    /// <summary>The design, one layer; null where the generators are sums of terms that do not commute, which no layer of gates has.</summary>
    public AnsatzBuilder? Design => Generators as AnsatzBuilder;

    /// <summary>How the dimension is known to grow.</summary>
    public GrowthKind Growth { get; }

    /// <summary>The law in words, such as "2·so(2n)".</summary>
    public string Law { get; }

    /// <summary>Where the law is from.</summary>
    public string Source { get; }

    /// <summary>The smallest number of qubits for which the law holds.</summary>
    public int SmallestSize { get; }

    /// <summary>The dimension by the published law, or null where the source does not give it at this size.</summary>
    /// <param name="qubits">At least <see cref="SmallestSize"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">Fewer qubits than the law holds for.</exception>
    public BigInteger? KnownDimensionAt(int qubits) => _dimension(Require.AtLeast(qubits, SmallestSize));

    /// <summary>For example "QAOA on complete graphs: (n³ + 6n² + 2n + 12)/12, or (n³ + 6n² - n + 18)/12 for odd n, polynomial".</summary>
    public override string ToString() => $"{Name}: {Law}, {Growth.ToString().ToLowerInvariant()}";
}
