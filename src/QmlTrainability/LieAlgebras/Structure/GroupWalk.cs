using MathNet.Numerics;
using QmlTrainability.Numerics;

namespace QmlTrainability.LieAlgebras.Structure;

/// <summary>A random walk v → exp(t·ad x)v over [g, g], x a random combination of the generators: its points spread evenly over every simple ideal.</summary>
/// <remarks>
/// Nested brackets v, [x, v], [x, [x, v]], … become parallel, and orthogonalizing level after level amplifies rounding without bound. The group moves
/// vectors without stretching them, so rounding only adds up. With S = ad x/b, b a bound of ‖ad x‖ on the whole space (rounding leaves the algebra), the vectors p₁ = Sv, p_k+1 = 2S·p_k + p_k-1 are i^k·T_k(S/i)v,
/// bounded by |v|, and exp(tS)v = J₀(t)v + 2Σ J_k(t)p_k (Jacobi-Anger; Tal-Ezer and Kosloff 1984). One bracket gives one vector.
/// </remarks>
internal sealed class GroupWalk
{
    private const int Terms = 24;            // J_24(4) is below 1e-16
    private const double Time = 4;           // in units of the bound

    private readonly IOperatorSpace _space;
    private readonly RealMatrix _generators;
    private readonly RandomStream _random;
    private readonly CancellationToken _cancellationToken;
    private readonly RealMatrix _input;
    private readonly RealMatrix _output;
    private readonly double[] _position;

    public GroupWalk(IOperatorSpace space, RealMatrix generators, RandomStream random, CancellationToken cancellationToken)
    {
        _space = space;
        _generators = generators;
        _random = random;
        _cancellationToken = cancellationToken;
        _input = new RealMatrix(1, space.Dimension);
        _output = new RealMatrix(1, space.Dimension);
        _position = Bracket(Direction(), Direction()).ToArray();
        VectorProducts.Normalize(_position);
    }

    /// <summary>A random combination of the generators, normalized.</summary>
    public double[] Direction() => DirectionIn(_generators, _generators.Rows);

    /// <summary>A random combination of the first rows of a basis, normalized.</summary>
    public double[] DirectionIn(RealMatrix basis, int rows)
    {
        double[] direction = basis.Combine(_random.NextNormals(rows));
        VectorProducts.Normalize(direction);
        return direction;
    }

    /// <summary>The vectors p₁, …, p_24 of a step in a direction, which is then taken.</summary>
    public RealMatrix Next(double[] direction)
    {
        RealMatrix vectors = Chebyshev(direction, _space.BracketBound(direction));
        VectorProducts.Scale(SpecialFunctions.BesselJ(0, Time), _position);
        for (int k = 1; k <= Terms; k++) VectorProducts.Add(2 * SpecialFunctions.BesselJ(k, Time), vectors.Row(k - 1), _position);
        VectorProducts.Normalize(_position); // its norm was 1 but for rounding
        return vectors;
    }

    private RealMatrix Chebyshev(double[] direction, double bound)
    {
        var vectors = new RealMatrix(Terms, _space.Dimension);
        for (int k = 0; k < Terms; k++)
        {
            ReadOnlySpan<double> current = k == 0 ? _position : vectors.Row(k - 1);
            VectorProducts.Add((k == 0 ? 1 : 2) / bound, Bracket(direction, current), vectors.Row(k));
            if (k > 0) VectorProducts.Add(1, k == 1 ? _position : vectors.Row(k - 2), vectors.Row(k));
        }

        return vectors;
    }

    private ReadOnlySpan<double> Bracket(double[] left, ReadOnlySpan<double> right)
    {
        right.CopyTo(_input.Row(0));
        _space.Bracket(left, _input, 0, _output, _cancellationToken);
        return _output.Row(0);
    }
}
