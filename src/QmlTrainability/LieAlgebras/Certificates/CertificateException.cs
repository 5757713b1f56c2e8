namespace QmlTrainability.LieAlgebras.Certificates;

/// <summary>A certificate does not prove what it claims. The message says which claim failed.</summary>
public sealed class CertificateException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="claim">The claim that failed, in words.</param>
    public CertificateException(string claim)
        : base($"The certificate does not hold. What fails: {claim}.") => Claim = claim;

    /// <summary>The claim that failed, in words.</summary>
    public string Claim { get; }
}
