using System.Text.Json;
using QmlTrainability.Circuits;
using QmlTrainability.LieAlgebras;
using QmlTrainability.Paulis;
using QmlTrainability.Tests.LieAlgebras;
using QmlTrainability.Tests.Reference;
using QmlTrainability.Trainability;

namespace QmlTrainability.Tests.Trainability;

/// <summary>The deep limit of algebras of sums: by ideals, and by the module of an observable outside of the algebra.</summary>
public class SumVarianceTests
{
    private const double Tolerance = 1e-9;

    [Fact]
    public void Every_reference_case_of_sums_agrees()
    {
        int cases = 0, outside = 0;
        foreach (JsonElement test in ReferenceData.Read("variance.json").GetProperty("variance").EnumerateArray())
        {
            PauliSum[] generators = [.. test.GetProperty("generators").EnumerateArray().Select(ReferenceData.Sum)];
            var algebra = DynamicalLieAlgebra.GeneratedBy(generators);
            if (algebra.IsPauliAlgebra) continue;
            PauliSum observable = ReferenceData.Operator(test.GetProperty("O_pauli"));
            var v = LossVariance.Of(algebra, observable, InitialState.FromPauliExpectations(ReferenceData.Operator(test.GetProperty("rho_pauli"))));
            v.Mean.Should().BeApproximately(test.GetProperty("exact_mean").GetDouble(), Tolerance);
            v.Value.Should().BeApproximately(test.GetProperty("exact_variance").GetDouble(), Tolerance);
            cases++;
            if (v.Hypothesis.Contains("outside", StringComparison.Ordinal)) outside++;
        }

        cases.Should().Be(21);
        outside.Should().BeInRange(5, 10);
    }

    /// <summary>Strings generate the same algebra when they are hidden in sums that split: the module formula must give what orbits give.</summary>
    [Fact]
    public void Modules_agree_with_orbits()
    {
        var random = new Random(3);
        for (int i = 0; i < 40; i++)
        {
            // {X_q, ZZ} conjugated to sums by a rotation that is no Clifford: exp(-iφ Y_0/2) mixes X_0 with Z_0. The algebra is isomorphic, the closure is one of sums.
            const int n = 3;
            double c = 0.6, s = 0.8;
            PauliSum[] generators = [PauliSum.Parse("IXI"), PauliSum.Parse("IIX"), PauliSum.Parse("IZZ"), (c * PauliString.Parse("XII")) + (s * PauliString.Parse("ZII")), (c * PauliString.Parse("ZZI")) - (s * PauliString.Parse("XZI"))];
            PauliString[] plain = [PauliString.Parse("IXI"), PauliString.Parse("IIX"), PauliString.Parse("IZZ"), PauliString.Parse("XII"), PauliString.Parse("ZZI")];
            PauliString p = QmlTrainability.Tests.Circuits.RandomCircuits.String(n, random);
            PauliSum rotated = Rotate(p, c, s);
            InitialState state = InitialState.FromPauliExpectations(Pure(random, n));
            InitialState rotatedBack = InitialState.FromPauliExpectations(RotateState(state, c, s, n));
            LossVariance expected = LossVariance.Of(DynamicalLieAlgebra.GeneratedBy(plain), p, rotatedBack);
            var algebra = DynamicalLieAlgebra.GeneratedBy(generators);
            algebra.IsPauliAlgebra.Should().BeFalse();
            LossVariance actual = LossVariance.Of(algebra, rotated, state);
            actual.Mean.Should().BeApproximately(expected.Mean, Tolerance);
            actual.Value.Should().BeApproximately(expected.Value, Tolerance, p.ToString());
        }
    }

    [Fact]
    public void Tied_ring_reads_out_the_published_moments()
    {
        // ΣZZ on |+…+⟩: mean n mod 2, variance (4/3)⌊n/2⌋.
        for (int n = 3; n <= 7; n++)
        {
            PauliSum[] generators = SumFamilies.IsingRing(n);
            var v = LossVariance.Of(DynamicalLieAlgebra.GeneratedBy(generators), generators[0], InitialState.Plus(n));
            v.Mean.Should().BeApproximately(n % 2, 1e-9);
            v.Value.Should().BeApproximately(4.0 / 3 * (n / 2), 1e-9);
        }
    }

    [Fact]
    public void A_module_that_is_too_large_is_refused_with_the_amount()
    {
        var algebra = DynamicalLieAlgebra.GeneratedBy(SumFamilies.LongitudinalIsingRing(5));
        Action of = () => LossVariance.Of(algebra, PauliSum.Parse("XYZII"), InitialState.Zeros(5));
        of.Should().Throw<BudgetExceededException>().Which.Required.Should().BeGreaterThan(400);
    }

    /// <summary>X → cX + sZ, Z → cZ - sX on qubit 0.</summary>
    private static PauliSum Rotate(PauliString p, double c, double s)
    {
        Pauli first = p[0];
        if (first is Pauli.I or Pauli.Y) return p;
        PauliString Other(Pauli letter) => PauliString.On(p.QubitCount, [(0, letter), .. p.Support.Where(l => l.Qubit != 0)]);
        return first == Pauli.X ? (c * Other(Pauli.X)) + (s * Other(Pauli.Z)) : (c * Other(Pauli.Z)) - (s * Other(Pauli.X));
    }

    /// <summary>The expectations ⟨P⟩ of the state before the rotation: those of the rotated strings in the given one.</summary>
    private static PauliSum RotateState(InitialState state, double c, double s, int n) => PauliSum.Of(Labels(n).Select(l =>
    {
        PauliString p = PauliString.Parse(l);
        return (Rotate(p, c, s).Terms.Sum(t => t.Coefficient * state.Expectation(t.String)), p);
    }));

    private static PauliSum Pure(Random random, int n)
    {
        (double X, double Y, double Z)[] vectors = [.. Enumerable.Range(0, n).Select(_ =>
        {
            double theta = Math.PI * random.NextDouble(), phi = 2 * Math.PI * random.NextDouble();
            return (Math.Sin(theta) * Math.Cos(phi), Math.Sin(theta) * Math.Sin(phi), Math.Cos(theta));
        })];
        InitialState product = InitialState.Product(vectors);
        return PauliSum.Of(Labels(n).Select(l => (product.Expectation(PauliString.Parse(l)), PauliString.Parse(l))));
    }

    private static IEnumerable<string> Labels(int n) => n == 0 ? [""] : Labels(n - 1).SelectMany(l => "IXYZ".Select(c => l + c));
}
