OPENQASM 3.0;
include "stdgates.inc";
input float[64] _a_;
bit[4] c;
qubit[4] q;
h q[0];
for int i in [0:2] {
  rx(_a_) q[0];
  cx q[0], q[1];
}
