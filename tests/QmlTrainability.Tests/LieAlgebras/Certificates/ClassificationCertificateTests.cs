using QmlTrainability.LieAlgebras;
using QmlTrainability.LieAlgebras.Certificates;
using QmlTrainability.Paulis;

namespace QmlTrainability.Tests.LieAlgebras.Certificates;

public class ClassificationCertificateTests
{
    private const int Sets = 1_500;

    [Fact]
    public void Every_classification_of_random_sets_has_a_certificate_that_holds()
    {
        var random = new RandomGenerators(31);
        var disagreements = new Disagreements();
        for (int i = 0; i < Sets; i++)
        {
            GeneratorSet set = random.Next(3, 8);
            DynamicalLieAlgebra algebra = set.Classify();
            ClassificationCertificate certificate = ClassificationCertificate.Parse(algebra.ComputeCertificate().ToJson());
            certificate.VerifyFor(set.Strings.Select(s => s.On(set.Qubits)));
            disagreements.Compare((certificate.Dimension, certificate.ToString()), (algebra.Dimension, algebra.ToString()), set.ToString);
        }

        disagreements.ShouldBeNone(Sets);
    }

    [Fact]
    public void All_connected_graphs_of_two_to_six_vertices_have_certificates_that_hold()
    {
        for (int vertices = 2; vertices <= 6; vertices++)
        {
            foreach ((int A, int B)[] edges in Graphs.ConnectedUpToIsomorphism(vertices))
                new GeneratorSet(vertices, [.. Graphs.AsGenerators(vertices, edges)]).Classify().ComputeCertificate().Verify();
        }
    }

    [Theory]
    [InlineData("X,ZZ", 1000, "so(2000)")]
    [InlineData("XX,YY,Z", 200, "so(400)")]
    [InlineData("X,Z,ZZ", 120, "su(2^120)")]
    [InlineData("XX,YY,ZZ", 65, "su(2^64)")]
    public void Long_chains_have_certificates_that_hold(string patterns, int qubits, string expected)
    {
        var strings = patterns.Split(',').SelectMany(p => Enumerable.Range(0, qubits - p.Length + 1)
            .Select(q => PauliString.On(qubits, [.. p.Select((letter, i) => (q + i, Enum.Parse<Pauli>(letter.ToString())))]))).ToList();

        ClassificationCertificate certificate = ClassificationCertificate.Parse(DynamicalLieAlgebra.GeneratedBy(strings).ComputeCertificate().ToJson());

        certificate.ToString().Should().Contain(expected);
        certificate.VerifyFor(strings);
    }

    /// <summary>71 independent strings, a path with a branch, and a product of two far from its beginning: the only product that is odd is found late.</summary>
    [Fact]
    public void An_odd_product_behind_the_64th_generator_is_named()
    {
        PauliString[] tree = [.. Graphs.AsGenerators(64, Graphs.Path(63).Append((2, 63))).Select(g => PauliString.Parse(g.Label(64) + new string('I', 8)))];
        PauliString[] tail = [.. Enumerable.Range(0, 8).Select(k => PauliString.On(72, (64 + k, Pauli.X), (k == 0 ? 62 : 63 + k, Pauli.Z)))];
        PauliString product = PauliString.Multiply(tail[5], tail[7]).String;

        ClassificationCertificate certificate = DynamicalLieAlgebra.GeneratedBy([.. tree, .. tail, product]).ComputeCertificate();

        certificate.ToString().Should().Be("su(2^36)");
        certificate.Verify();
    }
}
