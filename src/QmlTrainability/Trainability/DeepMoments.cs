using QmlTrainability.Numerics;

namespace QmlTrainability.Trainability;

/// <summary>Means and covariance of the losses of two states in the deep limit, with what they take for granted.</summary>
internal readonly record struct DeepMoments
{
    public const string InAlgebra = "circuits so deep that they are Haar-distributed on exp(g); O in i·g modulo the identity was checked";
    public const string OrbitsOutside = "circuits so deep that they are Haar-distributed on exp(g); O lies outside i·g, so its strings spread over their orbits, which are larger than the algebra";

    public DeepMoments(double firstMean, double secondMean, Rational covariance, string hypothesis, string source)
        : this(firstMean, secondMean, ScaledDouble.Of(covariance), hypothesis, source)
    {
        Exact = covariance;
    }

    public DeepMoments(double firstMean, double secondMean, ScaledDouble covariance, string hypothesis, string source)
    {
        FirstMean = firstMean;
        SecondMean = secondMean;
        Covariance = covariance;
        Hypothesis = hypothesis;
        Source = source;
    }

    public double FirstMean { get; }

    public double SecondMean { get; }

    public ScaledDouble Covariance { get; }

    /// <summary>The covariance exactly, for stabilizer states and algebras of strings.</summary>
    public Rational? Exact { get; }

    public string Hypothesis { get; }

    public string Source { get; }
}
