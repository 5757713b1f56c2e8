using System.Numerics;
using QmlTrainability.Circuits;

namespace QmlTrainability.Tests.Circuits;

public class GateTests
{
    /// <summary>The gates of OpenQASM 3, stdgates.inc, and the built-in one.</summary>
    private const string StdGates = "p x y z h s sdg t tdg sx rx ry rz cx cy cz cp crx cry crz ch swap ccx cswap cu CX phase cphase id u1 u2 u3 U";

    /// <summary>The gates of OpenQASM 2, qelib1.inc as Qiskit ships it, and the built-in ones.</summary>
    private const string QeLib1 = "u3 u2 u1 cx id u0 u p x y z h s sdg t tdg rx ry rz sx sxdg cz cy swap ch ccx cswap crx cry crz cu1 cp cu3 csx cu rxx rzz rccx rc3x c3x c3sqrtx c4x U CX";

    private const string Qiskit = "r ryy rzx ecr iswap dcx";

    [Fact]
    public void Every_name_of_both_standard_libraries_is_in_the_table()
    {
        foreach (string name in StdGates.Split(' ')) Named(name).OpenQasm3Names.Should().Contain(name);
        foreach (string name in QeLib1.Split(' ')) Named(name).OpenQasm2Names.Should().Contain(name);
        foreach (string name in Qiskit.Split(' ')) Named(name);
    }

    [Fact]
    public void Names_are_case_sensitive_and_belong_to_one_gate()
    {
        Gate.TryFind("Cx", out _).Should().BeFalse();
        Gate.TryFind("H", out _).Should().BeFalse();
        Gate.TryFind(null, out _).Should().BeFalse();
        Gate.All.SelectMany(g => g.OpenQasm2Names.Union(g.OpenQasm3Names)).Should().OnlyHaveUniqueItems();
        Gate.All.Select(g => g.Name).Should().OnlyHaveUniqueItems();
    }

    public static TheoryData<string> AllNames() => [.. Gate.All.SelectMany(g => g.OpenQasm2Names.Union(g.OpenQasm3Names))];

    [Theory]
    [MemberData(nameof(AllNames))]
    public void The_rotations_of_a_gate_multiply_to_its_textbook_matrix(string name)
    {
        Gate gate = Named(name);
        var random = new Random(17);
        for (int trial = 0; trial < 20; trial++)
        {
            double[] angles = [.. Enumerable.Range(0, gate.AngleCount).Select(_ => trial % 2 == 0 ? (random.NextDouble() * 14) - 7 : random.Next(-8, 9) * Math.PI / 2)];
            int qubits = gate.QubitCount + random.Next(2);
            int[] on = RandomCircuits.DistinctQubits(gate.QubitCount, qubits, random);
            Circuit circuit = new CircuitBuilder(qubits).Append(gate, on, [.. angles.Select(a => (Angle)a)]).Build();

            Complex[,] expected = DenseCircuits.Matrix(qubits, v => DenseCircuits.Apply(DenseCircuits.Gate(name, angles), on, v));
            Complex[,] actual = DenseCircuits.Matrix(qubits, v => circuit.Operations[0].Rotations(qubits)
                .Aggregate(v, (w, r) => DenseCircuits.Rotate(r.String.ToString("D", null), r.Angle.Evaluate([]), w)));
            DenseCircuits.Overlap(expected, actual).Should().BeApproximately(1, 1e-12, "{0}({1}) on {2}", name, string.Join(", ", angles), string.Join(", ", on));
        }
    }

    [Fact]
    public void The_oracle_tells_a_wrong_gate()
    {
        DenseCircuits.Overlap(DenseCircuits.Gate("s"), DenseCircuits.Gate("sdg")).Should().BeLessThan(0.9);
        DenseCircuits.Overlap(DenseCircuits.Gate("rzx", 0.3), DenseCircuits.Matrix(2, v => DenseCircuits.Apply(DenseCircuits.Gate("rzx", 0.3), [0, 1], v))).Should().BeLessThan(0.999);
    }

    [Theory]
    [InlineData("id x y z h s sdg sx sxdg cx cy cz swap iswap dcx ecr", true)]
    [InlineData("t tdg ch cs csdg csx ccx ccz cswap rccx c3x c3sqrtx rc3x c4x", false)]
    public void Gates_without_angles_are_Clifford_or_not(string names, bool isClifford)
    {
        foreach (string name in names.Split(' '))
        {
            Gate gate = Named(name);
            Circuit circuit = new CircuitBuilder(gate.QubitCount).Append(gate, [.. Enumerable.Range(0, gate.QubitCount)], []).Build();
            (circuit.RotationForm.Rotations.Count == 0).Should().Be(isClifford, name);
        }
    }

    [Fact]
    public void Every_gate_has_a_shorthand_on_the_builder_that_appends_it()
    {
        foreach (Gate gate in Gate.All.Where(g => g != Gate.U0))
        {
            System.Reflection.MethodInfo? method = typeof(CircuitBuilder).GetMethod(gate.Name);
            method.Should().NotBeNull(gate.Name);
            int q = 0;
            object[] arguments = [.. method!.GetParameters().Select(p => p.ParameterType == typeof(int) ? (object)q++ : (Angle)(0.25 * p.Position))];
            var builder = new CircuitBuilder(5);
            method.Invoke(builder, arguments);
            Operation operation = builder.Build().Operations.Single();
            operation.Gate.Should().BeSameAs(gate);
            operation.Qubits.Should().Equal(Enumerable.Range(0, gate.QubitCount));
            operation.Angles.Select(a => a.Offset).Should().Equal(Enumerable.Range(gate.QubitCount, gate.AngleCount).Select(i => 0.25 * i));
        }
    }

    [Fact]
    public void Every_gate_says_what_it_is()
    {
        foreach (Gate gate in Gate.All)
        {
            gate.Summary.Should().NotBeNullOrWhiteSpace();
            gate.AngleNames.Should().HaveCount(gate.AngleCount);
        }

        Gate.CU.ToString().Should().Be("CU(theta, phi, lambda, gamma) on 2 qubits");
        Gate.H.ToString().Should().Be("H on 1 qubit");
    }

    private static Gate Named(string name) => Gate.TryFind(name, out Gate? gate) ? gate : throw new InvalidOperationException($"No gate is named {name}.");
}
