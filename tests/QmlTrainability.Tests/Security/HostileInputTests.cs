using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;
using QmlTrainability.Ansatze;
using QmlTrainability.Circuits;
using QmlTrainability.Learning;
using QmlTrainability.Learning.Checkpoints;
using QmlTrainability.Numerics;
using QmlTrainability.Paulis;
using QmlTrainability.Tests.Documentation;

namespace QmlTrainability.Tests.Security;

/// <summary>The contract of SECURITY.md: whatever a parser is given, it reads or throws one of the exceptions that are written there, soon and in little memory.</summary>
public sealed class HostileInputTests : IDisposable
{
    private const int Inputs = 10_000, ManyInputs = 100_000;

    private readonly string _folder = Directory.CreateTempSubdirectory("qml-hostile-").FullName;

    public static TheoryData<string> Names => [.. HostileKinds.All.Keys];

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [MemberData(nameof(Names))]
    public void A_parser_reads_or_refuses_ten_thousand_inputs(string name) => Hold(name, Inputs, seed: 1);

    [Theory]
    [Trait("Category", "Long")]
    [MemberData(nameof(Names))]
    public void A_parser_reads_or_refuses_a_hundred_thousand_inputs(string name) => Hold(name, ManyInputs, seed: 2);

    /// <summary>Each parser has a row, and the row names every exception that the tests allow.</summary>
    [Fact]
    public void The_written_contract_is_the_one_that_is_tested()
    {
        string[] rows = [.. File.ReadLines(Path.Combine(Repository.Root, "SECURITY.md")).Where(l => l.StartsWith("| `", StringComparison.Ordinal))];
        foreach ((string name, HostileKind kind) in HostileKinds.All)
        {
            string row = rows.Should().ContainSingle(r => r.Split('|', StringSplitOptions.None)[1].Contains($"`{name.Split(',')[0]}`", StringComparison.Ordinal), name).Which;
            foreach (Type error in kind.Errors) row.Should().Contain($"`{error.Name}`", name);
        }
    }

    /// <summary>Few characters that ask for much.</summary>
    [Theory]
    [InlineData("OperatorJson.Read", "{\"qubits\":2147483647,\"operators\":[[[\"1\",\"X0\"]]]}")]
    [InlineData("OperatorJson.Read", "{\"qubits\":2147483647,\"operators\":[[],[],[]]}")]
    [InlineData("AlgebraJson.Read", "{\"qubits\":2000000000,\"dimension\":\"1\",\"center\":\"1\",\"generators\":[[[\"1\",\"X0\"]]]}")]
    [InlineData("ClassificationCertificate.Parse", "{\"qubits\":2000000000,\"dimension\":\"1\",\"central\":[\"X0\"],\"components\":[]}")]
    [InlineData("ClosureCertificate.Parse", "{\"qubits\":2000000000,\"generators\":[[[\"1\",\"X0\"]]],\"steps\":[]}")]
    [InlineData("Dataset.FromCsv", "0,2000000000,a\n")]
    [InlineData("Dataset.FromCsv", "2000000000,2,a\n")]
    [InlineData("Circuit.FromOpenQasm", "OPENQASM 3.0;\nqubit[2000000000] q;\n")]
    [InlineData("Rational.Parse", "1e999999999")]
    [InlineData("PauliSum.Parse", "1e999999999*X")]
    public void A_bomb_is_refused(string name, string bomb)
    {
        HostileKind kind = HostileKinds.All[name];
        Exception? refusal = null;
        long bytes = 0;
        var allowed = TimeSpan.FromSeconds(1);
        TimeSpan time = BusyMachine.Best(allowed, () => (refusal, _, bytes) = HostileRun.Try(kind, bomb));
        refusal.Should().NotBeNull();
        kind.Errors.Should().Contain(refusal!.GetType());
        time.Should().BeLessThan(allowed);
        bytes.Should().BeLessThan(HostileRun.AllowedBytes);
    }

    [Fact]
    public void Many_columns_take_no_quadratic_time()
    {
        string header = string.Join(',', Enumerable.Range(0, 200_000).Select(i => string.Create(CultureInfo.InvariantCulture, $"c{i}")));
        var allowed = TimeSpan.FromSeconds(5);
        Action read = () => FluentActions.Invoking(() => Dataset.FromCsv($"{header}\n1,2\n")).Should().Throw<CsvFormatException>().WithMessage("*2 columns*");
        BusyMachine.Best(allowed, read).Should().BeLessThan(allowed);
    }

    [Fact]
    public void Unlike_denominators_take_no_cubic_time()
    {
        // Σ 1/p over the primes below 30,000 has a denominator of some 43,000 bits.
        int[] primes = [.. Enumerable.Range(2, 30_000).Where(p => Enumerable.Range(2, (int)Math.Sqrt(p) - 1).All(d => p % d != 0))];
        string text = string.Join('+', primes.Select(p => string.Create(CultureInfo.InvariantCulture, $"1/{p}*X")));
        var allowed = TimeSpan.FromSeconds(0.5); // a fiftieth of a second in practice
        long before = GC.GetAllocatedBytesForCurrentThread();
        Rational sum = PauliSum.Parse(text).Terms[0].Exact;
        (GC.GetAllocatedBytesForCurrentThread() - before).Should().BeLessThan(HostileRun.AllowedBytes); // 4 MiB; one by one they take 49
        BusyMachine.Best(allowed, () => PauliSum.Parse(text)).Should().BeLessThan(allowed);
        BigInteger product = primes.Aggregate(BigInteger.One, (a, p) => a * p);
        sum.Denominator.Should().Be(product);
        sum.Numerator.Should().Be(primes.Aggregate(BigInteger.Zero, (a, p) => a + (product / p)));
    }

    [Theory]
    [InlineData("adam")]
    [InlineData("bfgs")]
    public void A_run_refuses_what_a_forged_checkpoint_makes_it_remember(string name)
    {
        string path = Path.Combine(_folder, "run");
        Eigensolver solver = Eigensolver.Of(AnsatzCatalog.Ising(Topology.Chain, layers: 1), PauliSum.Parse("-1*ZZ - 1*XI - 1*IX"), InitialState.Plus(2));
        TrainingRun<Eigensolver> Train(int epochs) =>
            Trainer.Fit(solver, new TrainingOptions { Optimizer = name == "adam" ? new Adam() : new LimitedMemoryBfgs(), Epochs = epochs, Checkpoint = new Checkpoint(path) });
        Train(2);
        byte[] whole = File.ReadAllBytes(path);
        byte[] fingerprint = whole[12..(12 + SHA256.HashSizeInBytes)];
        RunState sound = CheckpointFile.Read(path, fingerprint)!;
        void Forge(double[] parameters, double[][] memory)
        {
            CheckpointFile.Write(path, fingerprint, new RunState(parameters, parameters, sound.History, memory));
            FluentActions.Invoking(() => Train(4)).Should().Throw<CheckpointException>();
        }

        Forge([.. sound.Parameters, 0], sound.Memory);
        Forge([double.NaN, .. sound.Parameters[1..]], sound.Memory);
        Forge(sound.Parameters, [[1], .. sound.Memory[1..]]);
        Forge(sound.Parameters, [.. sound.Memory[..^1], []]);
        CheckpointFile.Write(path, fingerprint, sound);
        Train(4).History.Should().NotBeEmpty();
    }

    private static void Hold(string name, int inputs, int seed)
    {
        HostileRun run = HostileRun.Of(name, inputs, seed);
        run.Failures.Should().BeEmpty();
        run.Refused.Should().BeInRange(inputs / 3, inputs - (inputs / 100), "most damage is noticed, and some inputs are sound");
    }
}
