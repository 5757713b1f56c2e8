using QmlTrainability.Ansatze;
using QmlTrainability.Circuits;
using QmlTrainability.Learning;
using QmlTrainability.Learning.Encodings;
using QmlTrainability.Learning.Runs;
using QmlTrainability.Learning.Tasks;
using QmlTrainability.Paulis;
using QmlTrainability.Simulation;
using QmlTrainability.Trainability;

namespace QmlTrainability.Tests.Learning;

/// <summary>The gradient of every kind of model, with every feature map, on several simulators, against central differences of its loss.</summary>
public sealed class ModelGradientTests
{
    private const double Step = 1e-5;

    private static readonly AnsatzBuilder Design =
        new AnsatzBuilder().RotateEach(Pauli.X).RotateNeighbors("ZZ", Topology.Chain).RotateEach(Pauli.X).RotateEach(Pauli.Y).Repeat(2);

    private static readonly PauliSum[] Observables = [PauliSum.Parse("ZII"), PauliSum.Parse("0.5*IXI - 0.3*YZI"), PauliSum.Parse("IIY")];

    public static TheoryData<string, string, string> Cases
    {
        get
        {
            var cases = new TheoryData<string, string, string>();
            foreach (string map in new[] { "angle", "dense", "ZZ", "amplitude", "reuploading" })
            {
                foreach (string model in new[] { "binary", "classes", "regression" }) cases.Add(map, model, "vector");
            }

            foreach (string simulator in new[] { "foreign", "read" }) cases.Add("angle", "classes", simulator);
            cases.Add("ZZ", "binary", "foreign");
            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_gradient_is_that_of_the_loss(string map, string model, string simulator)
    {
        FeatureMap features = map switch
        {
            "angle" => new AngleFeatureMap(3, 4),
            "dense" => AngleFeatureMap.Dense(6),
            "ZZ" => PauliFeatureMap.ZZ(3, Topology.Chain),
            "amplitude" => new AmplitudeFeatureMap(7),
            _ => new ReuploadingFeatureMap(3, 2, Pauli.X),
        };
        ISimulator computes = simulator switch
        {
            "vector" => new StateVectorSimulator(),
            "foreign" => new Foreign(),
            _ => new ShotSimulator(new StateVectorSimulator(), shots: 0, seed: 1, new ReadoutError(0.03, 0.11)),
        };
        Check(Readout.Of(Design, features, model == "classes" ? Observables : Observables[1..2], TrainabilityPolicy.JudgeOnly, computes, default), model);
    }

    [Fact]
    public void The_gradient_of_an_energy_is_that_of_its_value()
    {
        Eigensolver solver = Eigensolver.Of(Design, SpinModels.Heisenberg(3, Topology.Ring, 0.7), InitialState.Plus(3), TrainabilityPolicy.JudgeOnly);
        using var problem = new EnergyProblem(solver, default);
        Check(problem, [.. solver.Angles.Select((_, i) => Math.Sin(3 * i))], p => solver.WithAngles(p).Energy());
    }

    /// <summary>A simulator that is no state-vector simulator takes the product state of each row instead of gates: the same numbers.</summary>
    [Fact]
    public void Rows_as_states_and_rows_as_gates_agree()
    {
        var map = new AngleFeatureMap(3, 5, Pauli.Z, Pauli.Y);
        BinaryClassifier gates = BinaryClassifier.Of(Design, map, Observables[1], TrainabilityPolicy.JudgeOnly), states = BinaryClassifier.Of(Design, map, Observables[1], TrainabilityPolicy.JudgeOnly, new Foreign());
        var random = new Random(9);
        for (int i = 0; i < 50; i++)
        {
            double[] angles = [.. gates.Angles.Select(_ => 6 * random.NextDouble())], x = [.. Enumerable.Range(0, 5).Select(_ => 6 * random.NextDouble())];
            gates.WithParameters(angles).Decision(x).Should().BeApproximately(states.WithParameters(angles).Decision(x), 1e-13);
        }
    }

    private static void Check(Readout readout, string model)
    {
        var random = new Random(4);
        const int Rows = 4;
        double[][] rows = [.. Enumerable.Range(0, Rows).Select(_ => Enumerable.Range(0, readout.FeatureMap.FeatureCount).Select(_ => 0.2 + (2.5 * random.NextDouble())).ToArray())];
        int[] labels = [0, 1, readout.OutputCount - 1, 0];
        double[] targets = [0.3, -1, 2, 0.7];
        ITask task = model switch
        {
            "binary" => new BinaryTask(new Dataset(rows, labels.Select(l => l % 2), ["a", "b"]), CrossEntropyLoss.Instance),
            "classes" => new ClassTask(new Dataset(rows, labels, ["a", "b", "c"])),
            _ => new RegressionTask(new RegressionData(rows, targets)),
        };
        using var problem = new DataProblem(readout, task, new bool[Rows], Rows, threads: 2);
        problem.Select(new[] { 0, 1, 2, 3 });
        Check(problem, [.. Enumerable.Range(0, problem.ParameterCount).Select(_ => (4 * random.NextDouble()) - 2)], Loss);

        // From the definition, and the outputs of the public face.
        double Loss(double[] p)
        {
            int angles = readout.AngleCount, outputs = readout.OutputCount;
            Readout at = readout.At(p[..angles], p[angles..(angles + outputs)], p[(angles + outputs)..]);
            return Enumerable.Range(0, Rows).Average(i =>
            {
                double[] f = at.Outputs(rows[i], default);
                return model switch
                {
                    "binary" => Math.Log(1 + Math.Exp(labels[i] % 2 == 1 ? -f[0] : f[0])),
                    "classes" => -Math.Log(Math.Exp(f[labels[i]]) / f.Sum(Math.Exp)),
                    _ => Math.Pow(f[0] - targets[i], 2),
                };
            });
        }
    }

    private static void Check(RunProblem problem, double[] parameters, Func<double[], double> loss)
    {
        var gradient = new double[parameters.Length];
        problem.ValueAndGradient(parameters, gradient, default).Should().BeApproximately(loss(parameters), 1e-12);
        problem.Value(parameters, default).Should().BeApproximately(loss(parameters), 1e-12);
        gradient.Count(g => Math.Abs(g) > 1e-4).Should().BeGreaterThan(gradient.Length / 3, "a gradient of zeros would prove nothing");
        for (int i = 0; i < parameters.Length; i++)
        {
            double[] up = [.. parameters], down = [.. parameters];
            up[i] += Step;
            down[i] -= Step;
            gradient[i].Should().BeApproximately((loss(up) - loss(down)) / (2 * Step), 1e-8, $"that is the slope by parameter {i}");
        }
    }

    /// <summary>State vectors behind another face.</summary>
    private sealed class Foreign : ISimulator
    {
        private readonly StateVectorSimulator _inner = new();

        public IExpectation Prepare(Circuit circuit, PauliSum observable, InitialState? state, CancellationToken cancellationToken) =>
            _inner.Prepare(circuit, observable, state, cancellationToken);
    }
}
