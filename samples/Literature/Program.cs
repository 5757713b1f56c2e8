// Published numbers recomputed, and the figures that decide between depth and deep limit. Exit code 1 if a number differs.
using System.Diagnostics;
using System.Globalization;
using System.Text;
using Literature;
using QmlTrainability.Ansatze;
using QmlTrainability.Circuits;
using QmlTrainability.LieAlgebras;
using QmlTrainability.Paulis;
using QmlTrainability.Reporting;
using QmlTrainability.Trainability;

string folder = args.Length > 0 ? args[0] : ".";
var clock = Stopwatch.StartNew();
List<PublishedNumber> rows = [.. PublishedNumbers.All()];
var table = new StringBuilder("| source | what | published | recomputed | |\n| --- | --- | --- | --- | --- |\n");
foreach (PublishedNumber row in rows) table.Append(row.ToRow()).Append('\n');
Console.WriteLine(table);
int different = rows.Count(r => !r.Agrees);
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{rows.Count} numbers, {different} different, {clock.Elapsed.TotalSeconds:F1} s\n"));

int[] depths = [1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64, 96, 128], measured = [1, 2, 4, 8, 16, 32];
Save("literature-ising.svg", new DepthFigure(
    "Ising chain, X on the first qubit from |+…+⟩", (l, n) => AnsatzCatalog.Ising(Topology.Chain, l).ToCircuit(n), n => PauliString.On(n, (0, Pauli.X)), InitialState.Plus,
    n => LossVariance.Of(Limit(AnsatzCatalog.Ising(Topology.Chain, 1), n), PauliString.On(n, (0, Pauli.X)), InitialState.Plus(n)).Log2)
    .Draw([(8, depths, measured), (12, depths, measured), (1000, depths[..^4], [])]));
Save("literature-bricks.svg", new DepthFigure(
    "Bricks of RY, RZ and CZ, Z on the middle qubit from |0…0⟩", (l, n) => Bricks(l).ToCircuit(n), n => PauliString.On(n, (n / 2, Pauli.Z)), InitialState.Zeros,
    n => n > 12 ? null : LossVariance.Of(Limit(Bricks(3), n), PauliString.On(n, (n / 2, Pauli.Z)), InitialState.Zeros(n)).Log2)
    .Draw([(8, depths[..10], measured[..5]), (12, depths[..10], measured[..5]), (1000, depths[..7], [])]));

// Two angles a layer: every bond has the same expectation, so one is the mean over all.
Save("literature-tied-ring.svg", new DepthFigure(
    "Ising ring with two angles a layer, ZZ on a bond from |+…+⟩", (l, n) => AnsatzCatalog.Ising(Topology.Ring, l, ParameterSharing.PerLayer).ToCircuit(n),
    n => PauliString.On(n, (0, Pauli.Z), (1, Pauli.Z)), InitialState.Plus,
    n => n > 12 ? Math.Log2(4.0 / 3 * (n / 2) / n / n) : LossVariance.Of(Limit(AnsatzCatalog.Ising(Topology.Ring, 1, ParameterSharing.PerLayer), n), Bonds(n), InitialState.Plus(n)).Log2)
    .Draw([(8, [2, 3, 4, 5], [2, 3, 4, 6, 8, 12, 16, 32]), (12, [2, 3, 4, 5], [2, 3, 4, 6, 8, 12, 16, 32]), (1000, [2, 3, 4], [])]));
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{clock.Elapsed.TotalSeconds:F1} s in all"));
return different == 0 ? 0 : 1;

void Save(string name, LineChart chart)
{
    string file = Path.Combine(folder, name);
    File.WriteAllText(file, chart.ToSvg());
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Figure: {file}, {clock.Elapsed.TotalSeconds:F1} s\n"));
}

static DynamicalLieAlgebra Limit(AnsatzBuilder design, int n) => DynamicalLieAlgebra.GeneratedBy(((IGeneratorFamily)design).GeneratorsAt(n));

// A layer turns every qubit by RY and RZ, and joins the even bonds in odd layers, the odd bonds in even ones.
static AnsatzBuilder Bricks(int layers)
{
    var builder = new AnsatzBuilder();
    for (int l = 0; l < layers; l++)
    {
        int first = l % 2;
        builder = builder.RotateEach(Pauli.Y).RotateEach(Pauli.Z)
            .EntangleNeighbors("CZ", Topology.Family(first == 0 ? "even bonds" : "odd bonds", n => Enumerable.Range(0, n - 1).Where(q => q % 2 == first).Select(q => (q, q + 1))));
    }

    return builder;
}

static PauliSum Bonds(int n) => PauliSum.Of(Enumerable.Range(0, n).Select(q => (1.0 / n, PauliString.On(n, (q, Pauli.Z), ((q + 1) % n, Pauli.Z)))));
