using QmlTrainability.Circuits;
using QmlTrainability.Paulis;

namespace QmlTrainability.Trainability;

/// <summary>A gate as the exact chains see it: a rotation with the moments of its angle or with its fixed angle, tied rotations, or a channel.</summary>
internal sealed class ChainGate
{
    private ChainGate(params PauliString[] strings) => Strings = strings;

    /// <summary>What does not anticommute with any of these is left alone.</summary>
    public PauliString[] Strings { get; }

    /// <summary>The string of a rotation that is not tied to others.</summary>
    public PauliString String => Strings[0];

    /// <summary>Rotations that share a parameter; null for other gates.</summary>
    public TiedRotations? Tied { get; private init; }

    /// <summary>A channel; null for other gates.</summary>
    public ChannelInFrame? Channel { get; private init; }

    public bool IsFixed { get; private init; }

    /// <summary>cos α of a fixed angle.</summary>
    public double Cosine { get; private init; }

    /// <summary>sin α of a fixed angle.</summary>
    public double Sine { get; private init; }

    /// <summary>E cos α of a random angle.</summary>
    public double CosineOfRandom { get; private init; }

    /// <summary>E cos² α of a random angle; E sin² α is 1 minus it.</summary>
    public double CosineSquared { get; private init; }

    /// <summary>The parameters of a random angle with ∂α/∂θ.</summary>
    public IReadOnlyList<AngleTerm> Terms { get; private init; } = [];

    public static ChainGate Fixed(PauliString @string, double angle) => new(@string) { IsFixed = true, Cosine = Math.Cos(angle), Sine = Math.Sin(angle) };

    public static ChainGate Random(PauliRotation rotation, AngleDistribution angles)
    {
        (double cosine, double cosineSquared) = angles.Moments(rotation.Angle.Terms.Sum(t => t.Factor * t.Factor));
        return new ChainGate(rotation.String) { CosineOfRandom = cosine, CosineSquared = cosineSquared, Terms = rotation.Angle.Terms };
    }

    /// <summary>Whether the gate does anything to the string.</summary>
    public bool Touches(PauliString v)
    {
        foreach (PauliString p in Strings)
        {
            if (p.AnticommutesWithUnchecked(v)) return true;
        }

        return false;
    }

    public static ChainGate Of(TiedRotations tied) => new([.. tied.Strings]) { Tied = tied };

    public static ChainGate Of(ChannelInFrame channel) => new(channel.X, channel.Z) { Channel = channel };

    /// <summary>The partner Q of an anticommuting V under V → cos α V + sin α s Q, with its sign s: Q = s·iPV.</summary>
    /// <remarks>e^{iαP/2} V e^{−iαP/2} = V e^{−iαP} = cos α V + sin α (iPV); with PV = i^k Q, iPV is Q for k = 3 and −Q for k = 1.</remarks>
    public (PauliString Partner, int Sign) Partner(PauliString v) => PartnerOf(String, v);

    /// <summary>As <see cref="Partner"/>, of a rotation about p.</summary>
    public static (PauliString Partner, int Sign) PartnerOf(PauliString p, PauliString v)
    {
        PauliProduct product = PauliString.Multiply(p, v);
        return (product.String, product.PhaseExponent == 3 ? 1 : -1);
    }
}
