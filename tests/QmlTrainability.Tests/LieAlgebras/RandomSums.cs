using QmlTrainability.LieAlgebras;
using QmlTrainability.Paulis;
using QmlTrainability.Tests.LieAlgebras.BruteForce;

namespace QmlTrainability.Tests.LieAlgebras;

/// <summary>Random sums of a few strings with small whole coefficients, plain or averaged over permutations of the qubits.</summary>
internal sealed class RandomSums
{
    private readonly Random _random;

    public RandomSums(int seed) => _random = new Random(seed);

    public int Below(int bound) => _random.Next(bound);

    public SumTerms[] Generators(int qubits) => [.. Enumerable.Range(0, _random.Next(2, 4)).Select(_ => Sum(qubits))];

    public SumTerms Sum(int qubits)
    {
        var terms = new Dictionary<string, int>();
        int letters = _random.Next(2) == 0 ? qubits : Math.Min(2, qubits);
        for (int i = _random.Next(1, 4); i > 0; i--) terms[Label(qubits, letters)] = Coefficient();
        return new SumTerms([.. terms.Select(t => (t.Value, t.Key))]);
    }

    /// <summary>Sums over orbits: each label stands for all its images.</summary>
    public SumTerms[] Invariant(int qubits, PermutationGroup group) => [.. Enumerable.Range(0, _random.Next(2, 4)).Select(_ => InvariantSum(qubits, group))];

    public SumTerms InvariantSum(int qubits, PermutationGroup group)
    {
        var terms = new Dictionary<string, int>();
        for (int i = _random.Next(1, 3); i > 0; i--)
        {
            int coefficient = Coefficient();
            foreach (string image in Orbit(Label(qubits, 2), group)) terms[image] = coefficient;
        }

        return new SumTerms([.. terms.Select(t => (t.Value, t.Key))]);
    }

    public int[] Permutation(int qubits)
    {
        int[] permutation = [.. Enumerable.Range(0, qubits)];
        _random.Shuffle(permutation);
        return permutation;
    }

    /// <summary>The image under exp(iπP/4) for several random strings P: what commutes with P stays, the rest is its bracket with P.</summary>
    public PauliSum[] Clifford(IEnumerable<PauliSum> sums, int qubits)
    {
        PauliSum[] image = [.. sums];
        for (int i = 0; i < 2 * qubits; i++)
        {
            PauliString axis = PauliString.Parse(Label(qubits, qubits));
            image = [.. image.Select(s => Rotated(s, axis))];
        }

        return image;
    }

    public PauliSum[] Shuffled(IEnumerable<PauliSum> sums)
    {
        PauliSum[] all = [.. sums];
        _random.Shuffle(all);
        return all;
    }

    private static PauliSum Rotated(PauliSum sum, PauliString axis) => sum.Terms
        .Select(t => t.Exact * (t.String.CommutesWith(axis) ? (PauliSum)t.String : PauliSum.Bracket(axis, t.String)))
        .Aggregate((a, b) => a + b);

    private static List<string> Orbit(string label, PermutationGroup group)
    {
        var found = new List<string> { label };
        for (int i = 0; i < found.Count; i++)
        {
            foreach (IReadOnlyList<int> permutation in group.Generators)
            {
                char[] image = new char[label.Length];
                for (int q = 0; q < image.Length; q++) image[permutation[q]] = found[i][q];
                if (!found.Contains(new string(image))) found.Add(new string(image));
            }
        }

        return found;
    }

    private int Coefficient() => _random.Next(1, 4) * (_random.Next(2) == 0 ? 1 : -1);

    private string Label(int qubits, int letters)
    {
        char[] label = [.. Enumerable.Repeat('I', qubits)];
        for (int j = 0; j < letters; j++) label[_random.Next(qubits)] = "IXYZ"[_random.Next(4)];
        return new string(label);
    }
}
