using System.Globalization;
using System.Numerics;

namespace QmlTrainability.Simulation;

/// <summary>Checks the size of state vectors before anything is allocated.</summary>
internal static class StateBudget
{
    private const int BytesOfAmplitude = 16;

    /// <summary>Index bits of a long with room for the size in bytes.</summary>
    private const int MostQubits = 58;

    /// <exception cref="BudgetExceededException">The vectors do not fit.</exception>
    public static void Check(int qubits, int vectors, long budget, string what = "A gradient")
    {
        BigInteger one = BytesOfAmplitude * BigInteger.Pow(2, qubits), required = vectors * one;
        if (required <= budget && qubits <= MostQubits) return;
        int fits = 0;
        while (fits < MostQubits && vectors * BytesOfAmplitude * BigInteger.Pow(2, fits + 1) <= budget) fits++;
        string needs = vectors == 1
            ? $"A {Number(qubits)}-qubit state vector needs {Bytes(one)} (2^{Number(qubits)} amplitudes of 16 bytes)"
            : $"{what} on {Number(qubits)} qubits needs {Number(vectors)} state vectors, together {Bytes(required)} (each 2^{Number(qubits)} amplitudes of 16 bytes)";
        string holds = fits == 0 ? "holds no qubit" : fits == 1 ? "holds 1 qubit" : $"holds {Number(fits)} qubits";
        throw new BudgetExceededException(
            $"{needs}; the budget is {Bytes(budget)}, which {holds}. Raise SimulatorOptions.MemoryBudget if the machine has more memory. "
            + "What is known without a state vector: LossVariance.Of and FiniteDepthVariance.Of work at this size.",
            required,
            budget);
    }

    /// <summary>For example "32 GiB", "1.5 MiB" or "2^60 GiB".</summary>
    private static string Bytes(BigInteger bytes)
    {
        string[] units = ["bytes", "KiB", "MiB", "GiB", "TiB", "PiB"];
        int unit = 0;
        BigInteger size = 1;
        while (unit < units.Length - 1 && bytes >= size * 1024)
        {
            size *= 1024;
            unit++;
        }

        double count = Math.Exp(BigInteger.Log(bytes) - BigInteger.Log(size));
        return count < 1024 * 1024
            ? string.Create(CultureInfo.InvariantCulture, $"{Math.Round(count, 2)} {units[unit]}")
            : string.Create(CultureInfo.InvariantCulture, $"about 2^{Math.Round(BigInteger.Log(bytes / size) / Math.Log(2))} {units[unit]}");
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
