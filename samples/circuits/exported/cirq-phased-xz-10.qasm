// Generated from Cirq v1.4.1

OPENQASM 2.0;
include "qelib1.inc";


// Qubits: [q(0), q(1), q(2), q(3), q(4), q(5), q(6), q(7), q(8), q(9)]
qreg q[10];
creg m_result[10];


// Gate: PhasedXZGate(axis_phase_exponent=0.4530423371, x_exponent=-0.0291679435, z_exponent=-0.4178113356)
u3(pi*0.4157577025,pi*0.9556218681,pi*-0.0504446627) q[0];

// Gate: PhasedXZGate(axis_phase_exponent=0.7973249567, x_exponent=0.4711396115, z_exponent=0.0354559688)
u3(pi*0.0128909568,pi*0.9878472593,pi*0.5039008577) q[1];

// Gate: PhasedXZGate(axis_phase_exponent=-0.0269726345, x_exponent=0.0054319977, z_exponent=-0.511192381)
u3(pi*0.7142823809,pi*0.1887999831,pi*-0.6230896967) q[2];

// Gate: PhasedXZGate(axis_phase_exponent=-0.4318889733, x_exponent=0.1099079441, z_exponent=-0.4846958971)
u3(pi*0.7671792376,pi*-0.5225207786,pi*0.8910118544) q[3];

// Gate: PhasedXZGate(axis_phase_exponent=-0.6553092763, x_exponent=0.0332098241, z_exponent=-0.8754613278)
u3(pi*-0.2715953177,pi*0.9212979141,pi*0.3798902248) q[4];

// Gate: PhasedXZGate(axis_phase_exponent=0.3829226426, x_exponent=-0.9213694244, z_exponent=-0.4018487549)
u3(pi*-0.2038709229,pi*0.3089506578,pi*-0.4587986268) q[5];

// Gate: PhasedXZGate(axis_phase_exponent=0.6636157878, x_exponent=-0.7419496798, z_exponent=-0.7313525565)
u3(pi*-0.9644943078,pi*0.7193655046,pi*-0.7698411433) q[6];

// Gate: PhasedXZGate(axis_phase_exponent=0.5127948535, x_exponent=0.8892952715, z_exponent=-0.6987355306)
u3(pi*0.1599331811,pi*0.7439600381,pi*-0.3025527473) q[7];

// Gate: PhasedXZGate(axis_phase_exponent=-0.2226487201, x_exponent=0.9128511658, z_exponent=-0.0377367647)
u3(pi*0.9772144841,pi*0.7571133915,pi*0.8398953389) q[8];

// Gate: PhasedXZGate(axis_phase_exponent=0.6440199132, x_exponent=0.4078726343, z_exponent=0.3755280552)
u3(pi*0.4977757909,pi*0.2330935425,pi*-0.7497320804) q[9];

cz q[0],q[1];
cz q[2],q[3];
cz q[4],q[5];
cz q[6],q[7];
cz q[8],q[9];

// Gate: PhasedXZGate(axis_phase_exponent=-0.9724891823, x_exponent=-0.4955557837, z_exponent=0.8637546957)
u3(pi*0.1932735953,pi*-0.7521170866,pi*0.4379712666) q[0];

// Gate: PhasedXZGate(axis_phase_exponent=-0.7815267019, x_exponent=0.7335572697, z_exponent=-0.7041389979)
u3(pi*-0.5488499035,pi*-0.40914434,pi*0.0547026274) q[1];

// Gate: PhasedXZGate(axis_phase_exponent=0.9767537161, x_exponent=-0.3943514771, z_exponent=0.750043437)
u3(pi*0.573017825,pi*-0.2237807704,pi*0.0742373339) q[2];

// Gate: PhasedXZGate(axis_phase_exponent=-0.3044585862, x_exponent=-0.5069283574, z_exponent=-0.0961506911)
u3(pi*0.0267261798,pi*0.9228960739,pi*0.7445566348) q[3];

// Gate: PhasedXZGate(axis_phase_exponent=-0.843831066, x_exponent=-0.40373083, z_exponent=-0.9391435273)
u3(pi*-0.307057306,pi*0.6423420539,pi*0.5580924325) q[4];

// Gate: PhasedXZGate(axis_phase_exponent=-0.7988944861, x_exponent=0.2628212169, z_exponent=0.3029759774)
u3(pi*0.7232958612,pi*0.8130496495,pi*-0.6759799803) q[5];

// Gate: PhasedXZGate(axis_phase_exponent=0.9800848048, x_exponent=0.7998532962, z_exponent=0.4709229615)
u3(pi*0.5169938297,pi*0.4470277893,pi*-0.7463086943) q[6];

// Gate: PhasedXZGate(axis_phase_exponent=-0.4413311963, x_exponent=-0.1277097773, z_exponent=0.4924951715)
u3(pi*0.2017024322,pi*-0.3984200109,pi*0.3378406892) q[7];

// Gate: PhasedXZGate(axis_phase_exponent=-0.2964827834, x_exponent=-0.0297576095, z_exponent=-0.1130299538)
u3(pi*0.7725003602,pi*-0.4101519014,pi*-0.3074069631) q[8];

// Gate: PhasedXZGate(axis_phase_exponent=-0.6768772402, x_exponent=0.5265898415, z_exponent=-0.3310310612)
u3(pi*-0.886595223,pi*-0.7267888014,pi*0.5235807544) q[9];

cz q[1],q[2];
cz q[3],q[4];
cz q[5],q[6];
cz q[7],q[8];

// Gate: cirq.MeasurementGate(10, cirq.MeasurementKey(name='result'), ())
measure q[0] -> m_result[0];
measure q[1] -> m_result[1];
measure q[2] -> m_result[2];
measure q[3] -> m_result[3];
measure q[4] -> m_result[4];
measure q[5] -> m_result[5];
measure q[6] -> m_result[6];
measure q[7] -> m_result[7];
measure q[8] -> m_result[8];
measure q[9] -> m_result[9];
