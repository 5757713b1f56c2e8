// Generated from Cirq v1.5.0

OPENQASM 3.0;
include "stdgates.inc";


// Qubits: [q(0), q(1), q(2)]
qubit[3] q;
bit[3] m_c;


ry(pi*0.5094974176) q[0];
ry(pi*-0.1137865322) q[1];
ry(pi*0.4048160457) q[2];
cx q[0],q[1];
cx q[1],q[2];
rz(pi*-0.2541561153) q[0];
rz(pi*-0.0777988683) q[1];
rz(pi*-0.3386057533) q[2];

// Gate: cirq.MeasurementGate(3, cirq.MeasurementKey(name='c'), ())
m_c[0] = measure q[0];
m_c[1] = measure q[1];
m_c[2] = measure q[2];
