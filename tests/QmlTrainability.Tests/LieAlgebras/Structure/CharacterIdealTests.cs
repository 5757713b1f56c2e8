using System.Numerics;
using QmlTrainability.LieAlgebras;
using QmlTrainability.LieAlgebras.Classification;
using QmlTrainability.Numerics;
using QmlTrainability.Paulis;
using QmlTrainability.Tests.LieAlgebras.BruteForce;
using QmlTrainability.Tests.Oracle;

namespace QmlTrainability.Tests.LieAlgebras.Structure;

/// <summary>Ideals by characters against dense projectors and against the listing of the component, signs included.</summary>
public class CharacterIdealTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Projections_equal_multiplication_by_the_dense_projector(int seed)
    {
        var random = new RandomGenerators(seed);
        int cases = 0, withCopies = 0;
        while (cases < 150)
        {
            GeneratorSet set = random.Next(3, 4);
            foreach (PauliComponent component in set.Classify().Components!)
            {
                cases++;
                if (component.CopyGenerators.Count > 0) withCopies++;
                PauliSum element = component.Generators.Select((g, i) => (i + 1.0) * g).Aggregate((a, b) => a + b) + PauliSum.Bracket(component.Generators[0], component.Generators[^1]);
                var dense = Dense(element);
                DenseMatrix sum = 0 * dense;
                for (BigInteger character = 0; character < component.Summand.Multiplicity; character++)
                {
                    CharacterIdeal ideal = component.Ideal(character);
                    DenseMatrix projector = component.CopyGenerators.Select((q, j) => 0.5 * (Dense(PauliString.Identity(set.Qubits)) + (ideal.Value(j) * Dense(q))))
                        .Aggregate(Dense(PauliString.Identity(set.Qubits)), (a, b) => a * b);
                    PauliSum projection = ideal.Project(element);
                    DenseMatrix.Distance(Dense(projection), dense * projector).Should().BeLessThan(1e-12, "{0}", set);
                    ideal.ExactSquaredNorm(element).Should().Be(projection.Terms.Aggregate(Rational.Zero, (s, t) => s + (t.Exact * t.Exact)));
                    sum += Dense(projection);
                }

                DenseMatrix.Distance(sum, dense).Should().BeLessThan(1e-12);
            }
        }

        withCopies.Should().BeGreaterThan(30, "signs matter where there are copies");
    }

    [Fact]
    public void Every_ideal_has_a_basis_of_its_dimension_that_closes()
    {
        var random = new RandomGenerators(3);
        int cases = 0;
        while (cases < 150)
        {
            GeneratorSet set = random.Next(3, 5);
            foreach (PauliComponent component in set.Classify().Components!.Where(c => c.Summand.Dimension <= 36))
            {
                cases++;
                var ideal = component.Ideal(component.Summand.Multiplicity - 1);
                IReadOnlyList<PauliSum> basis = ideal.ListBasis();
                basis.Should().HaveCount((int)ideal.Dimension, "{0}", set);
                foreach (PauliSum b in basis) ideal.SquaredNorm(b).Should().BeApproximately(1, 1e-12);
                PauliSum bracket = PauliSum.Bracket(basis[0], basis[^1]);
                ideal.SquaredNorm(bracket).Should().BeApproximately(bracket.Terms.Sum(t => t.Coefficient * t.Coefficient), 1e-12);
            }
        }
    }

    /// <summary>E7 has one string that commutes with all, on which the form is 1: su(8). With a twin of some strings there are two copies and, often, two such strings in a basis.</summary>
    [Fact]
    public void Ideals_of_a_form_that_is_not_zero_on_the_radical()
    {
        var random = new RandomGenerators(4);
        Bits[] e7 = [.. Graphs.AsGenerators(7, [(0, 1), (1, 2), (2, 3), (3, 4), (4, 5), (2, 6)])];
        int several = 0;
        for (int i = 0; i < 20; i++)
        {
            List<Bits> strings = random.Shuffled([.. e7, .. e7.Where((_, v) => v == i % 7 || random.Chance(0.3)).Select(p => p + Bits.Letter(7, 'Z'))]);
            for (int j = 0; j < 10; j++)
            {
                Bits axis = random.AnyString(8);
                strings = [.. strings.Select(p => p.Transvect(axis))];
            }

            var component = (QuadraticComponent)new GeneratorSet(8, strings).Classify().Components!.Single();
            if (component.Space.RadicalBasis.Count(r => component.Space.Q(r)) > 1) several++;

            component.Summand.ToString().Should().Be("2·su(8)");
            PauliString translation = component.CopyGenerators.Single();
            component.Generators.Should().OnlyContain(g => g.CommutesWith(translation) && component.Contains(PauliString.Multiply(g, translation).String));
            CharacterIdeal ideal = component.Ideal(i % 2);
            ideal.ListBasis().Should().HaveCount(63).And.OnlyHaveUniqueItems().And.OnlyContain(b => Math.Abs(ideal.SquaredNorm(b) - 1) < 1e-12);
        }

        several.Should().BePositive();
    }

    /// <summary>A thousand spins on a ring: so(2000) where the product of all X is +1 and where it is -1.</summary>
    [Fact]
    public void A_ring_of_a_thousand_qubits_has_two_ideals()
    {
        const int Qubits = 1000;
        DynamicalLieAlgebra ring = DynamicalLieAlgebra.GeneratedBy(Enumerable.Range(0, Qubits).SelectMany(q =>
            new[] { PauliString.On(Qubits, (q, Pauli.X)), PauliString.On(Qubits, (q, Pauli.Z), ((q + 1) % Qubits, Pauli.Z)) }));
        AlgebraStructure structure = ring.ComputeStructure();
        PauliString x = PauliString.On(Qubits, (17, Pauli.X)), others = PauliString.On(Qubits, [.. Enumerable.Range(0, Qubits).Where(q => q != 17).Select(q => (q, Pauli.X))]);

        structure.SimpleIdeals.Count.Should().Be(2);
        var ideals = structure.SimpleIdeals.Cast<CharacterIdeal>().ToList();
        ideals.Select(i => i.Name).Should().Equal("so(2000)", "so(2000)");
        ideals[0].Project(x).Should().Be((0.5 * x) + (0.5 * others));
        ideals[1].Project(x).Should().Be((0.5 * x) - (0.5 * others));
        ideals[0].ExactSquaredNorm((PauliSum)x + others).Should().Be(2);
        ideals[1].ExactSquaredNorm((PauliSum)x + others).Should().Be(Rational.Zero);
        double.IsNegativeInfinity(ideals[1].Log2SquaredNorm((PauliSum)x + others)).Should().BeTrue();
    }

    /// <summary>2^k ideals are told apart without one of them being listed.</summary>
    [Fact]
    public void There_may_be_more_ideals_than_atoms()
    {
        const int Qubits = 300;
        DynamicalLieAlgebra star = DynamicalLieAlgebra.GeneratedBy(Enumerable.Range(1, Qubits - 1).Select(q => PauliString.On(Qubits, (0, Pauli.Z), (q, Pauli.X)))
            .Append(PauliString.On(Qubits, (0, Pauli.X))).Append(PauliString.On(Qubits, (0, Pauli.Z))));
        AlgebraStructure structure = star.ComputeStructure();

        structure.SimpleIdeals.Count.Should().Be(BigInteger.One << (Qubits - 1));
        SimpleIdeal last = structure.SimpleIdeals[structure.SimpleIdeals.Count - 1];
        last.Name.Should().Be("su(2)");
        last.Log2SquaredNorm(PauliString.On(Qubits, (0, Pauli.X))).Should().Be(-(Qubits - 1));
        last.Invoking(i => i.Project(PauliString.On(Qubits, (0, Pauli.X)))).Should().Throw<BudgetExceededException>().WithMessage("*SquaredNorm*");
        structure.Invoking(s => s.SimpleIdeals[s.SimpleIdeals.Count]).Should().Throw<ArgumentOutOfRangeException>();
        structure.Invoking(s => s.ListCartanSubalgebra()).Should().Throw<BudgetExceededException>();
        star.Components![0].Invoking(c => c.Ideal(-1)).Should().Throw<ArgumentOutOfRangeException>();
    }

    [Fact]
    public void Majorana_labels_are_the_bilinears_that_they_name()
    {
        var random = new RandomGenerators(5);
        int components = 0, copies = 0;
        while (components < 200)
        {
            GeneratorSet set = random.Next(3, 5);
            DynamicalLieAlgebra algebra = set.Classify();
            foreach (PauliComponent component in algebra.Components!)
            {
                component.HalfRank.Should().Be(HalfRank(component.Generators), "{0}", set);
                if (component.Majoranas is not MajoranaModes modes)
                {
                    component.IsFreeFermion.Should().BeFalse();
                    continue;
                }

                component.IsFreeFermion.Should().BeTrue();
                if (component.Dimension > 300) continue;
                components++;
                if (component.CopyGenerators.Count > 0) copies++;
                var seen = new HashSet<PauliSum>();
                foreach (PauliString p in ComponentStrings(component))
                {
                    MajoranaLabel label = modes.LabelOf(p)!.Value;
                    modes.Bilinear(label.First, label.Second, label.Copy).Should().Be((double)label.Sign * p, "{0} in {1}", p, set);
                    seen.Add((PauliSum)p);
                }

                seen.Should().HaveCount((int)component.Dimension);
                for (int a = 0; a < modes.Count; a++)
                {
                    (int b, int c) = ((a + 1) % modes.Count, (a + 2) % modes.Count);
                    if (a != c) PauliSum.Bracket(modes.Bilinear(a, b), modes.Bilinear(b, c)).Should().Be(modes.Bilinear(a, c), "brackets of so(N)");
                    modes.Bilinear(a, b).Should().Be(-modes.Bilinear(b, a));
                    DenseProduct(modes.Bilinear(a, b)).Should().BeApproximately(1, 1e-12);
                }

                modes.LabelOf(PauliString.Identity(set.Qubits)).Should().BeNull();
                modes.Invoking(m => m.Bilinear(0, 0)).Should().Throw<ArgumentOutOfRangeException>();
                modes.Invoking(m => m.Bilinear(0, m.Count)).Should().Throw<ArgumentOutOfRangeException>();
            }
        }

        copies.Should().BeGreaterThan(30);
    }

    [Fact]
    public void A_chain_of_a_thousand_qubits_has_two_thousand_modes()
    {
        const int Qubits = 1000;
        MajoranaModes modes = DynamicalLieAlgebra.GeneratedBy(Enumerable.Range(0, Qubits).Select(q => PauliString.On(Qubits, (q, Pauli.X)))
            .Concat(Enumerable.Range(0, Qubits - 1).Select(q => PauliString.On(Qubits, (q, Pauli.Z), (q + 1, Pauli.Z))))).Components![0].Majoranas!;
        modes.Count.Should().Be(2 * Qubits);
        PauliString wide = PauliString.On(Qubits, [(3, Pauli.Z), .. Enumerable.Range(4, 900).Select(q => (q, Pauli.X)), (904, Pauli.Y)]);
        MajoranaLabel label = modes.LabelOf(wide)!.Value;
        modes.Bilinear(label.First, label.Second).Should().Be((double)label.Sign * wide);
        modes.LabelOf(PauliString.On(Qubits, (3, Pauli.Z), (5, Pauli.Z))).Should().BeNull();
    }

    private static IReadOnlyList<PauliString> ComponentStrings(PauliComponent component) => DynamicalLieAlgebra.GeneratedBy(component.Generators).EnumerateBasis();

    /// <summary>Half the rank over GF(2) of the matrix that says which strings anticommute.</summary>
    private static int HalfRank(IReadOnlyList<PauliString> strings)
    {
        var rows = strings.Select(p => strings.Select((q, i) => p.CommutesWith(q) ? BigInteger.Zero : BigInteger.One << i).Aggregate((a, b) => a | b)).ToList();
        int rank = 0;
        for (int column = 0; column < strings.Count; column++)
        {
            int pivot = rows.FindIndex(r => !(r >> column).IsEven);
            if (pivot < 0) continue;
            BigInteger row = rows[pivot];
            rows.RemoveAt(pivot);
            for (int i = 0; i < rows.Count; i++) rows[i] = (rows[i] >> column).IsEven ? rows[i] : rows[i] ^ row;
            rank++;
        }

        return rank / 2;
    }

    private static DenseMatrix Dense(PauliSum sum) => sum.IsZero
        ? 0 * DenseMatrix.OfLabel(new string('I', sum.QubitCount))
        : DenseMatrix.OfTerms(sum.Terms.Select(t => (t.Coefficient, t.String.ToString("D", null))));

    /// <summary>Tr(A²)/2ⁿ on dense matrices.</summary>
    private static double DenseProduct(PauliSum a)
    {
        var dense = Dense(a);
        DenseMatrix square = dense * dense;
        return Enumerable.Range(0, square.Size).Sum(i => square[i, i].Real) / square.Size;
    }
}
