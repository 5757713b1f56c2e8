using System.Collections.Frozen;
using QmlTrainability.Paulis;

namespace QmlTrainability.Circuits;

// The table. Rows may use rows above them: static members are initialized in textual order.
public sealed partial class Gate
{
    /// <summary>The identity.</summary>
    public static Gate Id { get; } =
        Define("Id", 1, "", "id", "id", "The identity.", static (b, a) => { });

    /// <summary>The Pauli matrix X: a half turn about x.</summary>
    public static Gate X { get; } =
        Define("X", 1, "", "x", "x", "The Pauli matrix X: a half turn about x.", static (b, a) => Turn(b, "X", Math.PI));

    /// <summary>The Pauli matrix Y: a half turn about y.</summary>
    public static Gate Y { get; } =
        Define("Y", 1, "", "y", "y", "The Pauli matrix Y: a half turn about y.", static (b, a) => Turn(b, "Y", Math.PI));

    /// <summary>The Pauli matrix Z: a half turn about z.</summary>
    public static Gate Z { get; } =
        Define("Z", 1, "", "z", "z", "The Pauli matrix Z: a half turn about z.", static (b, a) => Turn(b, "Z", Math.PI));

    /// <summary>Hadamard: exchanges X and Z. It is RY(π/2)·Z.</summary>
    public static Gate H { get; } =
        Define("H", 1, "", "h", "h", "Hadamard: exchanges X and Z. It is RY(π/2)·Z.", static (b, a) => { Turn(b, "Z", Math.PI); Turn(b, "Y", Math.PI / 2); });

    /// <summary>√Z: diag(1, i), a quarter turn about z.</summary>
    public static Gate S { get; } =
        Define("S", 1, "", "s", "s", "√Z: diag(1, i), a quarter turn about z.", static (b, a) => Turn(b, "Z", Math.PI / 2));

    /// <summary>The inverse of S: diag(1, -i).</summary>
    public static Gate Sdg { get; } =
        Define("Sdg", 1, "", "sdg", "sdg", "The inverse of S: diag(1, -i).", static (b, a) => Turn(b, "Z", -Math.PI / 2));

    /// <summary>√S: diag(1, e^{iπ/4}). Not Clifford.</summary>
    public static Gate T { get; } =
        Define("T", 1, "", "t", "t", "√S: diag(1, e^{iπ/4}). Not Clifford.", static (b, a) => Turn(b, "Z", Math.PI / 4));

    /// <summary>The inverse of T. Not Clifford.</summary>
    public static Gate Tdg { get; } =
        Define("Tdg", 1, "", "tdg", "tdg", "The inverse of T. Not Clifford.", static (b, a) => Turn(b, "Z", -Math.PI / 4));

    /// <summary>√X: a quarter turn about x.</summary>
    public static Gate SX { get; } =
        Define("SX", 1, "", "sx", "sx", "√X: a quarter turn about x.", static (b, a) => Turn(b, "X", Math.PI / 2));

    /// <summary>The inverse of SX.</summary>
    public static Gate SXdg { get; } =
        Define("SXdg", 1, "", "sxdg", "sxdg", "The inverse of SX.", static (b, a) => Turn(b, "X", -Math.PI / 2));

    /// <summary>Rotation about x: exp(-iθX/2).</summary>
    public static Gate RX { get; } =
        Define("RX", 1, "theta", "rx", "rx", "Rotation about x: exp(-iθX/2).", static (b, a) => Turn(b, "X", a[0]));

    /// <summary>Rotation about y: exp(-iθY/2).</summary>
    public static Gate RY { get; } =
        Define("RY", 1, "theta", "ry", "ry", "Rotation about y: exp(-iθY/2).", static (b, a) => Turn(b, "Y", a[0]));

    /// <summary>Rotation about z: exp(-iθZ/2).</summary>
    public static Gate RZ { get; } =
        Define("RZ", 1, "theta", "rz", "rz", "Rotation about z: exp(-iθZ/2).", static (b, a) => Turn(b, "Z", a[0]));

    /// <summary>Phase: diag(1, e^{iλ}); RZ(λ) up to a global phase.</summary>
    public static Gate P { get; } =
        Define("P", 1, "lambda", "p u1", "p phase u1", "Phase: diag(1, e^{iλ}); RZ(λ) up to a global phase.", static (b, a) => Turn(b, "Z", a[0]));

    /// <summary>Rotation by θ about the axis cos φ x + sin φ y: RZ(φ)RX(θ)RZ(-φ).</summary>
    public static Gate R { get; } =
        Define("R", 1, "theta phi", "r", "r", "Rotation by θ about the axis cos φ x + sin φ y: RZ(φ)RX(θ)RZ(-φ).", static (b, a) => { Turn(b, "Z", -a[1]); Turn(b, "X", a[0]); Turn(b, "Z", a[1]); });

    /// <summary>Any gate on one qubit: RZ(φ)RY(θ)RZ(λ) up to a global phase.</summary>
    public static Gate U { get; } =
        Define("U", 1, "theta phi lambda", "u3 u U", "U u3", "Any gate on one qubit: RZ(φ)RY(θ)RZ(λ) up to a global phase.", static (b, a) => { Turn(b, "Z", a[2]); Turn(b, "Y", a[0]); Turn(b, "Z", a[1]); });

    /// <summary>U(π/2, φ, λ).</summary>
    public static Gate U2 { get; } =
        Define("U2", 1, "phi lambda", "u2", "u2", "U(π/2, φ, λ).", static (b, a) => b.Append(U, [0], [Math.PI / 2, a[0], a[1]]));

    /// <summary>The identity for a duration γ; the angle does nothing.</summary>
    public static Gate U0 { get; } =
        Define("U0", 1, "gamma", "u0", "", "The identity for a duration γ; the angle does nothing.", static (b, a) => { });

    /// <summary>Controlled X.</summary>
    public static Gate CX { get; } =
        Define("CX", 2, "", "cx CX", "cx CX", "Controlled X.", static (b, a) => { Turn(b, "ZI", Math.PI / 2); Turn(b, "IX", Math.PI / 2); Turn(b, "ZX", -Math.PI / 2); });

    /// <summary>Controlled Y.</summary>
    public static Gate CY { get; } =
        Define("CY", 2, "", "cy", "cy", "Controlled Y.", static (b, a) => { Turn(b, "ZI", Math.PI / 2); Turn(b, "IY", Math.PI / 2); Turn(b, "ZY", -Math.PI / 2); });

    /// <summary>Controlled Z: symmetric in its qubits.</summary>
    public static Gate CZ { get; } =
        Define("CZ", 2, "", "cz", "cz", "Controlled Z: symmetric in its qubits.", static (b, a) => { Turn(b, "ZI", Math.PI / 2); Turn(b, "IZ", Math.PI / 2); Turn(b, "ZZ", -Math.PI / 2); });

    /// <summary>Controlled Hadamard: H is Z turned by π/4 about y. Not Clifford.</summary>
    public static Gate CH { get; } =
        Define("CH", 2, "", "ch", "ch", "Controlled Hadamard: H is Z turned by π/4 about y. Not Clifford.", static (b, a) => { Turn(b, "IY", -Math.PI / 4); b.Append(CZ, [0, 1], []); Turn(b, "IY", Math.PI / 4); });

    /// <summary>Controlled phase: diag(1, 1, 1, e^{iλ}).</summary>
    public static Gate CP { get; } =
        Define("CP", 2, "lambda", "cp cu1", "cp cphase", "Controlled phase: diag(1, 1, 1, e^{iλ}).", static (b, a) => Phase(b, [0, 1], a[0]));

    /// <summary>Controlled S. Not Clifford.</summary>
    public static Gate CS { get; } =
        Define("CS", 2, "", "cs", "cs", "Controlled S. Not Clifford.", static (b, a) => Phase(b, [0, 1], Math.PI / 2));

    /// <summary>Controlled Sdg. Not Clifford.</summary>
    public static Gate CSdg { get; } =
        Define("CSdg", 2, "", "csdg", "csdg", "Controlled Sdg. Not Clifford.", static (b, a) => Phase(b, [0, 1], -Math.PI / 2));

    /// <summary>Controlled √X. Not Clifford.</summary>
    public static Gate CSX { get; } =
        Define("CSX", 2, "", "csx", "csx", "Controlled √X. Not Clifford.", static (b, a) => { b.Append(H, [1], []); Phase(b, [0, 1], Math.PI / 2); b.Append(H, [1], []); });

    /// <summary>Controlled RX: RX(θ/2) on the target and exp(+iθ/4 Z⊗X), which commute.</summary>
    public static Gate CRX { get; } =
        Define("CRX", 2, "theta", "crx", "crx", "Controlled RX: RX(θ/2) on the target and exp(+iθ/4 Z⊗X), which commute.", static (b, a) => { Turn(b, "IX", a[0] / 2); Turn(b, "ZX", -a[0] / 2); });

    /// <summary>Controlled RY: RY(θ/2) on the target and exp(+iθ/4 Z⊗Y), which commute.</summary>
    public static Gate CRY { get; } =
        Define("CRY", 2, "theta", "cry", "cry", "Controlled RY: RY(θ/2) on the target and exp(+iθ/4 Z⊗Y), which commute.", static (b, a) => { Turn(b, "IY", a[0] / 2); Turn(b, "ZY", -a[0] / 2); });

    /// <summary>Controlled RZ: RZ(θ/2) on the target and exp(+iθ/4 Z⊗Z), which commute.</summary>
    public static Gate CRZ { get; } =
        Define("CRZ", 2, "theta", "crz", "crz", "Controlled RZ: RZ(θ/2) on the target and exp(+iθ/4 Z⊗Z), which commute.", static (b, a) => { Turn(b, "IZ", a[0] / 2); Turn(b, "ZZ", -a[0] / 2); });

    /// <summary>Controlled e^{iγ}U(θ, φ, λ); γ and (φ+λ)/2 are relative phases on the control.</summary>
    public static Gate CU { get; } =
        Define("CU", 2, "theta phi lambda gamma", "cu", "cu", "Controlled e^{iγ}U(θ, φ, λ); γ and (φ+λ)/2 are relative phases on the control.", static (b, a) => ControlledU(b, a[0], a[1], a[2], a[3]));

    /// <summary>Controlled U(θ, φ, λ) with the phase of U that makes its first entry real.</summary>
    public static Gate CU3 { get; } =
        Define("CU3", 2, "theta phi lambda", "cu3", "", "Controlled U(θ, φ, λ) with the phase of U that makes its first entry real.", static (b, a) => ControlledU(b, a[0], a[1], a[2], 0));

    /// <summary>Exchanges two qubits: exp(-iπ/4 (XX + YY + ZZ)).</summary>
    public static Gate Swap { get; } =
        Define("Swap", 2, "", "swap", "swap", "Exchanges two qubits: exp(-iπ/4 (XX + YY + ZZ)).", static (b, a) => { Turn(b, "XX", Math.PI / 2); Turn(b, "YY", Math.PI / 2); Turn(b, "ZZ", Math.PI / 2); });

    /// <summary>Exchanges two qubits with a factor i: exp(iπ/4 (XX + YY)).</summary>
    public static Gate ISwap { get; } =
        Define("ISwap", 2, "", "iswap", "iswap", "Exchanges two qubits with a factor i: exp(iπ/4 (XX + YY)).", static (b, a) => { Turn(b, "XX", -Math.PI / 2); Turn(b, "YY", -Math.PI / 2); });

    /// <summary>CX(0, 1), then CX(1, 0).</summary>
    public static Gate DCX { get; } =
        Define("DCX", 2, "", "dcx", "dcx", "CX(0, 1), then CX(1, 0).", static (b, a) => b.Append(CX, [0, 1], []).Append(CX, [1, 0], []));

    /// <summary>Echoed cross resonance: (X⊗I - Y⊗X)/√2 on (first, second).</summary>
    public static Gate ECR { get; } =
        Define("ECR", 2, "", "ecr", "ecr", "Echoed cross resonance: (X⊗I - Y⊗X)/√2 on (first, second).", static (b, a) => { Turn(b, "ZX", Math.PI / 2); Turn(b, "XI", Math.PI); });

    /// <summary>Rotation exp(-iθ X⊗X/2).</summary>
    public static Gate RXX { get; } =
        Define("RXX", 2, "theta", "rxx", "rxx", "Rotation exp(-iθ X⊗X/2).", static (b, a) => Turn(b, "XX", a[0]));

    /// <summary>Rotation exp(-iθ Y⊗Y/2).</summary>
    public static Gate RYY { get; } =
        Define("RYY", 2, "theta", "ryy", "ryy", "Rotation exp(-iθ Y⊗Y/2).", static (b, a) => Turn(b, "YY", a[0]));

    /// <summary>Rotation exp(-iθ Z⊗Z/2).</summary>
    public static Gate RZZ { get; } =
        Define("RZZ", 2, "theta", "rzz", "rzz", "Rotation exp(-iθ Z⊗Z/2).", static (b, a) => Turn(b, "ZZ", a[0]));

    /// <summary>Rotation exp(-iθ Z⊗X/2).</summary>
    public static Gate RZX { get; } =
        Define("RZX", 2, "theta", "rzx", "rzx", "Rotation exp(-iθ Z⊗X/2).", static (b, a) => Turn(b, "ZX", a[0]));

    /// <summary>Toffoli: X with two controls. Not Clifford.</summary>
    public static Gate CCX { get; } =
        Define("CCX", 3, "", "ccx", "ccx", "Toffoli: X with two controls. Not Clifford.", static (b, a) => ControlledX(b, 2));

    /// <summary>Z with two controls: symmetric. Not Clifford.</summary>
    public static Gate CCZ { get; } =
        Define("CCZ", 3, "", "ccz", "ccz", "Z with two controls: symmetric. Not Clifford.", static (b, a) => Phase(b, [0, 1, 2], Math.PI));

    /// <summary>Fredkin: swap with one control. Not Clifford.</summary>
    public static Gate CSwap { get; } =
        Define("CSwap", 3, "", "cswap", "cswap", "Fredkin: swap with one control. Not Clifford.", static (b, a) => b.Append(CX, [2, 1], []).Append(CCX, [0, 1, 2], []).Append(CX, [2, 1], []));

    /// <summary>Toffoli up to relative phases (Margolus). Not Clifford.</summary>
    public static Gate RCCX { get; } =
        Define("RCCX", 3, "", "rccx", "rccx", "Toffoli up to relative phases (Margolus). Not Clifford.", static (b, a) => Sequence(b, "H2 T2 C12 D2 C02 T2 C12 D2 H2"));

    /// <summary>X with three controls. Not Clifford.</summary>
    public static Gate C3X { get; } =
        Define("C3X", 4, "", "c3x mcx", "c3x mcx", "X with three controls. Not Clifford.", static (b, a) => ControlledX(b, 3));

    /// <summary>√X with three controls. Not Clifford.</summary>
    public static Gate C3SX { get; } =
        Define("C3SX", 4, "", "c3sqrtx c3sx", "c3sqrtx c3sx", "√X with three controls. Not Clifford.", static (b, a) => { b.Append(H, [3], []); Phase(b, [0, 1, 2, 3], Math.PI / 2); b.Append(H, [3], []); });

    /// <summary>X with three controls up to relative phases. Not Clifford.</summary>
    public static Gate RC3X { get; } =
        Define("RC3X", 4, "", "rc3x rcccx", "rc3x rcccx", "X with three controls up to relative phases. Not Clifford.", static (b, a) => Sequence(b, "H3 T3 C23 D3 H3 C03 T3 C13 D3 C03 T3 C13 D3 H3 T3 C23 D3 H3"));

    /// <summary>X with four controls. Not Clifford.</summary>
    public static Gate C4X { get; } =
        Define("C4X", 5, "", "c4x", "c4x", "X with four controls. Not Clifford.", static (b, a) => ControlledX(b, 4));

    /// <summary>All gates of the table: OpenQASM 2 qelib1.inc, OpenQASM 3 stdgates.inc, the built-in gates, and what Qiskit adds to them.</summary>
    public static IReadOnlyList<Gate> All { get; } =
    [
        Id, X, Y, Z, H, S, Sdg, T, Tdg, SX, SXdg, RX,
        RY, RZ, P, R, U, U2, U0, CX, CY, CZ, CH, CP,
        CS, CSdg, CSX, CRX, CRY, CRZ, CU, CU3, Swap, ISwap, DCX, ECR,
        RXX, RYY, RZZ, RZX, CCX, CCZ, CSwap, RCCX, C3X, C3SX, RC3X, C4X,
    ];

    private static FrozenDictionary<string, Gate> ByName { get; } =
        All.SelectMany(g => g.OpenQasm2Names.Union(g.OpenQasm3Names, StringComparer.Ordinal).Select(n => (Name: n, Gate: g))).ToFrozenDictionary(p => p.Name, p => p.Gate, StringComparer.Ordinal);

    private static void Turn(CircuitBuilder b, string label, Angle angle) => b.Rotate(PauliString.Parse(label), angle);

    /// <summary>diag(1, …, 1, e^{iλ}) on m qubits: since the projector on |1…1⟩ is 2^-m Σ_S (-1)^|S| Z_S, it is ∏_S R_(Z_S)((-1)^(|S|+1) λ/2^(m-1)) over the non-empty S.</summary>
    private static void Phase(CircuitBuilder b, int[] qubits, Angle lambda)
    {
        long subsets = 1L << qubits.Length;
        for (long subset = 1; subset < subsets; subset++)
        {
            var letters = new List<(int, Pauli)>();
            for (int i = 0; i < qubits.Length; i++)
            {
                if (((subset >> i) & 1) != 0) letters.Add((qubits[i], Pauli.Z));
            }

            double share = (letters.Count % 2 == 1 ? 1.0 : -1.0) / (subsets / 2);
            b.Rotate(PauliString.On(b.QubitCount, [.. letters]), share * lambda);
        }
    }

    /// <summary>X on the last qubit, controlled by the others: the phase π between two Hadamards.</summary>
    private static void ControlledX(CircuitBuilder b, int controls)
    {
        b.Append(H, [controls], []);
        Phase(b, [.. Enumerable.Range(0, controls + 1)], Math.PI);
        b.Append(H, [controls], []);
    }

    /// <summary>|0⟩⟨0|⊗1 + |1⟩⟨1|⊗e^{iγ}U with U = e^{i(φ+λ)/2} RZ(φ)RY(θ)RZ(λ): each rotation controlled in turn, and the phase γ + (φ+λ)/2 on the control.</summary>
    private static void ControlledU(CircuitBuilder b, Angle theta, Angle phi, Angle lambda, Angle gamma)
    {
        b.Append(CRZ, [0, 1], [lambda]).Append(CRY, [0, 1], [theta]).Append(CRZ, [0, 1], [phi]);
        Turn(b, "ZI", gamma + ((phi + lambda) / 2));
    }

    /// <summary>Reads "H2 T2 C12 D2": H, T, CX and Tdg with their qubits, in time order.</summary>
    private static void Sequence(CircuitBuilder b, string text)
    {
        foreach (string word in text.Split(' '))
        {
            Gate gate = word[0] switch { 'H' => H, 'T' => T, 'D' => Tdg, _ => CX };
            b.Append(gate, [.. word.Skip(1).Select(c => c - '0')], []);
        }
    }
}
