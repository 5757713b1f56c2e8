using System.Globalization;
using System.Numerics;
using System.Text;

namespace QmlTrainability.Tests.Circuits;

/// <summary>A random program: its text on the one hand, and on the other what it does to a state, computed from the same random choices by plain recursion over
/// numbers and textbook matrices. Nothing here reads text.</summary>
internal sealed class OpenQasmRandomProgram
{
    private static readonly (string Name, int Angles, int Qubits)[] Both =
    [
        ("x", 0, 1), ("h", 0, 1), ("sdg", 0, 1), ("t", 0, 1), ("sx", 0, 1), ("rx", 1, 1), ("ry", 1, 1), ("rz", 1, 1), ("p", 1, 1), ("u1", 1, 1), ("u2", 2, 1), ("u3", 3, 1),
        ("U", 3, 1), ("cx", 0, 2), ("CX", 0, 2), ("cy", 0, 2), ("cz", 0, 2), ("ch", 0, 2), ("swap", 0, 2), ("cp", 1, 2), ("crx", 1, 2), ("cry", 1, 2), ("crz", 1, 2),
        ("cu", 4, 2), ("ccx", 0, 3), ("cswap", 0, 3),
    ];

    private static readonly (string Name, int Angles, int Qubits)[] Only2 = [("rzz", 1, 2), ("rxx", 1, 2), ("cu1", 1, 2), ("cu3", 3, 2), ("sxdg", 0, 1), ("csx", 0, 2), ("u", 3, 1)];

    private readonly Random _random;
    private readonly List<GateInfo> _gates = [];
    private readonly List<Call> _calls = [];
    private readonly string[] _inputNames;
    private readonly double[] _constants;

    public OpenQasmRandomProgram(Random random)
    {
        _random = random;
        Version = random.Next(2, 4);
        QubitCount = random.Next(1, 5);
        InputCount = Version == 2 ? 0 : random.Next(0, 4);
        _inputNames = ["θ", "_φ_0_", "x9"];
        _constants = Version == 2 ? [] : [random.Next(1, 9) / 4.0, random.Next(1, 5)];
        foreach ((string name, int angles, int qubits) in Version == 2 ? [.. Both, .. Only2] : Both) _gates.Add(new GateInfo(name, angles, qubits, null));
        int definitions = random.Next(0, 5);
        for (int i = 0; i < definitions; i++) Define(i);
        int calls = random.Next(1, 9);
        for (int i = 0; i < calls; i++) _calls.Add(RandomCall(InputCount, 0, QubitCount));
    }

    public int Version { get; }

    public int QubitCount { get; }

    public int InputCount { get; }

    public Complex[] Run(Complex[] state, double[] inputs)
    {
        foreach (Call call in _calls) state = Run(call, state, inputs, [], [.. Enumerable.Range(0, QubitCount)]);
        return state;
    }

    public string ToText()
    {
        var text = new StringBuilder(Version == 2 ? "OPENQASM 2.0;\ninclude \"qelib1.inc\";\n" : "OPENQASM 3.0;\ninclude \"stdgates.inc\";\n");
        for (int i = 0; i < InputCount; i++) text.Append(CultureInfo.InvariantCulture, $"input float[64] {_inputNames[i]};\n");
        for (int i = 0; i < _constants.Length; i++) text.Append(CultureInfo.InvariantCulture, $"const float k{i} = {_constants[i]:R};\n");
        foreach (GateInfo gate in _gates.Where(g => g.Body is not null))
        {
            string angles = gate.Angles == 0 ? "" : $"({string.Join(",", Enumerable.Range(0, gate.Angles).Select(i => $"a{i}"))})";
            text.Append(CultureInfo.InvariantCulture, $"gate {gate.Name}{angles} {string.Join(", ", Enumerable.Range(0, gate.Qubits).Select(i => $"q{i}"))} {{\n");
            foreach (Call call in gate.Body!) text.Append(Show(call, i => $"q{i}"));
            text.Append("}\n");
        }

        int first = (QubitCount + 1) / 2; // two registers, so that numbering across them is part of the test
        text.Append(Version == 2 ? $"qreg a[{first}];" : $"qubit[{first}] a;");
        if (QubitCount > first) text.Append(Version == 2 ? $"qreg b[{QubitCount - first}];\n" : $"qubit[{QubitCount - first}] b;\n");
        foreach (Call call in _calls) text.Append(Show(call, i => i < first ? $"a[{i}]" : $"b[{i - first}]"));
        return text.ToString();
    }

    private void Define(int index)
    {
        int angles = _random.Next(0, 4), qubits = _random.Next(1, 4);
        var body = new List<Call>();
        int length = _random.Next(0, 5);
        for (int i = 0; i < length; i++) body.Add(RandomCall(0, angles, qubits));
        _gates.Add(new GateInfo($"mine_{index}", angles, qubits, [.. body]));
    }

    private Call RandomCall(int inputs, int formals, int qubits)
    {
        GateInfo gate;
        do gate = _gates[_random.Next(3) == 0 ? _gates.Count - 1 - _random.Next(Math.Min(_gates.Count, 5)) : _random.Next(_gates.Count)];
        while (gate.Qubits > qubits);
        int[] operands = [.. Enumerable.Range(0, qubits)];
        _random.Shuffle(operands);
        return new Call(gate, [.. Enumerable.Range(0, gate.Angles).Select(_ => Affine(inputs, formals, 4))], operands[..gate.Qubits]);
    }

    private Complex[] Run(Call call, Complex[] state, double[] inputs, double[] formals, int[] qubits)
    {
        double[] angles = [.. call.Angles.Select(a => Value(a, inputs, formals))];
        int[] operands = [.. call.Qubits.Select(q => qubits[q])];
        if (call.Gate.Body is null) return OpenQasmTextbook.Apply(state, OpenQasmTextbook.Matrix(call.Gate.Name, angles), operands);
        foreach (Call inner in call.Gate.Body) state = Run(inner, state, inputs, angles, operands);
        return state;
    }

    private Node Affine(int inputs, int formals, int depth)
    {
        if (depth == 0 || _random.Next(4) == 0)
        {
            if (inputs > 0 && _random.Next(2) == 0) return new Node("input", Number: _random.Next(inputs));
            if (formals > 0 && _random.Next(2) == 0) return new Node("formal", Number: _random.Next(formals));
            return Constant(depth);
        }

        return _random.Next(5) switch
        {
            0 => new Node("+", Affine(inputs, formals, depth - 1), Affine(inputs, formals, depth - 1)),
            1 => new Node("-", Affine(inputs, formals, depth - 1), Affine(inputs, formals, depth - 1)),
            2 => new Node("neg", Affine(inputs, formals, depth - 1)),
            3 => _random.Next(2) == 0 ? new Node("*", Constant(depth - 1), Affine(inputs, formals, depth - 1)) : new Node("*", Affine(inputs, formals, depth - 1), Constant(depth - 1)),
            _ => new Node("/", Affine(inputs, formals, depth - 1), new Node("number", Number: _random.Next(1, 9))),
        };
    }

    private Node Constant(int depth) => depth <= 0 ? new Node("number", Number: _random.Next(0, 7) / 4.0) : _random.Next(7) switch
    {
        0 => new Node("pi"),
        1 when _constants.Length > 0 => new Node("global", Number: _random.Next(_constants.Length)),
        2 => new Node(_random.Next(2) == 0 ? "sin" : "sqrt", new Node("number", Number: _random.Next(1, 9))),
        3 => new Node("**", new Node("number", Number: _random.Next(1, 4)), new Node("**", new Node("number", Number: 2), new Node("neg", new Node("number", Number: _random.Next(0, 3))))),
        4 => new Node("-", Constant(depth - 1), new Node("-", Constant(depth - 1), Constant(depth - 1))),
        5 => new Node("/", new Node("pi"), new Node("*", new Node("number", Number: 2), new Node("number", Number: _random.Next(1, 4)))),
        _ => new Node("number", Number: _random.NextDouble()),
    };

    private double Value(Node node, double[] inputs, double[] formals) => node.Kind switch
    {
        "number" => node.Number,
        "pi" => Math.PI,
        "input" => inputs[(int)node.Number],
        "formal" => formals[(int)node.Number],
        "global" => _constants[(int)node.Number],
        "neg" => -Value(node.Left!, inputs, formals),
        "sin" => Math.Sin(Value(node.Left!, inputs, formals)),
        "sqrt" => Math.Sqrt(Value(node.Left!, inputs, formals)),
        "+" => Value(node.Left!, inputs, formals) + Value(node.Right!, inputs, formals),
        "-" => Value(node.Left!, inputs, formals) - Value(node.Right!, inputs, formals),
        "*" => Value(node.Left!, inputs, formals) * Value(node.Right!, inputs, formals),
        "/" => Value(node.Left!, inputs, formals) / Value(node.Right!, inputs, formals),
        _ => Math.Pow(Value(node.Left!, inputs, formals), Value(node.Right!, inputs, formals)),
    };

    private string Show(Call call, Func<int, string> qubit)
    {
        string angles = call.Angles.Length == 0 ? "" : $"({string.Join(", ", call.Angles.Select(Show))})";
        return $"  {call.Gate.Name}{angles} {string.Join(",", call.Qubits.Select(qubit))};{(_random.Next(4) == 0 ? " // rz(1) q[0];" : "")}\n";
    }

    private string Show(Node node)
    {
        string power = Version == 2 ? "^" : "**";
        return node.Kind switch
        {
            "number" => node.Number.ToString("R", CultureInfo.InvariantCulture),
            "pi" => Version > 2 && _random.Next(2) == 0 ? "π" : "pi",
            "input" => _inputNames[(int)node.Number],
            "formal" => $"a{(int)node.Number}",
            "global" => $"k{(int)node.Number}",
            "neg" => "-" + Child(node.Left!, 3),
            "sin" or "sqrt" => $"{node.Kind}({Show(node.Left!)})",
            "+" or "-" => $"{Child(node.Left!, 1)} {node.Kind} {Child(node.Right!, 2)}",
            "*" or "/" => $"{Child(node.Left!, 2)}{node.Kind}{Child(node.Right!, 3)}",
            _ => $"{Child(node.Left!, 5)}{power}{Child(node.Right!, 3)}", // a sign or a power may stand on the right without parentheses
        };
    }

    /// <summary>With parentheses where the grammar needs them, and sometimes where it does not.</summary>
    private string Child(Node node, int least)
    {
        int tightness = node.Kind switch { "+" or "-" => 1, "*" or "/" => 2, "neg" => 3, "**" => 4, _ => 5 };
        return tightness < least || _random.Next(6) == 0 ? $"({Show(node)})" : Show(node);
    }

    private sealed record Node(string Kind, Node? Left = null, Node? Right = null, double Number = 0);

    private sealed record GateInfo(string Name, int Angles, int Qubits, Call[]? Body);

    private sealed record Call(GateInfo Gate, Node[] Angles, int[] Qubits);
}
