using System.Numerics;
using QmlTrainability.LieAlgebras;
using QmlTrainability.LieAlgebras.Certificates;
using QmlTrainability.LieAlgebras.Classification;
using QmlTrainability.Paulis;
using QmlTrainability.Tests.LieAlgebras.BruteForce;

namespace QmlTrainability.Tests.LieAlgebras.Certificates;

/// <summary>Certificates that are wrong in one idea and right in all else: each check of the verifier stands between one of them and a wrong dimension.</summary>
public class CoordinatedLieTests
{
    private static readonly (int A, int B)[] Exceptional = [(0, 1), (1, 2), (2, 3), (3, 4), (2, 5)];

    /// <summary>Independent strings joined like E6, which is sp(4), and two commuting qubits beside them.</summary>
    private static readonly QuadraticWitness E6 = Witness([.. Graphs.AsGenerators(6, Exceptional)], 8);

    [Fact]
    public void The_witness_that_the_lies_start_from_holds() => Certificate(E6).Verify();

    [Fact]
    public void A_string_outside_the_span_is_no_symmetry_of_it() => Refuse(
        E6 with
        {
            Summand = new SimpleSummand(E6.Summand.CartanType, E6.Summand.Rank, 2),
            Radical = [.. E6.Radical, PauliString.Parse("IIIIIIZI")],
            RadicalDuals = [.. E6.RadicalDuals, PauliString.Parse("IIIIIIXI")],
        },
        "as many strings as there are independent generators");

    [Fact]
    public void A_generator_is_not_counted_twice() => Refuse(
        E6 with
        {
            Summand = new SimpleSummand(E6.Summand.CartanType, E6.Summand.Rank, 2),
            Independent = [.. E6.Independent, 0],
            IndependentDuals = [.. E6.IndependentDuals, E6.IndependentDuals[0]],
            Radical = [.. E6.Radical, PauliString.Parse("IIIIIIZI")],
            RadicalDuals = [.. E6.RadicalDuals, PauliString.Parse("IIIIIIXI")],
        },
        "its own basis string alone");

    [Fact]
    public void Pairs_commute_with_one_another() => Refuse(
        E6 with { Pairs = [(PauliString.Multiply(E6.Pairs[0].E, E6.Pairs[1].E).String, E6.Pairs[0].F), .. E6.Pairs.Skip(1)] },
        "its own basis string alone");

    /// <summary>They commute with one another, but one anticommutes with one string of a pair.</summary>
    [Fact]
    public void Two_symmetries_commute_with_the_pairs() => Refuse(
        E6 with
        {
            Pairs = [.. E6.Pairs.Skip(1)],
            Radical = [.. E6.Radical, PauliString.Multiply(E6.Pairs[0].E, E6.Pairs[1].E).String, E6.Pairs[0].E],
            RadicalDuals = [.. E6.RadicalDuals, E6.Pairs[1].F, E6.Pairs[0].F],
        },
        "the radical commutes");

    [Fact]
    public void There_is_no_algebra_without_generators()
    {
        ClassificationCertificate none = ClassificationCertificate.Parse("""{"qubits":1,"dimension":"0","central":[],"components":[]}""");

        none.ToString().Should().Be("0");
        none.Invoking(c => c.Verify()).Should().Throw<CertificateException>().Which.Claim.Should().Contain("distinct");
    }

    [Fact]
    public void An_anticommuting_pair_is_not_two_symmetries() => Refuse(
        E6 with
        {
            Summand = SimpleSummand.Unitary(4, 2),
            Pairs = [.. E6.Pairs.Skip(1)],
            Radical = [.. E6.Radical, E6.Pairs[0].E, E6.Pairs[0].F],
            RadicalDuals = [.. E6.RadicalDuals, E6.Pairs[0].F, E6.Pairs[0].E],
        },
        "the radical commutes");

    [Fact]
    public void A_generator_may_not_be_left_out_of_the_span()
    {
        QuadraticWitness all = Witness([.. Graphs.AsGenerators(8, [.. Exceptional, (4, 6), (6, 7)])], 8);

        Refuse(
            all with
            {
                Summand = E6.Summand,
                Independent = E6.Independent,
                IndependentDuals = [.. E6.IndependentDuals],
                Pairs = E6.Pairs,
                Radical = E6.Radical,
                RadicalDuals = E6.RadicalDuals,
            },
            "spans the generators");
    }

    [Fact]
    public void Two_components_are_not_one()
    {
        Bits[] one = [.. Graphs.AsGenerators(6, Exceptional)], other = [.. one.Select(b => new Bits(b.X << 6, b.Z << 6))];
        QuadraticWitness both = Witness([.. one, .. other], 12, [.. Enumerable.Range(0, 6)]);

        Refuse(both, "each generator anticommutes with an earlier one");
        Refuse([Witness([.. one], 12), Witness([.. other.Append(one[0])], 12)], "distinct");
    }

    /// <summary>so(9) from a path of eight strings: the quadratic form would allow so(16).</summary>
    [Fact]
    public void Free_fermions_are_not_given_out_for_more()
    {
        QuadraticWitness path = Witness([.. Graphs.AsGenerators(8, Graphs.Path(8))], 8, [0, 1, 2, 3, 4, 5]);
        path.Summand.ToString().Should().NotBe("so(9)");

        Refuse(path, "joined like E6");
        // A bracket with a string that commutes is none: P_3 would get a further neighbor.
        Refuse(path with { Brackets = [(5, 7), (8, 3)], Exceptional = [1, 2, 3, 4, 5, 9] }, "of a bracket anticommute");
    }

    [Fact]
    public void A_form_that_exists_is_not_denied()
    {
        QuadraticWitness denied = E6 with { Form = null, Summand = SimpleSummand.Unitary(8, 1) };

        Refuse(denied with { OddProduct = [] }, "is ±i");
        Refuse(denied with { OddProduct = [0] }, "is ±i");
        Refuse(denied with { OddProduct = [0, 1, 0, 1] }, "is ±i");
    }

    [Fact]
    public void Indices_name_strings()
    {
        Refuse(E6 with { Exceptional = [0, 1, 2, 3, 4, 6] }, "index");
        Refuse(E6 with { Brackets = [(0, 6)] }, "index");
        Refuse(E6 with { Independent = [0, 1, 2, 3, 4, -1] }, "index");
    }

    [Fact]
    public void Cancellation_stops_it() =>
        FluentActions.Invoking(() => Certificate(E6).Verify(new CancellationToken(canceled: true))).Should().Throw<OperationCanceledException>();

    private static QuadraticWitness Witness(Bits[] generators, int qubits, int[]? six = null)
    {
        PauliString[] strings = [.. generators.Select(g => g.On(qubits))];
        return CertificateBuilder.Witness(new QuadraticComponent(strings, CancellationToken.None), strings, ([], six ?? [0, 1, 2, 3, 4, 5]), CancellationToken.None);
    }

    private static ClassificationCertificate Certificate(params IReadOnlyList<ComponentWitness> components) =>
        new(components[0].Generators[0].QubitCount, [], components, components.Aggregate(BigInteger.Zero, (sum, c) => sum + (c.Summand.Dimension * c.Summand.Multiplicity)));

    private static void Refuse(ComponentWitness lie, string claim) => Refuse([lie], claim);

    private static void Refuse(IReadOnlyList<ComponentWitness> lies, string claim) =>
        FluentActions.Invoking(() => Certificate(lies).Verify()).Should().Throw<CertificateException>().Which.Claim.Should().Contain(claim);
}
