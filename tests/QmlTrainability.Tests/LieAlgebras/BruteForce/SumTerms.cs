using QmlTrainability.Paulis;

namespace QmlTrainability.Tests.LieAlgebras.BruteForce;

/// <summary>A sum of labels with small whole coefficients.</summary>
internal sealed record SumTerms(IReadOnlyList<(int Coefficient, string Label)> Terms)
{
    public PauliSum ToSum() => PauliSum.Of(Terms.Select(t => ((double)t.Coefficient, PauliString.Parse(t.Label))));

    public override string ToString() => string.Join(" + ", Terms.Select(t => $"{t.Coefficient}*{t.Label}"));
}
