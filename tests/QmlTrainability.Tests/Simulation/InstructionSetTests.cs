using System.Diagnostics;
using System.Globalization;
using QmlTrainability.Circuits;
using QmlTrainability.Paulis;
using QmlTrainability.Simulation;
using QmlTrainability.Simulation.Kernels;
using QmlTrainability.Tests.Circuits;

namespace QmlTrainability.Tests.Simulation;

/// <summary>The same numbers on every instruction set: this test assembly is run again in child processes in which the wider ones are switched off.</summary>
public sealed class InstructionSetTests
{
    private const string FileVariable = "QML_DIGEST_FILE";
    private const double Tolerance = 1e-13;

    /// <summary>What a child process runs. Here it only checks that the numbers are some.</summary>
    [Fact]
    public void Digest()
    {
        List<double> digest = Compute();
        digest.Should().HaveCountGreaterThan(500).And.OnlyContain(x => double.IsFinite(x));
        if (Environment.GetEnvironmentVariable(FileVariable) is string file)
            File.WriteAllLines(file, [KernelSet.Best.Name, .. digest.Select(x => x.ToString("R", CultureInfo.InvariantCulture))]);
    }

    [Theory]
    [Trait("Category", "Long")]
    [InlineData("DOTNET_EnableAVX512", "256 bits")]
    [InlineData("DOTNET_EnableAVX2", "128 bits")]
    [InlineData("DOTNET_EnableHWIntrinsic", "scalar")]
    public async Task A_narrower_instruction_set_gives_the_same(string knob, string narrower)
    {
        string[] order = ["scalar", "128 bits", "256 bits", "512 bits"];
        string expected = order[Math.Min(Array.IndexOf(order, narrower), Array.IndexOf(order, KernelSet.Best.Name))];
        string file = Path.GetTempFileName();
        try
        {
            var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
            foreach (string argument in new[] { "vstest", typeof(InstructionSetTests).Assembly.Location, $"--TestCaseFilter:FullyQualifiedName={typeof(InstructionSetTests).FullName}.{nameof(Digest)}" })
                start.ArgumentList.Add(argument);
            start.Environment[knob] = "0";
            start.Environment[FileVariable] = file;
            using Process child = Process.Start(start)!;
            Task<string> error = child.StandardError.ReadToEndAsync();
            string output = await child.StandardOutput.ReadToEndAsync();
            await child.WaitForExitAsync();
            child.ExitCode.Should().Be(0, output + await error);
            string[] lines = await File.ReadAllLinesAsync(file);
            lines[0].Should().Be(expected, "the knob {0} works", knob);
            double[] there = [.. lines.Skip(1).Select(l => double.Parse(l, CultureInfo.InvariantCulture))];
            List<double> here = Compute();
            there.Should().HaveSameCount(here);
            for (int i = 0; i < there.Length; i++) there[i].Should().BeApproximately(here[i], Tolerance * Math.Max(1, Math.Abs(here[i])));
        }
        finally
        {
            File.Delete(file);
        }
    }

    /// <summary>Values, gradients and amplitudes of random circuits of all gates, from one qubit to several tiles.</summary>
    private static List<double> Compute()
    {
        var random = new Random(51);
        var digest = new List<double>();
        StateVectorSimulator[] simulators = [new(), new(null, null, AllKernels.SmallTile, PlanKind.Layers), new(null, null, AllKernels.SmallTile, PlanKind.Gates)];
        foreach (int qubits in new[] { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 16 })
        {
            for (int trial = 0; trial < (qubits < 12 ? 6 : 1); trial++)
            {
                StateVectorSimulator simulator = simulators[trial % simulators.Length];
                Circuit circuit = RandomCircuits.Any(qubits, 30, random);
                double[] parameters = Dense.RandomParameters(circuit, random);
                PauliSum observable = Dense.RandomSum(qubits, 20, random);
                (double value, double[] gradient) = simulator.ValueAndGradient(circuit, observable, parameters);
                digest.Add(value);
                digest.AddRange(gradient);
                using StateVector psi = simulator.Run(circuit, parameters);
                for (long i = 0; i < psi.Length; i += Math.Max(1, psi.Length / 16))
                {
                    digest.Add(psi[i].Real);
                    digest.Add(psi[i].Imaginary);
                }
            }
        }

        return digest;
    }
}
