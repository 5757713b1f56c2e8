using QmlTrainability.Circuits;
using QmlTrainability.Paulis;

namespace QmlTrainability.Learning;

/// <summary>A molecule in a small basis as qubits, by the transformation of Jordan and Wigner. Energies in hartree.</summary>
/// <remarks>Coefficients are facts of the literature; exact diagonalization of them is a test. Immutable.</remarks>
/// <example><code>
/// Molecule h2 = Molecule.Hydrogen;
/// Circuit circuit = h2.CoupledCluster();
/// Eigensolver solver = Eigensolver.Of(circuit, Verdict.Of(circuit, h2.Hamiltonian, h2.Reference));
/// var options = new TrainingOptions { Optimizer = new LimitedMemoryBfgs(), StartAngles = null };
/// Console.WriteLine((Trainer.Fit(solver, options).Model.Energy() + h2.NuclearRepulsion).ToString("F6"));    // -1.137306
/// </code></example>
public sealed class Molecule
{
    private readonly string _occupation;
    private readonly int[] _spins;

    private Molecule(string name, string hamiltonian, double nuclearRepulsion, string occupation, int[] spins)
    {
        Name = name;
        Hamiltonian = PauliSum.Parse(hamiltonian);
        NuclearRepulsion = nuclearRepulsion;
        _occupation = occupation;
        _spins = spins;
    }

    /// <summary>H2 at 0.735 Å in the STO-3G basis: 4 spin orbitals, first both of spin up. Electronic energy; the repulsion of the nuclei is apart.</summary>
    /// <remarks>Coefficients as in the tests of Qiskit Algorithms and in arXiv:2006.15788 (data at github.com/charleshadfield/variances).</remarks>
    public static Molecule Hydrogen { get; } = new(
        "H2 at 0.735 Å, STO-3G",
        "-0.8105479805373266*IIII + 0.17218393261915566*ZIII - 0.2257534922240248*IZII + 0.1721839326191557*IIZI - 0.2257534922240248*IIIZ"
        + " + 0.1209126326177663*ZZII + 0.16892753870087912*ZIZI + 0.16614543256382408*ZIIZ + 0.16614543256382408*IZZI + 0.17464343068300447*IZIZ + 0.1209126326177663*IIZZ"
        + " + 0.04523279994605781*YYXX + 0.04523279994605781*YYYY + 0.04523279994605781*XXXX + 0.04523279994605781*XXYY",
        0.7199689944489797,
        "1010",
        [0, 0, 1, 1]);

    /// <summary>LiH at 1.45 Å in the STO-3G basis, with the lowest orbital full and the next two active: 4 spin orbitals, spins in turn. The constant holds the
    /// repulsion of the nuclei and the energy of the core.</summary>
    /// <remarks>Coefficients as in the examples of OpenFermion (arXiv:1710.07629).</remarks>
    public static Molecule LithiumHydride { get; } = new(
        "LiH at 1.45 Å, STO-3G, two active orbitals",
        "-7.49894690201071*IIII - 0.0029329964409502266*XXYY + 0.0029329964409502266*XYYX + 0.01291078027311749*XZXI - 0.0013743761078958677*XZXZ + 0.011536413200774975*XIXI"
        + " + 0.0029329964409502266*YXXY - 0.0029329964409502266*YYXX + 0.01291078027311749*YZYI - 0.0013743761078958677*YZYZ + 0.011536413200774975*YIYI"
        + " + 0.16199475388004184*ZIII + 0.011536413200774975*ZXZX + 0.011536413200774975*ZYZY + 0.12444770133137588*ZZII + 0.054130445793298836*ZIZI + 0.05706344223424907*ZIIZ"
        + " + 0.012910780273117487*IXZX - 0.0013743761078958677*IXIX + 0.012910780273117487*IYZY - 0.0013743761078958677*IYIY + 0.16199475388004186*IZII"
        + " + 0.05706344223424907*IZZI + 0.054130445793298836*IZIZ - 0.013243698330265966*IIZI + 0.08479609543670981*IIZZ - 0.013243698330265952*IIIZ",
        0,
        "1100",
        [0, 1, 0, 1]);

    /// <summary>The molecule, its geometry and its basis.</summary>
    public string Name { get; }

    /// <summary>The electronic Hamiltonian, in hartree.</summary>
    public PauliSum Hamiltonian { get; }

    /// <summary>The energy of the nuclei that is not in the Hamiltonian, in hartree.</summary>
    public double NuclearRepulsion { get; }

    /// <summary>The Hartree–Fock state: the lowest orbitals full.</summary>
    public InitialState Reference => InitialState.Basis(_occupation);

    /// <summary>Unitary coupled cluster with single and double excitations (arXiv:1304.3061), one parameter and one Trotter step for each excitation that
    /// keeps the spin.</summary>
    public Circuit CoupledCluster() => UnitaryCoupledCluster.SinglesAndDoubles(_occupation, _spins);

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
