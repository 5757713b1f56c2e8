using QmlTrainability.Ansatze;
using QmlTrainability.Circuits;
using QmlTrainability.LieAlgebras;
using QmlTrainability.Paulis;
using QmlTrainability.Trainability;

namespace TrainabilityByDesign;

/// <summary>The variance of one loss: predicted at the depth built and in the deep limit, and sampled.</summary>
internal sealed class VarianceRow
{
    /// <summary>Where a state vector is small enough to be sampled thousands of times within seconds.</summary>
    public const int MostQubits = 12;

    public const int Samples = 2_000;

    private const ulong Seed = 1;

    private VarianceRow(string name, int qubits, FiniteDepthVariance? predicted, LossVariance? deepLimit, SampledMoments sampled)
    {
        Name = name;
        Qubits = qubits;
        Predicted = predicted;
        DeepLimit = deepLimit;
        Sampled = sampled;
    }

    public string Name { get; }

    public int Qubits { get; }

    public FiniteDepthVariance? Predicted { get; }

    public LossVariance? DeepLimit { get; }

    public SampledMoments Sampled { get; }

    /// <summary>The circuit of the file with its observable and state.</summary>
    public static VarianceRow OfFile(Verdict verdict, Circuit circuit) =>
        new("file", circuit.QubitCount, verdict.FiniteDepth, verdict.Variance, Sample(circuit, verdict.Observable!, verdict.State!));

    /// <summary>The design at a number of qubits.</summary>
    public static VarianceRow OfDesign(AnsatzBuilder design, int qubits, PauliSum observable, InitialState state)
    {
        Circuit circuit = design.ToCircuit(qubits);
        return new(
            "design",
            qubits,
            FiniteDepthVariance.Of(circuit, observable, state, AngleDistribution.Uniform),
            LossVariance.Of(DynamicalLieAlgebra.GeneratedBy(design.GeneratorsAt(qubits)), circuit.RotationForm.PullBack(observable), state),
            Sample(circuit, observable, state));
    }

    public override string ToString() =>
        FormattableString.Invariant($"{Name,-8}n = {Qubits,-4}{(Predicted is null ? "unknown" : FormattableString.Invariant($"{Predicted.Value:G4}")),-12}{Sampled.Variance}");

    private static SampledMoments Sample(Circuit circuit, PauliSum observable, InitialState state) =>
        MomentSampler.Sample(circuit, observable, state, AngleDistribution.Uniform, Samples, Seed);
}
