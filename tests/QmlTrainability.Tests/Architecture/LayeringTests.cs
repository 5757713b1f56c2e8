namespace QmlTrainability.Tests.Architecture;

/// <summary>Every arrow of the house points down; and the checker itself finds what was planted in a small house beside it.</summary>
public sealed class LayeringTests
{
    private static readonly string Library = typeof(QmlTrainability.Paulis.PauliString).Assembly.Location;
    private static readonly string Fixture = Path.Combine(AppContext.BaseDirectory, "LayeringFixture.dll");

    private static readonly Lazy<IReadOnlyList<string>> FixtureViolations = new(() => LayeringRule.Violations(Fixture));

    public static TheoryData<string> PlantedTypes
    {
        get
        {
            var data = new TheoryData<string>();
            foreach ((string @namespace, string name) in ReferenceReader.Read(Fixture).Types)
            {
                if (name.StartsWith("Planted", StringComparison.Ordinal)) data.Add($"{@namespace}.{name}");
            }

            return data;
        }
    }

    [Fact]
    public void The_library_keeps_to_the_plan() => LayeringRule.Violations(Library).Should().BeEmpty();

    [Fact]
    public void The_reader_sees_the_library()
    {
        IReadOnlyCollection<TypeUse> uses = ReferenceReader.Read(Library).Uses;
        uses.Should().Contain(u => u.User == "PauliSum" && u.Member == "Bracket" && u.Used == "Rational", "a bracket multiplies rationals");
        uses.Should().Contain(u => u.User == "PauliString" && u.Used == "Require" && u.UsedNamespace == "QmlTrainability");
    }

    [Theory]
    [MemberData(nameof(PlantedTypes))]
    public void A_planted_violation_is_named(string type) =>
        FixtureViolations.Value.Should().Contain(v => v.StartsWith(type + " ", StringComparison.Ordinal));

    [Fact]
    public void Everything_that_was_planted_is_seen_as_planted() => PlantedTypes.Should().HaveCount(45);

    [Fact]
    public void A_clean_type_is_not_named() =>
        FixtureViolations.Value.Should().OnlyContain(v => v.Split(' ', 2)[0].Contains(".Planted", StringComparison.Ordinal));

    [Fact]
    public void A_violation_says_who_uses_whom_and_where()
    {
        FixtureViolations.Value.Should().Contain("QmlTrainability.Circuits.PlantedCall may not use QmlTrainability.LieAlgebras.Target (in Method).");
        FixtureViolations.Value.Should().Contain("QmlTrainability.Paulis.PlantedUpwards may not use QmlTrainability.Circuits.CleanCircuits (in Method).");
        FixtureViolations.Value.Should().Contain("QmlTrainability.Circuits.PlantedCallOfKernel may not use QmlTrainability.LieAlgebras.Kernels.DeepTarget (in Method).");
        FixtureViolations.Value.Should().Contain("QmlTrainability.Cellar.PlantedUnknownRoom lives in a room that is not in the plan.");
        FixtureViolations.Value.Should().Contain("Elsewhere.PlantedOutside lives outside the house.");
    }

    [Theory]
    [InlineData("Reporting", "Numerics", true)]
    [InlineData("Learning", "Circuits", true)]
    [InlineData("Ansatze", "LieAlgebras", true)]
    [InlineData("Trainability", "Circuits", true)]
    [InlineData("Simulation", "LieAlgebras", true)]
    [InlineData("Circuits", "", true)]
    [InlineData("Circuits", "LieAlgebras", false)]
    [InlineData("LieAlgebras", "Circuits", false)]
    [InlineData("LieAlgebras", "Simulation", false)]
    [InlineData("Trainability", "Ansatze", false)]
    [InlineData("Numerics", "Paulis", false)]
    [InlineData("", "Numerics", false)]
    public void A_room_may_use_what_it_reaches_going_down(string user, string used, bool allowed) => House.MayUse(user, used).Should().Be(allowed);

    [Fact]
    public void No_two_rooms_use_each_other()
    {
        foreach (string a in House.Rooms)
        {
            foreach (string b in House.Rooms)
            {
                if (a != b) (House.MayUse(a, b) && House.MayUse(b, a)).Should().BeFalse($"{a} and {b}");
            }
        }
    }
}
