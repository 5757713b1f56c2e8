using System.Numerics;
using System.Runtime.Intrinsics.X86;
using QmlTrainability.Numerics;

namespace QmlTrainability.Tests.Numerics;

/// <summary>Every width of the kernel against arbitrary precision, extreme residues included.</summary>
public class ModularKernelTests
{
    private delegate void Kernel(Span<uint> target, ReadOnlySpan<int> groups, ReadOnlySpan<uint> rows, ReadOnlySpan<int> starts, ReadOnlySpan<uint> factors, PrimeModulus modulus);

    [Fact]
    public void Every_width_adds_the_multiples_on_the_groups_of_columns()
    {
        var kernels = new List<Kernel> { ModularKernel.AddMultiples, ModularKernel.AddMultiplesScalar };
        if (Avx2.IsSupported) kernels.Add(ModularKernel.AddMultiples256);
        if (Avx512F.IsSupported) kernels.Add(ModularKernel.AddMultiples512);
        var random = new Random(6);
        foreach (PrimeModulus modulus in PrimeModulus.Sequence.Take(3))
        {
            for (int i = 0; i < 60; i++)
            {
                int width = ModularKernel.Padding * random.Next(1, 6), count = random.Next(1, PrimeModulus.ProductsPerFold + 1);
                bool extreme = random.Next(3) == 0;
                uint Residue() => extreme ? modulus.Value - 1 : (uint)random.NextInt64(modulus.Value);
                uint[] target = [.. Enumerable.Range(0, width).Select(_ => Residue())], rows = [.. Enumerable.Range(0, (count + 2) * width).Select(_ => Residue())];
                int[] groups = [.. Enumerable.Range(0, width / ModularKernel.Padding).Where(_ => random.Next(3) > 0).Select(g => g * ModularKernel.Padding)];
                int[] starts = [.. Enumerable.Range(0, count).Select(_ => random.Next((count + 1) * width))];
                uint[] factors = [.. Enumerable.Range(0, count).Select(_ => Residue())];
                uint[] expected = [.. target];
                foreach (int c in groups.SelectMany(g => Enumerable.Range(g, ModularKernel.Padding)))
                    expected[c] = (uint)((target[c] + starts.Select((s, r) => (BigInteger)rows[s + c] * factors[r]).Aggregate(BigInteger.Add)) % modulus.Value);
                foreach (Kernel kernel in kernels)
                {
                    uint[] result = [.. target];
                    kernel(result, groups, rows, starts, factors, modulus);
                    result.Should().Equal(expected);
                }
            }
        }
    }

    [Fact]
    public void Numbers_are_folded_in_order()
    {
        var random = new Random(7);
        foreach (PrimeModulus modulus in PrimeModulus.Sequence.Take(3))
        {
            ulong[] numbers = [.. Enumerable.Range(0, 5 * ModularKernel.Padding).Select(i => i % 7 == 0 ? ulong.MaxValue - (ulong)i : (ulong)random.NextInt64())];
            var residues = new uint[numbers.Length];
            ModularKernel.Fold(numbers, residues, modulus);
            residues.Should().Equal(numbers.Select(n => (uint)(n % modulus.Value)));
        }
    }
}
