using QmlTrainability.Paulis;

namespace QmlTrainability.LieAlgebras.Certificates;

/// <summary>A closure of Pauli sums with the brackets that make its basis.</summary>
/// <remarks>
/// Every element is a bracket of a generator with a combination of earlier ones, so it lies in the algebra; that they are independent modulo a prime makes the
/// dimension a rigorous lower bound. That a random combination of the elements, bracketed with each generator, stays in their span shows that it is closed modulo
/// that prime: a span that is not closed passes with a probability of 2⁻⁶¹. Immutable and thread-safe.
/// </remarks>
/// <example><code>
/// string json = """{"qubits":1, "generators":[[["1","X"],["1","Z"]], [["1","Y"]]], "steps":[[0,[[-2,1]]], [0,[[0,1]]], [1,[[0,1]]]]}""";
/// ClosureCertificate certificate = ClosureCertificate.Parse(json);
/// certificate.Verify();              // or CertificateException, which says what fails
/// Console.WriteLine(certificate);    // 2 sums generate an algebra of dimension 3
/// </code></example>
public sealed class ClosureCertificate
{
    internal ClosureCertificate(IReadOnlyList<PauliSum> generators, IReadOnlyList<ClosureWitness> steps)
    {
        Generators = generators;
        Steps = steps;
    }

    /// <summary>The generators.</summary>
    public IReadOnlyList<PauliSum> Generators { get; }

    /// <summary>The claimed dimension over the reals: the number of basis elements.</summary>
    public int Dimension => Steps.Count;

    internal IReadOnlyList<ClosureWitness> Steps { get; }

    /// <summary>Proves the dimension for <see cref="Generators"/>, or throws.</summary>
    /// <remarks>Cost: one bracket and one reduction for each basis element, in exact arithmetic modulo 2^61 - 1.</remarks>
    /// <param name="seed">Of the random combination by which closedness is tested; another seed is another test.</param>
    /// <param name="cancellationToken">Polled all along.</param>
    /// <exception cref="CertificateException">A claim is not proved; the message says which.</exception>
    public void Verify(long seed = 0, CancellationToken cancellationToken = default) => new ClosureVerifier(cancellationToken).Verify(this, seed);

    /// <summary>The certificate as JSON. <see cref="Parse"/> reads it.</summary>
    public string ToJson() => ClosureCertificateJson.Write(this);

    /// <summary>Reads what <see cref="ToJson"/> writes. Nothing is believed before <see cref="Verify"/>.</summary>
    /// <param name="json">A certificate.</param>
    /// <exception cref="JsonFormatException">The text is not a certificate; the message says where.</exception>
    public static ClosureCertificate Parse(string json) => ClosureCertificateJson.Read(json);

    /// <summary>A line with the claim.</summary>
    public override string ToString() => $"{Generators.Count} sums generate an algebra of dimension {Dimension}";
}
