using System.Security.Cryptography;
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
using QmlTrainability.Trainability;

namespace QmlTrainability.Tests.Security;

/// <summary>Everything that reads what others wrote, with sound inputs and the exceptions that SECURITY.md allows it.</summary>
internal static class HostileKinds
{
    private static readonly SimulatorOptions SmallMemory = new() { MemoryBudget = 1 << 20 };
    private static readonly byte[] Fingerprint = SHA256.HashData("run"u8);
    private static readonly PauliString[] Chain = [.. "XII IXI IIX ZZI IZZ".Split(' ').Select(s => PauliString.Parse(s))];

    public static IReadOnlyDictionary<string, HostileKind> All { get; } = new Dictionary<string, HostileKind>
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
        ["StateVector.Load"] = HostileKind.OfBytes(
            bytes =>
            {
                using StateVector psi = StateVector.Load(new MemoryStream(bytes), SmallMemory);
            },
            Bell(),
            typeof(StateFormatException),
            typeof(BudgetExceededException)),
        ["Checkpoint"] = HostileKind.OfBytes(ReadForged, SavedRun(), typeof(CheckpointException)),
    };

    private static byte[] Bell()
    {
        using var stream = new MemoryStream();
        using StateVector psi = new StateVectorSimulator().Run(new CircuitBuilder(qubits: 2).H(0).CX(0, 1).Build(), []);
        psi.Save(stream);
        return stream.ToArray();
    }

    /// <summary>What stands in a checkpoint between its header and its checksum.</summary>
    private static byte[] SavedRun() => InFile(path =>
    {
        CheckpointFile.Write(path, Fingerprint, new RunState([0.1, 0.2], [0.1, 0.2], [new TrainingEpoch(1, 1, 2, 3, 4, 5, false)], [[1, 2], [3]]));
        return File.ReadAllBytes(path)[(8 + sizeof(int) + SHA256.HashSizeInBytes + sizeof(long))..^SHA256.HashSizeInBytes];
    });

    /// <summary>Checksum, magic, version and fingerprint as they should be, and any content: a checksum is no signature.</summary>
    private static void ReadForged(byte[] content) => InFile(path =>
    {
        byte[] forged = [.. "QMLTRUN\n"u8, .. BitConverter.GetBytes(1), .. Fingerprint, .. BitConverter.GetBytes((long)content.Length), .. content];
        File.WriteAllBytes(path, [.. forged, .. SHA256.HashData(forged)]);
        return CheckpointFile.Read(path, Fingerprint) ?? throw new InvalidOperationException("The file was not found.");
    });

    private static T InFile<T>(Func<string, T> use)
    {
        string path = Path.GetTempFileName();
        try
        {
            return use(path);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
