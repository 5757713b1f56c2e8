using System.Numerics;
using QmlTrainability.Paulis;

namespace QmlTrainability.LieAlgebras.Certificates;

/// <summary>A classification of an algebra of Pauli strings with witnesses for everything that it claims, so that nobody has to trust the classifier.</summary>
/// <remarks>For free fermions the witnesses are the Majorana modes of each generator, otherwise a basis of the span with its quadratic form and six strings
/// that are joined like E6; independence is shown by dual strings. The verifier multiplies strings and compares commutation, in about a hundred lines that
/// share no algorithm with the classifier; docs/mathematics.md has the theorems. Immutable and thread-safe.</remarks>
/// <example><code>
/// var strings = new[] { "XII", "IXI", "IIX", "ZZI", "IZZ" }.Select(s =&gt; PauliString.Parse(s));
/// string json = DynamicalLieAlgebra.GeneratedBy(strings).ComputeCertificate().ToJson();
/// ClassificationCertificate certificate = ClassificationCertificate.Parse(json);
/// certificate.Verify();              // or CertificateException, which says what fails
/// Console.WriteLine(certificate);    // su(4)
/// </code></example>
public sealed class ClassificationCertificate
{
    internal ClassificationCertificate(int qubitCount, IReadOnlyList<PauliString> central, IReadOnlyList<ComponentWitness> components, BigInteger dimension)
    {
        QubitCount = qubitCount;
        Central = central;
        Components = components;
        Dimension = dimension;
        Generators = [.. central, .. components.SelectMany(c => c.Generators)];
        SimpleSummands = AlgebraText.Merge(components.Select(c => c.Summand));
    }

    /// <summary>The number of qubits.</summary>
    public int QubitCount { get; }

    /// <summary>The generators of the algebra: those in the center first, then component by component.</summary>
    public IReadOnlyList<PauliString> Generators { get; }

    /// <summary>The claimed dimension over the reals, the center included.</summary>
    public BigInteger Dimension { get; }

    /// <summary>The claimed dimension of the center.</summary>
    public BigInteger CenterDimension => Central.Count;

    /// <summary>The claimed simple ideals, isomorphic ones counted together, by falling dimension.</summary>
    public IReadOnlyList<SimpleSummand> SimpleSummands { get; }

    internal IReadOnlyList<PauliString> Central { get; }

    internal IReadOnlyList<ComponentWitness> Components { get; }

    /// <summary>Proves dimension, center and simple ideals for <see cref="Generators"/>, or throws.</summary>
    /// <remarks>Cost: a comparison for every two generators; for components that are not free fermions a product for every generator and basis string.</remarks>
    /// <param name="cancellationToken">Polled at every check.</param>
    /// <exception cref="CertificateException">A claim is not proved; the message says which.</exception>
    public void Verify(CancellationToken cancellationToken = default) => new CertificateVerifier(cancellationToken).Verify(this);

    /// <summary>As <see cref="Verify"/>, for the generators that are meant: in any order, repetition does not matter.</summary>
    /// <param name="generators">The strings whose algebra is to be proved.</param>
    /// <param name="cancellationToken">Polled at every check.</param>
    /// <exception cref="CertificateException">The certificate is about other generators, or a claim is not proved.</exception>
    public void VerifyFor(IEnumerable<PauliString> generators, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(generators);
        if (!Generators.ToHashSet().SetEquals(generators)) throw new CertificateException("it is about the given generators");
        Verify(cancellationToken);
    }

    /// <summary>The certificate as JSON; big integers are decimal strings. <see cref="Parse"/> reads it.</summary>
    public string ToJson() => CertificateJson.Write(this);

    /// <summary>Reads what <see cref="ToJson"/> writes. Nothing is believed before <see cref="Verify"/>.</summary>
    /// <param name="json">A certificate.</param>
    /// <exception cref="JsonFormatException">The text is not a certificate; the message says where.</exception>
    public static ClassificationCertificate Parse(string json) => CertificateJson.Read(json);

    /// <summary>The algebra by name, as claimed.</summary>
    public override string ToString() => Dimension.IsZero ? "0" : AlgebraText.Sum(SimpleSummands, CenterDimension);
}
