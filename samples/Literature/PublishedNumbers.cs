using System.Numerics;
using QmlTrainability.Ansatze;
using QmlTrainability.Circuits;
using QmlTrainability.LieAlgebras;
using QmlTrainability.Numerics;
using QmlTrainability.Paulis;
using QmlTrainability.Trainability;

namespace Literature;

/// <summary>Every row of the table.</summary>
internal static class PublishedNumbers
{
    public static IEnumerable<PublishedNumber> All() =>
        [.. WarmUp(), .. IdealFormula(), .. MatchgateModules(), .. FramePotentials(), .. TiedDimensions(), .. SpinChains(), .. MultiAngleQaoa(), .. RingOfDisagrees.Ratios()];

    /// <summary>One rotation on each qubit: the cost 1 - |0…0⟩⟨0…0| has a plateau already there, the mean of the 1 - |0⟩⟨0|_q has none. Gates are exp(-iθX/2).</summary>
    private static IEnumerable<PublishedNumber> WarmUp()
    {
        const string Source = "arXiv:2001.00550, warm-up";
        foreach (int n in new[] { 2, 3, 4, 6 })
        {
            IEnumerable<PauliString> zs = Enumerable.Range(0, 1 << n).Select(code => PauliString.On(n, [.. Enumerable.Range(0, n).Where(q => (code >> q & 1) != 0).Select(q => (q, Pauli.Z))]));
            PauliSum global = PauliSum.OfExact(zs.Select(z => (new Rational(-1, 1L << n), z)));
            yield return PublishedNumber.Exact(Source, $"Var ∂C, global cost, n = {n}", new Rational(1, 8) * new Rational(BigInteger.Pow(3, n - 1), BigInteger.Pow(8, n - 1)), Slope(n, global));
        }

        foreach (int n in new[] { 2, 4, 64, 1024 })
        {
            PauliSum local = PauliSum.OfExact(Enumerable.Range(0, n).Select(q => (new Rational(-1, 2 * n), PauliString.On(n, (q, Pauli.Z)))));
            yield return PublishedNumber.Exact(Source, $"Var ∂C, local cost, n = {n}", new Rational(1, 8L * n * n), Slope(n, local));
        }

        static Rational Slope(int n, PauliSum cost)
        {
            Circuit circuit = new AnsatzBuilder().RotateEach(Pauli.X).ToCircuit(n);
            return (Rational)FiniteDepthVariance.Of(circuit, cost, InitialState.Zeros(n), AngleDistribution.Uniform).GradientSecondMoments[0];
        }
    }

    /// <summary>Var = P_g(ρ)P_g(O)/dim g for simple g: so(2n) with one bilinear in i·g from |0…0⟩, su(2ⁿ) from any pure state.</summary>
    private static IEnumerable<PublishedNumber> IdealFormula()
    {
        const string Source = "arXiv:2309.09342, Theorem 1";
        foreach (int n in new[] { 4, 50, 1000 })
        {
            DynamicalLieAlgebra matchgates = Algebra(n, (["XX"], n - 1), (["Z"], n)), universal = Algebra(n, (["ZZ"], n - 1), (["Y", "Z"], n));
            PauliString z = PauliString.On(n, (0, Pauli.Z));
            yield return PublishedNumber.Exact(Source, $"Var ⟨Z⟩, so(2n), n = {n}", new Rational(1, (2 * n) - 1), LossVariance.Of(matchgates, z, InitialState.Zeros(n)).Exact!.Value);
            var published = new Rational(1, (BigInteger.One << n) + 1);
            Rational recomputed = LossVariance.Of(universal, z, InitialState.Zeros(n)).Exact!.Value;
            yield return new PublishedNumber(Source, $"Var ⟨Z⟩, su(2ⁿ), n = {n}", $"1/(2^{n} + 1)", recomputed == published ? $"1/(2^{n} + 1)" : recomputed.ToString(), recomputed == published);
        }
    }

    /// <summary>A product of k Majorana modes spreads over C(2n, k) of them.</summary>
    private static IEnumerable<PublishedNumber> MatchgateModules()
    {
        const string Source = "arXiv:2310.11505, modules";
        foreach ((int n, int k) in new[] { (6, 1), (6, 2), (12, 3), (1000, 5) })
        {
            DynamicalLieAlgebra chain = Algebra(n, (["ZZ"], n - 1), (["X"], n));
            PauliString fields = PauliString.On(n, [.. Enumerable.Range(0, k).Select(q => (q, Pauli.X))]);
            yield return PublishedNumber.Exact(Source, $"Var ⟨X_1…X_{k}⟩ from the plus state, n = {n}", new Rational(Choose(n, k), Choose(2 * n, 2 * k)), LossVariance.Of(chain, fields, InitialState.Plus(n)).Exact!.Value);
            yield return PublishedNumber.Exact(
                Source, $"Var ⟨Z_{k}⟩ from the zero state, n = {n}", new Rational(Choose(n - 1, k - 1), Choose(2 * n, (2 * k) - 1)),
                LossVariance.Of(chain, PauliString.On(n, (k - 1, Pauli.Z)), InitialState.Zeros(n)).Exact!.Value);
        }
    }

    private static IEnumerable<PublishedNumber> FramePotentials()
    {
        yield return PublishedNumber.Exact("arXiv:1610.04903", "F⁽²⁾ of the unitary group, n = 10", (BigInteger)2, FramePotential.Of(Algebra(10, (["ZZ"], 9), (["Y", "Z"], 10))).Second);
    }

    /// <summary>One angle for all bonds and one for all fields: rings, and MaxCut on complete graphs.</summary>
    private static IEnumerable<PublishedNumber> TiedDimensions()
    {
        foreach (int n in new[] { 3, 5, 8, 12 })
        {
            BigInteger dimension = DynamicalLieAlgebra.GeneratedBy([Sum("ZZ", n, n), Sum("X", n, n)]).Dimension;
            yield return PublishedNumber.Exact("arXiv:2405.00898", $"dim g, QAOA on a cycle, n = {n}", (BigInteger)((3 * n) - 1), dimension);
        }

        int[] complete = [4, 8, 15, 24, 38, 54, 77, 102];
        for (int n = 2; n <= 9; n++)
        {
            PauliSum bonds = PauliSum.Of(from a in Enumerable.Range(0, n) from b in Enumerable.Range(0, a) select (1.0, PauliString.On(n, (a, Pauli.Z), (b, Pauli.Z))));
            yield return PublishedNumber.Exact("arXiv:2607.00945", $"dim g, QAOA on K_{n}", (BigInteger)complete[n - 2], DynamicalLieAlgebra.GeneratedBy([bonds, Sum("X", n, n)]).Dimension);
        }
    }

    /// <summary>Rows of the table of two-local chains, open, each bond with its own angle.</summary>
    private static IEnumerable<PublishedNumber> SpinChains()
    {
        (string[] Generators, int Qubits, string Published)[] rows =
        [
            (["XY"], 9, "so(9)"),
            (["XY", "YX"], 9, "2·so(9)"),
            (["XX", "YZ"], 8, "4·so(64)"),
            (["XX", "YZ"], 9, "so(256)"),
            (["XX", "YZ"], 10, "2·su(256)"),
            (["XX", "YZ"], 11, "sp(512)"),
            (["XX", "YZ"], 12, "4·sp(512)"),
            (["XX", "YY"], 9, "2·so(9)"),
            (["XY", "YZ"], 6, "4·so(16)"),
            (["XY", "YZ"], 7, "so(64)"),
            (["XY", "YZ"], 9, "sp(128)"),
            (["XX", "YZ", "ZY"], 7, "su(64)"),
            (["XX", "YZ", "ZY"], 8, "4·su(64)"),
            (["XX", "YY", "ZZ"], 7, "su(64)"),
            (["XX", "YY", "ZZ"], 8, "4·su(64)"),
            (["XX", "XZ"], 9, "so(17)"),
            (["XY", "XZ"], 9, "sp(128)"),
            (["XY", "YZ", "ZX"], 8, "4·su(64)"),
            (["XY", "YX", "YZ"], 7, "so(128)"),
            (["XX", "XY", "YZ"], 7, "su(128)"),
            (["XX", "YY", "YZ"], 7, "2·su(64)"),
            (["XX", "YY", "XY"], 7, "so(14)"),
            (["XX", "XY", "XZ"], 7, "2·su(64)"),
            (["XX", "YY", "ZZ", "ZY"], 7, "2·su(64)"),
        ];
        foreach ((string[] generators, int n, string published) in rows)
        {
            DynamicalLieAlgebra algebra = Algebra(n, (generators, n - 1));
            yield return PublishedNumber.Exact("arXiv:2309.05690, table", $"{{{string.Join(", ", generators)}}}, open chain, n = {n}", published, algebra.ToString());
        }
    }

    /// <summary>The six families of connected graphs, each bond and each field with its own angle.</summary>
    private static IEnumerable<PublishedNumber> MultiAngleQaoa()
    {
        yield return Row("path of 7", 7, Path(7), "so(14)");
        yield return Row("cycle of 7", 7, [.. Path(7), (6, 0)], "2·so(14)");
        yield return Row("complete graph of 6", 6, [.. from a in Enumerable.Range(0, 6) from b in Enumerable.Range(0, a) select (a, b)], "2·su(32)");
        yield return Row("K_3,4", 7, Bipartite(3, 4), "su(64)");
        yield return Row("K_2,4", 6, Bipartite(2, 4), "2·so(32)");
        yield return Row("K_3,3", 6, Bipartite(3, 3), "2·sp(16)");

        static (int, int)[] Path(int n) => [.. Enumerable.Range(0, n - 1).Select(q => (q, q + 1))];

        static (int, int)[] Bipartite(int left, int right) => [.. from a in Enumerable.Range(0, left) from b in Enumerable.Range(left, right) select (a, b)];

        static PublishedNumber Row(string graph, int n, (int A, int B)[] edges, string published) => PublishedNumber.Exact(
            "arXiv:2410.05187", $"multi-angle QAOA on the {graph}", published,
            DynamicalLieAlgebra.GeneratedBy([.. edges.Select(e => PauliString.On(n, (e.A, Pauli.Z), (e.B, Pauli.Z))), .. Enumerable.Range(0, n).Select(q => PauliString.On(n, (q, Pauli.X)))]).ToString());
    }

    /// <summary>Each pattern at each of the first sites.</summary>
    private static DynamicalLieAlgebra Algebra(int n, params (string[] Patterns, int Sites)[] parts) =>
        DynamicalLieAlgebra.GeneratedBy(parts.SelectMany(p => p.Patterns.SelectMany(pattern => Enumerable.Range(0, p.Sites).Select(q => At(pattern, q, n)))));

    private static PauliSum Sum(string pattern, int sites, int n) => PauliSum.Of(Enumerable.Range(0, sites).Select(q => (1.0, At(pattern, q, n))));

    private static PauliString At(string pattern, int qubit, int n) =>
        PauliString.On(n, [.. pattern.Select((letter, i) => ((qubit + i) % n, letter == 'X' ? Pauli.X : letter == 'Y' ? Pauli.Y : Pauli.Z))]);

    private static BigInteger Choose(int n, int k) => Enumerable.Range(1, k).Aggregate(BigInteger.One, (product, i) => product * (n - i + 1) / i);
}
