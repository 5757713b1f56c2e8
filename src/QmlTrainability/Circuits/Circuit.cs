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

    /// <summary>The circuit so many times in a row, each time with parameters of its own: a circuit as a layer of deeper ones.</summary>
    /// <remarks>Fixed gates are repeated with the rest, so that the algebra may grow with each repetition. The first time keeps the names; the k-th time calls a parameter by its name and [k]. Start values are kept. Cost: linear in the result.</remarks>
    /// <param name="times">At least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">Less than once.</exception>
    /// <exception cref="ArgumentException">A name that a repetition needs is taken already.</exception>
    /// <example><code>
    /// var b = new CircuitBuilder(qubits: 2);
    /// Circuit layer = b.RX(0, b.Parameter("a")).CX(0, 1).Build();
    /// Circuit three = layer.Repeat(3);
    /// Console.WriteLine(three);                                               // 2 qubits, 3 parameters, 6 gates
    /// Console.WriteLine(string.Join(", ", three.Parameters.Select(p => p.Name)));   // a, a[2], a[3]
    /// </code></example>
    public Circuit Repeat(int times)
    {
        Require.AtLeast(times, 1);
        var builder = new CircuitBuilder(QubitCount);
        for (int k = 1; k <= times; k++)
        {
            Angle[] fresh = [.. _parameters.Select(p => (Angle)builder.Parameter(k == 1 ? p.Name : string.Create(CultureInfo.InvariantCulture, $"{p.Name}[{k}]"), p.StartValue))];
            foreach (Operation operation in _operations)
            {
                Angle[] angles = [.. operation.Angles.Select(a => In(a, fresh))];
                if (operation.IsPauliRotation) builder.Rotate(operation.String, angles[0]);
                else builder.Append(operation.Gate, operation.QubitSpan, angles);
            }
        }

        return builder.Build();
    }

    /// <summary>W(θ) of <see cref="RotationForm"/> as a circuit with the same parameters: what is left without the Clifford at the end.</summary>
    internal Circuit WithoutClifford()
    {
        var builder = new CircuitBuilder(QubitCount);
        Angle[] own = [.. _parameters.Select(p => (Angle)builder.Parameter(p.Name, p.StartValue))];
        foreach (PauliRotation rotation in RotationForm.Rotations) builder.Rotate(rotation.String, In(rotation.Angle, own));
        return builder.Build();
    }

    /// <summary>For example "12 qubits, 96 parameters, 144 gates".</summary>
    public override string ToString() =>
        $"{Count(QubitCount, "qubit")}, {Count(_parameters.Length, "parameter")}, {Count(_operations.Length, "gate")}";

    /// <summary>The angle with other parameters in place of its own, by their numbers.</summary>
    private static Angle In(Angle angle, Angle[] others) => angle.Terms.Aggregate((Angle)angle.Offset, (sum, term) => sum + (term.Factor * others[term.Parameter.Index]));

    private static string Count(int number, string what) => string.Create(CultureInfo.InvariantCulture, $"{number:N0} {what}{(number == 1 ? "" : "s")}");
}
