using System.Globalization;
using QmlTrainability.Paulis;

namespace QmlTrainability.Trainability;

/// <summary>A channel of one qubit that applies X, Y or Z with given probabilities: ρ → (1 - p_X - p_Y - p_Z)ρ + p_X XρX + p_Y YρY + p_Z ZρZ.</summary>
/// <remarks>It multiplies each Pauli letter by an eigenvalue λ, 1 minus twice the probability of the letters that anticommute with it. It keeps the identity, so it
/// is unital; amplitude damping is not, and is refused by <see cref="FromTransferMatrix"/>. Immutable.</remarks>
/// <example><code>
/// PauliChannel noise = PauliChannel.Depolarizing(0.03);
/// Console.WriteLine(noise);                                   // X, Y, Z with probabilities 0.01, 0.01, 0.01
/// Console.WriteLine($"{noise.Eigenvalue(Pauli.Z):F2}");       // 0.96
/// </code></example>
public sealed class PauliChannel
{
    /// <summary>How far the entries of a transfer matrix may be from what they must be.</summary>
    private const double MatrixTolerance = 1e-12;

    private PauliChannel(double x, double y, double z)
    {
        ProbabilityOfX = x;
        ProbabilityOfY = y;
        ProbabilityOfZ = z;
    }

    /// <summary>The probability of X.</summary>
    public double ProbabilityOfX { get; }

    /// <summary>The probability of Y.</summary>
    public double ProbabilityOfY { get; }

    /// <summary>The probability of Z.</summary>
    public double ProbabilityOfZ { get; }

    /// <summary>X, Y and Z with these probabilities.</summary>
    /// <param name="x">Of X.</param>
    /// <param name="y">Of Y.</param>
    /// <param name="z">Of Z.</param>
    /// <exception cref="ArgumentOutOfRangeException">One is negative or no number, or their sum exceeds 1.</exception>
    public static PauliChannel Of(double x, double y, double z)
    {
        CheckProbability(x, nameof(x));
        CheckProbability(y, nameof(y));
        CheckProbability(z, nameof(z));
        return x + y + z <= 1 + MatrixTolerance
            ? new PauliChannel(x, y, z)
            : throw new ArgumentOutOfRangeException(nameof(x), x + y + z, "The probabilities of X, Y and Z add up to more than 1.");
    }

    /// <summary>With probability p one of X, Y, Z, each alike.</summary>
    /// <param name="probability">p, from 0 to 1; the qubit is completely mixed at 3/4.</param>
    /// <exception cref="ArgumentOutOfRangeException">Not between 0 and 1.</exception>
    public static PauliChannel Depolarizing(double probability)
    {
        CheckProbability(probability, nameof(probability));
        return new PauliChannel(probability / 3, probability / 3, probability / 3);
    }

    /// <summary>X with probability p.</summary>
    /// <param name="probability">p, from 0 to 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">Not between 0 and 1.</exception>
    public static PauliChannel BitFlip(double probability) => Of(probability, 0, 0);

    /// <summary>Z with probability p.</summary>
    /// <param name="probability">p, from 0 to 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">Not between 0 and 1.</exception>
    public static PauliChannel PhaseFlip(double probability) => Of(0, 0, probability);

    /// <summary>The channel of a Pauli transfer matrix R_ab = Tr(P_a N(P_b))/2 in the order I, X, Y, Z, as tomography gives it.</summary>
    /// <param name="matrix">4 × 4.</param>
    /// <exception cref="HypothesisNotMetException">The channel is not trace-preserving, not unital, not diagonal (not a Pauli channel), or not completely positive.</exception>
    public static PauliChannel FromTransferMatrix(IReadOnlyList<IReadOnlyList<double>> matrix)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        if (matrix.Count != 4 || matrix.Any(r => r is null || r.Count != 4)) throw new ArgumentException("The transfer matrix of a qubit is 4 × 4, in the order I, X, Y, Z.", nameof(matrix));
        for (int row = 0; row < 4; row++)
        {
            for (int column = 0; column < 4; column++)
            {
                double entry = Require.Finite(matrix[row][column], "An entry of a transfer matrix", nameof(matrix)), expected = row == 0 && column == 0 ? 1 : 0;
                if ((row == column && row > 0) || Math.Abs(entry - expected) <= MatrixTolerance) continue;
                throw NotPauli(row, column, entry);
            }
        }

        (double lx, double ly, double lz) = (matrix[1][1], matrix[2][2], matrix[3][3]);
        double x = (1 + lx - ly - lz) / 4, y = (1 - lx + ly - lz) / 4, z = (1 - lx - ly + lz) / 4;
        if (Math.Min(Math.Min(x, y), Math.Min(z, 1 - x - y - z)) < -MatrixTolerance)
        {
            throw new HypothesisNotMetException(string.Create(CultureInfo.InvariantCulture,
                $"The diagonal ({lx}, {ly}, {lz}) belongs to no channel: the probabilities of X, Y, Z would be {x}, {y}, {z}, so it is not completely positive."));
        }

        return new PauliChannel(Math.Max(0, x), Math.Max(0, y), Math.Max(0, z));
    }

    /// <summary>λ: the letter P becomes λP, in either picture.</summary>
    /// <param name="letter">I, X, Y or Z; λ of I is 1.</param>
    public double Eigenvalue(Pauli letter) => letter switch
    {
        Pauli.X => 1 - (2 * (ProbabilityOfY + ProbabilityOfZ)),
        Pauli.Y => 1 - (2 * (ProbabilityOfX + ProbabilityOfZ)),
        Pauli.Z => 1 - (2 * (ProbabilityOfX + ProbabilityOfY)),
        _ => 1,
    };

    /// <summary>For example "X, Y, Z with probabilities 0.01, 0.01, 0.01".</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"X, Y, Z with probabilities {ProbabilityOfX:G6}, {ProbabilityOfY:G6}, {ProbabilityOfZ:G6}");

    private static void CheckProbability(double value, string name)
    {
        Require.Finite(value, "A probability", name);
        if (value is < 0 or > 1) throw new ArgumentOutOfRangeException(name, value, "A probability lies between 0 and 1.");
    }

    private static HypothesisNotMetException NotPauli(int row, int column, double entry)
    {
        const string Letters = "IXYZ";
        string what = row == 0 ? "the channel does not preserve the trace"
            : column == 0 ? "the channel is not unital: it moves the completely mixed state (as amplitude damping does), and second moments are then no chain on strings"
            : "the channel mixes letters, so it is no Pauli channel; twirl it over the Pauli group, or compile it into gates";
        return new HypothesisNotMetException(string.Create(CultureInfo.InvariantCulture,
            $"Entry ({Letters[row]}, {Letters[column]}) of the transfer matrix is {entry}: {what}."));
    }
}
