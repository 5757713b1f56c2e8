using QmlTrainability.Ansatze;
using QmlTrainability.Circuits;
using QmlTrainability.Learning;
using QmlTrainability.LieAlgebras;
using QmlTrainability.Paulis;
using QmlTrainability.Reporting;
using QmlTrainability.Trainability;

namespace QmlTrainability.Tests.Reporting;

/// <summary>A page with a section of every kind.</summary>
internal static class Pages
{
    /// <summary>How many charts <see cref="Everything"/> has: growth and slopes of the verdict, growth, depth, training.</summary>
    public const int Charts = 5;

    public static ReportPage Everything()
    {
        AnsatzBuilder ising = AnsatzCatalog.Ising(Topology.Chain, layers: 2);
        PauliSum observable = PauliSum.Parse("-1*ZZII - 0.5*XIII");
        Verdict verdict = ising.Assess(4, observable, InitialState.Plus(4));
        DepthCurve curve = DepthCurve.Of(l => AnsatzCatalog.Ising(Topology.Chain, l).ToCircuit(4), [1, 2, 4, 8], observable, InitialState.Plus(4));
        TrainingRun<Eigensolver> run = Trainer.Fit(Eigensolver.Of(ising, observable, InitialState.Plus(4)), new TrainingOptions { Epochs = 15 });
        AnsatzBuilder wide = AnsatzCatalog.HardwareEfficient(Topology.Ring, layers: 2);
        return new ReportPage("Everything <at once> & more").With(verdict).With(GrowthLaw.Of(wide), wide.Name).With(curve, verdict.Variance).With(run.History, run.Ending)
            .With(DynamicalLieAlgebra.GeneratedBy(new[] { "XIII", "YIII", "ZZII", "IXII", "IZZI", "IIXI", "IIYI", "IIIZ" }.Select(s => PauliString.Parse(s))));
    }
}
