using System.Numerics;
using System.Text.Json;
using QmlTrainability.Circuits;
using QmlTrainability.LieAlgebras;
using QmlTrainability.Paulis;
using QmlTrainability.Tests.Oracle;
using QmlTrainability.Tests.Reference;
using QmlTrainability.Trainability;

namespace QmlTrainability.Tests.Trainability;

/// <summary>Readout noise that takes the observable out of the algebra: the formula of the simple ideals says 0.0132, the truth is 0.0535.</summary>
public class ReadoutOutsideTests
{
    private const int Qubits = 3;

    [Fact]
    public void The_formula_of_the_ideals_is_refused_and_the_orbits_are_right()
    {
        JsonElement reference = ReferenceData.Read("readout.json");
        DynamicalLieAlgebra algebra = DynamicalLieAlgebra.GeneratedBy(Generators(reference));
        InitialState state = InitialState.FromPauliExpectations(ReferenceData.Operator(reference.GetProperty("state")));
        PauliSum observable = ReferenceData.Operator(reference.GetProperty("observable")), read = ReadOut(reference);
        algebra.Contains(observable).Should().BeTrue();
        LossVariance.FromIdeals(algebra, observable, state).Value.Should().BeApproximately(LossVariance.Of(algebra, observable, state).Value, 1e-12);

        Action simple = () => LossVariance.FromIdeals(algebra, read, state);
        simple.Should().Throw<HypothesisNotMetException>().WithMessage("*lies outside of su(4)*LossVariance.Of*");

        // What it would have said: the projections on su(4), which is so(6).
        SimpleIdeal ideal = algebra.ComputeStructure().SimpleIdeals[0];
        double purity = ideal.ListBasis().Sum(b => Math.Pow(b.Terms.Sum(t => t.Coefficient * state.Expectation(t.String)), 2));
        (ideal.SquaredNorm(read) * purity / 15).Should().BeApproximately(reference.GetProperty("simple").GetDouble(), 1e-12).And.BeApproximately(0.0132, 5e-5);

        LossVariance right = LossVariance.Of(algebra, read, state);
        right.Value.Should().BeApproximately(reference.GetProperty("exact").GetDouble(), 1e-12).And.BeApproximately(0.0535, 5e-5);
        right.Mean.Should().BeApproximately(reference.GetProperty("mean").GetDouble(), 1e-12);
        right.Hypothesis.Should().Contain("outside i·g");
        right.Value.Should().BeApproximately(reference.GetProperty("monteCarlo").GetDouble(), 0.02 * right.Value, "12,000 samples");
    }

    [Fact]
    public void State_vectors_after_many_layers_have_the_variance_of_the_orbits()
    {
        JsonElement reference = ReferenceData.Read("readout.json");
        PauliString[] generators = Generators(reference);
        DenseMatrix read = DenseMatrix.OfTerms(ReadOut(reference).Terms.Select(t => (t.Coefficient, t.String.ToString())));
        // A string has one entry in each row.
        (int Column, Complex Entry)[][] rows = [.. generators.Select(g => DenseMatrix.OfLabel(g.ToString())).Select(m => Enumerable.Range(0, m.Size)
            .Select(r => Enumerable.Range(0, m.Size).Where(c => m[r, c] != Complex.Zero).Select(c => (c, m[r, c])).Single()).ToArray())];
        Complex[] start = Vector(DenseMatrix.OfTerms(ReferenceData.Operator(reference.GetProperty("state")).Terms.Select(t => (t.Coefficient / (1 << Qubits), t.String.ToString()))));
        var random = new Random(54);
        const int Samples = 6000, Layers = 30; // the slowest mode shrinks by 0.75 a layer
        double sum = 0, squares = 0;
        for (int sample = 0; sample < Samples; sample++)
        {
            Complex[] psi = start;
            for (int layer = 0; layer < Layers; layer++)
            {
                foreach ((int Column, Complex Entry)[] generator in rows)
                {
                    (double sine, double cosine) = Math.SinCos(Math.PI * random.NextDouble());
                    var turned = new Complex[psi.Length];
                    for (int r = 0; r < psi.Length; r++) turned[r] = (cosine * psi[r]) - (Complex.ImaginaryOne * sine * generator[r].Entry * psi[generator[r].Column]);
                    psi = turned;
                }
            }

            double loss = Times(read, psi).Zip(psi, (a, b) => (Complex.Conjugate(b) * a).Real).Sum();
            sum += loss;
            squares += loss * loss;
        }

        double variance = (squares / Samples) - (sum * sum / Samples / Samples);
        variance.Should().BeApproximately(reference.GetProperty("exact").GetDouble(), 0.003, "six thousand samples know it to 2 %");
    }

    [Fact]
    public void The_formula_of_the_ideals_agrees_where_it_holds()
    {
        int agreed = 0, refused = 0;
        foreach (JsonElement reference in ReferenceData.Read("variance.json").GetProperty("variance").EnumerateArray())
        {
            DynamicalLieAlgebra algebra = DynamicalLieAlgebra.GeneratedBy(reference.GetProperty("generators").EnumerateArray().Select(ReferenceData.Sum));
            PauliSum observable = ReferenceData.Operator(reference.GetProperty("O_pauli"));
            InitialState state = InitialState.FromPauliExpectations(ReferenceData.Operator(reference.GetProperty("rho_pauli")));
            try
            {
                LossVariance formula = LossVariance.FromIdeals(algebra, observable, state);
                formula.Value.Should().BeApproximately(reference.GetProperty("exact_variance").GetDouble(), 1e-8);
                formula.Mean.Should().BeApproximately(reference.GetProperty("exact_mean").GetDouble(), 1e-8);
                agreed++;
            }
            catch (HypothesisNotMetException)
            {
                refused++;
            }
        }

        agreed.Should().BeGreaterThan(20);
        refused.Should().BeGreaterThan(20);
    }

    [Fact]
    public void The_formula_of_the_ideals_refuses_large_algebras_and_can_be_stopped()
    {
        DynamicalLieAlgebra algebra = LossCovarianceTests.IsingChain(200);
        Action large = () => LossVariance.FromIdeals(algebra, PauliString.On(200, (0, Pauli.X)), InitialState.Plus(200));
        large.Should().Throw<BudgetExceededException>();
        Action mismatch = () => LossVariance.FromIdeals(algebra, PauliString.Parse("X"), InitialState.Plus(200));
        mismatch.Should().Throw<QubitCountMismatchException>();
        Action cancelled = () => LossVariance.FromIdeals(LossCovarianceTests.IsingChain(3), PauliString.Parse("XII"), InitialState.Plus(3), new CancellationToken(true));
        cancelled.Should().Throw<OperationCanceledException>();
    }

    private static PauliString[] Generators(JsonElement reference) => [.. reference.GetProperty("generators").EnumerateArray().Select(g => PauliString.Parse(g.GetString()!))];

    /// <summary>N†(O) = Σ K†OK, by matrices.</summary>
    private static PauliSum ReadOut(JsonElement reference)
    {
        DenseMatrix observable = DenseMatrix.OfTerms(ReferenceData.Operator(reference.GetProperty("observable")).Terms.Select(t => (t.Coefficient, t.String.ToString())));
        DenseMatrix[] kraus = [.. reference.GetProperty("kraus").EnumerateArray().Select(Matrix)];
        DenseMatrix identity = DenseMatrix.OfLabel(new string('I', Qubits));
        DenseMatrix.Distance(kraus.Select(k => Adjoint(k) * k).Aggregate((a, b) => a + b), identity).Should().BeLessThan(1e-12, "a channel keeps the trace");
        DenseMatrix read = kraus.Select(k => Adjoint(k) * observable * k).Aggregate((a, b) => a + b);
        return PauliSum.Of(Labels(Qubits).Select(label => (Trace(DenseMatrix.OfLabel(label) * read).Real / (1 << Qubits), PauliString.Parse(label))));
    }

    private static DenseMatrix Matrix(JsonElement rows)
    {
        var entries = new Complex[1 << Qubits, 1 << Qubits];
        for (int r = 0; r < 1 << Qubits; r++)
        {
            for (int c = 0; c < 1 << Qubits; c++) entries[Reversed(r), Reversed(c)] = new Complex(rows[r][c][0].GetDouble(), rows[r][c][1].GetDouble());
        }

        return new DenseMatrix(entries);

        // Here qubit 0 is the least significant bit of an index; there it is the most significant one.
        static int Reversed(int index) => Enumerable.Range(0, Qubits).Sum(q => (index >> q & 1) << (Qubits - 1 - q));
    }

    private static DenseMatrix Adjoint(DenseMatrix m)
    {
        var entries = new Complex[m.Size, m.Size];
        for (int r = 0; r < m.Size; r++)
        {
            for (int c = 0; c < m.Size; c++) entries[r, c] = Complex.Conjugate(m[c, r]);
        }

        return new DenseMatrix(entries);
    }

    private static Complex Trace(DenseMatrix m) => Enumerable.Range(0, m.Size).Aggregate(Complex.Zero, (sum, i) => sum + m[i, i]);

    private static Complex[] Times(DenseMatrix m, Complex[] v) => [.. Enumerable.Range(0, m.Size).Select(r => Enumerable.Range(0, m.Size).Aggregate(Complex.Zero, (sum, c) => sum + (m[r, c] * v[c])))];

    /// <summary>The vector of a pure density matrix: a column, normalized.</summary>
    private static Complex[] Vector(DenseMatrix density)
    {
        int column = Enumerable.Range(0, density.Size).MaxBy(i => density[i, i].Real);
        double norm = Math.Sqrt(density[column, column].Real);
        Complex[] vector = [.. Enumerable.Range(0, density.Size).Select(r => density[r, column] / norm)];
        vector.Sum(a => a.Magnitude * a.Magnitude).Should().BeApproximately(1, 1e-9, "the state is pure");
        return vector;
    }

    private static IEnumerable<string> Labels(int qubits) => qubits == 0 ? [""] : Labels(qubits - 1).SelectMany(rest => "IXYZ".Select(letter => rest + letter));
}
