using QmlTrainability.Ansatze;
using QmlTrainability.Circuits;
using QmlTrainability.LieAlgebras;
using QmlTrainability.Paulis;
using QmlTrainability.Tool;
using QmlTrainability.Trainability;

namespace QmlTrainability.Tests.CommandLine;

/// <summary>What the words on a command line are read as.</summary>
public sealed class ArgumentTests
{
    [Theory]
    [InlineData("default", PolicyRule.GrowthAndVariance, -40.0, false, false)]
    [InlineData("strict", PolicyRule.GrowthAndVariance, -40.0, true, false)]
    [InlineData("judge-only", PolicyRule.GrowthAndVariance, -40.0, false, true)]
    [InlineData("by-variance:2^-20", PolicyRule.DeepLimitVariance, -20.0, false, false)]
    [InlineData("at-this-depth:0.25", PolicyRule.VarianceAtDepth, -2.0, false, false)]
    [InlineData("at-this-depth:2.5e-1", PolicyRule.VarianceAtDepth, -2.0, false, false)]
    public void A_policy_is_a_word(string text, PolicyRule rule, double log2, bool refuses, bool neverRejects)
    {
        TrainabilityPolicy policy = PolicyText.Read(text);
        (policy.Rule, policy.Log2Minimum, policy.RefusesUndecided, policy.NeverRejects).Should().Be((rule, log2, refuses, neverRejects));
    }

    [Theory]
    [InlineData("")]
    [InlineData("Default")]
    [InlineData("by-variance")]
    [InlineData("by-variance:")]
    [InlineData("by-variance:0")]
    [InlineData("by-variance:-1")]
    [InlineData("by-variance:NaN")]
    [InlineData("by-variance:2^x")]
    [InlineData("by-variance:2^9999")]
    [InlineData("strict:1")]
    public void What_is_no_policy_is_refused_with_the_forms(string text) =>
        FluentActions.Invoking(() => PolicyText.Read(text)).Should().Throw<UsageException>().WithMessage($"--policy {text}:*write default, strict*");

    [Fact]
    public void A_state_is_read_with_qubit_0_first()
    {
        StateText.Read("zeros", 3).ToString().Should().Be(InitialState.Zeros(3).ToString());
        StateText.Read("plus", 3).ToString().Should().Be(InitialState.Plus(3).ToString());
        StateText.Read("basis:011", 3).Expectation(PauliString.Parse("ZII")).Should().Be(1);
        StateText.Read("basis:011", 3).Expectation(PauliString.Parse("IZI")).Should().Be(-1);
    }

    [Theory]
    [InlineData("one")]
    [InlineData("basis:01")]
    [InlineData("basis:012")]
    [InlineData("basis:")]
    public void What_is_no_state_is_refused(string text) => FluentActions.Invoking(() => StateText.Read(text, 3)).Should().Throw<UsageException>().WithMessage($"--state {text}:*");

    [Fact]
    public void A_design_is_a_name_or_steps()
    {
        Generators("Ising ring, tied", "chain").Should().HaveCount(2);
        Generators("X,ZZ", "ring").Should().HaveCount(10);
        Generators("ZXZ, Y", "chain").Should().HaveCount(3 + 5);
        DesignText.Read("X,ZZ", Topology.Chain, ParameterSharing.PerLayer).GeneratorsAt(5).Should().HaveCount(2);
        DesignText.Read("Y,Z,cx", Topology.Ring, ParameterSharing.PerTerm).Name.Should().Be("Y,Z,cx, ring");

        static IReadOnlyList<PauliSum> Generators(string text, string topology) => DesignText.Read(text, DesignText.Topology(topology), ParameterSharing.PerTerm).GeneratorsAt(5);
    }

    [Theory]
    [InlineData("")]
    [InlineData("X,,ZZ")]
    [InlineData("I")]
    [InlineData("X,II")]
    [InlineData("rzz")]
    public void What_is_no_design_is_refused(string text) =>
        FluentActions.Invoking(() => DesignText.Read(text, Topology.Chain, ParameterSharing.PerTerm)).Should().Throw<UsageException>().WithMessage("The step '*A design is*");

    [Fact]
    public void Of_several_decisions_a_rejection_counts_before_what_is_undecided()
    {
        ExitCode.Of([Decision.Accept, Decision.Accept]).Should().Be(0);
        ExitCode.Of([Decision.Accept, Decision.Undecided]).Should().Be(2);
        ExitCode.Of([Decision.Undecided, Decision.Reject, Decision.Accept]).Should().Be(1);
    }

    [Fact]
    public void A_fault_is_one_line_without_the_names_of_methods()
    {
        Exception fault = FluentActions.Invoking(() => new ClosureOptions { MaxDimension = 0 }).Should().Throw<ArgumentException>().Which;
        FaultText.Plain(fault).Should().NotContain("\n").And.NotContain("Parameter");
        FaultText.Of(new InvalidOperationException("a\nb")).Should().Be((70, "a fault of this program: InvalidOperationException: a b"));
    }
}
