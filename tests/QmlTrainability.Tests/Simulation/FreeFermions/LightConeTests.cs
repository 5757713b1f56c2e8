using QmlTrainability.Ansatze;
using QmlTrainability.Circuits;
using QmlTrainability.Paulis;
using QmlTrainability.Simulation;
using QmlTrainability.Simulation.FreeFermions;

namespace QmlTrainability.Tests.Simulation.FreeFermions;

/// <summary>Modes and rotations that an observable cannot see are left out, and nothing else.</summary>
public class LightConeTests
{
    [Fact]
    public void A_field_behind_two_layers_of_a_ring_sees_five_qubits_and_their_parameters()
    {
        const int n = 200;
        Circuit circuit = AnsatzCatalog.Ising(Topology.Ring, layers: 2).ToCircuit(n);
        InitialState state = InitialState.Product([.. Enumerable.Range(0, n).Select(q => (Math.Sin(q), 0.0, Math.Cos(q)))]);
        var loss = (IShareableExpectation)new FreeFermionSimulator().Prepare(circuit, PauliString.On(n, (0, Pauli.X)), state);
        var random = new Random(1);
        double[] parameters = [.. circuit.Parameters.Select(_ => 6 * random.NextDouble())], gradient = new double[parameters.Length];
        loss.ValueAndGradient(parameters, gradient);
        loss.StateBytes.Should().BeLessThan(10_000, "of 400 modes few are seen");

        // The same on the qubits 195 to 199 and 0 to 4 alone, as an open chain: its ends are out of sight.
        const int small = 10, before = 5;
        var b = new CircuitBuilder(small);
        List<int> used = [];
        foreach (PauliRotation rotation in circuit.RotationForm.Rotations)
        {
            (int Qubit, Pauli Letter)[] moved = [.. rotation.String.Support.Select(s => ((s.Qubit + before) % n, s.Letter))];
            if (moved.Any(s => s.Item1 >= small) || (moved.Length == 2 && Math.Abs(moved[0].Item1 - moved[1].Item1) != 1)) continue;
            used.Add(rotation.Angle.Terms.Single().Parameter.Index);
            b.Rotate(PauliString.On(small, moved), b.Parameter($"p{used.Count}"));
        }

        Circuit alone = b.Build();
        InitialState part = InitialState.Product([.. Enumerable.Range(0, small).Select(q => (Math.Sin((q - before + n) % n), 0.0, Math.Cos((q - before + n) % n)))]);
        (double value, double[] slopes) = new StateVectorSimulator(new SimulatorOptions { MaxThreads = 1 }).ValueAndGradient(
            alone, PauliString.On(small, (before, Pauli.X)), [.. used.Select(i => parameters[i])], part);
        loss.Value(parameters).Should().BeApproximately(value, 1e-12);
        for (int i = 0; i < used.Count; i++) gradient[used[i]].Should().BeApproximately(slopes[i], 1e-12);
        gradient.Where((_, i) => !used.Contains(i)).Should().OnlyContain(g => g == 0);
        gradient.Count(g => g != 0).Should().Be(2 + 3 + 4 + 5, "bonds, fields, bonds and fields, backwards in time");
    }

    [Fact]
    public void A_cone_has_the_terms_and_the_rotations_that_reach_them_and_no_others()
    {
        // In time: (0, 1), (2, 3), (1, 2), (4, 5). The term on 2 and 6 sees (1, 2), before it (2, 3) and (0, 1), and not (4, 5).
        Plane[] planes = [new(0, 1, 0, false, 0), new(2, 3, 1, false, 0), new(1, 2, 2, true, 1), new(4, 5, 3, false, 0)];
        LightCone cone = LightCone.Of([new FermionTerm([2, 6], 0.5, 0)], planes, modeCount: 8);
        cone.Modes.Should().Equal(2, 6, 1, 0, 3); // 2 and 6 are read, 1 is rotated in the second layer, 0 and 3 in the first
        cone.Layers.Should().HaveCount(2);
        cone.Layers[0].Planes.Should().BeEquivalentTo([new Plane(3, 2, 0, false, 0), new Plane(0, 4, 1, false, 0)]);
        cone.Layers[1].Planes.Should().Equal(new Plane(2, 0, 2, true, 1));
        cone.Layers.Select(l => l.Active).Should().Equal(5, 3);
        cone.Terms.Single().Modes.Should().Equal(0, 1);
        cone.Inside([new(0, 4, 1), new(2, 6, 2), new(3, 7, 3), new(0, 2, 4)]).Should().Equal(new FermionEntry(0, 1, 2), new FermionEntry(3, 0, 4));

        LightCone late = LightCone.Of([new FermionTerm([0, 1], 1, 0)], [new(1, 2, 0, false, 0), new(2, 3, 1, false, 0)], modeCount: 4);
        late.Modes.Should().Equal(0, 1, 2); // (2, 3) comes after (1, 2): too late to matter
        LightCone linear = LightCone.Of([new FermionTerm([0], 1, 0)], [new(1, 2, 0, false, 0), new(0, 1, 1, false, 0)], modeCount: 3);
        linear.Layers.Select(l => l.Active).Should().Equal([4, 4], "the column behind all modes is rotated too");
    }
}
