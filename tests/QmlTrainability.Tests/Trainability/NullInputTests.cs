using QmlTrainability.Ansatze;
using QmlTrainability.Circuits;
using QmlTrainability.LieAlgebras;
using QmlTrainability.Paulis;
using QmlTrainability.Trainability;

namespace QmlTrainability.Tests.Trainability;

/// <summary>Every public method of this room names the argument that is null.</summary>
public class NullInputTests
{
    private static readonly DynamicalLieAlgebra Algebra = LossCovarianceTests.IsingChain(2);
    private static readonly Circuit Layer = AnsatzCatalog.Ising(Topology.Chain, layers: 1).ToCircuit(2);
    private static readonly PauliString X = PauliString.Parse("XI");
    private static readonly PauliSum Sum = X;
    private static readonly InitialState Zeros = InitialState.Zeros(2);
    private static readonly AngleDistribution Angles = AngleDistribution.Uniform;

    [Fact]
    public void Of_the_deep_limit()
    {
        Refused("algebra", () => LossVariance.Of(null!, Sum, Zeros), () => LossVariance.FromIdeals(null!, Sum, Zeros), () => GradientVariance.Of(null!, [Sum], Sum, Zeros),
            () => KernelConcentration.Of(null!, Zeros), () => FramePotential.Of(null!), () => Controllability.Of(null!, Zeros), () => OrbitDimension.Of(null!, Zeros));
        Refused("observable", () => LossVariance.Of(Algebra, null!, Zeros), () => LossVariance.FromIdeals(Algebra, null!, Zeros), () => GradientVariance.Of(Algebra, [Sum], null!, Zeros));
        Refused("state", () => LossVariance.Of(Algebra, Sum, null!), () => LossVariance.FromIdeals(Algebra, Sum, null!), () => GradientVariance.Of(Algebra, [Sum], Sum, null!),
            () => KernelConcentration.Of(Algebra, null!), () => Controllability.Of(Algebra, null!));
        Refused("generators", () => GradientVariance.Of(Algebra, (IReadOnlyList<PauliSum>)null!, Sum, Zeros), () => GradientVariance.Of(Algebra, [Sum, null!], Sum, Zeros));
        Refused("second", () => LossCovariance.Of(Algebra, Sum, Zeros, null!));
        Refused("inputs", () => DataSetVariance.Of(Algebra, Sum, null!), () => OrbitDimension.Of(Algebra, (IReadOnlyList<InitialState>)null!), () => OrbitDimension.Of(Algebra, [Zeros, null!]),
            () => Capacity.Of(Layer, (IReadOnlyList<InitialState>)null!));
        Refused("family", () => GrowthLaw.Of(null!));
    }

    [Fact]
    public void Of_the_depth_built()
    {
        FiniteDepthVariance moments = FiniteDepthVariance.Of(Layer, Sum, Zeros, Angles);
        Refused("circuit", () => FiniteDepthVariance.Of(null!, Sum, Zeros, Angles), () => FiniteDepthVariance.Sampled(null!, Sum, Zeros, Angles), () => DepthCurve.OfRepetitions(null!, [1], Sum, Zeros),
            () => MomentSampler.Sample(null!, Sum, Zeros, Angles, 8, 1), () => WarmStart.Of(null!, X, Zeros, 0.1), () => Verdict.Of(null!), () => Capacity.Of(null!, Zeros),
            () => GradientShots.Of(null!, Sum, moments), () => GradientShots.Of(null!, Sum, []));
        Refused("observable", () => FiniteDepthVariance.Of(Layer, null!, Zeros, Angles), () => FiniteDepthVariance.Sampled(Layer, null!, Zeros, Angles), () => DepthCurve.OfRepetitions(Layer, [1], null!, Zeros),
            () => MomentSampler.Sample(Layer, null!, Zeros, Angles, 8, 1), () => WarmStart.Of(Layer, null!, Zeros, 0.1), () => MixingDepth.Of(Layer, null!, Zeros), () => NoiseModel.None.Observed(null!),
            () => GradientShots.Of(Layer, null!, moments), () => GradientShots.Of(Layer, null!, []));
        Refused("state", () => FiniteDepthVariance.Of(Layer, Sum, null!, Angles), () => FiniteDepthVariance.Sampled(Layer, Sum, null!, Angles), () => MomentSampler.Sample(Layer, Sum, null!, Angles, 8, 1),
            () => WarmStart.Of(Layer, X, null!, 0.1), () => MixingDepth.Of(Layer, X, null!), () => NoiseModel.None.Prepared(null!));
        Refused("angles", () => FiniteDepthVariance.Of(Layer, Sum, Zeros, null!), () => FiniteDepthVariance.Sampled(Layer, Sum, Zeros, null!), () => MomentSampler.Sample(Layer, Sum, Zeros, null!, 8, 1));
        Refused("noise", () => FiniteDepthVariance.Of(Layer, Sum, Zeros, Angles, (NoiseModel)null!));
        Refused("layer", () => MixingDepth.Of(null!, X, Zeros));
        Refused("circuitOfLayers", () => DepthCurve.Of(null!, [1], Sum, Zeros));
        Refused("layers", () => DepthCurve.Of(_ => Layer, null!, Sum, Zeros));
        Refused("moments", () => GradientShots.Of(Layer, Sum, (FiniteDepthVariance)null!));
        Refused("slopes", () => GradientShots.Of(Layer, Sum, (IReadOnlyList<GradientVariance>)null!));
        Refused("channel", () => NoiseModel.None.WithPreparation(null!), () => NoiseModel.None.WithGates(null!), () => NoiseModel.None.WithReadout(null!));
        Refused("matrix", () => PauliChannel.FromTransferMatrix(null!));
    }

    private static void Refused(string parameter, params Func<object>[] calls)
    {
        foreach (Func<object> call in calls) call.Should().Throw<ArgumentNullException>().WithParameterName(parameter);
    }
}
