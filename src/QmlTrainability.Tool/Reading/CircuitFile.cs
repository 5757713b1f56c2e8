using QmlTrainability.Circuits;

namespace QmlTrainability.Tool;

/// <summary>Reads the circuit that an argument names.</summary>
internal static class CircuitFile
{
    /// <param name="path">A file, or - for the standard input.</param>
    /// <param name="trainable">Whether the numbers in the file are parameters to be trained.</param>
    /// <param name="budget">How many gates the file may stand for; null for the library's default.</param>
    /// <param name="screen">Where the standard input is.</param>
    /// <param name="cancellationToken">Polled while the circuit is read.</param>
    public static Circuit Read(string path, bool trainable, int? budget, Screen screen, CancellationToken cancellationToken)
    {
        string text = TextFile.Read(path, screen);
        var options = new OpenQasmOptions { NumericAngles = trainable ? NumericAngles.Trainable : NumericAngles.Fixed };
        if (budget is int gates) options = new OpenQasmOptions { NumericAngles = options.NumericAngles, MaxOperations = gates };
        Circuit circuit;
        try
        {
            circuit = Circuit.FromOpenQasm(text, options, cancellationToken);
        }
        catch (OpenQasmException e)
        {
            throw new UsageException($"{path}: {e.Message}");
        }

        if (circuit.Parameters.Count > 0) return circuit;
        throw new UsageException(trainable
            ? $"{path}: there is nothing to train: every gate is Clifford or has no angle."
            : $"{path}: there is nothing to train: the angles are numbers. --trainable makes every rotation that is not Clifford a parameter.");
    }
}
