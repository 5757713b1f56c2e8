// Generated from Cirq v1.4.1

OPENQASM 2.0;
include "qelib1.inc";


// Qubits: [q(0), q(1), q(2), q(3), q(4), q(5)]
qreg q[6];


ry(pi*0.2570263965) q[0];
ry(pi*-0.0443238576) q[1];
ry(pi*0.0389141045) q[2];
ry(pi*0.1291590935) q[3];
ry(pi*-0.6877727796) q[4];
ry(pi*0.6564996444) q[5];
cz q[0],q[1];
cz q[2],q[3];
cz q[4],q[5];
cz q[1],q[2];
cz q[3],q[4];
ry(pi*0.1273865347) q[0];
ry(pi*-0.484300366) q[1];
ry(pi*-0.7387102193) q[2];
ry(pi*-0.998078743) q[3];
ry(pi*0.148420779) q[4];
ry(pi*0.0999057434) q[5];
cz q[0],q[1];
cz q[2],q[3];
cz q[4],q[5];
cz q[1],q[2];
cz q[3],q[4];
