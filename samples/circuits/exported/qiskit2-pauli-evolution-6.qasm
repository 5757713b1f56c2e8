OPENQASM 2.0;
include "qelib1.inc";
gate PauliEvolution_ZZ(param0) q0,q1,q2,q3,q4,q5 { rzz(2.0*param0) q0,q1; rzz(2.0*param0) q1,q2; rzz(2.0*param0) q2,q3; rzz(2.0*param0) q3,q4; rzz(2.0*param0) q4,q5; }
gate PauliEvolution_X(param0) q0,q1,q2,q3,q4,q5 { rx(2.0*param0) q0; rx(2.0*param0) q1; rx(2.0*param0) q2; rx(2.0*param0) q3; rx(2.0*param0) q4; rx(2.0*param0) q5; }
gate HVA(param0,param1) q0,q1,q2,q3,q4,q5 { PauliEvolution_ZZ(param0) q0,q1,q2,q3,q4,q5; PauliEvolution_X(param1) q0,q1,q2,q3,q4,q5; }
qreg q[6];
HVA(-0.6972093730787132,-1.0021089259591802) q[0],q[1],q[2],q[3],q[4],q[5];
HVA(0.0485325195692341,-2.4268316198687403) q[0],q[1],q[2],q[3],q[4],q[5];
HVA(-0.1683930381133409,-2.1263526152063372) q[0],q[1],q[2],q[3],q[4],q[5];
