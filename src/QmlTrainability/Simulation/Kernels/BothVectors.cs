namespace QmlTrainability.Simulation.Kernels;

/// <summary>Where ψ and λ are, and where they go.</summary>
internal readonly unsafe struct BothVectors
{
    public BothVectors(double* psiSource, double* psiTarget, double* lambdaSource, double* lambdaTarget)
    {
        PsiSource = psiSource;
        PsiTarget = psiTarget;
        LambdaSource = lambdaSource;
        LambdaTarget = lambdaTarget;
    }

    public double* PsiSource { get; }

    public double* PsiTarget { get; }

    public double* LambdaSource { get; }

    public double* LambdaTarget { get; }
}
