using QmlTrainability.Ansatze;
using QmlTrainability.Circuits;
using QmlTrainability.Paulis;
using QmlTrainability.Simulation;
using QmlTrainability.Trainability;

namespace QmlTrainability.Learning.Encodings;

/// <summary>What classifiers and regressors share: outputs s_k⟨O_k⟩ + b_k after a judged circuit on encoded features. Immutable.</summary>
internal sealed class Readout
{
    private readonly double[] _parameters; // the trained angles, then scales, then biases

    private Readout(Circuit circuit, Verdict[] verdicts, FeatureMap featureMap, ISimulator simulator, EncodedCircuit encoded, double[] parameters)
    {
        Circuit = circuit;
        Verdicts = verdicts;
        FeatureMap = featureMap;
        Simulator = simulator;
        Encoded = encoded;
        _parameters = parameters;
    }

    public Circuit Circuit { get; }

    public Verdict[] Verdicts { get; }

    public FeatureMap FeatureMap { get; }

    public ISimulator Simulator { get; }

    public EncodedCircuit Encoded { get; }

    public int OutputCount => Verdicts.Length;

    public int AngleCount => Encoded.TrainedCount;

    public ReadOnlySpan<double> Parameters => _parameters;

    public IReadOnlyList<double> Angles => new ArraySegment<double>(_parameters, 0, AngleCount).AsReadOnly();

    /// <summary>The verdicts on one circuit, each with one of the observables, by a design.</summary>
    public static Readout Of(
        AnsatzBuilder design, FeatureMap featureMap, IReadOnlyList<PauliSum> observables, TrainabilityPolicy? policy, ISimulator? simulator, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(design);
        ArgumentNullException.ThrowIfNull(featureMap);
        Ansatz[] built = [.. observables.Select(o => design.Build(featureMap.QubitCount, policy, o, featureMap.MiddleState, cancellationToken))];
        return Of(built[0].Circuit, [.. built.Select(b => b.Verdict)], featureMap, simulator);
    }

    /// <summary>A circuit whose verdicts have been checked to be its own.</summary>
    public static Readout Of(Circuit circuit, Verdict[] verdicts, FeatureMap featureMap, ISimulator? simulator)
    {
        if (Array.Find(verdicts, v => v.IsRefusal) is Verdict refusal) throw new UntrainableAnsatzException(refusal);
        EncodedCircuit encoded = EncodedCircuit.Of(circuit, featureMap);
        if (encoded.TrainedCount == 0) throw new ArgumentException("The feature map takes every parameter of the circuit, so that none is left to be trained: add a step to the layer.", nameof(featureMap));
        double[] start = [.. EncodedCircuit.TrainedOf(circuit, featureMap).Select(p => p.StartValue), .. Enumerable.Repeat(1.0, verdicts.Length), .. new double[verdicts.Length]];
        return new Readout(circuit, verdicts, featureMap, simulator ?? new StateVectorSimulator(), encoded, start);
    }

    /// <summary>Refuses a verdict that is not on the circuit and the loss of the model.</summary>
    public static void Check(Circuit circuit, Verdict verdict, FeatureMap featureMap)
    {
        ArgumentNullException.ThrowIfNull(circuit);
        ArgumentNullException.ThrowIfNull(verdict);
        ArgumentNullException.ThrowIfNull(featureMap);
        Require.SameQubits(circuit.QubitCount, verdict.QubitCount, "The verdict");
        Require.SameQubits(circuit.QubitCount, featureMap.QubitCount, "The feature map");
        if (!ReferenceEquals(circuit, verdict.Circuit))
            throw new ArgumentException($"The verdict is on another circuit ({verdict.Subject}). Judge the circuit of the model by Verdict.Of.", nameof(verdict));
        if (verdict.Observable is null)
            throw new ArgumentException("The verdict is on the algebra alone. Judge the circuit with the observable of the model and FeatureMap.MiddleState.", nameof(verdict));
    }

    public double Scale(int output) => _parameters[AngleCount + output];

    public double Bias(int output) => _parameters[AngleCount + OutputCount + output];

    public Readout At(double[] parameters) => new(Circuit, Verdicts, FeatureMap, Simulator, Encoded, parameters);

    public Readout At(IReadOnlyList<double> angles, IReadOnlyList<double> scales, IReadOnlyList<double> biases)
    {
        ArgumentNullException.ThrowIfNull(angles);
        ArgumentNullException.ThrowIfNull(scales);
        ArgumentNullException.ThrowIfNull(biases);
        if (angles.Count != AngleCount)
            throw new ArgumentException(FormattableString.Invariant($"The circuit has {AngleCount} parameters, but {angles.Count} angles are given."), nameof(angles));
        if (scales.Count != OutputCount || biases.Count != OutputCount)
            throw new ArgumentException(FormattableString.Invariant($"The model has {OutputCount} outputs, but {scales.Count} scales and {biases.Count} biases are given."), nameof(scales));
        Parameter[] trained = [.. EncodedCircuit.TrainedOf(Circuit, FeatureMap)];
        for (int i = 0; i < angles.Count; i++) Require.Finite(angles[i], $"The value of parameter '{trained[i].Name}'", nameof(angles));
        foreach (double scale in scales) Require.Finite(scale, "The scale", nameof(scales));
        foreach (double bias in biases) Require.Finite(bias, "The bias", nameof(biases));
        return At([.. angles, .. scales, .. biases]);
    }

    /// <summary>The outputs for one row, at the parameters of the model.</summary>
    public double[] Outputs(IReadOnlyList<double> features, CancellationToken cancellationToken)
    {
        FeatureMap.Check(features);
        using var inputs = new ReadoutInputs(this);
        using var evaluator = new ReadoutEvaluator(this, inputs);
        return evaluator.Outputs(features, _parameters, cancellationToken);
    }

    /// <summary>The outputs for all rows.</summary>
    public double[][] Outputs(IReadOnlyList<IReadOnlyList<double>> rows, CancellationToken cancellationToken)
    {
        using var inputs = new ReadoutInputs(this);
        using var evaluator = new ReadoutEvaluator(this, inputs);
        return [.. rows.Select(r => evaluator.Outputs(r, _parameters, cancellationToken))];
    }

    public void CheckFeatures(int featureCount, string name)
    {
        if (featureCount != FeatureMap.FeatureCount)
            throw new ArgumentException(FormattableString.Invariant($"The feature map takes {FeatureMap.FeatureCount} features, but the data have {featureCount}."), name);
    }
}
