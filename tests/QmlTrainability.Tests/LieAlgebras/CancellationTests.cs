using QmlTrainability.LieAlgebras;
using QmlTrainability.Paulis;

namespace QmlTrainability.Tests.LieAlgebras;

public class CancellationTests
{
    private static readonly CancellationToken Cancelled = new(canceled: true);

    [Fact]
    public void A_cancelled_token_stops_classification_closure_and_enumeration()
    {
        PauliString[] strings = [PauliString.Parse("X"), PauliString.Parse("Z")];
        DynamicalLieAlgebra algebra = DynamicalLieAlgebra.GeneratedBy(strings);
        Action classify = () => DynamicalLieAlgebra.GeneratedBy(strings, cancellationToken: Cancelled);
        Action close = () => DynamicalLieAlgebra.GeneratedBy(SumFamilies.IsingRing(3), cancellationToken: Cancelled);
        Action list = () => algebra.EnumerateBasis(cancellationToken: Cancelled);
        Action listCenter = () => DynamicalLieAlgebra.GeneratedBy(strings[..1]).EnumerateBasis(cancellationToken: Cancelled);

        classify.Should().Throw<OperationCanceledException>();
        close.Should().Throw<OperationCanceledException>();
        list.Should().Throw<OperationCanceledException>();
        listCenter.Should().Throw<OperationCanceledException>();
    }

    [Fact]
    public void A_closure_is_stopped_from_its_own_progress()
    {
        using var source = new CancellationTokenSource();
        int last = 0;
        var progress = new Callback<ClosureProgress>(p =>
        {
            last = p.Dimension;
            if (p.Dimension >= 50) source.Cancel();
        });
        Action close = () => DynamicalLieAlgebra.GeneratedBy(SumFamilies.LongitudinalIsingOpen(6), progress: progress, cancellationToken: source.Token);

        close.Should().Throw<OperationCanceledException>().Which.CancellationToken.Should().Be(source.Token);
        last.Should().BeInRange(50, 60, "no further element was worked off");
    }

    /// <summary>Strings, orbits and many terms, each far from its end when the token is cancelled from another thread.</summary>
    [Fact]
    public void A_closure_is_stopped_from_another_thread()
    {
        var allowance = TimeSpan.FromMilliseconds(100);
        PauliSum[][] families = [SumFamilies.LongitudinalIsingOpen(9), SumFamilies.LongitudinalIsingRing(14), SumFamilies.Permutations(40)];
        foreach (PauliSum[] family in families)
        {
            TimeSpan? late = BusyMachine.BestTimeToStop(TimeSpan.FromMilliseconds(150), allowance, t => DynamicalLieAlgebra.GeneratedBy(family, cancellationToken: t));
            late.Should().NotBeNull().And.BeLessThanOrEqualTo(allowance);
        }
    }

    [Fact]
    public void An_enumeration_is_stopped_from_its_own_progress()
    {
        using var source = new CancellationTokenSource();
        int reports = 0;
        var progress = new Callback<ClosureProgress>(_ =>
        {
            reports++;
            source.Cancel();
        });
        DynamicalLieAlgebra full = SpinChains.Table.Single(row => row.Id == "a22").On(8, ring: false).Classify();

        full.Invoking(a => a.EnumerateBasis(progress: progress, cancellationToken: source.Token)).Should().Throw<OperationCanceledException>();
        reports.Should().Be(1);

        DynamicalLieAlgebra sparse = DynamicalLieAlgebra.GeneratedBy([.. Enumerable.Range(0, 40).Select(q => PauliString.On(40, (q, Pauli.X))), .. Enumerable.Range(0, 39).Select(q => PauliString.On(40, (q, Pauli.Z), (q + 1, Pauli.Z)))]);
        using var again = new CancellationTokenSource();
        sparse.Invoking(a => a.EnumerateBasis(progress: new Callback<ClosureProgress>(_ => again.Cancel()), cancellationToken: again.Token)).Should().Throw<OperationCanceledException>();
    }

    [Fact]
    public void Progress_rises_to_the_dimension()
    {
        var reports = new List<ClosureProgress>();
        DynamicalLieAlgebra.GeneratedBy(SumFamilies.XxzOpenWithField(5), progress: new Callback<ClosureProgress>(reports.Add));

        int first = reports.FindIndex(1, r => r.Dimension == 1); // the second prime starts anew
        List<ClosureProgress> ofFirstPrime = reports[..first];
        ofFirstPrime.Select(r => r.Dimension).Should().BeInAscendingOrder();
        ofFirstPrime.Select(r => r.Processed).Should().BeInAscendingOrder();
        ofFirstPrime[^1].Dimension.Should().Be(63);
        reports[^1].Dimension.Should().Be(63);
    }

    [Fact]
    public void Classification_reports_its_dimension()
    {
        var reports = new List<ClosureProgress>();
        DynamicalLieAlgebra.GeneratedBy([PauliString.Parse("X"), PauliString.Parse("Z")], progress: new Callback<ClosureProgress>(reports.Add));

        reports.Should().ContainSingle().Which.Dimension.Should().Be(3);
    }
}
