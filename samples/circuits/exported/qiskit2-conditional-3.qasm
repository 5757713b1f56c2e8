OPENQASM 2.0;
include "qelib1.inc";
qreg q[3];
creg c[3];
ry(0.0451546406933172) q[0];
cx q[0],q[1];
measure q[0] -> c[0];
if(c==1) x q[1];
rz(2.1175583954016095) q[1];
