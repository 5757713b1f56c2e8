// Generated from Cirq v1.4.1

OPENQASM 2.0;
include "qelib1.inc";


// Qubits: [q(0), q(1), q(2), q(3), q(4), q(5), q(6), q(7), q(8), q(9), q(10), q(11), q(12), q(13), q(14), q(15), q(16), q(17), q(18), q(19), q(20), q(21), q(22), q(23), q(24), q(25), q(26), q(27), q(28), q(29), q(30), q(31), q(32), q(33), q(34), q(35), q(36), q(37), q(38), q(39), q(40), q(41), q(42), q(43), q(44), q(45), q(46), q(47), q(48), q(49), q(50), q(51), q(52), q(53), q(54), q(55), q(56), q(57), q(58), q(59), q(60), q(61), q(62), q(63)]
qreg q[64];


rz(pi*0.1457279543) q[0];
rz(pi*-0.1017899322) q[1];
rz(pi*0.7397111118) q[2];
rz(pi*-0.9138683928) q[3];
rz(pi*-0.4986914541) q[4];
rz(pi*-0.4052384549) q[5];
rz(pi*0.6706421365) q[6];
rz(pi*-0.3481978479) q[7];
rz(pi*-0.3049771829) q[8];
rz(pi*0.0611251807) q[9];
rz(pi*-0.5207961715) q[10];
rz(pi*0.1232836753) q[11];
rz(pi*-0.6600839775) q[12];
rz(pi*-0.9281865013) q[13];
rz(pi*0.3476614541) q[14];
rz(pi*-0.8157529092) q[15];
rz(pi*-0.5252233619) q[16];
rz(pi*0.1916175441) q[17];
rz(pi*-0.8039840997) q[18];
rz(pi*0.0354840688) q[19];
rz(pi*0.0843981081) q[20];
rz(pi*0.1883422143) q[21];
rz(pi*0.4076765099) q[22];
rz(pi*0.4254951049) q[23];
rz(pi*-0.5948217594) q[24];
rz(pi*0.161349797) q[25];
rz(pi*0.8806450537) q[26];
rz(pi*0.4386344576) q[27];
rz(pi*0.9345674907) q[28];
rz(pi*0.2535554673) q[29];
rz(pi*-0.6987044139) q[30];
rz(pi*0.0130743894) q[31];
rz(pi*0.1998355175) q[32];
rz(pi*0.6278758926) q[33];
rz(pi*-0.5818077941) q[34];
rz(pi*-0.1141200727) q[35];
rz(pi*-0.7080246679) q[36];
rz(pi*0.0922772101) q[37];
rz(pi*-0.8946032607) q[38];
rz(pi*-0.6103612483) q[39];
rz(pi*-0.0098655526) q[40];
rz(pi*-0.4249352219) q[41];
rz(pi*0.0467839045) q[42];
rz(pi*-0.666482241) q[43];
rz(pi*-0.6199980829) q[44];
rz(pi*0.1768355749) q[45];
rz(pi*0.1358287335) q[46];
rz(pi*-0.9689204779) q[47];
rz(pi*0.1872366607) q[48];
rz(pi*-0.5422893491) q[49];
rz(pi*-0.6059516994) q[50];
rz(pi*-0.9252342803) q[51];
rz(pi*-0.708610068) q[52];
rz(pi*-0.2422074676) q[53];
rz(pi*0.8285453742) q[54];
rz(pi*0.3434648925) q[55];
rz(pi*0.8905498585) q[56];
rz(pi*-0.3196522455) q[57];
rz(pi*0.3131151591) q[58];
rz(pi*0.5496619327) q[59];
rz(pi*0.075420366) q[60];
rz(pi*0.0150692361) q[61];
rz(pi*-0.7239555565) q[62];
rz(pi*-0.0460799165) q[63];

// Gate: cirq.givens(pi*0.2249263513)
// decomposed: exp(-i θ (YX - XY)/2)
h q[1];
sdg q[0];
h q[0];
cx q[0],q[1];
rz(pi*0.2249263513) q[1];
cx q[0],q[1];
h q[0];
s q[0];
h q[1];

// Gate: cirq.givens(pi*-0.4533040897)
// decomposed: exp(-i θ (YX - XY)/2)
h q[3];
sdg q[2];
h q[2];
cx q[2],q[3];
rz(pi*-0.4533040897) q[3];
cx q[2],q[3];
h q[2];
s q[2];
h q[3];

// Gate: cirq.givens(pi*0.0680931252)
// decomposed: exp(-i θ (YX - XY)/2)
h q[5];
sdg q[4];
h q[4];
cx q[4],q[5];
rz(pi*0.0680931252) q[5];
cx q[4],q[5];
h q[4];
s q[4];
h q[5];

// Gate: cirq.givens(pi*0.9022083578)
// decomposed: exp(-i θ (YX - XY)/2)
h q[7];
sdg q[6];
h q[6];
cx q[6],q[7];
rz(pi*0.9022083578) q[7];
cx q[6],q[7];
h q[6];
s q[6];
h q[7];

// Gate: cirq.givens(pi*-0.9196738225)
// decomposed: exp(-i θ (YX - XY)/2)
h q[9];
sdg q[8];
h q[8];
cx q[8],q[9];
rz(pi*-0.9196738225) q[9];
cx q[8],q[9];
h q[8];
s q[8];
h q[9];

// Gate: cirq.givens(pi*-0.9850342508)
// decomposed: exp(-i θ (YX - XY)/2)
h q[11];
sdg q[10];
h q[10];
cx q[10],q[11];
rz(pi*-0.9850342508) q[11];
cx q[10],q[11];
h q[10];
s q[10];
h q[11];

// Gate: cirq.givens(pi*-0.6666115881)
// decomposed: exp(-i θ (YX - XY)/2)
h q[13];
sdg q[12];
h q[12];
cx q[12],q[13];
rz(pi*-0.6666115881) q[13];
cx q[12],q[13];
h q[12];
s q[12];
h q[13];

// Gate: cirq.givens(pi*0.3937320004)
// decomposed: exp(-i θ (YX - XY)/2)
h q[15];
sdg q[14];
h q[14];
cx q[14],q[15];
rz(pi*0.3937320004) q[15];
cx q[14],q[15];
h q[14];
s q[14];
h q[15];

// Gate: cirq.givens(pi*0.8362581237)
// decomposed: exp(-i θ (YX - XY)/2)
h q[17];
sdg q[16];
h q[16];
cx q[16],q[17];
rz(pi*0.8362581237) q[17];
cx q[16],q[17];
h q[16];
s q[16];
h q[17];

// Gate: cirq.givens(pi*0.6735602056)
// decomposed: exp(-i θ (YX - XY)/2)
h q[19];
sdg q[18];
h q[18];
cx q[18],q[19];
rz(pi*0.6735602056) q[19];
cx q[18],q[19];
h q[18];
s q[18];
h q[19];

// Gate: cirq.givens(pi*-0.5464762094)
// decomposed: exp(-i θ (YX - XY)/2)
h q[21];
sdg q[20];
h q[20];
cx q[20],q[21];
rz(pi*-0.5464762094) q[21];
cx q[20],q[21];
h q[20];
s q[20];
h q[21];

// Gate: cirq.givens(pi*0.7396554133)
// decomposed: exp(-i θ (YX - XY)/2)
h q[23];
sdg q[22];
h q[22];
cx q[22],q[23];
rz(pi*0.7396554133) q[23];
cx q[22],q[23];
h q[22];
s q[22];
h q[23];

// Gate: cirq.givens(pi*-0.4573178846)
// decomposed: exp(-i θ (YX - XY)/2)
h q[25];
sdg q[24];
h q[24];
cx q[24],q[25];
rz(pi*-0.4573178846) q[25];
cx q[24],q[25];
h q[24];
s q[24];
h q[25];

// Gate: cirq.givens(pi*-0.2163233143)
// decomposed: exp(-i θ (YX - XY)/2)
h q[27];
sdg q[26];
h q[26];
cx q[26],q[27];
rz(pi*-0.2163233143) q[27];
cx q[26],q[27];
h q[26];
s q[26];
h q[27];

// Gate: cirq.givens(pi*0.6528222566)
// decomposed: exp(-i θ (YX - XY)/2)
h q[29];
sdg q[28];
h q[28];
cx q[28],q[29];
rz(pi*0.6528222566) q[29];
cx q[28],q[29];
h q[28];
s q[28];
h q[29];

// Gate: cirq.givens(pi*-0.1116043015)
// decomposed: exp(-i θ (YX - XY)/2)
h q[31];
sdg q[30];
h q[30];
cx q[30],q[31];
rz(pi*-0.1116043015) q[31];
cx q[30],q[31];
h q[30];
s q[30];
h q[31];

// Gate: cirq.givens(pi*-0.2067888643)
// decomposed: exp(-i θ (YX - XY)/2)
h q[33];
sdg q[32];
h q[32];
cx q[32],q[33];
rz(pi*-0.2067888643) q[33];
cx q[32],q[33];
h q[32];
s q[32];
h q[33];

// Gate: cirq.givens(pi*-0.1744795737)
// decomposed: exp(-i θ (YX - XY)/2)
h q[35];
sdg q[34];
h q[34];
cx q[34],q[35];
rz(pi*-0.1744795737) q[35];
cx q[34],q[35];
h q[34];
s q[34];
h q[35];

// Gate: cirq.givens(pi*0.7148768629)
// decomposed: exp(-i θ (YX - XY)/2)
h q[37];
sdg q[36];
h q[36];
cx q[36],q[37];
rz(pi*0.7148768629) q[37];
cx q[36],q[37];
h q[36];
s q[36];
h q[37];

// Gate: cirq.givens(pi*-0.4001678857)
// decomposed: exp(-i θ (YX - XY)/2)
h q[39];
sdg q[38];
h q[38];
cx q[38],q[39];
rz(pi*-0.4001678857) q[39];
cx q[38],q[39];
h q[38];
s q[38];
h q[39];

// Gate: cirq.givens(pi*0.7443408668)
// decomposed: exp(-i θ (YX - XY)/2)
h q[41];
sdg q[40];
h q[40];
cx q[40],q[41];
rz(pi*0.7443408668) q[41];
cx q[40],q[41];
h q[40];
s q[40];
h q[41];

// Gate: cirq.givens(pi*-0.6406762284)
// decomposed: exp(-i θ (YX - XY)/2)
h q[43];
sdg q[42];
h q[42];
cx q[42],q[43];
rz(pi*-0.6406762284) q[43];
cx q[42],q[43];
h q[42];
s q[42];
h q[43];

// Gate: cirq.givens(pi*0.0878745457)
// decomposed: exp(-i θ (YX - XY)/2)
h q[45];
sdg q[44];
h q[44];
cx q[44],q[45];
rz(pi*0.0878745457) q[45];
cx q[44],q[45];
h q[44];
s q[44];
h q[45];

// Gate: cirq.givens(pi*0.3817840995)
// decomposed: exp(-i θ (YX - XY)/2)
h q[47];
sdg q[46];
h q[46];
cx q[46],q[47];
rz(pi*0.3817840995) q[47];
cx q[46],q[47];
h q[46];
s q[46];
h q[47];

// Gate: cirq.givens(pi*0.2159440304)
// decomposed: exp(-i θ (YX - XY)/2)
h q[49];
sdg q[48];
h q[48];
cx q[48],q[49];
rz(pi*0.2159440304) q[49];
cx q[48],q[49];
h q[48];
s q[48];
h q[49];

// Gate: cirq.givens(pi*-0.6028499117)
// decomposed: exp(-i θ (YX - XY)/2)
h q[51];
sdg q[50];
h q[50];
cx q[50],q[51];
rz(pi*-0.6028499117) q[51];
cx q[50],q[51];
h q[50];
s q[50];
h q[51];

// Gate: cirq.givens(pi*-0.5442483779)
// decomposed: exp(-i θ (YX - XY)/2)
h q[53];
sdg q[52];
h q[52];
cx q[52],q[53];
rz(pi*-0.5442483779) q[53];
cx q[52],q[53];
h q[52];
s q[52];
h q[53];

// Gate: cirq.givens(pi*0.7306918311)
// decomposed: exp(-i θ (YX - XY)/2)
h q[55];
sdg q[54];
h q[54];
cx q[54],q[55];
rz(pi*0.7306918311) q[55];
cx q[54],q[55];
h q[54];
s q[54];
h q[55];

// Gate: cirq.givens(pi*-0.4882255189)
// decomposed: exp(-i θ (YX - XY)/2)
h q[57];
sdg q[56];
h q[56];
cx q[56],q[57];
rz(pi*-0.4882255189) q[57];
cx q[56],q[57];
h q[56];
s q[56];
h q[57];

// Gate: cirq.givens(pi*0.7966798007)
// decomposed: exp(-i θ (YX - XY)/2)
h q[59];
sdg q[58];
h q[58];
cx q[58],q[59];
rz(pi*0.7966798007) q[59];
cx q[58],q[59];
h q[58];
s q[58];
h q[59];

// Gate: cirq.givens(pi*-0.633602116)
// decomposed: exp(-i θ (YX - XY)/2)
h q[61];
sdg q[60];
h q[60];
cx q[60],q[61];
rz(pi*-0.633602116) q[61];
cx q[60],q[61];
h q[60];
s q[60];
h q[61];

// Gate: cirq.givens(pi*0.9182316693)
// decomposed: exp(-i θ (YX - XY)/2)
h q[63];
sdg q[62];
h q[62];
cx q[62],q[63];
rz(pi*0.9182316693) q[63];
cx q[62],q[63];
h q[62];
s q[62];
h q[63];
rz(pi*-0.0661143878) q[0];
rz(pi*-0.4319672019) q[1];
rz(pi*0.3880199852) q[2];
rz(pi*0.4205461731) q[3];
rz(pi*-0.8703919562) q[4];
rz(pi*-0.7057600272) q[5];
rz(pi*-0.7745992638) q[6];
rz(pi*0.5772907074) q[7];
rz(pi*-0.5481497887) q[8];
rz(pi*-0.5823627888) q[9];
rz(pi*-0.4947319665) q[10];
rz(pi*-0.0654620359) q[11];
rz(pi*0.8046893122) q[12];
rz(pi*-0.7087742067) q[13];
rz(pi*-0.0436271034) q[14];
rz(pi*0.3847623442) q[15];
rz(pi*-0.1657561619) q[16];
rz(pi*0.0331263027) q[17];
rz(pi*0.1487520637) q[18];
rz(pi*-0.2350234654) q[19];
rz(pi*0.8279306698) q[20];
rz(pi*-0.4602181718) q[21];
rz(pi*0.3848393526) q[22];
rz(pi*-0.5477285178) q[23];
rz(pi*0.4660326822) q[24];
rz(pi*-0.3284592579) q[25];
rz(pi*-0.8388712477) q[26];
rz(pi*0.2473775917) q[27];
rz(pi*-0.4587354002) q[28];
rz(pi*-0.6414080419) q[29];
rz(pi*0.8998285044) q[30];
rz(pi*0.873371004) q[31];
rz(pi*-0.1574275708) q[32];
rz(pi*-0.7029659215) q[33];
rz(pi*0.174634509) q[34];
rz(pi*0.4450834016) q[35];
rz(pi*0.0973019326) q[36];
rz(pi*0.567721179) q[37];
rz(pi*0.4500429191) q[38];
rz(pi*-0.6322261745) q[39];
rz(pi*-0.6524700277) q[40];
rz(pi*-0.3025216855) q[41];
rz(pi*-0.4518275754) q[42];
rz(pi*-0.0636158689) q[43];
rz(pi*-0.4141835817) q[44];
rz(pi*0.9821916381) q[45];
rz(pi*-0.3738796638) q[46];
rz(pi*0.5818578546) q[47];
rz(pi*0.1486340611) q[48];
rz(pi*0.8279263789) q[49];
rz(pi*-0.8220799117) q[50];
rz(pi*-0.892007981) q[51];
rz(pi*-0.5495095143) q[52];
rz(pi*0.1812397816) q[53];
rz(pi*0.6201763676) q[54];
rz(pi*-0.6152859295) q[55];
rz(pi*-0.1581475381) q[56];
rz(pi*-0.4977200882) q[57];
rz(pi*0.0578946085) q[58];
rz(pi*0.7413553213) q[59];
rz(pi*0.6148171031) q[60];
rz(pi*0.0802366205) q[61];
rz(pi*-0.5090547563) q[62];
rz(pi*-0.2798685391) q[63];

// Gate: cirq.givens(pi*0.1209810803)
// decomposed: exp(-i θ (YX - XY)/2)
h q[2];
sdg q[1];
h q[1];
cx q[1],q[2];
rz(pi*0.1209810803) q[2];
cx q[1],q[2];
h q[1];
s q[1];
h q[2];

// Gate: cirq.givens(pi*-0.2148025385)
// decomposed: exp(-i θ (YX - XY)/2)
h q[4];
sdg q[3];
h q[3];
cx q[3],q[4];
rz(pi*-0.2148025385) q[4];
cx q[3],q[4];
h q[3];
s q[3];
h q[4];

// Gate: cirq.givens(pi*0.87355615)
// decomposed: exp(-i θ (YX - XY)/2)
h q[6];
sdg q[5];
h q[5];
cx q[5],q[6];
rz(pi*0.87355615) q[6];
cx q[5],q[6];
h q[5];
s q[5];
h q[6];

// Gate: cirq.givens(pi*0.7286204966)
// decomposed: exp(-i θ (YX - XY)/2)
h q[8];
sdg q[7];
h q[7];
cx q[7],q[8];
rz(pi*0.7286204966) q[8];
cx q[7],q[8];
h q[7];
s q[7];
h q[8];

// Gate: cirq.givens(pi*-0.5137378)
// decomposed: exp(-i θ (YX - XY)/2)
h q[10];
sdg q[9];
h q[9];
cx q[9],q[10];
rz(pi*-0.5137378) q[10];
cx q[9],q[10];
h q[9];
s q[9];
h q[10];

// Gate: cirq.givens(pi*0.2693717706)
// decomposed: exp(-i θ (YX - XY)/2)
h q[12];
sdg q[11];
h q[11];
cx q[11],q[12];
rz(pi*0.2693717706) q[12];
cx q[11],q[12];
h q[11];
s q[11];
h q[12];

// Gate: cirq.givens(pi*-0.3001305806)
// decomposed: exp(-i θ (YX - XY)/2)
h q[14];
sdg q[13];
h q[13];
cx q[13],q[14];
rz(pi*-0.3001305806) q[14];
cx q[13],q[14];
h q[13];
s q[13];
h q[14];

// Gate: cirq.givens(pi*-0.3658481337)
// decomposed: exp(-i θ (YX - XY)/2)
h q[16];
sdg q[15];
h q[15];
cx q[15],q[16];
rz(pi*-0.3658481337) q[16];
cx q[15],q[16];
h q[15];
s q[15];
h q[16];

// Gate: cirq.givens(pi*-0.7428029439)
// decomposed: exp(-i θ (YX - XY)/2)
h q[18];
sdg q[17];
h q[17];
cx q[17],q[18];
rz(pi*-0.7428029439) q[18];
cx q[17],q[18];
h q[17];
s q[17];
h q[18];

// Gate: cirq.givens(pi*-0.8383590897)
// decomposed: exp(-i θ (YX - XY)/2)
h q[20];
sdg q[19];
h q[19];
cx q[19],q[20];
rz(pi*-0.8383590897) q[20];
cx q[19],q[20];
h q[19];
s q[19];
h q[20];

// Gate: cirq.givens(pi*-0.6721698668)
// decomposed: exp(-i θ (YX - XY)/2)
h q[22];
sdg q[21];
h q[21];
cx q[21],q[22];
rz(pi*-0.6721698668) q[22];
cx q[21],q[22];
h q[21];
s q[21];
h q[22];

// Gate: cirq.givens(pi*0.1992568003)
// decomposed: exp(-i θ (YX - XY)/2)
h q[24];
sdg q[23];
h q[23];
cx q[23],q[24];
rz(pi*0.1992568003) q[24];
cx q[23],q[24];
h q[23];
s q[23];
h q[24];

// Gate: cirq.givens(pi*-0.6573220489)
// decomposed: exp(-i θ (YX - XY)/2)
h q[26];
sdg q[25];
h q[25];
cx q[25],q[26];
rz(pi*-0.6573220489) q[26];
cx q[25],q[26];
h q[25];
s q[25];
h q[26];

// Gate: cirq.givens(pi*0.8815761678)
// decomposed: exp(-i θ (YX - XY)/2)
h q[28];
sdg q[27];
h q[27];
cx q[27],q[28];
rz(pi*0.8815761678) q[28];
cx q[27],q[28];
h q[27];
s q[27];
h q[28];

// Gate: cirq.givens(pi*-0.1488257112)
// decomposed: exp(-i θ (YX - XY)/2)
h q[30];
sdg q[29];
h q[29];
cx q[29],q[30];
rz(pi*-0.1488257112) q[30];
cx q[29],q[30];
h q[29];
s q[29];
h q[30];

// Gate: cirq.givens(pi*-0.5023129151)
// decomposed: exp(-i θ (YX - XY)/2)
h q[32];
sdg q[31];
h q[31];
cx q[31],q[32];
rz(pi*-0.5023129151) q[32];
cx q[31],q[32];
h q[31];
s q[31];
h q[32];

// Gate: cirq.givens(pi*0.7004213554)
// decomposed: exp(-i θ (YX - XY)/2)
h q[34];
sdg q[33];
h q[33];
cx q[33],q[34];
rz(pi*0.7004213554) q[34];
cx q[33],q[34];
h q[33];
s q[33];
h q[34];

// Gate: cirq.givens(pi*-0.963967851)
// decomposed: exp(-i θ (YX - XY)/2)
h q[36];
sdg q[35];
h q[35];
cx q[35],q[36];
rz(pi*-0.963967851) q[36];
cx q[35],q[36];
h q[35];
s q[35];
h q[36];

// Gate: cirq.givens(pi*-0.4580430531)
// decomposed: exp(-i θ (YX - XY)/2)
h q[38];
sdg q[37];
h q[37];
cx q[37],q[38];
rz(pi*-0.4580430531) q[38];
cx q[37],q[38];
h q[37];
s q[37];
h q[38];

// Gate: cirq.givens(pi*0.3939190934)
// decomposed: exp(-i θ (YX - XY)/2)
h q[40];
sdg q[39];
h q[39];
cx q[39],q[40];
rz(pi*0.3939190934) q[40];
cx q[39],q[40];
h q[39];
s q[39];
h q[40];

// Gate: cirq.givens(pi*-0.414647917)
// decomposed: exp(-i θ (YX - XY)/2)
h q[42];
sdg q[41];
h q[41];
cx q[41],q[42];
rz(pi*-0.414647917) q[42];
cx q[41],q[42];
h q[41];
s q[41];
h q[42];

// Gate: cirq.givens(pi*0.2596176184)
// decomposed: exp(-i θ (YX - XY)/2)
h q[44];
sdg q[43];
h q[43];
cx q[43],q[44];
rz(pi*0.2596176184) q[44];
cx q[43],q[44];
h q[43];
s q[43];
h q[44];

// Gate: cirq.givens(pi*0.0463440594)
// decomposed: exp(-i θ (YX - XY)/2)
h q[46];
sdg q[45];
h q[45];
cx q[45],q[46];
rz(pi*0.0463440594) q[46];
cx q[45],q[46];
h q[45];
s q[45];
h q[46];

// Gate: cirq.givens(pi*-0.9690517151)
// decomposed: exp(-i θ (YX - XY)/2)
h q[48];
sdg q[47];
h q[47];
cx q[47],q[48];
rz(pi*-0.9690517151) q[48];
cx q[47],q[48];
h q[47];
s q[47];
h q[48];

// Gate: cirq.givens(pi*0.6154755521)
// decomposed: exp(-i θ (YX - XY)/2)
h q[50];
sdg q[49];
h q[49];
cx q[49],q[50];
rz(pi*0.6154755521) q[50];
cx q[49],q[50];
h q[49];
s q[49];
h q[50];

// Gate: cirq.givens(pi*-0.4298050266)
// decomposed: exp(-i θ (YX - XY)/2)
h q[52];
sdg q[51];
h q[51];
cx q[51],q[52];
rz(pi*-0.4298050266) q[52];
cx q[51],q[52];
h q[51];
s q[51];
h q[52];

// Gate: cirq.givens(pi*-0.8582554451)
// decomposed: exp(-i θ (YX - XY)/2)
h q[54];
sdg q[53];
h q[53];
cx q[53],q[54];
rz(pi*-0.8582554451) q[54];
cx q[53],q[54];
h q[53];
s q[53];
h q[54];

// Gate: cirq.givens(pi*-0.1898887931)
// decomposed: exp(-i θ (YX - XY)/2)
h q[56];
sdg q[55];
h q[55];
cx q[55],q[56];
rz(pi*-0.1898887931) q[56];
cx q[55],q[56];
h q[55];
s q[55];
h q[56];

// Gate: cirq.givens(pi*-0.1092484135)
// decomposed: exp(-i θ (YX - XY)/2)
h q[58];
sdg q[57];
h q[57];
cx q[57],q[58];
rz(pi*-0.1092484135) q[58];
cx q[57],q[58];
h q[57];
s q[57];
h q[58];

// Gate: cirq.givens(pi*0.8395499936)
// decomposed: exp(-i θ (YX - XY)/2)
h q[60];
sdg q[59];
h q[59];
cx q[59],q[60];
rz(pi*0.8395499936) q[60];
cx q[59],q[60];
h q[59];
s q[59];
h q[60];

// Gate: cirq.givens(pi*0.7966422614)
// decomposed: exp(-i θ (YX - XY)/2)
h q[62];
sdg q[61];
h q[61];
cx q[61],q[62];
rz(pi*0.7966422614) q[62];
cx q[61],q[62];
h q[61];
s q[61];
h q[62];
