using QmlTrainability.Circuits;

namespace QmlTrainability.Simulation.Layers;

/// <summary>exp(-i α Z_m / 2), Z_m the Z string on the bits of the mask; α is affine in the parameters but for shares of turns that follow from products.</summary>
internal sealed class DiagonalTerm
{
    public DiagonalTerm(long mask, Angle angle, IReadOnlyList<TurnShare> shares)
    {
        Mask = mask;
        Angle = angle;
        Shares = shares;
    }

    public long Mask { get; }

    public Angle Angle { get; }

    public IReadOnlyList<TurnShare> Shares { get; }
}
