using QmlTrainability.Circuits;
using QmlTrainability.Learning;
using QmlTrainability.Paulis;
using QmlTrainability.Simulation;

namespace QmlTrainability.Tests.Learning;

public sealed class AngleFeatureMapTests
{
    private static readonly Pauli[] Letters = [Pauli.X, Pauli.Y, Pauli.Z];

    public static TheoryData<Pauli, Pauli> Pairs
    {
        get
        {
            var pairs = new TheoryData<Pauli, Pauli>();
            foreach (Pauli axis in Letters)
            {
                foreach (Pauli pole in Letters.Where(p => p != axis)) pairs.Add(axis, pole);
            }

            return pairs;
        }
    }

    /// <summary>The state is what the simulator makes of the rotations as gates.</summary>
    [Theory]
    [MemberData(nameof(Pairs))]
    public void The_state_is_that_of_the_rotations(Pauli axis, Pauli pole)
    {
        var random = new Random(17);
        var simulator = new StateVectorSimulator();
        foreach ((int qubits, int features) in new[] { (1, 1), (2, 2), (3, 2), (4, 3), (2, 5), (3, 9), (1, 4) })
        {
            double[] x = [.. Enumerable.Range(0, features).Select(_ => (random.NextDouble() * 8) - 4)];
            var b = new CircuitBuilder(qubits);
            for (int q = 0; q < qubits; q++)
            {
                if (pole != Pauli.Z) b.Rotate(PauliString.On(qubits, (q, pole == Pauli.X ? Pauli.Y : Pauli.X)), pole == Pauli.X ? Math.PI / 2 : -Math.PI / 2);
                for (int i = q % features, k = 0; i < features; i += qubits, k++) b.Rotate(PauliString.On(qubits, (q, k % 2 == 0 ? axis : pole)), x[i]);
            }

            InitialState state = new AngleFeatureMap(qubits, features, axis, pole).StateOf(x);
            Circuit gates = b.Build();
            for (int q = 0; q < qubits; q++)
            {
                foreach (Pauli letter in Letters)
                {
                    PauliString @string = PauliString.On(qubits, (q, letter));
                    state.Expectation(@string).Should().BeApproximately(simulator.Expectation(gates, PauliSum.Of([(1.0, @string)]), []), 1e-12);
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void The_middle_is_the_state_of_half_scale_and_a_stabilizer_state(Pauli axis, Pauli pole)
    {
        foreach ((int qubits, int features) in new[] { (1, 1), (3, 2), (2, 5), (65, 4), (3, 12) })
        {
            var map = new AngleFeatureMap(qubits, features, axis, pole);
            InitialState half = map.StateOf([.. Enumerable.Repeat(Math.PI / 2, features)]);
            map.MiddleState.Stabilizers.Should().HaveCount(qubits);
            for (int q = 0; q < qubits; q++)
            {
                foreach (Pauli letter in Letters)
                    map.MiddleState.Expectation(PauliString.On(qubits, (q, letter))).Should().BeApproximately(half.Expectation(PauliString.On(qubits, (q, letter))), 1e-12);
            }
        }
    }

    [Fact]
    public void What_cannot_be_is_refused()
    {
        var map = new AngleFeatureMap(2, 2);
        ((Action)(() => map.StateOf([1.0]))).Should().Throw<ArgumentException>().WithMessage("*takes 2 features, but 1*");
        ((Action)(() => map.StateOf([1.0, double.NaN]))).Should().Throw<ArgumentOutOfRangeException>().WithMessage("*Feature 1*");
        ((Action)(() => _ = new AngleFeatureMap(0, 1))).Should().Throw<ArgumentOutOfRangeException>();
        ((Action)(() => _ = new AngleFeatureMap(1, 0))).Should().Throw<ArgumentOutOfRangeException>();
        ((Action)(() => _ = new AngleFeatureMap(1, 1, Pauli.I))).Should().Throw<ArgumentOutOfRangeException>();
        ((Action)(() => _ = new AngleFeatureMap(1, 1, Pauli.X, Pauli.X))).Should().Throw<ArgumentException>().WithMessage("*another pole*");
    }
}
