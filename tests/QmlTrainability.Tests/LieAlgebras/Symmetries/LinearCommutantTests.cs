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

        memory.Should().Throw<BudgetExceededException>().WithMessage("*MiB*MemoryBudget*");
        dimension.Should().Throw<BudgetExceededException>().WithMessage("*dimension*MaxDimension*");
        operations.Should().Throw<BudgetExceededException>().WithMessage("*MaxOperations*");
    }

    [Fact]
    public void Long_coefficients_are_refused_and_exact_ones_are_not()
    {
        Action doubles = () => LinearCommutant.Of([PauliSum.Parse("XX") + (Math.PI * PauliSum.Parse("YI")) + (Math.E * PauliSum.Parse("ZY"))]);
        doubles.Should().Throw<UnsupportedRequestException>().WithMessage("*PauliSum.Parse*");
        LinearCommutant.Of([PauliSum.Parse("XX + 0.1*YI + 2/3*ZY")]).Dimension.Should().BeGreaterThanOrEqualTo(4);
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
