namespace QmlTrainability.Ansatze.Catalog;

/// <summary>The families of the literature whose growth is known.</summary>
/// <example><code>
/// Console.WriteLine(FamilyCatalog.All.Count);                               // 83
/// Console.WriteLine(FamilyCatalog.Find("Ising ring, tied"));                // Ising ring, tied: 3n - 1, polynomial
/// </code></example>
public static class FamilyCatalog
{
    /// <summary>All families: spin chains, then those of strings, then those of sums.</summary>
    public static IReadOnlyList<CatalogFamily> All { get; } = [.. SpinChainFamilies.All(), .. StringFamilies.All(), .. SumFamilies.All()];

    /// <summary>The family of a name.</summary>
    /// <param name="name">As <see cref="CatalogFamily.Name"/> has it.</param>
    /// <exception cref="ArgumentException">There is no such family.</exception>
    public static CatalogFamily Find(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return All.FirstOrDefault(f => string.Equals(f.Name, name, StringComparison.Ordinal)) ?? throw new ArgumentException($"The catalog has no family \"{name}\": see FamilyCatalog.All.", nameof(name));
    }
}
