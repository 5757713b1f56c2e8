using System.Globalization;
using System.Runtime.InteropServices;

namespace QmlTrainability.Circuits;

/// <summary>The gates of a text, expanded down to the library's table, in time order.
/// They become a circuit when the number of qubits is known: at the end.</summary>
internal sealed class OpenQasmProgram(OpenQasmEvaluator evaluator, CancellationToken cancellationToken)
{
    private const int PollEvery = 4_096;

    private readonly List<OpenQasmGate> _gates = [];
    private readonly List<int> _qubits = [];
    private readonly List<OpenQasmValue> _angles = [];
    private readonly Stack<Frame> _frames = [];
    private int _untilPoll = PollEvery;
    private int _callPosition;

    /// <summary>Appends a call, expanded. Nested definitions wait on a stack of their own, so that no depth of nesting recurses.</summary>
    /// <param name="gate">What is called.</param>
    /// <param name="angles">As many as it takes.</param>
    /// <param name="qubits">As many as it takes, all different.</param>
    /// <param name="position">Where the call stands, for messages about the bodies it leads to.</param>
    public void Append(OpenQasmGate gate, ReadOnlySpan<OpenQasmValue> angles, ReadOnlySpan<int> qubits, int position)
    {
        Poll();
        _callPosition = position;
        if (gate.Library is not null)
        {
            _gates.Add(gate);
            _angles.AddRange(angles);
            _qubits.AddRange(qubits);
            return;
        }

        _frames.Push(new Frame(gate.Body, angles.ToArray(), qubits.ToArray()));
        while (_frames.TryPeek(out Frame? frame))
        {
            if (frame.Next == frame.Body.Length) _frames.Pop();
            else Step(frame, frame.Body[frame.Next++]);
        }
    }

    /// <summary>The circuit.</summary>
    /// <param name="qubitCount">The number of qubits declared.</param>
    /// <param name="inputs">The names of the inputs, in order of declaration: the first parameters.</param>
    /// <param name="numericAngles">Whether numbers become parameters, which follow the inputs.</param>
    public Circuit ToCircuit(int qubitCount, List<string> inputs, NumericAngles numericAngles)
    {
        var builder = new CircuitBuilder(qubitCount);
        Angle[] parameters = [.. inputs.Select(name => (Angle)builder.Parameter(name))];
        var names = new HashSet<string>(inputs, StringComparer.Ordinal);
        ReadOnlySpan<int> qubits = CollectionsMarshal.AsSpan(_qubits);
        ReadOnlySpan<OpenQasmValue> values = CollectionsMarshal.AsSpan(_angles);
        var angles = new List<Angle>();
        for (int operation = 0; operation < _gates.Count; operation++)
        {
            Poll();
            OpenQasmGate called = _gates[operation];
            Gate gate = called.Library!;
            angles.Clear();
            for (int i = 0; i < gate.AngleCount; i++)
            {
                Angle angle = ToAngle(values[i], parameters);
                if (numericAngles == NumericAngles.Trainable && IsTrainable(gate, i, angle))
                    angle = builder.Parameter(FreshName(called, operation, i, names), angle.Offset);
                angles.Add(angle);
            }

            builder.Append(gate, qubits[..gate.QubitCount], CollectionsMarshal.AsSpan(angles));
            qubits = qubits[gate.QubitCount..];
            values = values[gate.AngleCount..];
        }

        return builder.Build();
    }

    private void Step(Frame frame, OpenQasmCall call)
    {
        Poll();
        if (call.Gate.Library is not null)
        {
            _gates.Add(call.Gate);
            foreach (OpenQasmInstruction[] angle in call.Angles) _angles.Add(evaluator.Evaluate(angle, frame.Angles, _callPosition));
            foreach (int qubit in call.Qubits) _qubits.Add(frame.Qubits[qubit]);
            return;
        }

        _frames.Push(new Frame(
            call.Gate.Body,
            Array.ConvertAll(call.Angles, angle => evaluator.Evaluate(angle, frame.Angles, _callPosition)),
            Array.ConvertAll(call.Qubits, qubit => frame.Qubits[qubit])));
    }

    /// <summary>A number that turns something and is not Clifford; the duration of u0 turns nothing.</summary>
    private static bool IsTrainable(Gate gate, int angle, Angle value) =>
        value.IsConstant && !value.OffsetIsMultipleOfHalfPi(out _) && Array.Exists(gate.Steps, step => step.Factors[angle] != 0);

    /// <summary>"ry_3" for the angle of the fourth gate of the circuit, "u3_5_phi" where the gate has several.</summary>
    private static string FreshName(OpenQasmGate called, int operation, int angle, HashSet<string> names)
    {
        string name = string.Create(CultureInfo.InvariantCulture, $"{called.Name}_{operation}");
        if (called.AngleCount > 1) name += "_" + called.Library!.AngleNames[angle];
        while (!names.Add(name)) name += "_";
        return name;
    }

    private static Angle ToAngle(OpenQasmValue value, Angle[] parameters)
    {
        if (value.IsConstant) return value.Offset;
        Angle? sum = null;
        foreach (OpenQasmValue.Term term in value.Terms)
        {
            Angle part = term.Factor == 1 ? parameters[term.Input] : term.Factor * parameters[term.Input];
            sum = sum is null ? part : sum + part;
        }

        return value.Offset == 0 ? sum! : sum! + value.Offset;
    }

    private void Poll()
    {
        if (--_untilPoll > 0) return;
        _untilPoll = PollEvery;
        cancellationToken.ThrowIfCancellationRequested();
    }

    /// <summary>A definition being expanded: how far, and with which angles and qubits.</summary>
    private sealed class Frame(OpenQasmCall[] body, OpenQasmValue[] angles, int[] qubits)
    {
        public OpenQasmCall[] Body { get; } = body;

        public OpenQasmValue[] Angles { get; } = angles;

        public int[] Qubits { get; } = qubits;

        public int Next { get; set; }
    }
}
