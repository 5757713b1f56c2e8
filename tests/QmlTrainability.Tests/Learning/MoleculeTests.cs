using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Complex;
using QmlTrainability.Ansatze;
using QmlTrainability.Circuits;
using QmlTrainability.Learning;
using QmlTrainability.Paulis;
using QmlTrainability.Simulation;
using QmlTrainability.Tests.Circuits;
using QmlTrainability.Trainability;
using Complex = System.Numerics.Complex;

namespace QmlTrainability.Tests.Learning;

public sealed class MoleculeTests
{
    /// <summary>The least eigenvalue by exact diagonalization of the dense matrix.</summary>
    internal static double GroundEnergy(PauliSum hamiltonian)
    {
        int size = 1 << hamiltonian.QubitCount;
        Matrix<Complex> matrix = DenseMatrix.Create(size, size, 0);
        for (int column = 0; column < size; column++)
        {
            var basis = new Complex[size];
            basis[column] = 1;
            foreach (PauliTerm term in hamiltonian.Terms)
            {
                Complex[] image = DenseCircuits.ApplyLabel(term.String.ToString("D", null), basis);
                for (int row = 0; row < size; row++) matrix[row, column] += term.Coefficient * image[row];
            }
        }

        return matrix.Evd(Symmetricity.Hermitian).EigenValues.Min(e => e.Real);
    }

    /// <summary>The known total energy of H2 in this basis and at this distance is -1.137306 hartree (full configuration interaction).</summary>
    [Fact]
    public void Hydrogen_is_found_to_a_millionth_of_a_hartree()
    {
        Molecule h2 = Molecule.Hydrogen;
        double exact = GroundEnergy(h2.Hamiltonian);
        (exact + h2.NuclearRepulsion).Should().BeApproximately(-1.1373060357534, 1e-9);
        double reference = new StateVectorSimulator().Expectation(new CircuitBuilder(4).Build(), h2.Hamiltonian, [], h2.Reference);
        (reference + h2.NuclearRepulsion).Should().BeApproximately(-1.116998996754, 1e-9, "that is the energy of Hartree and Fock");
        Solve(h2).Should().BeApproximately(exact, 1e-6);
    }

    [Fact]
    public void Lithium_hydride_is_found_to_a_millionth_of_a_hartree()
    {
        Molecule lih = Molecule.LithiumHydride;
        double exact = GroundEnergy(lih.Hamiltonian);
        double reference = new StateVectorSimulator().Expectation(new CircuitBuilder(4).Build(), lih.Hamiltonian, [], lih.Reference);
        exact.Should().BeInRange(-7.9, -7.86);
        (reference - exact).Should().BeInRange(1e-5, 0.03, "the reference is close, and not exact");
        Solve(lih).Should().BeApproximately(exact, 1e-6);
    }

    /// <summary>The circuit moves electrons and loses none, and keeps the spin.</summary>
    [Fact]
    public void Coupled_cluster_keeps_the_electrons_and_their_spin()
    {
        Circuit circuit = UnitaryCoupledCluster.SinglesAndDoubles("110000", [0, 1, 0, 1, 0, 1]);
        circuit.Parameters.Should().HaveCount(8, "4 singles keep the spin, and 4 doubles of an up and a down");
        double[] angles = [.. circuit.Parameters.Select((_, i) => 0.3 + (0.2 * i))];
        using StateVector psi = new StateVectorSimulator().Run(circuit, angles, InitialState.Basis("110000"));
        double inside = 0, moved = 0;
        for (long i = 0; i < psi.Length; i++)
        {
            double weight = psi[i].Magnitude * psi[i].Magnitude;
            bool keeps = long.PopCount(i) == 2 && long.PopCount(i & 0b010101) == 1;
            if (keeps) inside += weight;
            if (keeps && i != 3) moved += weight;
        }

        inside.Should().BeApproximately(1, 1e-12);
        moved.Should().BeGreaterThan(0.3);
        ((Action)(() => UnitaryCoupledCluster.SinglesAndDoubles("11", [0, 1]))).Should().Throw<ArgumentException>();
    }

    /// <summary>i(a†₂a₀ - a†₀a₂) = (X Z Y - Y Z X)/2 up to the sign of the angle: a string of Z stands on what lies between.</summary>
    [Fact]
    public void An_excitation_counts_the_electrons_between_its_orbitals()
    {
        Circuit circuit = UnitaryCoupledCluster.SinglesAndDoubles("110", [0, 1, 0]);
        circuit.Parameters.Select(p => p.Name).Should().Equal("0→2");
        circuit.Operations.Select(o => o.String!.ToString("D", null)).Should().BeEquivalentTo("XZY", "YZX");
        double[] factors = [.. circuit.Operations.Select(o => o.Angles[0].Terms[0].Factor)];
        factors[0].Should().Be(-factors[1]);
        Math.Abs(factors[0]).Should().Be(1);
    }

    /// <summary>exp(θ(T - T†)) of a single excitation turns |10⟩ to cos θ |10⟩ ± sin θ |01⟩.</summary>
    [Fact]
    public void An_excitation_is_a_turn_by_its_angle()
    {
        Circuit circuit = UnitaryCoupledCluster.SinglesAndDoubles("10", [0, 0]);
        using StateVector psi = new StateVectorSimulator().Run(circuit, [0.4], InitialState.Basis("10"));
        psi[1].Magnitude.Should().BeApproximately(Math.Cos(0.4), 1e-14);
        psi[2].Magnitude.Should().BeApproximately(Math.Sin(0.4), 1e-14);
    }

    [Fact]
    public void Spin_models_have_the_known_ground_states()
    {
        GroundEnergy(SpinModels.Ising(6, Topology.Chain, 1, 1)).Should().BeApproximately(1 - (1 / Math.Sin(Math.PI / 26)), 1e-10);
        GroundEnergy(SpinModels.Ising(6, Topology.Ring, 1, 1)).Should().BeApproximately(-2 / Math.Sin(Math.PI / 12), 1e-10);
        GroundEnergy(SpinModels.Heisenberg(2, Topology.Chain, 1)).Should().BeApproximately(-3, 1e-12, "the singlet");
        GroundEnergy(SpinModels.Heisenberg(4, Topology.Ring, 1)).Should().BeApproximately(-8, 1e-10, "the ring of four: -2 per bond");
        GroundEnergy(SpinModels.MaxCut(Topology.Ring, 5)).Should().BeApproximately(-4, 1e-12);
    }

    /// <summary>The Hamiltonian-variational form has the algebra of su(2) by total spin and more: judged, and good enough from singlets.</summary>
    [Fact]
    public void The_Heisenberg_ring_is_solved_by_a_Hamiltonian_variational_design()
    {
        PauliSum ring = SpinModels.Heisenberg(4, Topology.Ring, 1);
        InitialState singlets = InitialState.Stabilizer(
            [PauliSum.Parse("-1*XXII"), PauliSum.Parse("-1*ZZII"), PauliSum.Parse("-1*IIXX"), PauliSum.Parse("-1*IIZZ")]);
        Eigensolver solver = Eigensolver.Of(AnsatzCatalog.Heisenberg(Topology.Ring, 2), ring, singlets, TrainabilityPolicy.JudgeOnly);
        solver.Verdict.Reason.Should().Contain("would reject", "the algebra is su(2^(n-1)) or four copies of half of it");
        Trainer.Fit(solver, new TrainingOptions { Optimizer = new LimitedMemoryBfgs(), Epochs = 400, Seed = 2 }).Model.Energy().Should().BeApproximately(-8, 1e-6);
    }

    private static double Solve(Molecule molecule)
    {
        Circuit circuit = molecule.CoupledCluster();
        Eigensolver solver = Eigensolver.Of(circuit, Verdict.Of(circuit, molecule.Hamiltonian, molecule.Reference));
        return Trainer.Fit(solver, new TrainingOptions { Optimizer = new LimitedMemoryBfgs(), StartAngles = null, Epochs = 200 }).Model.Energy();
    }
}
