using System.Numerics;
using QmlTrainability.LieAlgebras;
using QmlTrainability.Paulis;
using QmlTrainability.Tests.Oracle;

namespace QmlTrainability.Tests.LieAlgebras.Structure;

/// <summary>What holds for the structure of every algebra, of strings and of sums alike, checked on operators and on dense matrices.</summary>
public class StructureConformanceTests
{
    private const double Tolerance = 1e-8; // of operators of norm 1

    public static TheoryData<string> Algebras => [.. Cases.Keys];

    private static Dictionary<string, Func<DynamicalLieAlgebra>> Cases => new()
    {
        ["Ising ring"] = () => Sums(SumFamilies.IsingRing(4)),
        ["Ising chain"] = () => Sums(SumFamilies.IsingOpen(4)),
        ["longitudinal Ising ring"] = () => Sums(SumFamilies.LongitudinalIsingRing(3)),
        ["XXZ with a field"] = () => Sums(SumFamilies.XxzOpenWithField(4)),
        ["permutations"] = () => Sums(SumFamilies.Permutations(3)),
        ["Heisenberg bonds"] = () => Sums(SumFamilies.HeisenbergBonds(4)),
        ["abelian sums"] = () => Sums([SumFamilies.Open("XX", 3), SumFamilies.Each('X', 3)]),
        ["strings of an Ising ring"] = () => Strings("XII", "IXI", "IIX", "ZZI", "IZZ", "ZIZ"),
        ["strings with a center"] = () => Strings("XII", "ZII", "IZZ", "III"),
        ["strings of the type sp"] = () => Strings("XYI", "IXY", "XII", "IXI"),
        ["strings of the type so"] = () => Strings("XYI", "IXY", "YIX", "XII", "IXI", "IIX"),
        ["strings of the type su with copies"] = () => Strings("XXI", "YYI", "ZZI", "IXX", "IYY", "IZZ", "XIX", "ZIZ"),
        ["strings of so(4)"] = () => Strings("XI", "IX", "ZZ"),
    };

    [Theory]
    [MemberData(nameof(Algebras))]
    public void Dimensions_and_ranks_add_up(string name)
    {
        DynamicalLieAlgebra algebra = Cases[name]();
        AlgebraStructure structure = algebra.ComputeStructure();
        BigInteger ideals = structure.SimpleIdeals.Aggregate(BigInteger.Zero, (sum, i) => sum + i.Dimension), ranks = structure.SimpleIdeals.Aggregate(BigInteger.Zero, (sum, i) => sum + i.Rank);

        structure.Center.Should().HaveCount((int)algebra.CenterDimension);
        structure.DerivedDimension.Should().Be(ideals);
        (ideals + algebra.CenterDimension).Should().Be(algebra.Dimension);
        structure.Rank.Should().Be(ranks + algebra.CenterDimension);
        structure.ListDerivedBasis().Should().HaveCount((int)ideals);
        structure.ListCartanSubalgebra().Should().HaveCount((int)structure.Rank);
        foreach (SimpleIdeal ideal in structure.SimpleIdeals) (ideal.ComputeRootSystem().RootCount + ideal.Rank).Should().Be(ideal.Dimension);
    }

    [Theory]
    [MemberData(nameof(Algebras))]
    public void Bases_are_orthonormal_and_lie_in_the_algebra(string name)
    {
        DynamicalLieAlgebra algebra = Cases[name]();
        AlgebraStructure structure = algebra.ComputeStructure();
        List<PauliSum> all = [.. structure.Center, .. structure.SimpleIdeals.SelectMany(i => i.ListBasis())];

        all.Should().HaveCount((int)algebra.Dimension);
        for (int i = 0; i < all.Count; i++)
        {
            for (int j = 0; j <= i; j++) InnerProduct(all[i], all[j]).Should().BeApproximately(i == j ? 1 : 0, Tolerance);
        }

        foreach (PauliSum generator in Generators(algebra, name))
            SquaredDistance(generator, all).Should().BeLessThan(Tolerance, "generators lie in the span of center and ideals");
    }

    [Theory]
    [MemberData(nameof(Algebras))]
    public void Projections_are_idempotent_orthogonal_and_sum_to_the_identity(string name)
    {
        DynamicalLieAlgebra algebra = Cases[name]();
        AlgebraStructure structure = algebra.ComputeStructure();
        var random = new Random(1);
        List<PauliSum> all = [.. structure.Center, .. structure.SimpleIdeals.SelectMany(i => i.ListBasis())];
        PauliSum element = all.Select(b => (random.NextDouble() - 0.5) * b).Aggregate((a, b) => a + b), outside = PauliSum.Parse(new string('Y', algebra.QubitCount)) + element;

        PauliSum sum = structure.ProjectOnCenter(element);
        foreach (SimpleIdeal ideal in structure.SimpleIdeals)
        {
            PauliSum once = ideal.Project(outside);
            Norm(ideal.Project(once) - once).Should().BeLessThan(Tolerance);
            ideal.SquaredNorm(outside).Should().BeApproximately(InnerProduct(once, once), Tolerance);
            Norm(structure.ProjectOnCenter(once)).Should().BeLessThan(Tolerance);
            foreach (SimpleIdeal other in structure.SimpleIdeals.Where(o => !ReferenceEquals(o, ideal) && Norm(o.Project(element) - ideal.Project(element)) > Tolerance))
                Norm(other.Project(once)).Should().BeLessThan(Tolerance);
            sum += ideal.Project(element);
        }

        Norm(sum - element).Should().BeLessThan(Tolerance);
    }

    /// <summary>On dense matrices: brackets within an ideal stay there, brackets between ideals and with the center vanish, Cartan subalgebras commute.</summary>
    [Theory]
    [MemberData(nameof(Algebras))]
    public void Ideals_are_ideals(string name)
    {
        AlgebraStructure structure = Cases[name]().ComputeStructure();
        List<SimpleIdeal> ideals = [.. structure.SimpleIdeals];
        var random = new Random(2);
        PauliSum RandomOf(SimpleIdeal ideal) => ideal.ListBasis().Select(b => (random.NextDouble() - 0.5) * b).Aggregate((a, b) => a + b);
        for (int i = 0; i < ideals.Count; i++)
        {
            PauliSum x = RandomOf(ideals[i]), y = RandomOf(ideals[i]), inside = Bracket(x, y);
            Norm(inside).Should().BeGreaterThan(Tolerance);
            Norm(inside - ideals[i].Project(inside)).Should().BeLessThan(Tolerance);
            foreach (PauliSum center in structure.Center) DenseNorm(Bracket(x, center)).Should().BeLessThan(Tolerance);
            for (int j = 0; j < i; j++) DenseNorm(Bracket(x, RandomOf(ideals[j]))).Should().BeLessThan(Tolerance);
        }

        IReadOnlyList<PauliSum> cartan = structure.ListCartanSubalgebra();
        foreach (PauliSum a in cartan)
        {
            foreach (PauliSum b in cartan) Norm(Bracket(a, b)).Should().BeLessThan(Tolerance);
        }
    }

    [Theory]
    [MemberData(nameof(Algebras))]
    public void Structure_constants_are_antisymmetric_satisfy_Jacobi_and_are_the_brackets(string name)
    {
        DynamicalLieAlgebra algebra = Cases[name]();
        StructureConstants f = algebra.ComputeStructureConstants();
        int d = f.Dimension;
        d.Should().Be((int)algebra.Dimension);
        var random = new Random(3);
        for (int trial = 0; trial < 60; trial++)
        {
            (int a, int b, int c) = (random.Next(d), random.Next(d), random.Next(d));
            f[a, b, c].Should().BeApproximately(-f[b, a, c], Tolerance);
            f[a, b, c].Should().BeApproximately(f[b, c, a], Tolerance);
            PauliSum bracket = -2.0 * Bracket(f.Basis[a], f.Basis[b]), listed = f.Bracket(a, b).Aggregate(PauliSum.Zero(algebra.QubitCount), (sum, t) => sum + (t.Value * f.Basis[t.Element]));
            Norm(bracket - listed).Should().BeLessThan(Tolerance);
            Enumerable.Range(0, d).Select(e => Jacobi(f, a, b, c, e)).Max(Math.Abs).Should().BeLessThan(Tolerance);
        }

        f.Count.Should().Be(Enumerable.Range(0, d).Sum(a => Enumerable.Range(a + 1, d - a - 1).Sum(b => f.Bracket(a, b).Count)));
    }

    [Theory]
    [MemberData(nameof(Algebras))]
    public void The_Killing_form_is_invariant_and_negative_on_the_derived_algebra(string name)
    {
        DynamicalLieAlgebra algebra = Cases[name]();
        AlgebraStructure structure = algebra.ComputeStructure();
        StructureConstants f = algebra.ComputeStructureConstants();
        var random = new Random(4);
        PauliSum Random() => f.Basis.Select(b => (random.NextDouble() - 0.5) * b).Aggregate((a, b) => a + b);
        PauliSum x = Random(), y = Random(), z = Random();

        f.KillingForm(Bracket(x, y), z).Should().BeApproximately(f.KillingForm(x, Bracket(y, z)), Tolerance * f.Dimension);
        f.KillingForm(x, y).Should().BeApproximately(f.KillingForm(y, x), Tolerance);
        foreach (PauliSum center in structure.Center) f.KillingForm(center, x).Should().BeApproximately(0, Tolerance);
        foreach (SimpleIdeal ideal in structure.SimpleIdeals)
        {
            // K is a negative multiple of the trace form on each ideal.
            PauliSum inside = ideal.Project(x), other = ideal.Project(y);
            double ratio = f.KillingForm(inside, inside) / InnerProduct(inside, inside);
            ratio.Should().BeNegative();
            f.KillingForm(inside, other).Should().BeApproximately(ratio * InnerProduct(inside, other), Tolerance * f.Dimension);
        }
    }

    [Fact]
    public void The_adjoint_matrix_acts_as_the_bracket()
    {
        StructureConstants f = Sums(SumFamilies.LongitudinalIsingRing(3)).ComputeStructureConstants();
        PauliSum h = SumFamilies.IsingRing(3)[0], x = SumFamilies.Each('Z', 3);
        double[] image = f.Adjoint(h).Apply(f.Coordinates(x)), expected = f.Coordinates(-2.0 * Bracket(h, x));

        for (int i = 0; i < image.Length; i++) image[i].Should().BeApproximately(expected[i], Tolerance * Norm(h) * Norm(x));
        f.Invoking(c => c.Adjoint(PauliSum.Parse("XII"))).Should().Throw<ArgumentException>().WithMessage("*outside the algebra*");
        f.Invoking(c => c.Adjoint(PauliSum.Parse("XI"))).Should().Throw<QubitCountMismatchException>();
        f.Invoking(c => c[0, 0, f.Dimension]).Should().Throw<ArgumentOutOfRangeException>();
        f.Invoking(c => c.Adjoint(h).Apply([1])).Should().Throw<ArgumentException>();
    }

    [Fact]
    public void So40_has_29640_constants_of_two()
    {
        DynamicalLieAlgebra so40 = DynamicalLieAlgebra.GeneratedBy(
            Enumerable.Range(0, 20).Select(q => PauliString.On(20, (q, Pauli.X))).Concat(Enumerable.Range(0, 19).Select(q => PauliString.On(20, (q, Pauli.Z), (q + 1, Pauli.Z)))));
        StructureConstants f = so40.ComputeStructureConstants();

        (f.Dimension, f.Count).Should().Be((780, 780 * 2 * 38 / 2));
        f.KillingForm(PauliString.On(20, (7, Pauli.X)), PauliString.On(20, (7, Pauli.X))).Should().Be(-4 * 2 * 38);
        so40.Invoking(g => g.ComputeStructureConstants(779)).Should().Throw<BudgetExceededException>().WithMessage("*780*779*");
    }

    private static double Jacobi(StructureConstants f, int a, int b, int c, int e) =>
        f.Bracket(a, b).Sum(t => t.Value * f[t.Element, c, e]) + f.Bracket(b, c).Sum(t => t.Value * f[t.Element, a, e]) + f.Bracket(c, a).Sum(t => t.Value * f[t.Element, b, e]);

    private static DynamicalLieAlgebra Sums(IEnumerable<PauliSum> generators) => DynamicalLieAlgebra.GeneratedBy(generators);

    private static DynamicalLieAlgebra Strings(params string[] labels) => DynamicalLieAlgebra.GeneratedBy(labels.Select(l => PauliString.Parse(l)));

    private static IEnumerable<PauliSum> Generators(DynamicalLieAlgebra algebra, string name) => algebra.Components is not null
        ? algebra.Components.SelectMany(c => c.Generators).Select(p => (PauliSum)p)
        : name switch
        {
            "Ising ring" => SumFamilies.IsingRing(4),
            "Ising chain" => SumFamilies.IsingOpen(4),
            "permutations" => SumFamilies.Permutations(3),
            _ => [],
        };

    private static PauliSum Bracket(PauliSum a, PauliSum b) => PauliSum.Bracket(a, b);

    private static double InnerProduct(PauliSum a, PauliSum b) => a.Terms.Sum(t => t.Coefficient * b[t.String]);

    private static double Norm(PauliSum a) => Math.Sqrt(InnerProduct(a, a));

    private static double SquaredDistance(PauliSum a, List<PauliSum> basis) => Norm(basis.Aggregate(a, (rest, b) => rest - (InnerProduct(a, b) * b)));

    private static double DenseNorm(PauliSum a)
    {
        if (a.IsZero) return 0;
        var dense = DenseMatrix.OfTerms(a.Terms.Select(t => (t.Coefficient, t.String.ToString("D", null))));
        return DenseMatrix.Distance(dense, 0 * dense);
    }
}
