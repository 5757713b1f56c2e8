using QmlTrainability.Ansatze;
using QmlTrainability.Circuits;
using QmlTrainability.Learning.Encodings;
using QmlTrainability.Paulis;
using QmlTrainability.Simulation;
using QmlTrainability.Trainability;

namespace QmlTrainability.Learning;

/// <summary>Tells several classes apart: class k with the largest of s_k·⟨O_k⟩ + b_k after one judged circuit on the state of the features.</summary>
/// <remarks>
/// One observable for each class, and a verdict for each of them: a class whose loss would sit on a plateau refuses the model, unless the policy is
/// <see cref="TrainabilityPolicy.JudgeOnly"/>. Trained by the cross-entropy of the softmax of the outputs; scales and biases are trained with the angles.
/// Immutable and thread-safe. Cost of a prediction: one expectation for each class.
/// </remarks>
/// <example><code>
/// var map = new AngleFeatureMap(qubits: 3, features: 2, Pauli.Y, Pauli.X);
/// Classifier model = Classifier.Of(AnsatzCatalog.Ising(Topology.Chain, layers: 2), map, [PauliSum.Parse("XII"), PauliSum.Parse("IXI"), PauliSum.Parse("IIX")]);
/// Console.WriteLine(model);    // 3 classes by 1*XII, 1*IXI, 1*IIX after 3 qubits, 10 parameters, 10 gates; Accept
/// Console.WriteLine(model.Probabilities([0.3, 1.0]).Sum().ToString("F6"));    // 1.000000
/// </code></example>
public sealed class Classifier
{
    private Classifier(Readout readout) => Readout = readout;

    /// <summary>The circuit between the features and the measurement.</summary>
    public Circuit Circuit => Readout.Circuit;

    /// <summary>The verdicts on the circuit, one for the observable of each class.</summary>
    public IReadOnlyList<Verdict> Verdicts => Readout.Verdicts.AsReadOnly();

    /// <summary>How features become a state.</summary>
    public FeatureMap FeatureMap => Readout.FeatureMap;

    /// <summary>The number of classes.</summary>
    public int ClassCount => Readout.OutputCount;

    /// <summary>The trained angles in radians, in the order of the circuit's parameters; those that a feature map takes are left out.</summary>
    public IReadOnlyList<double> Angles => Readout.Angles;

    internal Readout Readout { get; }

    /// <summary>A model on a design, which is judged with each observable and the middle state of the feature map.</summary>
    /// <param name="design">The design, built on as many qubits as the feature map has.</param>
    /// <param name="featureMap">How features become a state.</param>
    /// <param name="observables">What is measured for each class, at least two.</param>
    /// <param name="policy">The rule; <see cref="TrainabilityPolicy.Default"/> if null.</param>
    /// <param name="simulator">What computes the expectations; state vectors if null.</param>
    /// <param name="cancellationToken">Polled all along.</param>
    /// <exception cref="UntrainableAnsatzException">A verdict does not allow the model; it is in the exception.</exception>
    /// <exception cref="ArgumentException">There are less than two observables.</exception>
    /// <exception cref="QubitCountMismatchException">The numbers of qubits differ.</exception>
    public static Classifier Of(
        AnsatzBuilder design,
        FeatureMap featureMap,
        IReadOnlyList<PauliSum> observables,
        TrainabilityPolicy? policy = null,
        ISimulator? simulator = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(observables);
        if (observables.Count < 2) throw new ArgumentException("Give an observable for each class, at least two.", nameof(observables));
        foreach (PauliSum observable in observables) ArgumentNullException.ThrowIfNull(observable, nameof(observables));
        return new Classifier(Readout.Of(design, featureMap, observables, policy, simulator, cancellationToken));
    }

    /// <summary>A model on any circuit with its verdicts.</summary>
    /// <param name="circuit">The circuit.</param>
    /// <param name="verdicts">For each class a verdict on this circuit, with the observable of the class and a state of the feature map.</param>
    /// <param name="featureMap">How features become a state.</param>
    /// <param name="simulator">What computes the expectations; state vectors if null.</param>
    /// <exception cref="UntrainableAnsatzException">A verdict does not allow the model.</exception>
    /// <exception cref="ArgumentException">A verdict is on another circuit, or on the algebra alone; or there are less than two.</exception>
    /// <exception cref="QubitCountMismatchException">The numbers of qubits differ.</exception>
    public static Classifier Of(Circuit circuit, IReadOnlyList<Verdict> verdicts, FeatureMap featureMap, ISimulator? simulator = null)
    {
        ArgumentNullException.ThrowIfNull(verdicts);
        if (verdicts.Count < 2) throw new ArgumentException("Give a verdict for each class, at least two.", nameof(verdicts));
        foreach (Verdict verdict in verdicts) Readout.Check(circuit, verdict, featureMap);
        return new Classifier(Readout.Of(circuit, [.. verdicts], featureMap, simulator));
    }

    /// <summary>The model with other values.</summary>
    /// <param name="angles">In radians, in the order of the circuit's parameters.</param>
    /// <param name="scales">The factor of each class.</param>
    /// <param name="biases">The constant of each class.</param>
    /// <exception cref="ArgumentException">A number of values is wrong.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A value is NaN or infinite.</exception>
    public Classifier WithParameters(IReadOnlyList<double> angles, IReadOnlyList<double> scales, IReadOnlyList<double> biases) => new(Readout.At(angles, scales, biases));

    /// <summary>The outputs s_k·⟨O_k⟩ + b_k.</summary>
    /// <param name="features">In radians, as the feature map takes them.</param>
    /// <param name="cancellationToken">Polled all along.</param>
    public IReadOnlyList<double> Outputs(IReadOnlyList<double> features, CancellationToken cancellationToken = default) =>
        Array.AsReadOnly(Readout.Outputs(features, cancellationToken));

    /// <summary>The probability of each class: the softmax of the outputs.</summary>
    /// <param name="features">In radians, as the feature map takes them.</param>
    /// <param name="cancellationToken">Polled all along.</param>
    public IReadOnlyList<double> Probabilities(IReadOnlyList<double> features, CancellationToken cancellationToken = default) =>
        Array.AsReadOnly(Softmax.Of(Readout.Outputs(features, cancellationToken)));

    /// <summary>The class with the largest output; the first of several.</summary>
    /// <param name="features">In radians, as the feature map takes them.</param>
    /// <param name="cancellationToken">Polled all along.</param>
    public int Predict(IReadOnlyList<double> features, CancellationToken cancellationToken = default) => Softmax.Largest(Readout.Outputs(features, cancellationToken));

    /// <summary>The classes of all rows, in order.</summary>
    /// <param name="data">With as many features.</param>
    /// <param name="cancellationToken">Polled all along.</param>
    /// <exception cref="ArgumentException">The data have another number of features.</exception>
    public IReadOnlyList<int> Predict(Dataset data, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(data);
        Readout.CheckFeatures(data.FeatureCount, nameof(data));
        return Array.AsReadOnly(Array.ConvertAll(Readout.Outputs(data.Rows, cancellationToken), o => Softmax.Largest(o)));
    }

    /// <summary>The share of rows whose class is predicted.</summary>
    /// <param name="data">Rows of as many classes.</param>
    /// <param name="cancellationToken">Polled all along.</param>
    /// <exception cref="ArgumentException">The data have another number of features or of classes.</exception>
    public double Accuracy(Dataset data, CancellationToken cancellationToken = default)
    {
        CheckData(data);
        return Metrics.Accuracy(data.Labels, Predict(data, cancellationToken));
    }

    /// <summary>The observables, the circuit and the decision.</summary>
    public override string ToString()
    {
        string decisions = string.Join(", ", Verdicts.Select(v => v.Decision).Distinct());
        return FormattableString.Invariant($"{ClassCount} classes by {string.Join(", ", Verdicts.Select(v => v.Observable))} after {Circuit}; {decisions}");
    }

    internal Classifier At(double[] parameters) => new(Readout.At(parameters));

    internal void CheckData(Dataset data)
    {
        ArgumentNullException.ThrowIfNull(data);
        Readout.CheckFeatures(data.FeatureCount, nameof(data));
        if (data.ClassNames.Count != ClassCount)
            throw new ArgumentException(FormattableString.Invariant($"The model tells {ClassCount} classes apart, but the data have {data.ClassNames.Count}: choose them by SelectClasses."), nameof(data));
    }
}
