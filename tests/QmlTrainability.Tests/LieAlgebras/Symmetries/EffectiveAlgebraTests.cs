using System.Numerics;
using QmlTrainability.LieAlgebras;
using QmlTrainability.LieAlgebras.Symmetries;
using QmlTrainability.Paulis;
using QmlTrainability.Tests.LieAlgebras.BruteForce;
using QmlTrainability.Tests.Oracle;

namespace QmlTrainability.Tests.LieAlgebras.Symmetries;

public class EffectiveAlgebraTests
{
    /// <summary>On the sector the generators are HΠ with Π the projector on it, which are closed as dense matrices.</summary>
    [Fact]
    public void On_a_sector_it_is_the_algebra_of_the_projected_generators()
    {
        var random = new Random(8);
        var disagreements = new Disagreements();
        int fixedOnes = 0, vanishing = 0;
        for (int i = 0; i < 300; i++)
        {
            int qubits = 2 + random.Next(2);
            SumTerms[] sums = [.. Enumerable.Range(0, 2 + random.Next(2)).Select(_ => Sum(random, qubits))];
            List<(int Sign, string Label)> stabilizers = Stabilizers(random, qubits);
            List<(int Sign, string Label)> symmetries = [.. Group(stabilizers, qubits).Where(s => sums.All(h => h.Terms.All(t => !Letters.Anticommute(t.Label, s.Label))))];
            SumTerms[] projected = [.. sums.Select(h => Product(h, symmetries)).Where(h => h.Terms.Count > 0)];
            var dense = DenseClosure.Of(qubits, projected);

            var effective = EffectiveAlgebra.OnSectorOf(sums.Select(s => s.ToSum()), stabilizers.Select(s => s.Sign * PauliString.Parse(s.Label)));

            disagreements.Compare(
                (effective.Dimension, effective.Algebra?.CenterDimension ?? 0, 1 << effective.Symmetries.Count),
                ((BigInteger)dense.Dimension, (BigInteger)dense.CenterDimension, symmetries.Count),
                () => $"{string.Join("; ", sums.Select(s => s.ToString()))} on {string.Join(", ", stabilizers)}");
            if (symmetries.Count > 1) fixedOnes++;
            if (projected.Length < sums.Length) vanishing++;
        }

        disagreements.ShouldBeNone(300);
        fixedOnes.Should().BeGreaterThan(50);
        vanishing.Should().BeGreaterThan(0);
    }

    [Fact]
    public void The_sign_of_a_symmetry_decides_the_sector()
    {
        PauliSum[] generators = [PauliSum.Parse("XX + YY"), PauliSum.Parse("ZI - IZ")];

        EffectiveAlgebra even = EffectiveAlgebra.OnSectorOf(generators, [PauliSum.Parse("-ZZ")]);
        even.Dimension.Should().Be(3);
        even.Symmetries.Should().Equal(PauliSum.Parse("-ZZ"));
        EffectiveAlgebra.OnSectorOf([.. generators, PauliSum.Zero(2)], [PauliSum.Parse("-ZZ")]).Generators.Should().Equal(even.Generators, "a sum that is zero acts as zero");
        EffectiveAlgebra odd = EffectiveAlgebra.OnSectorOf(generators, [PauliSum.Parse("ZZ")]);
        odd.Symmetries.Should().Equal(PauliSum.Parse("ZZ"));
        (odd.Dimension, odd.Algebra, odd.ToString()).Should().Be((0, null, "0"), "on |00⟩ and |11⟩ both generators vanish");
    }

    [Fact]
    public void The_even_sector_of_the_Ising_ring_of_a_hundred_qubits_is_one_copy()
    {
        const int Qubits = 100;
        PauliSum[] x = [.. Enumerable.Range(0, Qubits).Select(q => (PauliSum)PauliString.On(Qubits, (q, Pauli.X)))];
        PauliSum[] zz = [.. Enumerable.Range(0, Qubits).Select(q => (PauliSum)PauliString.On(Qubits, (q, Pauli.Z), ((q + 1) % Qubits, Pauli.Z)))];

        EffectiveAlgebra even = EffectiveAlgebra.OnSectorOf([.. x, .. zz], x);

        DynamicalLieAlgebra.GeneratedBy([.. x, .. zz]).ToString().Should().Be("2·so(200)");
        (even.QubitCount, even.ToString(), even.Symmetries.Count).Should().Be((99, "so(200)", 1));
    }

    [Theory]
    [InlineData("XY", "*one string*1 or -1*")]
    [InlineData("2*XX", "*one string*1 or -1*")]
    [InlineData("XX + ZZ", "*one string*1 or -1*")]
    [InlineData("XX, ZI", "*0 and 1 anticommute*")]
    [InlineData("XX, ZZ, YY", "*contradict*")]
    public void Stabilizers_that_no_state_has_are_refused(string stabilizers, string message)
    {
        PauliSum[] given = [.. stabilizers.Split(", ").Select(s => s == "XY" ? PauliSum.Zero(2) : PauliSum.Parse(s))];

        FluentActions.Invoking(() => EffectiveAlgebra.OnSectorOf([PauliSum.Parse("ZZ")], given)).Should().Throw<ArgumentException>().WithMessage(message);
    }

    [Fact]
    public void Bad_input_is_refused_and_cancellation_stops_it()
    {
        PauliSum[] zz = [PauliSum.Parse("ZZ")];
        PauliString[] strings = [PauliString.Parse("XI"), PauliString.Parse("ZI")];
        var cancelled = new CancellationToken(canceled: true);

        FluentActions.Invoking(() => EffectiveAlgebra.OnSectorOf(null!, zz)).Should().Throw<ArgumentNullException>().WithParameterName("generators");
        FluentActions.Invoking(() => EffectiveAlgebra.OnSectorOf(zz, null!)).Should().Throw<ArgumentNullException>().WithParameterName("stabilizers");
        FluentActions.Invoking(() => EffectiveAlgebra.OnSectorOf(zz, [null!])).Should().Throw<ArgumentException>().WithMessage("Stabilizer 0 is null*");
        FluentActions.Invoking(() => EffectiveAlgebra.OnSectorOf(zz, [PauliSum.Parse("Z")])).Should().Throw<QubitCountMismatchException>().WithMessage("*Stabilizer 0*");
        FluentActions.Invoking(() => EffectiveAlgebra.OnSectorOf([.. zz, PauliSum.Parse("Z")], zz)).Should().Throw<QubitCountMismatchException>().WithMessage("*generator*");
        FluentActions.Invoking(() => EffectiveAlgebra.OnSectorOf(zz, zz, cancellationToken: cancelled)).Should().Throw<OperationCanceledException>();
        FluentActions.Invoking(() => EffectiveAlgebra.OnModuleOf(strings, null!)).Should().Throw<ArgumentNullException>().WithParameterName("observable");
        FluentActions.Invoking(() => EffectiveAlgebra.OnModuleOf(strings, PauliSum.Parse("Z"))).Should().Throw<QubitCountMismatchException>().WithMessage("*observable*");
        FluentActions.Invoking(() => EffectiveAlgebra.OnModuleOf(strings, PauliSum.Parse("YI"), cancelled)).Should().Throw<OperationCanceledException>();
    }

    /// <summary>g modulo the kernel of its action on all nested brackets with the observable, by dense linear algebra.</summary>
    [Fact]
    public void On_a_module_it_is_what_acts_on_all_nested_brackets()
    {
        var random = new RandomGenerators(9);
        var terms = new Random(10);
        var disagreements = new Disagreements();
        int refused = 0, smaller = 0;
        for (int i = 0; i < 400; i++)
        {
            GeneratorSet set = random.Next(3, 3);
            SumTerms observable = LabelSums.Random(terms, set.Qubits, terms.Next(2) == 0 ? 1 : 3);
            PauliString[] generators = [.. set.Strings.Select(s => s.On(set.Qubits))];
            EffectiveAlgebra effective;
            try
            {
                effective = EffectiveAlgebra.OnModuleOf(generators, observable.ToSum());
            }
            catch (UnsupportedRequestException)
            {
                observable.Terms.Should().HaveCountGreaterThan(1, "one string is never refused");
                refused++;
                continue;
            }

            disagreements.Compare(effective.Dimension, (BigInteger)ActingDimension(set, observable), () => $"{set} on {observable}");
            if (effective.Dimension < DynamicalLieAlgebra.GeneratedBy(generators).Dimension) smaller++;
        }

        disagreements.ShouldBeNone(300);
        smaller.Should().BeGreaterThan(50);
        refused.Should().BeGreaterThan(0);
    }

    [Fact]
    public void Restriction_to_a_sector_keeps_brackets_and_makes_the_symmetries_1()
    {
        var random = new Random(12);
        var disagreements = new Disagreements();
        for (int i = 0; i < 300; i++)
        {
            int qubits = 2 + random.Next(2);
            List<(int Sign, string Label)> stabilizers = Stabilizers(random, qubits);
            if (random.Next(2) == 0) stabilizers = [stabilizers[0]];
            var map = new SectorMap(qubits, SignedGroup.Of([.. stabilizers.Select(s => (PauliString.Parse(s.Label), s.Sign < 0))], CancellationToken.None), CancellationToken.None);
            string[] commuting = [.. LabelSums.All(qubits).Where(p => stabilizers.TrueForAll(s => !Letters.Anticommute(s.Label, p)))];
            PauliSum a = Sum(), b = Sum();

            disagreements.Compare((map.Restrict(PauliSum.Bracket(a, b)) - PauliSum.Bracket(map.Restrict(a), map.Restrict(b))).IsZero, true, () => $"{a} and {b} on {string.Join(", ", stabilizers)}");
            foreach ((int sign, string label) in stabilizers) disagreements.Compare(map.Restrict((double)sign * PauliString.Parse(label)), (PauliSum)PauliString.Identity(map.QubitCount), () => label);

            PauliSum Sum() => random.GetItems(commuting, 3).Aggregate(PauliSum.Zero(qubits), (sum, p) => sum + ((1.0 + random.Next(3)) * PauliString.Parse(p)));
        }

        disagreements.ShouldBeNone(600);
    }

    /// <summary>Terms that differ by a string of the copy group (XX or ZZ for free fermions, Z on the last qubit otherwise) are refused, and no others.</summary>
    [Theory]
    [InlineData("XI IX ZZ", "ZI + YX", null)]
    [InlineData("XI IX ZZ", "ZI + YI", 6)]
    [InlineData("ZI IZ XX", "XI + YZ", null)]
    [InlineData("ZI IZ XX", "XI + YI", 6)]
    [InlineData("ZI IZ XX", "ZI + YI", 6)]
    [InlineData("XIII ZIII ZIIZ ZZII IXII IZII IZZI IIXI IIZI", "XIII + XIIZ", null)]
    [InlineData("XIII ZIII ZIIZ ZZII IXII IZII IZZI IIXI IIZI", "XIII + YIII", 126)]
    [InlineData("XIIIIII ZXIIIII IZXIIII IIZXIII IIIZXII IIZIIXI XIIIIIZ", "ZIIIIII + ZIIIIIZ", null)]
    [InlineData("XIIIIII ZXIIIII IZXIIII IIZXIII IIIZXII IIZIIXI XIIIIIZ", "ZIIIIII + YIIIIII", 72)]
    public void Only_terms_that_differ_by_a_string_of_the_copy_group_are_refused(string generators, string observable, int? dimension)
    {
        PauliString[] strings = [.. generators.Split(' ').Select(g => PauliString.Parse(g))];
        Func<EffectiveAlgebra> effective = () => EffectiveAlgebra.OnModuleOf(strings, PauliSum.Parse(observable));

        if (dimension is int all) effective().Dimension.Should().Be(all);
        else effective.Should().Throw<UnsupportedRequestException>().WithMessage("*cancel*");
    }

    /// <summary>E7: three of its strings multiply to one that commutes with all, but on which the form is 1: a translation by it leaves the algebra.</summary>
    [Fact]
    public void A_string_of_the_radical_outside_the_copy_group_is_no_reason_to_refuse()
    {
        PauliString[] e7 = [.. Graphs.AsGenerators(7, [(0, 1), (1, 2), (2, 3), (3, 4), (4, 5), (2, 6)]).Select(g => g.On(7))];
        PauliString radical = PauliString.Multiply(PauliString.Multiply(e7[3], e7[5]).String, e7[6]).String, z = PauliString.On(7, (0, Pauli.Z));
        e7.Should().OnlyContain(g => g.CommutesWith(radical));

        EffectiveAlgebra.OnModuleOf(e7, (PauliSum)z + PauliString.Multiply(z, radical).String).Dimension.Should().Be(63);
    }

    [Fact]
    public void The_comparison_of_terms_can_be_stopped()
    {
        DynamicalLieAlgebra algebra = DynamicalLieAlgebra.GeneratedBy([PauliString.Parse("X"), PauliString.Parse("Z")]);

        FluentActions.Invoking(() => ActingPart.Of(algebra, PauliSum.Parse("X + Y"), new CancellationToken(canceled: true))).Should().Throw<OperationCanceledException>();
    }

    private static int ActingDimension(GeneratorSet set, SumTerms observable)
    {
        IReadOnlyList<string> labels = LabelSums.All(set.Qubits);
        List<long[]> algebra = [.. ListedAlgebra.Of(set.Qubits, set.Strings).Strings.Select(s => Unit(s.Label(set.Qubits)))];
        long[][] generators = [.. set.Strings.Select(s => Unit(s.Label(set.Qubits)))];
        List<long[]> module = [];
        var span = new PlainRank();
        Add(LabelSums.Vector(observable, labels));
        for (int i = 0; i < module.Count; i++)
        {
            foreach (long[] generator in generators) Add(LabelSums.Bracket(generator, module[i], labels));
        }

        var action = new PlainRank();
        foreach (long[] x in algebra) action.Add(module.SelectMany(m => LabelSums.Bracket(x, m, labels)));
        return action.Rank;

        void Add(long[] vector)
        {
            if (span.Add(vector)) module.Add([.. vector.Select(v => v % int.MaxValue)]);
        }

        long[] Unit(string label) => LabelSums.Vector(new SumTerms([(1, label)]), labels);
    }

    /// <summary>Sums that often commute with Z⊗Z or X⊗X, so that there are symmetries.</summary>
    private static SumTerms Sum(Random random, int qubits)
    {
        string[] pool = qubits == 2 ? ["XX", "YY", "ZZ", "ZI", "IZ", "XY"] : ["XXI", "YYI", "IXX", "IYY", "ZII", "IZI", "IIZ", "ZZI", "IZZ", "XIX", "ZZZ"];
        return new SumTerms([.. random.GetItems(pool, 1 + random.Next(3)).Distinct().Select(l => (random.Next(2) == 0 ? 1 : -1, l))]);
    }

    private static List<(int Sign, string Label)> Stabilizers(Random random, int qubits)
    {
        var chosen = new List<(int Sign, string Label)>();
        for (int i = 0; i < 6; i++)
        {
            string label = random.Next(2) == 0 ? new string('Z', qubits) : Letters.RandomLabel(random, qubits);
            bool known = Group(chosen, qubits).Exists(g => g.Label == label);
            if (!known && chosen.TrueForAll(c => !Letters.Anticommute(c.Label, label))) chosen.Add((random.Next(2) == 0 ? 1 : -1, label));
        }

        return chosen.Count == 0 ? [(1, new string('Z', qubits))] : chosen;
    }

    private static List<(int Sign, string Label)> Group(IEnumerable<(int Sign, string Label)> generators, int qubits)
    {
        List<(int Sign, string Label)> group = [(1, new string('I', qubits))];
        foreach ((int sign, string label) in generators)
        {
            group.AddRange([.. group.Select(g =>
            {
                (int phase, string product) = Letters.Multiply(g.Label, label);
                return (g.Sign * sign * (phase == 2 ? -1 : 1), product);
            })]);
        }

        return group;
    }

    private static SumTerms Product(SumTerms sum, List<(int Sign, string Label)> group)
    {
        var product = new Dictionary<string, int>();
        foreach ((int coefficient, string label) in sum.Terms)
        {
            foreach ((int sign, string element) in group)
            {
                (int phase, string target) = Letters.Multiply(label, element);
                product[target] = product.GetValueOrDefault(target) + (coefficient * sign * (phase == 2 ? -1 : 1));
            }
        }

        return new SumTerms([.. product.Where(p => p.Value != 0).Select(p => (p.Value, p.Key))]);
    }
}
