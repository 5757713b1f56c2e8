namespace QmlTrainability.Circuits;

// One shorthand for each row of the table of gates; a test compares the two.
public sealed partial class CircuitBuilder
{
    /// <summary>The identity.</summary>
    public CircuitBuilder Id(int qubit) => Append(Gate.Id, [qubit], []);

    /// <summary>The Pauli matrix X: a half turn about x.</summary>
    public CircuitBuilder X(int qubit) => Append(Gate.X, [qubit], []);

    /// <summary>The Pauli matrix Y: a half turn about y.</summary>
    public CircuitBuilder Y(int qubit) => Append(Gate.Y, [qubit], []);

    /// <summary>The Pauli matrix Z: a half turn about z.</summary>
    public CircuitBuilder Z(int qubit) => Append(Gate.Z, [qubit], []);

    /// <summary>Hadamard: exchanges X and Z. It is RY(π/2)·Z.</summary>
    public CircuitBuilder H(int qubit) => Append(Gate.H, [qubit], []);

    /// <summary>√Z: diag(1, i), a quarter turn about z.</summary>
    public CircuitBuilder S(int qubit) => Append(Gate.S, [qubit], []);

    /// <summary>The inverse of S: diag(1, -i).</summary>
    public CircuitBuilder Sdg(int qubit) => Append(Gate.Sdg, [qubit], []);

    /// <summary>√S: diag(1, e^{iπ/4}). Not Clifford.</summary>
    public CircuitBuilder T(int qubit) => Append(Gate.T, [qubit], []);

    /// <summary>The inverse of T. Not Clifford.</summary>
    public CircuitBuilder Tdg(int qubit) => Append(Gate.Tdg, [qubit], []);

    /// <summary>√X: a quarter turn about x.</summary>
    public CircuitBuilder SX(int qubit) => Append(Gate.SX, [qubit], []);

    /// <summary>The inverse of SX.</summary>
    public CircuitBuilder SXdg(int qubit) => Append(Gate.SXdg, [qubit], []);

    /// <summary>Rotation about x: exp(-iθX/2).</summary>
    public CircuitBuilder RX(int qubit, Angle theta) => Append(Gate.RX, [qubit], [theta]);

    /// <summary>Rotation about y: exp(-iθY/2).</summary>
    public CircuitBuilder RY(int qubit, Angle theta) => Append(Gate.RY, [qubit], [theta]);

    /// <summary>Rotation about z: exp(-iθZ/2).</summary>
    public CircuitBuilder RZ(int qubit, Angle theta) => Append(Gate.RZ, [qubit], [theta]);

    /// <summary>Phase: diag(1, e^{iλ}); RZ(λ) up to a global phase.</summary>
    public CircuitBuilder P(int qubit, Angle lambda) => Append(Gate.P, [qubit], [lambda]);

    /// <summary>Rotation by θ about the axis cos φ x + sin φ y: RZ(φ)RX(θ)RZ(-φ).</summary>
    public CircuitBuilder R(int qubit, Angle theta, Angle phi) => Append(Gate.R, [qubit], [theta, phi]);

    /// <summary>Any gate on one qubit: RZ(φ)RY(θ)RZ(λ) up to a global phase.</summary>
    public CircuitBuilder U(int qubit, Angle theta, Angle phi, Angle lambda) => Append(Gate.U, [qubit], [theta, phi, lambda]);

    /// <summary>U(π/2, φ, λ).</summary>
    public CircuitBuilder U2(int qubit, Angle phi, Angle lambda) => Append(Gate.U2, [qubit], [phi, lambda]);

    /// <summary>Controlled X.</summary>
    public CircuitBuilder CX(int control, int target) => Append(Gate.CX, [control, target], []);

    /// <summary>Controlled Y.</summary>
    public CircuitBuilder CY(int control, int target) => Append(Gate.CY, [control, target], []);

    /// <summary>Controlled Z: symmetric in its qubits.</summary>
    public CircuitBuilder CZ(int first, int second) => Append(Gate.CZ, [first, second], []);

    /// <summary>Controlled Hadamard: H is Z turned by π/4 about y. Not Clifford.</summary>
    public CircuitBuilder CH(int control, int target) => Append(Gate.CH, [control, target], []);

    /// <summary>Controlled phase: diag(1, 1, 1, e^{iλ}).</summary>
    public CircuitBuilder CP(int first, int second, Angle lambda) => Append(Gate.CP, [first, second], [lambda]);

    /// <summary>Controlled S. Not Clifford.</summary>
    public CircuitBuilder CS(int first, int second) => Append(Gate.CS, [first, second], []);

    /// <summary>Controlled Sdg. Not Clifford.</summary>
    public CircuitBuilder CSdg(int first, int second) => Append(Gate.CSdg, [first, second], []);

    /// <summary>Controlled √X. Not Clifford.</summary>
    public CircuitBuilder CSX(int control, int target) => Append(Gate.CSX, [control, target], []);

    /// <summary>Controlled RX: RX(θ/2) on the target and exp(+iθ/4 Z⊗X), which commute.</summary>
    public CircuitBuilder CRX(int control, int target, Angle theta) => Append(Gate.CRX, [control, target], [theta]);

    /// <summary>Controlled RY: RY(θ/2) on the target and exp(+iθ/4 Z⊗Y), which commute.</summary>
    public CircuitBuilder CRY(int control, int target, Angle theta) => Append(Gate.CRY, [control, target], [theta]);

    /// <summary>Controlled RZ: RZ(θ/2) on the target and exp(+iθ/4 Z⊗Z), which commute.</summary>
    public CircuitBuilder CRZ(int control, int target, Angle theta) => Append(Gate.CRZ, [control, target], [theta]);

    /// <summary>Controlled e^{iγ}U(θ, φ, λ); γ and (φ+λ)/2 are relative phases on the control.</summary>
    public CircuitBuilder CU(int control, int target, Angle theta, Angle phi, Angle lambda, Angle gamma) => Append(Gate.CU, [control, target], [theta, phi, lambda, gamma]);

    /// <summary>Controlled U(θ, φ, λ) with the phase of U that makes its first entry real.</summary>
    public CircuitBuilder CU3(int control, int target, Angle theta, Angle phi, Angle lambda) => Append(Gate.CU3, [control, target], [theta, phi, lambda]);

    /// <summary>Exchanges two qubits: exp(-iπ/4 (XX + YY + ZZ)).</summary>
    public CircuitBuilder Swap(int first, int second) => Append(Gate.Swap, [first, second], []);

    /// <summary>Exchanges two qubits with a factor i: exp(iπ/4 (XX + YY)).</summary>
    public CircuitBuilder ISwap(int first, int second) => Append(Gate.ISwap, [first, second], []);

    /// <summary>CX(0, 1), then CX(1, 0).</summary>
    public CircuitBuilder DCX(int first, int second) => Append(Gate.DCX, [first, second], []);

    /// <summary>Echoed cross resonance: (X⊗I - Y⊗X)/√2 on (first, second).</summary>
    public CircuitBuilder ECR(int first, int second) => Append(Gate.ECR, [first, second], []);

    /// <summary>Rotation exp(-iθ X⊗X/2).</summary>
    public CircuitBuilder RXX(int first, int second, Angle theta) => Append(Gate.RXX, [first, second], [theta]);

    /// <summary>Rotation exp(-iθ Y⊗Y/2).</summary>
    public CircuitBuilder RYY(int first, int second, Angle theta) => Append(Gate.RYY, [first, second], [theta]);

    /// <summary>Rotation exp(-iθ Z⊗Z/2).</summary>
    public CircuitBuilder RZZ(int first, int second, Angle theta) => Append(Gate.RZZ, [first, second], [theta]);

    /// <summary>Rotation exp(-iθ Z⊗X/2).</summary>
    public CircuitBuilder RZX(int first, int second, Angle theta) => Append(Gate.RZX, [first, second], [theta]);

    /// <summary>Toffoli: X with two controls. Not Clifford.</summary>
    public CircuitBuilder CCX(int control1, int control2, int target) => Append(Gate.CCX, [control1, control2, target], []);

    /// <summary>Z with two controls: symmetric. Not Clifford.</summary>
    public CircuitBuilder CCZ(int first, int second, int third) => Append(Gate.CCZ, [first, second, third], []);

    /// <summary>Fredkin: swap with one control. Not Clifford.</summary>
    public CircuitBuilder CSwap(int control, int first, int second) => Append(Gate.CSwap, [control, first, second], []);

    /// <summary>Toffoli up to relative phases (Margolus). Not Clifford.</summary>
    public CircuitBuilder RCCX(int control1, int control2, int target) => Append(Gate.RCCX, [control1, control2, target], []);

    /// <summary>X with three controls. Not Clifford.</summary>
    public CircuitBuilder C3X(int control1, int control2, int control3, int target) => Append(Gate.C3X, [control1, control2, control3, target], []);

    /// <summary>√X with three controls. Not Clifford.</summary>
    public CircuitBuilder C3SX(int control1, int control2, int control3, int target) => Append(Gate.C3SX, [control1, control2, control3, target], []);

    /// <summary>X with three controls up to relative phases. Not Clifford.</summary>
    public CircuitBuilder RC3X(int control1, int control2, int control3, int target) => Append(Gate.RC3X, [control1, control2, control3, target], []);

    /// <summary>X with four controls. Not Clifford.</summary>
    public CircuitBuilder C4X(int control1, int control2, int control3, int control4, int target) => Append(Gate.C4X, [control1, control2, control3, control4, target], []);
}
