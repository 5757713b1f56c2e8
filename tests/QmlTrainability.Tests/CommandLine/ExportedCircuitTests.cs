using QmlTrainability.Tests.Documentation;

namespace QmlTrainability.Tests.CommandLine;

/// <summary>Twenty files in the dialects of Qiskit, PennyLane and Cirq, 2 to 1,000 qubits: each gets a verdict or a refusal that says where and why.</summary>
public sealed class ExportedCircuitTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "samples", "circuits", "exported");

    /// <summary>The algebras are those of the literature where it has them: so(2n) of the Ising chain, two copies on a ring, so(2n) of matchgates, su(2^n) of hardware-efficient
    /// designs; strings that commute for a double excitation and for RX with CX.</summary>
    public static TheoryData<string, string[], int, string> Files => new()
    {
        { "cirq-matchgates-64", ["--trainable", "--observable", "Z0"], 0, "so(128)" },
        { "cirq-phased-xz-10", ["--trainable"], 0, "5·su(4)" },
        { "cirq-qaoa-zz-20", ["--trainable", "--observable", "Z0*Z1"], 1, "su(2^20)" },
        { "cirq-real-hardware-efficient-6", ["--trainable"], 0, "2·so(7)" },
        { "cirq-version3-3", [], 64, "--trainable makes every rotation" },
        { "pennylane-basic-entangler-8", ["--trainable"], 0, "u(1)^24" },
        { "pennylane-double-excitation-4", ["--trainable"], 0, "u(1)^8" },
        { "pennylane-ising-100", ["--trainable", "--observable", "Z0*Z1"], 0, "variance 1/199" },
        { "pennylane-simplified-two-design-1000", ["--trainable", "--observable", "Z500"], 1, "su(2^1000)" },
        { "pennylane-strongly-entangling-4", ["--trainable"], 1, "su(16)" },
        { "qiskit2-conditional-3", ["--trainable"], 64, "Line 8, column 1: 'if' makes gates depend on measured bits" },
        { "qiskit2-legacy-u3-4", ["--trainable"], 1, "su(16)" },
        { "qiskit2-pauli-evolution-6", ["--trainable", "--observable", "X0"], 0, "so(12)" },
        { "qiskit2-qaoa-ring-12", ["--trainable", "--observable", "Z0*Z1"], 0, "2·so(24)" },
        { "qiskit2-transpiled-ecr-5", ["--trainable", "--observable", "Z0"], 1, "su(32)" },
        { "qiskit2-two-local-2", ["--trainable"], 0, "su(4)" },
        { "qiskit3-efficient-su2-16", ["--observable", "Z0", "--policy", "at-this-depth:1e-3"], 0, "su(65536)" },
        { "qiskit3-ising-1000", ["--observable", "X0", "--state", "plus"], 0, "variance 1/1999" },
        { "qiskit3-loop-4", [], 64, "Line 7, column 1: Loops ('for') are not read" },
        { "qiskit3-transpiled-physical-13", ["--observable", "Z0"], 1, "su(8192)" },
    };

    [Fact]
    public void Every_file_is_assessed() =>
        Directory.EnumerateFiles(Folder, "*.qasm").Select(f => Path.GetFileNameWithoutExtension(f)).Order(StringComparer.Ordinal).Should().Equal(Files.Select(r => (string)r[0]));

    /// <summary>Each takes a second or two; the limit is for a machine that is busy with something else.</summary>
    [Theory]
    [Trait("Category", "Long")]
    [MemberData(nameof(Files))]
    public void A_file_gets_a_verdict_or_a_precise_refusal(string name, string[] arguments, int code, string expected)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        (int actual, string output, string error) = Qmlt.RunWith("", limit.Token, ["assess", Path.Combine(Folder, $"{name}.qasm"), .. arguments]);
        (output + error).Should().Contain(expected);
        actual.Should().Be(code);
    }
}
