using QmlTrainability.LieAlgebras;
using QmlTrainability.LieAlgebras.Symmetries;
using QmlTrainability.Paulis;
using QmlTrainability.Tests.LieAlgebras.BruteForce;

namespace QmlTrainability.Tests.LieAlgebras.Symmetries;

public class LinearCommutantTests
{
    [Fact]
    public void The_dimension_is_that_of_all_solutions_and_the_basis_solves()
    {
        var random = new Random(7);
        var disagreements = new Disagreements();
        for (int i = 0; i < 300; i++)
        {
            int qubits = 1 + random.Next(3);
            SumTerms[] sums = [.. Enumerable.Range(0, 1 + random.Next(2)).Select(_ => LabelSums.Random(random, qubits, 1 + random.Next(5)))];
            var commutant = LinearCommutant.Of(sums.Select(s => s.ToSum()));

            IReadOnlyList<string> labels = LabelSums.All(qubits);
            disagreements.Compare(commutant.Dimension, labels.Count - EquationRank(sums, labels), () => string.Join("; ", sums.Select(s => s.ToString())));
            disagreements.Compare(commutant.Basis.All(b => !b.IsZero && sums.All(s => PauliSum.Bracket(s.ToSum(), b).IsZero)), true, () => "brackets vanish");
            disagreements.Compare(Rank(commutant.Basis, labels), commutant.Dimension, () => "independent");
            disagreements.Compare(commutant.Basis[0], (PauliSum)PauliString.Identity(qubits), () => "identity first");
        }

        disagreements.ShouldBeNone(1_200);
    }

    /// <summary>What commutes with all exchanges of qubits: Σ (2j+1)² = C(n+3, 3) operators.</summary>
    [Theory]
    [InlineData(2, 10)]
    [InlineData(3, 20)]
    [InlineData(4, 35)]
    public void Permutation_invariant_operators_are_counted_by_spins(int qubits, int dimension) =>
        LinearCommutant.Of(SumFamilies.HeisenbergBonds(qubits)).Dimension.Should().Be(dimension);

    /// <summary>What commutes with the total spin: the permutations of qubits, of which Σ (multiplicity of j)² are independent: the Catalan numbers.</summary>
    [Theory]
    [InlineData(2, 2)]
    [InlineData(3, 5)]
    [InlineData(4, 14)]
    public void Operators_that_commute_with_the_total_spin_are_counted_by_Catalan_numbers(int qubits, int dimension) =>
        LinearCommutant.Of(SumFamilies.CollectiveSpin(qubits)).Dimension.Should().Be(dimension);

    [Fact]
    public void Of_single_strings_it_is_the_Pauli_commutant_at_any_size()
    {
        const int Qubits = 200;
        PauliSum[] strings = [.. Enumerable.Range(0, Qubits).Select(q => (PauliSum)PauliString.On(Qubits, (q, Pauli.Z))), .. Enumerable.Range(0, Qubits - 8).Select(q => (PauliSum)PauliString.On(Qubits, (q, Pauli.X)))];

        var commutant = LinearCommutant.Of(strings);

        commutant.Dimension.Should().Be(256);
        commutant.Basis.Should().OnlyContain(b => b.Terms.Count == 1 && commutant.Strings.Contains(b.Terms[0].String)).And.OnlyHaveUniqueItems();
    }

    [Fact]
    public void Budgets_are_checked_ahead()
    {
        Action memory = () => LinearCommutant.Of([.. SumFamilies.CollectiveSpin(12)]);
        Action dimension = () => LinearCommutant.Of([PauliSum.Parse("Z0", 40)]);
        Action operations = () => LinearCommutant.Of(SumFamilies.CollectiveSpin(5), new ClosureOptions { MaxOperations = 1_000_000 });
        Action found = () => LinearCommutant.Of(SumFamilies.HeisenbergBonds(4), new ClosureOptions { MaxDimension = 34 });

        memory.Should().Throw<BudgetExceededException>().WithMessage("*MiB*MemoryBudget*");
        dimension.Should().Throw<BudgetExceededException>().WithMessage("*dimension*MaxDimension*");
        operations.Should().Throw<BudgetExceededException>().WithMessage("*MaxOperations*");
        found.Should().Throw<BudgetExceededException>().WithMessage("*dimension of at least 35*MaxDimension*", "it is checked again when it is known");
        LinearCommutant.Of(SumFamilies.HeisenbergBonds(4), new ClosureOptions { MaxDimension = 35 }).Dimension.Should().Be(35);

        // 2^8 unknowns: 6 bytes for each pair and 400 for each.
        const long Bytes = (6 * 256 * 256) + (400 * 256);
        LinearCommutant.Of(SumFamilies.CollectiveSpin(4), new ClosureOptions { MemoryBudget = Bytes }).Dimension.Should().Be(14);
        FluentActions.Invoking(() => LinearCommutant.Of(SumFamilies.CollectiveSpin(4), new ClosureOptions { MemoryBudget = Bytes - 1 }))
            .Should().Throw<BudgetExceededException>().Which.Required.Should().Be(Bytes);
        FluentActions.Invoking(() => LinearCommutant.Of(SumFamilies.CollectiveSpin(5), new ClosureOptions { MemoryBudget = 1 << 20 }))
            .Should().Throw<BudgetExceededException>().WithMessage("*up to 6 MiB; the budget is 1 MiB*");

        // XX and ZZ are in their own commutant: 2^2 eliminations in 2^2 unknowns.
        PauliSum[] pair = [PauliSum.Parse("XX + 2*ZZ")];
        LinearCommutant.Of(pair, new ClosureOptions { MaxOperations = 4 * 64 }).Dimension.Should().Be(4);
        FluentActions.Invoking(() => LinearCommutant.Of(pair, new ClosureOptions { MaxOperations = (4 * 64) - 1 }))
            .Should().Throw<BudgetExceededException>().Which.Required.Should().Be(4 * 64);
    }

    [Fact]
    public void Long_coefficients_are_refused_and_exact_ones_are_not()
    {
        Action doubles = () => LinearCommutant.Of([PauliSum.Parse("XX") + (Math.PI * PauliSum.Parse("YI")) + (Math.E * PauliSum.Parse("ZY"))]);
        doubles.Should().Throw<UnsupportedRequestException>().WithMessage("*PauliSum.Parse*");
        var random = new Random(13);
        for (int i = 0; i < 20; i++)
        {
            // Some have an image that another, short fraction has too: the brackets tell.
            PauliSum one = PauliSum.Parse("X") + (random.NextDouble() * PauliSum.Parse("Z"));
            FluentActions.Invoking(() => LinearCommutant.Of([one])).Should().Throw<UnsupportedRequestException>().WithMessage("*PauliSum.Parse*");
        }

        LinearCommutant.Of([PauliSum.Parse("XX + 0.1*YI + 2/3*ZY")]).Dimension.Should().BeGreaterThanOrEqualTo(4);
    }

    [Fact]
    public void Membership_is_decided_by_brackets_and_bad_input_is_refused()
    {
        var spins = LinearCommutant.Of([PauliSum.Parse("XX + YY + ZZ"), PauliSum.Parse("ZI + IZ")]);

        spins.Contains(PauliSum.Parse("ZI + IZ")).Should().BeTrue();
        spins.Contains(PauliSum.Parse("XI + IX")).Should().BeFalse("it commutes with the first generator alone");
        spins.Contains(PauliSum.Parse("ZZ")).Should().BeTrue();
        spins.ToString().Should().Be($"{spins.Dimension} operators on 2 qubits commute with 2 generators");
        spins.Invoking(c => c.Contains(null!)).Should().Throw<ArgumentNullException>().WithMessage("*operator*");
        spins.Invoking(c => c.Contains(PauliSum.Parse("ZII"))).Should().Throw<QubitCountMismatchException>().WithMessage("*The operator*");
        FluentActions.Invoking(() => LinearCommutant.Of(null!)).Should().Throw<ArgumentNullException>().WithParameterName("generators");
    }

    [Fact]
    public void Cancellation_stops_it()
    {
        Action canceled = () => LinearCommutant.Of(SumFamilies.CollectiveSpin(4), null, new CancellationToken(canceled: true));
        canceled.Should().Throw<OperationCanceledException>();
    }

    private static int EquationRank(SumTerms[] sums, IReadOnlyList<string> labels)
    {
        var rank = new PlainRank();
        var unit = new long[labels.Count];
        for (int i = 0; i < labels.Count; i++)
        {
            unit[i] = 1;
            rank.Add(sums.SelectMany(s => LabelSums.Bracket(LabelSums.Vector(s, labels), unit, labels)));
            unit[i] = 0;
        }

        return rank.Rank; // the rank of the map A → ([H_1, A], [H_2, A], …)
    }

    private static int Rank(IEnumerable<PauliSum> sums, IReadOnlyList<string> labels)
    {
        var rank = new PlainRank();
        foreach (PauliSum sum in sums)
        {
            System.Numerics.BigInteger scale = sum.Terms.Aggregate(System.Numerics.BigInteger.One, (all, t) => all * t.Exact.Denominator);
            var vector = new long[labels.Count];
            foreach (PauliTerm term in sum.Terms) vector[LabelSums.Index(term.String.ToString())] = (long)((term.Exact * scale).Numerator % int.MaxValue);
            rank.Add(vector);
        }

        return rank.Rank;
    }
}
