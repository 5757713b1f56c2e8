using System.Numerics;
using QmlTrainability.LieAlgebras;
using QmlTrainability.Paulis;

namespace QmlTrainability.Tests.LieAlgebras;

public class BudgetTests
{
    [Fact]
    public void A_dimension_beyond_the_budget_is_refused_with_what_is_known_and_what_to_do()
    {
        BudgetExceededException refused = Refusal(SumFamilies.IsingRing(5), new ClosureOptions { MaxDimension = 13 });

        refused.Message.Should().Contain("at least 14").And.Contain("budget is 13").And.Contain("ClosureOptions.MaxDimension").And.Contain("single strings");
        (refused.Required, refused.Limit).Should().Be((14, 13));
    }

    [Fact]
    public void A_dimension_of_exactly_the_budget_fits() =>
        DynamicalLieAlgebra.GeneratedBy(SumFamilies.IsingRing(5), new ClosureOptions { MaxDimension = 14 }).Dimension.Should().Be(14);

    [Fact]
    public void An_exponential_algebra_ends_at_its_memory_budget()
    {
        const long Budget = 1 << 20;
        BudgetExceededException refused = Refusal(SumFamilies.LongitudinalIsingOpen(6), new ClosureOptions { MemoryBudget = Budget });

        refused.Message.Should().Contain("budget is 1 MiB").And.Contain("ClosureOptions.MemoryBudget");
        refused.Limit.Should().Be(Budget);
        refused.Required.Should().BeGreaterThan(Budget).And.BeLessThan(4 * Budget, "it stops where the budget ends, not later");
    }

    [Fact]
    public void A_closure_ends_at_its_number_of_operations()
    {
        BudgetExceededException refused = Refusal(SumFamilies.LongitudinalIsingOpen(6), new ClosureOptions { MaxOperations = 100_000 });

        refused.Message.Should().Contain("100000").And.Contain("ClosureOptions.MaxOperations");
        refused.Limit.Should().Be(100_000);
        refused.Required.Should().BeGreaterThan(100_000).And.BeLessThan(200_000);
    }

    [Fact]
    public void The_budget_of_operations_is_deterministic()
    {
        static BigInteger Required() => Refusal(SumFamilies.XxzOpenWithField(5), new ClosureOptions { MaxOperations = 12_345 }).Required;

        Required().Should().Be(Required());
    }

    /// <summary>A budget belongs to the closure: questions to its result are free.</summary>
    [Fact]
    public void Membership_does_not_use_up_the_budget_of_the_closure()
    {
        PauliSum[] generators = SumFamilies.IsingRing(4);
        long least = 1, enough = 1_000_000;
        while (least < enough)
        {
            long middle = (least + enough) / 2;
            try
            {
                DynamicalLieAlgebra.GeneratedBy(generators, new ClosureOptions { MaxOperations = middle });
                enough = middle;
            }
            catch (BudgetExceededException)
            {
                least = middle + 1;
            }
        }

        DynamicalLieAlgebra algebra = DynamicalLieAlgebra.GeneratedBy(generators, new ClosureOptions { MaxOperations = enough });
        for (int i = 0; i < 100; i++) algebra.Contains(generators[0] + generators[1]).Should().BeTrue();
    }

    [Fact]
    public void Strings_need_no_budget() =>
        DynamicalLieAlgebra.GeneratedBy([PauliString.Parse("XI"), PauliString.Parse("IZ"), PauliString.Parse("ZX")], new ClosureOptions { MaxDimension = 1, MemoryBudget = 1, MaxOperations = 1 })
            .Dimension.Should().BeGreaterThan(1);

    private static BudgetExceededException Refusal(PauliSum[] generators, ClosureOptions options)
    {
        Action close = () => DynamicalLieAlgebra.GeneratedBy(generators, options);
        return close.Should().Throw<BudgetExceededException>().Which;
    }
}
