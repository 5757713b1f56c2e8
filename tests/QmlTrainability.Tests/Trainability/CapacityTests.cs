using System.Numerics;
using QmlTrainability.Ansatze;
using QmlTrainability.Circuits;
using QmlTrainability.LieAlgebras;
using QmlTrainability.LieAlgebras.Symmetries;
using QmlTrainability.Paulis;
using QmlTrainability.Tests.Circuits;
using QmlTrainability.Tests.LieAlgebras;
using QmlTrainability.Tests.Oracle;
using QmlTrainability.Trainability;

namespace QmlTrainability.Tests.Trainability;

/// <summary>Frame potentials, controllability and parameters over orbit dimension.</summary>
public class CapacityTests
{
    [Fact]
    public void Frame_potentials_count_what_commutes_with_the_group_taken_once_and_twice()
    {
        var random = new Random(61);
        for (int trial = 0; trial < 10; trial++)
        {
            PauliSum[] generators = (trial % 5) switch
            {
                0 => SumFamilies.IsingRing(2),
                1 => [PauliSum.Parse("XX + YY"), PauliSum.Parse("ZI")],
                _ => [.. Enumerable.Range(0, random.Next(1, 5)).Select(_ => (PauliSum)RandomCircuits.String(2, random)).Distinct()],
            };
            DenseMatrix[] dense = [.. generators.Select(g => DenseMatrix.OfTerms(g.Terms.Select(t => (t.Coefficient, t.String.ToString()))))];
            FramePotential potential = FramePotential.Of(DynamicalLieAlgebra.GeneratedBy(generators));
            (potential.First, potential.Second).Should().Be((GroupAverage.Once(dense).Dimension, GroupAverage.Twice(dense).Dimension), string.Join(", ", generators.AsEnumerable()));
        }
    }

    [Fact]
    public void Frame_potentials_of_strings_count_orbits()
    {
        var random = new Random(62);
        var seen = new HashSet<string>();
        for (int trial = 0; trial < 300; trial++)
        {
            int n = random.Next(2, 5);
            PauliString[] generators = [.. Enumerable.Range(0, random.Next(1, 9)).Select(_ => RandomCircuits.String(n, random)).Distinct()];
            if (trial % 50 < 3)
            {
                n = 5;
                generators = OrbitDimensionTests.WithRadical(trial, random);
            }

            DynamicalLieAlgebra algebra = DynamicalLieAlgebra.GeneratedBy(generators);
            int orbits = Orbits(n, generators);
            FramePotential potential = FramePotential.Of(algebra);
            potential.First.Should().Be(PauliCommutant.Of(generators).Size);
            potential.Second.Should().Be(potential.First * orbits, $"{algebra} from {string.Join(",", generators.AsEnumerable())}");
            foreach (PauliComponent c in algebra.Components!) seen.Add($"{c.IsFreeFermion} {c.Summand.CartanType} {c.Summand.Multiplicity.IsOne} {algebra.Components.Count}");
        }

        seen.Count.Should().BeGreaterThan(8);
    }

    [Fact]
    public void Frame_potentials_of_known_groups()
    {
        FramePotential.Of(LossCovarianceTests.Universal(1000)).DistanceToHaar.Should().Be(BigInteger.Zero);
        FramePotential.Of(LossCovarianceTests.IsingChain(1000)).Second.Should().Be(4002, "2n + 1 products of Majoranas, times two symmetries");
        FramePotential.Of(DynamicalLieAlgebra.GeneratedBy(SumFamilies.HeisenbergBonds(3))).Should().BeEquivalentTo(new { First = (BigInteger)20, Second = (BigInteger)544 });
        FramePotential.Of(DynamicalLieAlgebra.GeneratedBy(SumFamilies.IsingRing(3))).Should().BeEquivalentTo(new { First = (BigInteger)10, Second = (BigInteger)168 });
        PauliString[] orthogonal = [.. Enumerable.Range(0, 3).SelectMany(q => new[] { "XY", "YX", "YZ" }.Select(l => SumFamilies.At(l, q, 4).Terms[0].String))];
        FramePotential.Of(DynamicalLieAlgebra.GeneratedBy(orthogonal)).Second.Should().Be(3, "the orthogonal group has three invariants");
        Action dependent = () => FramePotential.Of(DynamicalLieAlgebra.GeneratedBy(
            [.. Enumerable.Range(0, 4).Select(q => PauliString.On(8, (2 * q, Pauli.Z), ((2 * q) + 1, Pauli.Z))), PauliString.On(8, [.. Enumerable.Range(0, 8).Select(q => (q, Pauli.Z))])]));
        dependent.Should().Throw<BudgetExceededException>().WithMessage("*not independent*");
        Action cancelled = () => FramePotential.Of(LossCovarianceTests.IsingChain(3), new CancellationToken(true));
        cancelled.Should().Throw<OperationCanceledException>();
    }

    [Theory]
    [InlineData("0000", 1)]
    [InlineData("0001", 4)]
    [InlineData("0101", 6)]
    public void Hopping_with_interactions_reaches_every_state_of_its_weight(string bits, int dimension)
    {
        var weight = Controllability.Of(DynamicalLieAlgebra.GeneratedBy(SumFamilies.HoppingWithZz(4)), InitialState.Basis(bits));
        (weight.SectorDimension, weight.ReachesEveryState, weight.IsControllable).Should().Be((dimension, true, false));
    }

    [Fact]
    public void Free_fermions_do_not_reach_what_their_sector_holds()
    {
        var hopping = Controllability.Of(DynamicalLieAlgebra.GeneratedBy(SumFamilies.Hopping(4)), InitialState.Basis("0101"));
        (hopping.SectorDimension, hopping.Orbit.Value, hopping.ReachesEveryState, hopping.IsControllableOnSector).Should().Be((6, 8, false, false), "Slater determinants: 2k(n − k)");
        var chain = Controllability.Of(LossCovarianceTests.IsingChain(1000), InitialState.Plus(1000));
        (chain.SectorDimension, chain.Orbit.Value, chain.ReachesEveryState).Should().Be((BigInteger.One << 999, 999_000, false));
    }

    [Fact]
    public void Sectors_of_strings_are_those_that_virtual_qubits_make()
    {
        // EffectiveAlgebra writes the generators on n - k virtual qubits; here they stay on n qubits, modulo the symmetries.
        var random = new Random(63);
        int smaller = 0, onSector = 0;
        for (int trial = 0; trial < 300; trial++)
        {
            int n = random.Next(2, 6);
            PauliString[] generators = [.. Enumerable.Range(0, random.Next(1, 8)).Select(_ => RandomCircuits.String(n, random)).Distinct()];
            InitialState state = trial % 3 == 0 ? InitialState.Plus(n) : InitialState.Zeros(n);
            Controllability found = Controllability.Of(DynamicalLieAlgebra.GeneratedBy(generators), state);
            EffectiveAlgebra sector = EffectiveAlgebra.OnSectorOf(generators.Select(g => (PauliSum)g), state.Stabilizers!.Select(s => s.Sign < 0 ? -s.String : (PauliSum)s.String));
            BigInteger size = BigInteger.One << (n - sector.Symmetries.Count);
            found.SectorDimension.Should().Be(size, string.Join(",", generators.AsEnumerable()));
            bool full = sector.Algebra is null || sector.Algebra.Dimension - sector.Algebra.CenterDimension >= (size * size) - 1;
            found.IsControllableOnSector.Should().Be(full, string.Join(",", generators.AsEnumerable()));
            if (size > 1 && size < BigInteger.One << n) smaller++;
            if (full) onSector++;
        }

        Controllability.Of(DynamicalLieAlgebra.GeneratedBy([PauliString.Parse("ZI")]), InitialState.Zeros(2)).SectorDimension.Should().Be(1, "nothing moves the state");
        smaller.Should().BeGreaterThan(50);
        onSector.Should().BeGreaterThan(20);
    }

    [Fact]
    public void Universal_designs_are_controllable_and_parity_leaves_a_sector()
    {
        var universal = Controllability.Of(LossCovarianceTests.Universal(1000), InitialState.Zeros(1000));
        (universal.IsControllable, universal.IsControllableOnSector, universal.ReachesEveryState).Should().Be((true, true, true));
        universal.ToString().Should().Be("every state of a sector of dimension 2^1000 is reached; g contains su(2^1000)");

        // {XX, YZ, ZY} open, n even: four copies of su(2^(n-2)): all of su on each sector.
        PauliString[] sectors = [.. Enumerable.Range(0, 5).SelectMany(q => new[] { "XX", "YZ", "ZY" }.Select(l => SumFamilies.At(l, q, 6).Terms[0].String))];
        InitialState inOne = InitialState.Stabilizer([.. Enumerable.Range(0, 3).SelectMany(pair => new[] { "ZY", "YZ" }.Select(l => SumFamilies.At(l, 2 * pair, 6)))]);
        var copies = Controllability.Of(DynamicalLieAlgebra.GeneratedBy(sectors), inOne);
        (copies.SectorDimension, copies.IsControllable, copies.IsControllableOnSector, copies.ReachesEveryState).Should().Be((16, false, true, true));
        Controllability.Of(DynamicalLieAlgebra.GeneratedBy(sectors), InitialState.Zeros(6)).IsControllableOnSector.Should().BeFalse("the state lies in several sectors");
        Action mixed = () => Controllability.Of(LossCovarianceTests.IsingChain(3), InitialState.Stabilizer([PauliSum.Parse("ZII")]));
        mixed.Should().Throw<UnsupportedRequestException>().WithMessage("*pure stabilizer*");
        Action mismatch = () => Controllability.Of(LossCovarianceTests.IsingChain(3), InitialState.Zeros(2));
        mismatch.Should().Throw<QubitCountMismatchException>();
        Action cancelled = () => Controllability.Of(LossCovarianceTests.IsingChain(3), InitialState.Zeros(3), new CancellationToken(true));
        cancelled.Should().Throw<OperationCanceledException>();
    }

    /// <summary>The sector is the span of everything that products of generators make of the state.</summary>
    [Fact]
    public void Sectors_of_sums_are_those_of_dense_products()
    {
        var random = new Random(63);
        foreach (PauliSum[] generators in new[] { SumFamilies.IsingRing(3), SumFamilies.XxzOpen(3), SumFamilies.HeisenbergBonds(3), SumFamilies.LongitudinalIsingOpen(3), SumFamilies.CollectiveSpin(3) })
        {
            for (int k = 0; k < 8; k++)
            {
                InitialState state = LossCovarianceTests.RandomStabilizer(3, random);
                DynamicalLieAlgebra algebra = DynamicalLieAlgebra.GeneratedBy(generators);
                if (algebra.IsPauliAlgebra || !IsPure(state)) continue;
                DenseMatrix rho = Density(state);
                var span = new List<DenseMatrix> { rho };
                DenseMatrix[] dense = [.. generators.Select(g => DenseMatrix.OfTerms(g.Terms.Select(t => (t.Coefficient, t.String.ToString()))))];
                for (int depth = 0, first = 0; depth < 8; depth++)
                {
                    int end = span.Count;
                    for (; first < end; first++)
                    {
                        foreach (DenseMatrix g in dense)
                        {
                            if (Rank([.. span, g * span[first]]) > span.Count) span.Add(g * span[first]);
                        }
                    }
                }

                Controllability.Of(algebra, state).SectorDimension.Should().Be(span.Count, $"{algebra}");
            }
        }
    }

    [Fact]
    public void Parameters_are_compared_with_the_orbit()
    {
        Capacity few = Capacity.Of(AnsatzCatalog.Ising(Topology.Chain, layers: 2).ToCircuit(6), InitialState.Plus(6));
        (few.Parameters, few.Orbit.Value, few.CanBeOverparametrized, few.AlgebraIsExact).Should().Be((22, 30, false, true));
        Capacity many = Capacity.Of(AnsatzCatalog.Ising(Topology.Chain, layers: 3).ToCircuit(6), InitialState.Plus(6));
        (many.CanBeOverparametrized, many.Ratio).Should().Be((true, 1.1));
        Capacity both = Capacity.Of(AnsatzCatalog.Ising(Topology.Chain, layers: 3).ToCircuit(6), [InitialState.Plus(6), InitialState.Zeros(6)]);
        both.Orbit.Value.Should().BeGreaterThan(many.Orbit.Value).And.BeLessThanOrEqualTo(66);
        var b = new CircuitBuilder(2);
        Circuit prepared = b.RX(0, 0.3).RZ(0, b.Parameter("t")).Build();
        Action fixedGate = () => Capacity.Of(prepared, InitialState.Zeros(2));
        fixedGate.Should().Throw<HypothesisNotMetException>().WithMessage("*prepare the state*");
        var still = new CircuitBuilder(1);
        Capacity.Of(still.RZ(0, still.Parameter("t")).Build(), InitialState.Zeros(1)).Ratio.Should().Be(double.PositiveInfinity);
    }

    private static bool IsPure(InitialState state) => state.ToString().StartsWith("a stabilizer", StringComparison.Ordinal);

    private static DenseMatrix Density(InitialState state) =>
        DenseMatrix.OfTerms(Labels(state.QubitCount).Select(l => (state.Expectation(PauliString.Parse(l)) / (1 << state.QubitCount), l)));

    /// <summary>The complex rank of matrices as vectors.</summary>
    private static int Rank(DenseMatrix[] matrices) => MathNet.Numerics.LinearAlgebra.Matrix<Complex>.Build.Dense(
        matrices.Length, matrices[0].Size * matrices[0].Size, (r, c) => matrices[r][c / matrices[r].Size, c % matrices[r].Size]).Rank();

    private static IEnumerable<string> Labels(int n) => n == 0 ? [""] : Labels(n - 1).SelectMany(l => "IXYZ".Select(c => l + c));

    private static int Orbits(int n, PauliString[] generators)
    {
        var seen = new HashSet<PauliString>();
        int orbits = 0;
        foreach (string label in Labels(n))
        {
            if (!seen.Add(PauliString.Parse(label))) continue;
            orbits++;
            var open = new Queue<PauliString>([PauliString.Parse(label)]);
            while (open.TryDequeue(out PauliString? p))
            {
                foreach (PauliString g in generators.Where(g => !g.CommutesWith(p)))
                {
                    PauliString next = PauliString.Multiply(g, p).String;
                    if (seen.Add(next)) open.Enqueue(next);
                }
            }
        }

        return orbits;
    }
}
