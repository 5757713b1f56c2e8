using QmlTrainability.Ansatze;
using QmlTrainability.Circuits;
using QmlTrainability.LieAlgebras;
using QmlTrainability.LieAlgebras.Classification;
using QmlTrainability.Paulis;
using QmlTrainability.Simulation.FreeFermions;

namespace QmlTrainability.Tests.Simulation.FreeFermions;

/// <summary>The expectations of bilinears, against their definition: the string e_ab·u by products of strings, and what the state says of it.</summary>
public class StateCovarianceTests
{
    private const double Tolerance = 1e-14;

    [Fact]
    public void Bilinears_of_hidden_fermions_are_those_of_the_definition()
    {
        var random = new Random(1);
        int compared = 0;
        for (int i = 0; i < 400; i++)
        {
            var fermions = new FermionCircuits(random.Next(1, 9), random);
            foreach (MajoranaFrame frame in Frames(fermions.Generators))
                compared += Compare(frame, Copies(frame, fermions.Generators), RandomStates.Of(fermions.Generators[0].QubitCount, random), random);
        }

        compared.Should().BeGreaterThan(800);
    }

    [Theory]
    [InlineData(31, false)]
    [InlineData(32, true)]
    [InlineData(63, true)]
    [InlineData(64, true)]
    [InlineData(65, false)]
    [InlineData(65, true)]
    [InlineData(129, true)]
    public void Bilinears_of_rings_and_chains_are_those_of_the_definition_across_words(int n, bool ring)
    {
        var random = new Random(n);
        PauliString[] generators = [.. AnsatzCatalog.Ising(ring ? Topology.Ring : Topology.Chain, 1).GeneratorsAt(n).Select(g => g.Terms.Single().String)];
        MajoranaFrame frame = Frames(generators).Single();
        frame.ModeCount.Should().Be(2 * n);
        Compare(frame, Copies(frame, generators), RandomStates.Of(n, random), random, pairs: 400).Should().BePositive();
    }

    [Fact]
    public void Letters_whose_expectation_is_0_end_a_product_and_no_others()
    {
        var random = new Random(3);
        for (int i = 0; i < 300; i++)
        {
            int n = random.Next(1, 140);
            InitialState state = RandomStates.Of(n, random);
            var packed = new PackedProductState(state.BlochVectors!);
            for (int k = 0; k < 20; k++)
            {
                PauliString p = PauliString.On(n, [.. Enumerable.Range(0, n).Where(_ => random.Next(8) == 0).Select(q => (q, (Pauli)random.Next(4)))]);
                packed.Expectation(PauliPacking.Pack(p)).Should().Be(state.Expectation(p), "the factors are the same in the same order: {0} in {1}", p, state);
            }
        }
    }

    [Fact]
    public void Sums_over_characters_are_those_of_the_definition()
    {
        var random = new Random(4);
        for (int m = 0; m <= 5; m++)
        {
            double[] x = [.. Enumerable.Range(0, 1 << m).Select(_ => random.NextDouble() - 0.5)], sums = [.. x];
            var matrices = new List<FermionEntry>[x.Length];
            for (int q = 0; q < x.Length; q++)
                matrices[q] = [.. Enumerable.Range(0, 12).Where(_ => random.Next(2) == 0).Select(a => new FermionEntry(a / 4, 3 + (a % 4), x[q] * (1 + a)))];
            List<FermionEntry>[] given = [.. matrices];
            CharacterSum.Of(sums);
            CharacterSum.Of(matrices, CancellationToken.None);
            for (int character = 0; character < x.Length; character++)
            {
                sums[character].Should().BeApproximately(Enumerable.Range(0, x.Length).Sum(q => Sign(q & character) * x[q]) / x.Length, Tolerance);
                matrices[character].Select(e => (10 * e.A) + e.B).Should().BeInAscendingOrder();
                for (int a = 0; a < 12; a++)
                {
                    double expected = Enumerable.Range(0, x.Length).Sum(q => Sign(q & character) * given[q].Where(e => e.A == a / 4 && e.B == 3 + (a % 4)).Sum(e => e.Value)) / x.Length;
                    matrices[character].Where(e => e.A == a / 4 && e.B == 3 + (a % 4)).Sum(e => e.Value).Should().BeApproximately(expected, Tolerance);
                }
            }
        }
    }

    [Fact]
    public void Entries_that_cancel_are_left_out()
    {
        List<FermionEntry>[] matrices = [[new(0, 1, 1), new(0, 2, 0.5)], [new(0, 1, 1), new(1, 2, 0.25)]];
        CharacterSum.Of(matrices, CancellationToken.None);
        matrices[0].Should().Equal(new FermionEntry(0, 1, 1), new FermionEntry(0, 2, 0.25), new FermionEntry(1, 2, 0.125));
        matrices[1].Should().Equal(new FermionEntry(0, 2, 0.25), new FermionEntry(1, 2, -0.125));
    }

    [Fact]
    public void Cancellation_is_answered()
    {
        PauliString[] generators = [.. AnsatzCatalog.Ising(Topology.Ring, 1).GeneratorsAt(20).Select(g => g.Terms.Single().String)];
        MajoranaFrame frame = Frames(generators).Single();
        var covariance = new StateCovariance(frame, RandomStates.Of(20, new Random(1)), CancellationToken.None);
        var canceled = new CancellationToken(canceled: true);
        Action bilinears = () => covariance.Bilinears(new SignedPauli(PauliString.Identity(20), false), [.. Enumerable.Range(0, frame.ModeCount)], canceled);
        Action sums = () => CharacterSum.Of([[], []], canceled);
        bilinears.Should().Throw<OperationCanceledException>();
        sums.Should().Throw<OperationCanceledException>();
    }

    /// <summary>The number of expectations other than 0.</summary>
    private static int Compare(MajoranaFrame frame, PauliString[] copies, InitialState state, Random random, int pairs = int.MaxValue)
    {
        int[] modes = [.. Enumerable.Range(0, frame.ModeCount).Where(_ => random.Next(4) > 0).OrderBy(_ => random.Next())]; // some of them in any order, as in a light cone
        var u = new SignedPauli(copies[random.Next(copies.Length)], random.Next(2) == 0);
        var found = new StateCovariance(frame, state, CancellationToken.None).Bilinears(u, modes, CancellationToken.None).ToDictionary(e => (e.A, e.B), e => e.Value);
        int others = 0;
        foreach ((int i, int j) in Enumerable.Range(0, modes.Length).SelectMany(i => Enumerable.Range(i + 1, modes.Length - i - 1).Select(j => (i, j))).OrderBy(_ => random.Next()).Take(pairs))
        {
            // e_ab = i·ℓ(a)·ℓ(b), e_0b = ℓ(b) = -e_b0.
            (PauliString first, PauliString second) = (frame.Lift(modes[i]), frame.Lift(modes[j]));
            PauliProduct bilinear = PauliString.Multiply(first, second), product = PauliString.Multiply(bilinear.String, u.String);
            int phase = (bilinear.PhaseExponent + product.PhaseExponent + (modes[i] == 0 ? 0 : modes[j] == 0 ? 2 : 1)) & 3;
            (phase & 1).Should().Be(0, "e_ab·u is Hermitian");
            double expected = (phase == 2 ? -1 : 1) * u.Sign * state.Expectation(product.String);
            found.GetValueOrDefault((i, j)).Should().BeApproximately(expected, Tolerance, "{0}·{1}·{2}", first, second, u.String);
            if (expected != 0) others++;
        }

        found.Values.Should().NotContain(0);
        return others;
    }

    private static IEnumerable<MajoranaFrame> Frames(IEnumerable<PauliString> generators) =>
        DynamicalLieAlgebra.GeneratedBy(generators).Components!.OfType<FreeFermionComponent>().Select(MajoranaFrame.Of);

    /// <summary>The identity and the strings by which generators differ from bilinears.</summary>
    private static PauliString[] Copies(MajoranaFrame frame, PauliString[] generators) =>
        [PauliString.Identity(generators[0].QubitCount), .. generators.Where(g => frame.ModesOf(g).Length == 2).Select(g => frame.LabelOf(g).Remainder.String)];

    private static int Sign(int bits) => int.IsOddInteger(int.PopCount(bits)) ? -1 : 1;

    private static class RandomStates
    {
        /// <summary>Bloch vectors of any direction and length, some with one or two components 0, never all of them on axes.</summary>
        public static InitialState Of(int qubits, Random random)
        {
            int kind = random.Next(3);
            return InitialState.Product([.. Enumerable.Range(0, qubits).Select(q =>
            {
                double x = random.NextDouble() - 0.5, y = random.NextDouble() - 0.5, z = random.NextDouble() - 0.5, length = Math.Sqrt((x * x) + (y * y) + (z * z)) / (0.9 + (0.1 * random.NextDouble()));
                if (kind == 1) y = 0;
                if (kind == 2 && q > 0 && random.Next(3) == 0) (x, z) = (0, 0);
                return (x / length, y / length, z / length);
            })]);
        }
    }
}
