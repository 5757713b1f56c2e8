using QmlTrainability.Paulis;
using QmlTrainability.Trainability;
using static QmlTrainability.Ansatze.Catalog.AlgebraSizes;

namespace QmlTrainability.Ansatze.Catalog;

/// <summary>Families in which every rotation has a parameter of its own: multi-angle QAOA, matchgates, the cluster ring, universal layers and the QCNN.</summary>
internal static class StringFamilies
{
    private const string Graphs = "arXiv:2410.05187";

    public static IEnumerable<CatalogFamily> All()
    {
        yield return Of("multi-angle QAOA on paths", MultiAngle("paths", Topology.Chain), GrowthKind.Polynomial, "so(2n)", Graphs, 3, n => So(2 * n));
        yield return Of("multi-angle QAOA on cycles", MultiAngle("cycles", Topology.Ring), GrowthKind.Polynomial, "2·so(2n)", Graphs, 3, n => 2 * So(2 * n));
        yield return Of("multi-angle QAOA on complete graphs", MultiAngle("complete graphs", Topology.AllPairs), GrowthKind.Exponential, "2·su(2^(n-1))", Graphs, 4, n => 2 * Su(Power(n - 1)));
        Topology star = Topology.Family("star", n => Enumerable.Range(1, n - 1).Select(q => (0, q)));
        yield return Of("multi-angle QAOA on stars", MultiAngle("stars", star), GrowthKind.Exponential, "su(2^(n-1)) or 2·sp(2^(n-2))", Graphs, 4,
            n => n % 2 != 0 ? Su(Power(n - 1)) : 2 * Sp(Power(n - 2)));
        Topology twoToAll = Topology.Family("two hubs", n => Enumerable.Range(2, Math.Max(0, n - 2)).SelectMany(q => new[] { (0, q), (1, q) }));
        yield return Of("multi-angle QAOA on two hubs", MultiAngle("two hubs", twoToAll), GrowthKind.Exponential, "2·so(2^(n-1)), or su(2^(n-1)) for odd n", Graphs, 5,
            n => n % 2 != 0 ? Su(Power(n - 1)) : 2 * So(Power(n - 1)));
        yield return Of("matchgate chain", AnsatzCatalog.Matchgate(1), GrowthKind.Polynomial, "so(2n)", "arXiv:2310.11505", 2, n => So(2 * n));
        yield return Of("RY, RZ and a ring of CX", AnsatzCatalog.HardwareEfficient(Topology.Ring, 2), GrowthKind.Exponential, "su(2^n)", "docs/mathematics.md, circuits: n = 3 to 12", 3, n => Su(Power(n)));
        yield return Of("universal chain {X, Z, ZZ}", new AnsatzBuilder().RotateEach(Pauli.X).RotateEach(Pauli.Z).RotateNeighbors("ZZ", Topology.Chain).Repeat(1),
            GrowthKind.Exponential, "su(2^n)", "arXiv:2309.05690, a chain with one more field", 2, n => Su(Power(n)));
        yield return Of("QCNN, filters not shared", AnsatzCatalog.ConvolutionalUnshared(levels: 3), GrowthKind.Exponential,
            "su(2^n): no plateau only since its depth is log n; judge it at the depth built", "arXiv:1810.03787, arXiv:2011.02966", 3, n => Su(Power(n)));
    }

    private static AnsatzBuilder MultiAngle(string name, Topology graph) => AnsatzCatalog.Qaoa(graph, 1, ParameterSharing.PerTerm).Named($"multi-angle QAOA on {name}");

    private static CatalogFamily Of(string name, AnsatzBuilder design, GrowthKind growth, string law, string source, int smallest, Func<int, System.Numerics.BigInteger> dimension) =>
        new(name, design.Named(name), growth, law, source, smallest, n => dimension(n));
}
