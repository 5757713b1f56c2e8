using QmlTrainability.LieAlgebras.Certificates;
using QmlTrainability.Paulis;
using QmlTrainability.Tests.LieAlgebras.BruteForce;

namespace QmlTrainability.Tests.LieAlgebras.Certificates;

public class CorruptionTests
{
    private const int Sets = 250;
    private const int LiesPerSet = 40;

    [Fact]
    public void No_corrupted_certificate_proves_a_wrong_dimension_or_type()
    {
        var random = new RandomGenerators(47);
        var liar = new Liar(48);
        var disagreements = new Disagreements();
        for (int i = 0; i < Sets; i++)
        {
            GeneratorSet set = random.Next(3, 6);
            string json = set.Classify().ComputeCertificate().ToJson();
            for (int j = 0; j < LiesPerSet; j++)
            {
                if (liar.TryPersuade(json) is not ClassificationCertificate accepted) continue;
                AlgebraShape truth = ListedAlgebra.Of(accepted.QubitCount, accepted.Generators.Select(g => Bits.Parse(g.ToString("D", null)))).Shape();
                disagreements.Compare(Claims(accepted), truth, () => $"{string.Join(", ", accepted.Generators)}: {accepted.ToJson()}");
            }
        }

        disagreements.ShouldBeNone(Sets * LiesPerSet / 20); // some corruptions do no harm: another order, other generators with all that belongs to them
        disagreements.Cases.Should().BeLessThan(Sets * LiesPerSet / 2, "most corruptions must be refused");
    }

    [Fact]
    public void A_certificate_of_other_generators_is_refused()
    {
        ClassificationCertificate certificate = QmlTrainability.LieAlgebras.DynamicalLieAlgebra
            .GeneratedBy([PauliString.Parse("XI"), PauliString.Parse("ZZ")]).ComputeCertificate();

        certificate.Invoking(c => c.VerifyFor([PauliString.Parse("ZZ"), PauliString.Parse("XI"), PauliString.Parse("XI")])).Should().NotThrow();
        certificate.Invoking(c => c.VerifyFor([PauliString.Parse("XI"), PauliString.Parse("ZY")])).Should().Throw<CertificateException>().WithMessage("*given generators*");
        ClassificationCertificate lie = ClassificationCertificate.Parse(certificate.ToJson().Replace("\"dimension\":\"3\"", "\"dimension\":\"4\"", StringComparison.Ordinal));
        lie.Invoking(c => c.VerifyFor([PauliString.Parse("ZZ"), PauliString.Parse("XI")])).Should().Throw<CertificateException>().WithMessage("*it is 3*");
        certificate.Invoking(c => c.VerifyFor(null!)).Should().Throw<ArgumentNullException>().WithParameterName("generators");
    }

    private static AlgebraShape Claims(ClassificationCertificate certificate)
    {
        AlgebraShape shape = certificate.SimpleSummands.Aggregate(
            AlgebraShape.Empty.U(certificate.CenterDimension), (s, a) => s.And(a.CartanType.ToString()[0], a.Rank, a.Multiplicity));
        certificate.Dimension.Should().Be(shape.Dimension);
        return shape;
    }
}
