using System.Globalization;
using System.Text.Json;
using QmlTrainability.LieAlgebras.Certificates;
using QmlTrainability.Tests.Documentation;
using QmlTrainability.Tests.Oracle;
using QmlTrainability.Tool;

namespace QmlTrainability.Tests.CommandLine;

/// <summary>Every command from its arguments to its exit code.</summary>
public sealed class CommandTests
{
    private const string Ising = """
        OPENQASM 3.0;
        include "stdgates.inc";
        input float[64] a; input float[64] b; input float[64] c;
        qubit[2] q;
        rx(a) q[0]; rx(b) q[1];
        cx q[0], q[1]; rz(c) q[1]; cx q[0], q[1];
        """;

    private static readonly JsonElement Schema = JsonDocument.Parse(JsonOutput.Schema()).RootElement;

    [Theory]
    [InlineData(0, "Accepted: a circuit of 2 qubits", "assess", "-")]
    [InlineData(0, "mean 0, variance 1/3", "assess", "-", "--observable", "X0", "--state", "plus")]
    [InlineData(1, "Rejected", "assess", "-", "--observable", "X0", "--policy", "by-variance:0.9")]
    [InlineData(2, "Undecided: ", "assess", "-", "--observable", "X0", "--observable", "X0*X1", "--policy", "judge-only", "--state", "basis:01")]
    [InlineData(0, "2·su(2)", "classify", "XI", "IX", "ZZ")]
    [InlineData(0, "ideal      1 × su(2), type A1, dimension 3", "classify", "--qubits", "2", "X0 + X1", "Z0*Z1")]
    [InlineData(0, "dim g(n) = 2n² - n, proved", "growth", "X,ZZ")]
    [InlineData(0, "n = 300: so(600), dimension 179700", "growth", "X,ZZ", "--qubits", "300")]
    [InlineData(1, "proved", "growth", "X,Z,ZZ")]
    [InlineData(0, "Ising ring, tied: 3n - 1, polynomial", "growth", "--list")]
    [InlineData(0, "lowest     -1", "train", "-", "--observable", "Z0*Z1", "--optimizer", "l-bfgs", "--seed", "3")]
    public void A_command_prints_its_answer_and_ends_with_its_code(int code, string expected, params string[] arguments)
    {
        (int actual, string output, string error) = Qmlt.RunWith(Ising, CancellationToken.None, arguments);
        output.Should().Contain(expected);
        error.Should().BeEmpty("nothing is drawn into a pipe");
        actual.Should().Be(code);
    }

    [Theory]
    [InlineData("Required argument", "assess")]
    [InlineData("There is no file nothing.qasm.", "assess", "nothing.qasm")]
    [InlineData("is a folder", "assess", ".")]
    [InlineData("'--colour'", "assess", "-", "--colour")]
    [InlineData("--observable Z7: Qubit 7 does not exist", "assess", "-", "--observable", "Z7")]
    [InlineData("--policy lenient:", "assess", "-", "--policy", "lenient")]
    [InlineData("--state basis:0:", "assess", "-", "--state", "basis:0")]
    [InlineData("-: Line", "assess", "-", "--budget", "2")]
    [InlineData("--budget 0: write a whole number of at least 1", "assess", "-", "--budget", "0")]
    [InlineData("There is no generator", "classify")]
    [InlineData("generator 2:", "classify", "XX", "XQ")]
    [InlineData("The label 'XXX'", "classify", "XX", "XXX", "--qubits", "2")]
    [InlineData("need --qubits", "classify", "X0")]
    [InlineData("budget", "classify", "XI + IZ", "ZX + YI", "XY + ZZ", "--budget", "3")]
    [InlineData("Which design?", "growth")]
    [InlineData("--topology star:", "growth", "X,ZZ", "--topology", "star")]
    [InlineData("--qubits 0:", "growth", "X,ZZ", "--qubits", "0")]
    [InlineData("'--observable' is required", "train", "-")]
    [InlineData("--optimizer sgd:", "train", "-", "--observable", "Z0", "--optimizer", "sgd")]
    [InlineData("--start zero:", "train", "-", "--observable", "Z0", "--start", "zero")]
    [InlineData("'nonsense'", "nonsense")]
    public void What_cannot_be_done_is_one_line_and_64(string expected, params string[] arguments)
    {
        (int code, string output, string error) = Qmlt.RunWith(Ising, CancellationToken.None, arguments);
        error.Should().StartWith("qmlt: ").And.Contain(expected);
        error.TrimEnd('\n').Should().NotContain("\n").And.NotContain("   at ");
        output.Should().BeEmpty();
        code.Should().Be(64);
    }

    [Fact]
    public void A_refused_circuit_is_not_trained_and_ends_with_1()
    {
        (int code, _, string error) = Qmlt.Run("train", Sample("efficient_su2.qasm"), "--observable", "Z0");
        code.Should().Be(1);
        error.Should().StartWith("qmlt: not trained: The algebra contains su(256)").And.Contain("--policy judge-only");
    }

    [Theory]
    [InlineData("assess", "-")]
    [InlineData("classify", "--qubits", "2", "X0 + X1", "Z0*Z1")]
    [InlineData("growth", "X,ZZ")]
    [InlineData("train", "-", "--observable", "Z0")]
    public void A_cancelled_command_says_so_and_ends_with_130(params string[] arguments)
    {
        (int code, string output, string error) = Qmlt.RunWith(Ising, new CancellationToken(canceled: true), arguments);
        (code, output, error).Should().Be((130, "", "qmlt: stopped before it was done.\n"));
    }

    [Theory]
    [InlineData("assess", "-")]
    [InlineData("assess", "-", "--observable", "X0", "--state", "plus", "--policy", "at-this-depth:1e-3")]
    [InlineData("assess", "-", "--observable", "Z0", "--observable", "Y0*Z1")]
    [InlineData("classify", "XI", "IX", "ZZ", "YY")]
    [InlineData("classify", "--qubits", "3", "X0 + X1 + X2", "Z0*Z1 + Z1*Z2")]
    [InlineData("growth", "X,ZZ", "--topology", "ring", "--qubits", "100")]
    [InlineData("growth", "Y,Z,cx")]
    [InlineData("growth", "QAOA on complete graphs")]
    [InlineData("train", "-", "--observable", "Z0*Z1 + 0.3*X0", "--steps", "5")]
    public void Json_is_as_the_schema_says(params string[] arguments)
    {
        (_, string output, string error) = Qmlt.RunWith(Ising, CancellationToken.None, [.. arguments, "--json"]);
        error.Should().BeEmpty();
        JsonElement root = JsonDocument.Parse(output).RootElement;
        SchemaRule.Faults(Schema, root).Should().BeEmpty();
        root.GetProperty("command").GetString().Should().Be(arguments[0]);
    }

    [Fact]
    public void A_certificate_in_json_verifies()
    {
        (_, string output, _) = Qmlt.Run("classify", "XI", "IX", "ZZ", "--json");
        JsonElement root = JsonDocument.Parse(output).RootElement;
        ClassificationCertificate certificate = ClassificationCertificate.Parse(root.GetProperty("certificate").GetRawText());
        certificate.Verify();
        certificate.Dimension.ToString(CultureInfo.InvariantCulture).Should().Be(root.GetProperty("algebra").GetProperty("dimension").GetString()).And.Be("6");
    }

    [Fact]
    public void The_rule_for_schemas_finds_what_is_wrong()
    {
        (_, string output, _) = Qmlt.RunWith(Ising, CancellationToken.None, "assess", "-", "--json");
        Faults(output).Should().BeEmpty();
        Faults(output.Replace("\"dimension\": \"6\"", "\"dimension\": 6", StringComparison.Ordinal)).Should().NotBeEmpty();
        Faults(output.Replace("\"decision\": \"Accept\"", "\"decision\": \"Yes\"", StringComparison.Ordinal)).Should().NotBeEmpty();
        Faults(output.Replace("\"reason\"", "\"cause\"", StringComparison.Ordinal)).Should().NotBeEmpty();
        Faults(output.Replace("\"version\": 1", "\"version\": 2", StringComparison.Ordinal)).Should().NotBeEmpty();

        static IReadOnlyList<string> Faults(string text) => SchemaRule.Faults(Schema, JsonDocument.Parse(text).RootElement);
    }

    [Fact]
    public void Generators_come_from_a_file_or_the_standard_input_with_comments()
    {
        Qmlt.RunWith("# a chain\nXI\n\nIX  # the second\nZZ\n", CancellationToken.None, "classify", "-").Out.Should().StartWith("2·su(2)\n");
        Qmlt.RunWith("XI\nXQ\n", CancellationToken.None, "classify", "-").Error.Should().StartWith("qmlt: -, line 2:");
    }

    [Theory]
    [MemberData(nameof(Cultures.Hostile), MemberType = typeof(Cultures))]
    public void The_culture_plays_no_role(string culture)
    {
        string[] arguments = ["assess", "-", "--observable", "0.5*X0", "--policy", "at-this-depth:0.001"];
        Cultures.Under(culture, () => Qmlt.RunWith(Ising, CancellationToken.None, arguments)).Should().Be(Qmlt.RunWith(Ising, CancellationToken.None, arguments));
    }

    [Fact]
    public void Help_and_schema_are_printed()
    {
        Qmlt.Run("assess", "--help").Out.Should().Contain("--observable").And.Contain("--report");
        JsonDocument.Parse(Qmlt.Run("schema").Out).RootElement.GetProperty("$defs").EnumerateObject().Should().NotBeEmpty();
    }

    private static string Sample(string name) => Path.Combine(Repository.Root, "samples", "circuits", name);
}
