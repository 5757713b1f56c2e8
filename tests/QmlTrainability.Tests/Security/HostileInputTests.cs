using System.Diagnostics;
using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;
using QmlTrainability.Ansatze;
using QmlTrainability.Circuits;
using QmlTrainability.Learning;
using QmlTrainability.Learning.Checkpoints;
using QmlTrainability.LieAlgebras;
using QmlTrainability.LieAlgebras.Certificates;
using QmlTrainability.LieAlgebras.Text;
using QmlTrainability.Numerics;
using QmlTrainability.Paulis;
using QmlTrainability.Paulis.Exchange;
using QmlTrainability.Simulation;
using QmlTrainability.Tests.Documentation;
using QmlTrainability.Trainability;

namespace QmlTrainability.Tests.Security;

/// <summary>The contract of SECURITY.md: whatever a parser is given, it reads or throws one of the exceptions that are written there, soon and in little memory.</summary>
public sealed class HostileInputTests : IDisposable
{
    private const int Inputs = 10_000, ManyInputs = 100_000;
    private const long AllowedBytes = 16L << 20;
    private static readonly TimeSpan Allowed = TimeSpan.FromMilliseconds(50);
    private static readonly string[] Cultures = ["en-US", "de-DE", "tr-TR", "fa-IR"];

    private static readonly PauliString[] Chain = [.. "XII IXI IIX ZZI IZZ".Split(' ').Select(s => PauliString.Parse(s))];

    private static readonly IReadOnlyDictionary<string, Parser> Parsers = new Dictionary<string, Parser>
    {
        ["PauliString.Parse"] = new(t => PauliString.Parse(t), ["XIZ", "IXYZIXYZ", "Y"], typeof(PauliFormatException)),
        ["PauliString.Parse, sparse"] = new(t => PauliString.Parse(t, qubits: 70), ["X0 Z69", "Y3*Z4 X5", "I"], typeof(PauliFormatException), typeof(QubitCountMismatchException)),
        ["PauliSum.Parse"] = new(t => PauliSum.Parse(t), ["-1.0*ZZI - 1/3*IZZ + 5e-3*XII", "XX + YY", "2*Z"], typeof(PauliFormatException), typeof(QubitCountMismatchException)),
        ["PauliSum.Parse, sparse"] = new(t => PauliSum.Parse(t, qubits: 9), ["0.5*X0 Z2 + 1/3*Y1 - Z8", "I - X0"], typeof(PauliFormatException), typeof(QubitCountMismatchException)),
        ["Rational.Parse"] = new(t => Rational.Parse(t), ["2/3", "-0.125", "1.5e-3", "7"], typeof(FormatException)),
        ["Circuit.FromOpenQasm"] = new(
            t => Circuit.FromOpenQasm(t),
            [
                "OPENQASM 3.0;\ninclude \"stdgates.inc\";\ninput float[64] a;\nconst float k = pi/3;\ngate r(p) x { U(p, -pi/2, pi/2) x; }\nqubit[3] q;\nlet al = q[0:1];\nr(a) q[0];\nrx(2*a - k) q[1];\ncx q[0], q[1];\nbit[3] c;\nc = measure q;\n",
                "OPENQASM 2.0;\ninclude \"qelib1.inc\";\ngate g(t) a,b { cx a,b; u1(t) b; }\nqreg q[2];\ncreg c[2];\nh q;\ng(sin(0.3)^2) q[0],q[1];\nmeasure q -> c;\n",
            ],
            typeof(OpenQasmException)),
        ["Dataset.FromCsv"] = new(t => Dataset.FromCsv(t), ["a,b,kind\n1.5,2,\"x, y\"\n-3,4e2,z\n", "3,2,no,yes\n1,2,0\n3,4,1\n5,6,0\n"], typeof(CsvFormatException)),
        ["OperatorJson.Read"] = new(t => OperatorJson.Read(t), [OperatorJson.Write([PauliSum.Parse("1/3*XXI - 0.25*ZIZ"), PauliSum.Parse("YII")]), "{\"qubits\":70,\"operators\":[[[\"1\",\"X0 Z69\"]]]}"], typeof(JsonFormatException)),
        ["QiskitOperators.FromJson"] = new(t => QiskitOperators.FromJson(t), ["[[\"ZZ\", 0.5], [\"IX\", [1.0, 0.0]]]", "{\"ZZ\": 0.5, \"IX\": 1}"], typeof(JsonFormatException), typeof(NotHermitianException)),
        ["PennyLaneOperators.FromJson"] = new(t => PennyLaneOperators.FromJson(t, ["0", "1", "a"]), ["[[{\"0\": \"X\", \"1\": \"Y\"}, 0.5], [{}, 1]]", "[[{\"a\": \"Z\"}, [2, 0]]]"], typeof(JsonFormatException), typeof(NotHermitianException)),
        ["PennyLaneOperators.Parse"] = new(t => PennyLaneOperators.Parse(t, ["0", "1", "a"]), ["0.5 * X(0) @ Y(1)\n+ -1.5 * I", "X(0) + 2 * (Z(0) @ Z('a'))"], typeof(PauliFormatException), typeof(NotHermitianException)),
        ["AlgebraJson.Read"] = new(t => AlgebraJson.Read(t, new ClosureOptions { MaxDimension = 100 }), [AlgebraJson.Write(DynamicalLieAlgebra.GeneratedBy(Chain))], typeof(JsonFormatException), typeof(BudgetExceededException)),
        ["ClassificationCertificate.Parse"] = new(
            t => ClassificationCertificate.Parse(t).Verify(),
            [
                DynamicalLieAlgebra.GeneratedBy(Chain).ComputeCertificate().ToJson(),
                DynamicalLieAlgebra.GeneratedBy([.. Chain, PauliString.Parse("ZII"), PauliString.Parse("IZI")]).ComputeCertificate().ToJson(),
            ],
            typeof(JsonFormatException),
            typeof(CertificateException)),
        ["ClosureCertificate.Parse"] = new(
            t => ClosureCertificate.Parse(t).Verify(),
            [DynamicalLieAlgebra.GeneratedBy([PauliSum.Parse("XII + IXI + IIX"), PauliSum.Parse("ZZI + IZZ + ZIZ")]).ComputeClosureCertificate().ToJson()],
            typeof(JsonFormatException),
            typeof(CertificateException)),
        ["TrainabilityPolicy.FromJson"] = new(t => TrainabilityPolicy.FromJson(t), [TrainabilityPolicy.Strict.ToJson(), TrainabilityPolicy.AtThisDepth(1e-4).ToJson()], typeof(JsonFormatException)),
    };

    private readonly string _folder = Directory.CreateTempSubdirectory("qml-hostile-").FullName;

    public static TheoryData<string> Names => [.. Parsers.Keys];

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [MemberData(nameof(Names))]
    public void A_parser_reads_or_refuses_ten_thousand_inputs(string name) => Hold(Parsers[name], name, Inputs, seed: 1);

    [Theory]
    [Trait("Category", "Long")]
    [MemberData(nameof(Names))]
    public void A_parser_reads_or_refuses_a_hundred_thousand_inputs(string name) => Hold(Parsers[name], name, ManyInputs, seed: 2);

    /// <summary>Each parser has a row, and the row names every exception that the tests allow.</summary>
    [Fact]
    public void The_written_contract_is_the_one_that_is_tested()
    {
        string[] rows = [.. File.ReadLines(Path.Combine(Repository.Root, "SECURITY.md")).Where(l => l.StartsWith("| `", StringComparison.Ordinal))];
        foreach ((string name, Parser parser) in Parsers)
        {
            string row = rows.Should().ContainSingle(r => r.Split('|', StringSplitOptions.None)[1].Contains($"`{name.Split(',')[0]}`", StringComparison.Ordinal), name).Which;
            foreach (Type error in parser.Errors) row.Should().Contain($"`{error.Name}`", name);
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
        Parser parser = Parsers[name];
        (Exception? refusal, TimeSpan time, long bytes) = Try(parser, bomb);
        refusal.Should().NotBeNull();
        parser.Errors.Should().Contain(refusal!.GetType());
        time.Should().BeLessThan(TimeSpan.FromSeconds(1));
        bytes.Should().BeLessThan(AllowedBytes);
    }

    [Fact]
    public void Many_columns_take_no_quadratic_time()
    {
        string header = string.Join(',', Enumerable.Range(0, 200_000).Select(i => string.Create(CultureInfo.InvariantCulture, $"c{i}")));
        var clock = Stopwatch.StartNew();
        FluentActions.Invoking(() => Dataset.FromCsv($"{header}\n1,2\n")).Should().Throw<CsvFormatException>().WithMessage("*2 columns*");
        clock.Elapsed.Should().BeLessThan(TimeSpan.FromSeconds(5));
    }

    [Fact]
    public void Unlike_denominators_take_no_cubic_time()
    {
        // Σ 1/p over the primes below 30,000 has a denominator of some 43,000 bits.
        int[] primes = [.. Enumerable.Range(2, 30_000).Where(p => Enumerable.Range(2, (int)Math.Sqrt(p) - 1).All(d => p % d != 0))];
        string text = string.Join('+', primes.Select(p => string.Create(CultureInfo.InvariantCulture, $"1/{p}*X")));
        var clock = Stopwatch.StartNew();
        Rational sum = PauliSum.Parse(text).Terms[0].Exact;
        clock.Elapsed.Should().BeLessThan(TimeSpan.FromSeconds(2));
        BigInteger product = primes.Aggregate(BigInteger.One, (a, p) => a * p);
        sum.Denominator.Should().Be(product);
        sum.Numerator.Should().Be(primes.Aggregate(BigInteger.Zero, (a, p) => a + (product / p)));
    }

    [Fact]
    public void A_state_is_loaded_or_refused()
    {
        using var stream = new MemoryStream();
        using (StateVector psi = new StateVectorSimulator().Run(new CircuitBuilder(qubits: 2).H(0).CX(0, 1).Build(), [])) psi.Save(stream);
        var mutations = new Mutations(3);
        var options = new SimulatorOptions { MemoryBudget = 1 << 20 };
        int refused = 0;
        for (int i = 0; i < Inputs; i++)
        {
            try
            {
                using StateVector psi = StateVector.Load(new MemoryStream(mutations.Of(stream.ToArray())), options);
            }
            catch (Exception e) when (e is StateFormatException or BudgetExceededException)
            {
                refused++;
            }
        }

        refused.Should().BeGreaterThan(Inputs / 2);
    }

    /// <summary>Checksum, magic, version and fingerprint as they should be, and any content: a checksum is no signature.</summary>
    [Fact]
    public void A_checkpoint_with_a_forged_checksum_is_read_or_refused()
    {
        string path = Path.Combine(_folder, "state");
        byte[] fingerprint = SHA256.HashData("run"u8);
        CheckpointFile.Write(path, fingerprint, new RunState([0.1, 0.2], [0.1, 0.2], [new TrainingEpoch(1, 1, 2, 3, 4, 5, false)], [[1, 2], [3]]));
        byte[] whole = File.ReadAllBytes(path);
        int header = 8 + sizeof(int) + SHA256.HashSizeInBytes + sizeof(long);
        var mutations = new Mutations(5);
        int refused = 0, read = 0;
        for (int i = 0; i < 2_000; i++)
        {
            byte[] content = mutations.Of(whole[header..^SHA256.HashSizeInBytes]);
            byte[] forged = [.. whole[..(header - sizeof(long))], .. BitConverter.GetBytes((long)content.Length), .. content];
            File.WriteAllBytes(path, [.. forged, .. SHA256.HashData(forged)]);
            try
            {
                CheckpointFile.Read(path, fingerprint).Should().NotBeNull();
                read++;
            }
            catch (CheckpointException)
            {
                refused++;
            }
        }

        refused.Should().BeGreaterThan(500);
        read.Should().BeGreaterThan(100, "numbers may be any");
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

    private static void Hold(Parser parser, string name, int inputs, int seed)
    {
        foreach (string sound in parser.Sound) parser.Read(sound); // warm-up, and proof that they are sound
        var mutations = new Mutations(seed);
        CultureInfo before = CultureInfo.CurrentCulture;
        int refused = 0;
        try
        {
            for (int i = 0; i < inputs; i++)
            {
                CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(Cultures[i % Cultures.Length]);
                string text = mutations.Of(parser.Sound);
                (Exception? refusal, TimeSpan time, long bytes) = Try(parser, text);
                for (int again = 0; again < 5 && time > Allowed; again++) (_, time, _) = Try(parser, text); // another process may have had the core
                if (refusal is not null && !parser.Errors.Contains(refusal.GetType()))
                    Assert.Fail($"{name} threw {refusal.GetType().Name} at «{Shown(text)}»: {refusal}");
                if (time > Allowed) Assert.Fail($"{name} took {time.TotalMilliseconds} ms at «{Shown(text)}»");
                if (bytes > AllowedBytes) Assert.Fail($"{name} took {bytes} bytes at «{Shown(text)}»");
                if (refusal is not null) refused++;
            }
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }

        refused.Should().BeInRange(inputs / 3, inputs - (inputs / 100), "most damage is noticed, and some inputs are sound");
    }

    private static (Exception? Refusal, TimeSpan Time, long Bytes) Try(Parser parser, string text)
    {
        long bytes = GC.GetAllocatedBytesForCurrentThread(), start = Stopwatch.GetTimestamp();
        Exception? refusal = null;
        try
        {
            parser.Read(text);
        }
        catch (Exception e)
        {
            refusal = e;
        }

        return (refusal, Stopwatch.GetElapsedTime(start), GC.GetAllocatedBytesForCurrentThread() - bytes);
    }

    private static string Shown(string text) => text.Length <= 2000 ? text : $"{text.AsSpan(0, 2000)}… ({text.Length} characters)";

    private sealed class Parser(Action<string> read, string[] sound, params Type[] errors)
    {
        public Action<string> Read { get; } = read;

        public string[] Sound { get; } = sound;

        /// <summary>What SECURITY.md lists for this parser, exactly: no exception derived from these.</summary>
        public Type[] Errors { get; } = errors;
    }
}
