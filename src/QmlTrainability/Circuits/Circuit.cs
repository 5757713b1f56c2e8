using System.Globalization;

namespace QmlTrainability.Circuits;

/// <summary>A parameterized unitary circuit: operations in time order on a fixed number of qubits, with named parameters. Immutable and thread-safe.</summary>
/// <remarks>Made by a <see cref="CircuitBuilder"/>. Global phases are not physical and are not kept. Measurements are not part of a circuit:
/// an observable is given to whoever evaluates it.</remarks>
/// <example><code>
/// var b = new CircuitBuilder(qubits: 3);
/// Parameter theta = b.Parameter("theta");
/// Circuit circuit = b.H(0).CX(0, 1).RZ(1, 2 * theta + 0.1).Build();
/// Console.WriteLine(circuit);                                 // 3 qubits, 1 parameter, 3 gates
/// </code></example>
public sealed partial class Circuit
{
    private readonly Parameter[] _parameters;
    private readonly Operation[] _operations;
    private readonly Lazy<PauliRotationForm> _rotationForm;
    private readonly Lazy<CircuitGenerators> _generators;

    internal Circuit(int qubitCount, Parameter[] parameters, Operation[] operations)
    {
        QubitCount = qubitCount;
        _parameters = parameters;
        _operations = operations;
        _rotationForm = new Lazy<PauliRotationForm>(() => PauliRotationForm.Of(this));
        _generators = new Lazy<CircuitGenerators>(() => GeneratorAnalysis.Of(RotationForm));
        StartValues = Array.ConvertAll(parameters, p => p.StartValue);
    }

    /// <summary>The number of qubits.</summary>
    public int QubitCount { get; }

    /// <summary>The parameters in the order of declaration: the coordinates of every parameter vector of this circuit.</summary>
    public IReadOnlyList<Parameter> Parameters => _parameters;

    /// <summary>The values to start from, in radians, in the order of <see cref="Parameters"/>.</summary>
    public IReadOnlyList<double> StartValues { get; }

    /// <summary>The operations in time order: the first is applied first.</summary>
    public IReadOnlyList<Operation> Operations => _operations;

    /// <summary>U(θ) = C·W(θ): the circuit as Pauli rotations with one Clifford after all of them. Computed at the first use and kept.</summary>
    public PauliRotationForm RotationForm => _rotationForm.Value;

    /// <summary>The generators of the circuit's dynamical Lie algebra, as sums of Pauli strings. Computed at the first use and kept.</summary>
    public CircuitGenerators Generators => _generators.Value;

    /// <summary>For example "12 qubits, 96 parameters, 144 gates".</summary>
    public override string ToString() =>
        $"{Count(QubitCount, "qubit")}, {Count(_parameters.Length, "parameter")}, {Count(_operations.Length, "gate")}";

    private static string Count(int number, string what) => string.Create(CultureInfo.InvariantCulture, $"{number:N0} {what}{(number == 1 ? "" : "s")}");
}
