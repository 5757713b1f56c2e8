using System.Reflection;
using QmlTrainability.Paulis;

namespace QmlTrainability.Tests.Architecture;

/// <summary>Everything public is immutable and nothing static changes; and the rule itself finds what was planted.</summary>
public sealed class PublicSurfaceTests
{
    private const string PrivateTable = "A private table of an internal type: filled where it is declared, read as a span or by foreach, never handed out.";

    private static readonly HashSet<string> MutableTypes = ["CircuitBuilder", "StateVector"];

    private static readonly Dictionary<string, string> Reasons = new()
    {
        ["PauliSum._index"] = "A cache made at the first look-up; two threads may make it twice, both alike.",
        ["OpenQasmGateMatch.AngleSets"] = PrivateTable,
        ["OpenQasmIncludes.BuiltIn2"] = PrivateTable,
        ["OpenQasmIncludes.BuiltIn3"] = PrivateTable,
        ["OpenQasmIncludes.Qelib1"] = PrivateTable,
        ["OpenQasmIncludes.StdGates"] = PrivateTable,
        ["GrowthFit.CommonPeriods"] = PrivateTable,
        ["GrowthFit.Periods"] = PrivateTable,
        ["AlgebraJson.Readable"] = "Private; the framework freezes serializer options at their first use.",
        ["ReportJson.Indented"] = "Private; the framework freezes serializer options at their first use.",
    };

    private static readonly Lazy<IReadOnlyList<string>> Planted = new(() =>
        new SurfaceRule(MutableTypes, new Dictionary<string, string>()).Faults(Assembly.LoadFrom(Path.Combine(AppContext.BaseDirectory, "LayeringFixture.dll"))));

    [Fact]
    public void The_public_face_is_immutable() => new SurfaceRule(MutableTypes, Reasons).Faults(typeof(PauliString).Assembly).Should().BeEmpty();

    [Theory]
    [InlineData("SurfaceUnsealed: neither sealed nor abstract.")]
    [InlineData("SurfaceSetter.Value: can be set.")]
    [InlineData("SurfacePublicField.Value: a public field.")]
    [InlineData("SurfaceStaticField.Text: a public field.")]
    [InlineData("SurfaceMutableField._count: a field that can be set.")]
    [InlineData("SurfaceMutableStruct: a struct that is not readonly.")]
    [InlineData("SurfacePositionalRecord: a positional record.")]
    [InlineData("SurfacePositionalStruct: a positional record.")]
    [InlineData("SurfaceArrayProperty.Values: hands out a collection that can be changed.")]
    [InlineData("SurfaceStaticState.s_count: a static field that can be set.")]
    [InlineData("SurfaceStaticArray.Values: a static field that holds a System.Int32[], which can be changed.")]
    [InlineData("SurfaceHiddenList.Values: a static field that holds a System.Collections.Generic.List`1*")]
    [InlineData("SurfaceTokenFirst.Method: the cancellation token is not the last parameter.")]
    [InlineData("SurfaceProgressAfterToken.Method: the cancellation token is not the last parameter.")]
    [InlineData("SurfaceTokenName.Method: the cancellation token is called token.")]
    public void A_planted_fault_is_named(string fault) => Planted.Value.Should().ContainMatch(fault);

    [Fact]
    public void What_is_right_is_not_named() => Planted.Value.Should().NotContain(f => f.StartsWith("SurfaceRight", StringComparison.Ordinal));

    [Fact]
    public void A_reason_that_excuses_nothing_is_named() =>
        new SurfaceRule(MutableTypes, new Dictionary<string, string> { ["PauliSum._index"] = "needed", ["PauliSum._gone"] = "not needed" })
            .Faults(typeof(PauliString).Assembly).Should().Contain("PauliSum._gone: the reason why it may stay is not needed.");
}
