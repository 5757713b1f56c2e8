using QmlTrainability.LieAlgebras;
using QmlTrainability.LieAlgebras.Certificates;
using QmlTrainability.Paulis;
using QmlTrainability.Tests.LieAlgebras.BruteForce;

namespace QmlTrainability.Tests.LieAlgebras.Certificates;

public class ClosureCertificateTests
{
    [Fact]
    public void Recorded_brackets_prove_the_dimension()
    {
        var random = new Random(61);
        var disagreements = new Disagreements();
        for (int i = 0; i < 150; i++)
        {
            SumTerms[] generators = Generators(random, 1 + random.Next(3));
            ClosureCertificate certificate = ClosureCertificate.Parse(Record(generators).ToJson());

            certificate.Verify(seed: i);

            disagreements.Compare(certificate.Dimension, DynamicalLieAlgebra.GeneratedBy(certificate.Generators).Dimension, certificate.ToString);
        }

        disagreements.ShouldBeNone(150);
    }

    [Fact]
    public void Closures_leave_certificates_that_hold()
    {
        foreach (IReadOnlyList<PauliSum> generators in new IReadOnlyList<PauliSum>[]
        {
            SumFamilies.IsingRing(6), SumFamilies.XxzEvenOdd(5), SumFamilies.HoppingWithZz(4), SumFamilies.LongitudinalIsingOpen(3),
            [PauliSum.Parse("XII + IXI + IIX"), PauliSum.Parse("YII + IYI + IIY"), PauliSum.Parse("ZZI + IZZ + ZIZ")],
        })
        {
            var algebra = DynamicalLieAlgebra.GeneratedBy(generators);
            var certificate = ClosureCertificate.Parse(algebra.ComputeClosureCertificate().ToJson());
            certificate.Verify();
            certificate.Dimension.Should().Be((int)algebra.Dimension);
        }

        Action ofStrings = () => DynamicalLieAlgebra.GeneratedBy([PauliString.Parse("X")]).ComputeClosureCertificate();
        ofStrings.Should().Throw<UnsupportedRequestException>().WithMessage("*ComputeCertificate*");
    }

    [Fact]
    public void No_corrupted_certificate_proves_a_wrong_dimension()
    {
        var random = new Random(62);
        var liar = new Liar(63);
        var disagreements = new Disagreements();
        int refused = 0;
        for (int i = 0; i < 3_000; i++)
        {
            string json = Record(Generators(random, 1 + random.Next(2))).ToJson();
            try
            {
                ClosureCertificate certificate = ClosureCertificate.Parse(liar.Corrupted(json));
                certificate.Verify();
                PauliSum[] generators = [.. certificate.Generators.Where(g => !g.IsZero)];
                disagreements.Compare(certificate.Dimension, generators.Length == 0 ? 0 : DynamicalLieAlgebra.GeneratedBy(generators).Dimension, certificate.ToJson);
            }
            catch (Exception e) when (e is JsonFormatException or CertificateException)
            {
                refused++;
            }
        }

        disagreements.ShouldBeNone(100);
        refused.Should().BeGreaterThan(1_000);
    }

    [Fact]
    public void What_fails_is_said()
    {
        ClosureCertificate sound = Record([new([(1, "XI"), (1, "IX")]), new([(1, "ZZ"), (1, "YI")])]);
        IReadOnlyList<ClosureWitness> steps = sound.Steps;

        Refuse([.. steps.SkipLast(1)], "span of the basis");
        Refuse([.. steps, steps[0]], "independent");
        Refuse([.. steps, new ClosureWitness(2, [(0, 1)])], "names a generator");
        Refuse([new ClosureWitness(0, [(1, 1)])], "earlier elements");
        Refuse([new ClosureWitness(-1, [(~0, 1)]), new ClosureWitness(-1, [(~1, 1)])], "closed under brackets");

        void Refuse(IReadOnlyList<ClosureWitness> lie, string claim) => FluentActions.Invoking(() => new ClosureCertificate(sound.Generators, lie).Verify())
            .Should().Throw<CertificateException>().Which.Claim.Should().Contain(claim);
    }

    [Fact]
    public void A_certificate_without_generators_is_none_and_cancellation_stops_a_check()
    {
        FluentActions.Invoking(() => ClosureCertificate.Parse("""{"qubits":1,"generators":[],"steps":[]}""")).Should().Throw<JsonFormatException>().WithMessage("*at least one generator*");
        FluentActions.Invoking(() => Record([new([(1, "XI"), (1, "IX")]), new([(1, "ZZ")])]).Verify(cancellationToken: new CancellationToken(canceled: true)))
            .Should().Throw<OperationCanceledException>();
    }

    /// <summary>The sign of a bracket matters where it is added to a generator: here both cancel, and nothing is left for the next bracket.</summary>
    [Fact]
    public void A_bracket_has_the_sign_of_a_bracket_of_sums()
    {
        PauliSum x = PauliSum.Parse("X"), z = PauliSum.Parse("Z"), y = PauliSum.Bracket(x, z);

        FluentActions.Invoking(() => new ClosureCertificate([x, z, y], [new ClosureWitness(0, [(~1, 1)]), new ClosureWitness(0, [(0, 1), (~2, -1)])]).Verify())
            .Should().Throw<CertificateException>().Which.Claim.Should().Contain("independent");
    }

    private static SumTerms[] Generators(Random random, int qubits) => [.. Enumerable.Range(0, 2).Select(_ => LabelSums.Random(random, qubits, 3))];

    /// <summary>A plain closure that writes down what it does: brackets of generators first, then brackets with elements, then the generators themselves.</summary>
    private static ClosureCertificate Record(SumTerms[] generators)
    {
        IReadOnlyList<string> labels = LabelSums.All(generators[0].Terms[0].Label.Length);
        long[][] vectors = [.. generators.Select(g => LabelSums.Vector(g, labels))];
        var span = new PlainRank();
        List<long[]> elements = [];
        var steps = new List<ClosureWitness>();
        for (int a = 0; a < vectors.Length; a++)
        {
            for (int b = 0; b < a; b++) Try(b, ~a, vectors[a]);
        }

        for (int i = 0; i < elements.Count; i++)
        {
            for (int g = 0; g < vectors.Length; g++) Try(g, i, elements[i]);
        }

        for (int g = 0; g < vectors.Length; g++)
        {
            if (span.Add(vectors[g])) steps.Add(new ClosureWitness(-1, [(~g, 1)]));
        }

        return new ClosureCertificate([.. generators.Select(g => g.ToSum())], steps);

        void Try(int generator, int number, long[] element)
        {
            long[] bracket = [.. LabelSums.Bracket(vectors[generator], element, labels).Select(v => v % int.MaxValue)];
            if (!span.Add(bracket)) return;
            elements.Add(bracket);
            steps.Add(new ClosureWitness(generator, [(number, 1)]));
        }
    }
}
