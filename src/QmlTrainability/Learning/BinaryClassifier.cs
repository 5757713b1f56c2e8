using QmlTrainability.Ansatze;
using QmlTrainability.Circuits;
using QmlTrainability.Learning.Encodings;
using QmlTrainability.Paulis;
using QmlTrainability.Simulation;
using QmlTrainability.Trainability;

namespace QmlTrainability.Learning;

/// <summary>Tells two classes apart by the sign of s·⟨O⟩ + b after a judged circuit on the state of the features.</summary>
/// <remarks>
/// The verdict is part of the model, with the model's own observable and a state of its feature map: a model that would sit on a plateau is refused unless
/// the policy is <see cref="TrainabilityPolicy.JudgeOnly"/>. The scale s and the bias b are trained with the angles (arXiv:1804.00633 has the bias).
/// A feature outside of the light cone of the observable does nothing: a circuit of few layers needs it near the observable.
/// Immutable and thread-safe: training gives a new model. Cost of a prediction: one expectation of the simulator.
/// </remarks>
/// <example><code>
/// var map = new AngleFeatureMap(qubits: 4, features: 2, Pauli.Y, Pauli.X);
/// BinaryClassifier model = BinaryClassifier.Of(AnsatzCatalog.Ising(Topology.Chain, layers: 2), map, PauliSum.Parse("XIII"));
/// Console.WriteLine($"{model.Verdict.Decision}, deep-limit variance {model.Verdict.Variance!.Exact}");    // Accept, deep-limit variance 3/28
/// Console.WriteLine(model.Decision([0.0, 1.0]).ToString("F3"));                                          // 1.000
/// </code></example>
public sealed class BinaryClassifier
{
    private BinaryClassifier(Readout readout) => Readout = readout;

    /// <summary>The circuit between the features and the measurement.</summary>
    public Circuit Circuit => Readout.Circuit;

    /// <summary>The verdict on the circuit with <see cref="Observable"/> and a state of the feature map.</summary>
    public Verdict Verdict => Readout.Verdicts[0];

    /// <summary>How features become a state.</summary>
    public FeatureMap FeatureMap => Readout.FeatureMap;

    /// <summary>The observable that is measured.</summary>
    public PauliSum Observable => Verdict.Observable!;

    /// <summary>What computes the expectations.</summary>
    public ISimulator Simulator => Readout.Simulator;

    /// <summary>The trained angles in radians, in the order of the circuit's parameters; those that a feature map takes are left out.</summary>
    public IReadOnlyList<double> Angles => Readout.Angles;

    /// <summary>The factor before ⟨O⟩; 1 before training.</summary>
    public double Scale => Readout.Scale(0);

    /// <summary>The constant beside ⟨O⟩; 0 before training.</summary>
    public double Bias => Readout.Bias(0);

    internal Readout Readout { get; }

    /// <summary>A model on a design, which is judged with the observable and the middle state of the feature map.</summary>
    /// <param name="design">The design, built on as many qubits as the feature map has.</param>
    /// <param name="featureMap">How features become a state.</param>
    /// <param name="observable">What is measured, on as many qubits.</param>
    /// <param name="policy">The rule; <see cref="TrainabilityPolicy.Default"/> if null.</param>
    /// <param name="simulator">What computes the expectations; state vectors if null.</param>
    /// <param name="cancellationToken">Polled all along.</param>
    /// <exception cref="UntrainableAnsatzException">The verdict does not allow the model; it is in the exception.</exception>
    /// <exception cref="QubitCountMismatchException">The numbers of qubits differ.</exception>
    public static BinaryClassifier Of(
        AnsatzBuilder design,
        FeatureMap featureMap,
        PauliSum observable,
        TrainabilityPolicy? policy = null,
        ISimulator? simulator = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(observable);
        return new BinaryClassifier(Readout.Of(design, featureMap, [observable], policy, simulator, cancellationToken));
    }

    /// <summary>A model on an ansatz. Its design is judged again under the same policy, now with this observable and the middle state of the feature map.</summary>
    /// <param name="ansatz">The ansatz, on as many qubits as the feature map.</param>
    /// <param name="featureMap">How features become a state.</param>
    /// <param name="observable">What is measured, on as many qubits.</param>
    /// <param name="simulator">What computes the expectations; state vectors if null.</param>
    /// <param name="cancellationToken">Polled all along.</param>
    /// <exception cref="UntrainableAnsatzException">The verdict does not allow the model; it is in the exception.</exception>
    /// <exception cref="QubitCountMismatchException">The numbers of qubits differ.</exception>
    public static BinaryClassifier Of(
        Ansatz ansatz, FeatureMap featureMap, PauliSum observable, ISimulator? simulator = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(ansatz);
        ArgumentNullException.ThrowIfNull(featureMap);
        Require.SameQubits(ansatz.Circuit.QubitCount, featureMap.QubitCount, "The feature map");
        return Of(ansatz.Design, featureMap, observable, ansatz.Verdict.Policy, simulator, cancellationToken);
    }

    /// <summary>A model on any circuit with its verdict.</summary>
    /// <param name="circuit">The circuit.</param>
    /// <param name="verdict">A verdict on this circuit, with the observable that the model is to measure and a state of the feature map, such as
    /// <see cref="FeatureMap.MiddleState"/>.</param>
    /// <param name="featureMap">How features become a state.</param>
    /// <param name="simulator">What computes the expectations; state vectors if null.</param>
    /// <exception cref="UntrainableAnsatzException">The verdict does not allow the model.</exception>
    /// <exception cref="ArgumentException">The verdict is on another circuit, or on the algebra alone.</exception>
    /// <exception cref="QubitCountMismatchException">The numbers of qubits differ.</exception>
    public static BinaryClassifier Of(Circuit circuit, Verdict verdict, FeatureMap featureMap, ISimulator? simulator = null)
    {
        Readout.Check(circuit, verdict, featureMap);
        return new BinaryClassifier(Readout.Of(circuit, [verdict], featureMap, simulator));
    }

    /// <summary>The model with other values.</summary>
    /// <param name="angles">In radians, in the order of the circuit's parameters.</param>
    /// <param name="scale">The factor before ⟨O⟩.</param>
    /// <param name="bias">The constant beside it.</param>
    /// <exception cref="ArgumentException">The number of angles is wrong.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A value is NaN or infinite.</exception>
    public BinaryClassifier WithParameters(IReadOnlyList<double> angles, double scale = 1, double bias = 0) => new(Readout.At(angles, [scale], [bias]));

    /// <summary>The decision value s·⟨O⟩ + b; positive means class 1.</summary>
    /// <param name="features">In radians, as the feature map takes them.</param>
    /// <param name="cancellationToken">Polled all along.</param>
    /// <exception cref="ArgumentException">The number of features is wrong.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A feature is NaN or infinite.</exception>
    public double Decision(IReadOnlyList<double> features, CancellationToken cancellationToken = default) => Readout.Outputs(features, cancellationToken)[0];

    /// <summary>The class, 0 or 1.</summary>
    /// <param name="features">In radians, as the feature map takes them.</param>
    /// <param name="cancellationToken">Polled all along.</param>
    public int Predict(IReadOnlyList<double> features, CancellationToken cancellationToken = default) => ClassOf(Decision(features, cancellationToken));

    /// <summary>The probability of class 1, as the cross-entropy loss takes it: 1 / (1 + exp(-decision)).</summary>
    /// <param name="features">In radians, as the feature map takes them.</param>
    /// <param name="cancellationToken">Polled all along.</param>
    public double PredictProbability(IReadOnlyList<double> features, CancellationToken cancellationToken = default) =>
        CrossEntropyLoss.Sigmoid(Decision(features, cancellationToken));

    /// <summary>The share of rows whose class is predicted.</summary>
    /// <param name="data">Rows of two classes.</param>
    /// <param name="cancellationToken">Polled all along.</param>
    /// <exception cref="ArgumentException">The data have another number of features or of classes.</exception>
    public double Accuracy(Dataset data, CancellationToken cancellationToken = default)
    {
        CheckData(data);
        double[][] outputs = Readout.Outputs(data.Rows, cancellationToken);
        return (double)Enumerable.Range(0, data.Count).Count(i => ClassOf(outputs[i][0]) == data.Labels[i]) / data.Count;
    }

    /// <summary>The classes of all rows, in order.</summary>
    /// <param name="data">With as many features.</param>
    /// <param name="cancellationToken">Polled all along.</param>
    /// <exception cref="ArgumentException">The data have another number of features.</exception>
    public IReadOnlyList<int> Predict(Dataset data, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(data);
        Readout.CheckFeatures(data.FeatureCount, nameof(data));
        return Array.AsReadOnly(Array.ConvertAll(Readout.Outputs(data.Rows, cancellationToken), o => ClassOf(o[0])));
    }

    /// <summary>The circuit, the observable and the decision.</summary>
    public override string ToString() => $"sign of {Observable} after {Circuit}; {Verdict.Decision}";

    internal static int ClassOf(double decision) => decision > 0 ? 1 : 0;

    /// <summary>The model with the angles, the scale and the bias of a training run.</summary>
    internal BinaryClassifier At(double[] parameters) => new(Readout.At(parameters));

    internal void CheckData(Dataset data)
    {
        ArgumentNullException.ThrowIfNull(data);
        Readout.CheckFeatures(data.FeatureCount, nameof(data));
        if (data.ClassNames.Count != 2)
            throw new ArgumentException(FormattableString.Invariant($"The model tells two classes apart, but the data have {data.ClassNames.Count}: choose two by SelectClasses."), nameof(data));
    }
}
