namespace QmlTrainability.Simulation;

/// <summary>How far an observable may spread, and what of it may be dropped. The default drops nothing.</summary>
/// <example><code>
/// var options = new PauliPropagationOptions { MinCoefficient = 1e-6, MaxWeight = 8 };
/// Console.WriteLine(options.IsExact);    // False
/// </code></example>
public sealed class PauliPropagationOptions
{
    private readonly int _maxTerms = 4_000_000;
    private readonly double _minCoefficient;
    private readonly int _maxWeight = int.MaxValue;

    /// <summary>The defaults: exact, at most 4,000,000 strings.</summary>
    public static PauliPropagationOptions Default { get; } = new();

    /// <summary>The most strings, dropped ones included where a gradient needs them; at most 2^27. A string takes 17 bytes and 16 for each started 64 qubits; a gradient 8 more.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than 1, or more than 2^27.</exception>
    public int MaxTerms
    {
        get => _maxTerms;
        init => _maxTerms = value is >= 1 and <= 1 << 27 ? value : throw new ArgumentOutOfRangeException(nameof(MaxTerms), value, "The number of strings must lie between 1 and 2^27.");
    }

    /// <summary>Strings whose coefficient is smaller in absolute value are dropped after each rotation. 0, the default: none.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Negative, NaN or infinite.</exception>
    public double MinCoefficient
    {
        get => _minCoefficient;
        init => _minCoefficient = Require.Finite(value, "The least coefficient", nameof(MinCoefficient)) >= 0
            ? value : throw new ArgumentOutOfRangeException(nameof(MinCoefficient), value, "The least coefficient is not negative.");
    }

    /// <summary>Strings with more letters are dropped after each rotation. Default: none.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than 1.</exception>
    public int MaxWeight
    {
        get => _maxWeight;
        init => _maxWeight = Require.AtLeast(value, 1, nameof(MaxWeight));
    }

    /// <summary>Whether nothing is ever dropped.</summary>
    public bool IsExact => MinCoefficient == 0 && MaxWeight == int.MaxValue;
}
