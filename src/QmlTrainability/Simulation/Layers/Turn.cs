using QmlTrainability.Circuits;
using QmlTrainability.Paulis;

namespace QmlTrainability.Simulation.Layers;

/// <summary>All that happens to one qubit between two diagonals: a product of rotations, which is Z(after)·RY(θ)·Z(before).</summary>
/// <remarks>Where one factor only is not about Z, the three angles are affine in the parameters; otherwise they follow from the product at each evaluation.</remarks>
internal sealed class Turn
{
    private readonly (Pauli Letter, Angle Angle)[] _factors;

    /// <param name="qubit">The qubit, as a bit number before the layer's map.</param>
    /// <param name="factors">In time order.</param>
    public Turn(int qubit, IEnumerable<(Pauli Letter, Angle Angle)> factors)
    {
        Qubit = qubit;
        _factors = [.. factors];
        if (_factors.Count(f => f.Letter != Pauli.Z) != 1) return;
        int at = Array.FindIndex(_factors, f => f.Letter != Pauli.Z);
        // RX(θ) = RZ(-π/2)·RY(θ)·RZ(π/2), the right one first.
        double quarter = _factors[at].Letter == Pauli.X ? Math.PI / 2 : 0;
        Theta = _factors[at].Angle;
        Before = _factors[..at].Aggregate((Angle)quarter, (sum, f) => sum + f.Angle);
        After = _factors[(at + 1)..].Aggregate((Angle)(-quarter), (sum, f) => sum + f.Angle);
    }

    public int Qubit { get; }

    /// <summary>The angle of RY where it is affine in the parameters, otherwise null.</summary>
    public Angle? Theta { get; }

    /// <summary>The angle of the Z rotation before, where it is affine.</summary>
    public Angle? Before { get; }

    /// <summary>The angle of the Z rotation after, where it is affine.</summary>
    public Angle? After { get; }

    /// <summary>The angles at given parameters.</summary>
    public (double Before, double Theta, double After) At(ReadOnlySpan<double> parameters)
    {
        if (Theta is not null) return (Before!.Evaluate(parameters), Theta.Evaluate(parameters), After!.Evaluate(parameters));
        // A unit quaternion w - i(xX + yY + zZ); a rotation by α about an axis is cos(α/2) - i sin(α/2)·axis.
        double w = 1, x = 0, y = 0, z = 0;
        foreach ((Pauli letter, Angle angle) in _factors)
        {
            (double s, double c) = Math.SinCos(angle.Evaluate(parameters) / 2);
            (w, x, y, z) = letter switch
            {
                Pauli.X => ((c * w) - (s * x), (c * x) + (s * w), (c * y) - (s * z), (c * z) + (s * y)),
                Pauli.Y => ((c * w) - (s * y), (c * x) + (s * z), (c * y) + (s * w), (c * z) - (s * x)),
                _ => ((c * w) - (s * z), (c * x) - (s * y), (c * y) + (s * x), (c * z) + (s * w)),
            };
        }

        // RZ(a)·RY(θ)·RZ(b): w, z = cos(θ/2)·(cos, sin)((a+b)/2); y, x = sin(θ/2)·(cos, sin)((b-a)/2)... with x = -sin((a-b)/2).
        double theta = 2 * Math.Atan2(Math.Sqrt((x * x) + (y * y)), Math.Sqrt((w * w) + (z * z)));
        double sum = Math.Atan2(z, w), difference = Math.Atan2(-x, y);
        return (sum - difference, theta, sum + difference);
    }
}
