using QmlTrainability.Ansatze;
using QmlTrainability.Circuits;
using QmlTrainability.Learning.Encodings;
using QmlTrainability.Paulis;
using QmlTrainability.Simulation;
using QmlTrainability.Trainability;

namespace QmlTrainability.Learning;

/// <summary>Predicts a number as s·⟨O⟩ + b after a judged circuit on the state of the features; trained by the mean squared error.</summary>
/// <remarks>With one feature uploaded L times the prediction is a Fourier series of degree L in it (arXiv:2008.08605). The verdict is part of the model, as in
/// <see cref="BinaryClassifier"/>. Immutable and thread-safe. Cost of a prediction: one expectation of the simulator.</remarks>
/// <example><code>
/// var map = new AngleFeatureMap(qubits: 2, features: 1, Pauli.Y, Pauli.X);
/// Regressor model = Regressor.Of(AnsatzCatalog.Ising(Topology.Chain, layers: 1), map, PauliSum.Parse("XI")).WithParameters([0, 0, 0], scale: 2, bias: 1);
/// Console.WriteLine(model.Predict([Math.PI / 3]).ToString("F6"));    // 2.000000
/// </code></example>
public sealed class Regressor
{
    private Regressor(Readout readout) => Readout = readout;

    /// <summary>The circuit between the features and the measurement.</summary>
    public Circuit Circuit => Readout.Circuit;

    /// <summary>The verdict on the circuit with <see cref="Observable"/> and a state of the feature map.</summary>
    public Verdict Verdict => Readout.Verdicts[0];

    /// <summary>How features become a state.</summary>
    public FeatureMap FeatureMap => Readout.FeatureMap;

    /// <summary>The observable that is measured.</summary>
    public PauliSum Observable => Verdict.Observable!;

    /// <summary>The trained angles in radians, in the order of the circuit's parameters; those that a feature map takes are left out.</summary>
    public IReadOnlyList<double> Angles => Readout.Angles;

    /// <summary>The factor before ⟨O⟩, in the unit of the target; 1 before training.</summary>
    public double Scale => Readout.Scale(0);

    /// <summary>The constant beside ⟨O⟩, in the unit of the target; 0 before training.</summary>
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
    public static Regressor Of(
        AnsatzBuilder design,
        FeatureMap featureMap,
        PauliSum observable,
        TrainabilityPolicy? policy = null,
        ISimulator? simulator = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(observable);
        return new Regressor(Readout.Of(design, featureMap, [observable], policy, simulator, cancellationToken));
    }

    /// <summary>A model on any circuit with its verdict.</summary>
    /// <param name="circuit">The circuit.</param>
    /// <param name="verdict">A verdict on this circuit, with the observable that the model is to measure and a state of the feature map.</param>
    /// <param name="featureMap">How features become a state.</param>
    /// <param name="simulator">What computes the expectations; state vectors if null.</param>
    /// <exception cref="UntrainableAnsatzException">The verdict does not allow the model.</exception>
    /// <exception cref="ArgumentException">The verdict is on another circuit, or on the algebra alone.</exception>
    /// <exception cref="QubitCountMismatchException">The numbers of qubits differ.</exception>
    public static Regressor Of(Circuit circuit, Verdict verdict, FeatureMap featureMap, ISimulator? simulator = null)
    {
        Readout.Check(circuit, verdict, featureMap);
        return new Regressor(Readout.Of(circuit, [verdict], featureMap, simulator));
    }

    /// <summary>The model with other values.</summary>
    /// <param name="angles">In radians, in the order of the circuit's parameters.</param>
    /// <param name="scale">The factor before ⟨O⟩.</param>
    /// <param name="bias">The constant beside it.</param>
    /// <exception cref="ArgumentException">The number of angles is wrong.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A value is NaN or infinite.</exception>
    public Regressor WithParameters(IReadOnlyList<double> angles, double scale = 1, double bias = 0) => new(Readout.At(angles, [scale], [bias]));

    /// <summary>The prediction s·⟨O⟩ + b.</summary>
    /// <param name="features">In radians, as the feature map takes them.</param>
    /// <param name="cancellationToken">Polled all along.</param>
    /// <exception cref="ArgumentException">The number of features is wrong.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A feature is NaN or infinite.</exception>
    public double Predict(IReadOnlyList<double> features, CancellationToken cancellationToken = default) => Readout.Outputs(features, cancellationToken)[0];

    /// <summary>The predictions of all rows, in order.</summary>
    /// <param name="data">With as many features.</param>
    /// <param name="cancellationToken">Polled all along.</param>
    /// <exception cref="ArgumentException">The data have another number of features.</exception>
    public IReadOnlyList<double> Predict(RegressionData data, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(data);
        Readout.CheckFeatures(data.FeatureCount, nameof(data));
        return Array.AsReadOnly(Array.ConvertAll(Readout.Outputs(data.Rows, cancellationToken), o => o[0]));
    }

    /// <summary>The circuit, the observable and the decision.</summary>
    public override string ToString() => $"{Observable} after {Circuit}; {Verdict.Decision}";

    internal Regressor At(double[] parameters) => new(Readout.At(parameters));
}
