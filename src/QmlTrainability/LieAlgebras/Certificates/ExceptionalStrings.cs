using System.Diagnostics;
using QmlTrainability.LieAlgebras.Classification;
using QmlTrainability.Paulis;

namespace QmlTrainability.LieAlgebras.Certificates;

/// <summary>Finds six strings of an algebra that is not of free fermions whose anticommutation graph is the Dynkin diagram E6, and the brackets that lead to them.</summary>
/// <remarks>"Some component is not free fermions" holds for a set of strings if it holds for a part of it, so a smallest such part is found by shortening
/// prefixes. It has a handful of strings (one of Beineke's nine graphs, of at most six vertices, and strings that keep twins in it apart), generates a few hundred,
/// and these contain E6: all v outside the radical with q(v) = 1 on at least three virtual qubits, so(8) apart, which is free fermions.</remarks>
internal static class ExceptionalStrings
{
    /// <param name="generators">Connected, each but the first anticommuting with an earlier one.</param>
    /// <param name="cancellationToken">Polled all along.</param>
    public static (IReadOnlyList<(int A, int B)> Brackets, IReadOnlyList<int> Six) Find(IReadOnlyList<PauliString> generators, CancellationToken cancellationToken)
    {
        int[] core = SmallestCore(generators, cancellationToken);
        var parents = new List<(int Element, int Generator)>();
        List<PauliString> strings = Close(generators, core, parents, cancellationToken);
        int[] six = FindDiagram(strings) ?? throw new UnreachableException("An algebra that is not of free fermions contains E6.");

        // Keep the brackets that lead to the six, and number generators first.
        var number = new Dictionary<int, int>();
        var brackets = new List<(int A, int B)>();
        return (brackets, [.. six.Select(Keep)]);

        int Keep(int element)
        {
            if (element < core.Length) return core[element];
            if (number.TryGetValue(element, out int known)) return known;
            (int from, int generator) = parents[element - core.Length];
            brackets.Add((Keep(from), core[generator]));
            return number[element] = generators.Count + brackets.Count - 1;
        }
    }

    /// <summary>A part that is not free fermions, while it is without any one of its strings.</summary>
    private static int[] SmallestCore(IReadOnlyList<PauliString> generators, CancellationToken cancellationToken)
    {
        int[] part = [.. Enumerable.Range(0, generators.Count)];
        for (int needed = 0; ; needed++)
        {
            // The last string of the shortest prefix is needed; it goes to the front, and the search goes on within the prefix.
            int length = ShortestPrefix(part, needed);
            if (length == needed) return part[..needed];
            part = [part[length - 1], .. part[..(length - 1)]];
        }

        int ShortestPrefix(int[] order, int known)
        {
            int low = known, high = Math.Max(8, known); // the prefix of length low - 1 is of free fermions
            while (high < order.Length && IsFreeFermion(order[..high]))
            {
                low = high + 1;
                high *= 2;
            }

            high = Math.Min(high, order.Length);
            while (low < high)
            {
                int middle = (low + high) / 2;
                if (IsFreeFermion(order[..middle])) low = middle + 1;
                else high = middle;
            }

            return low;
        }

        bool IsFreeFermion(int[] some)
        {
            AnticommutationGraph graph = AnticommutationGraph.Of(some.Select(i => generators[i]), cancellationToken);
            return graph.Components().All(c => MajoranaLabels.TryFind(FalseTwins.Merge(graph, c).Neighbors, cancellationToken) is not null);
        }
    }

    private static List<PauliString> Close(IReadOnlyList<PauliString> generators, int[] core, List<(int Element, int Generator)> parents, CancellationToken cancellationToken)
    {
        List<PauliString> strings = [.. core.Select(i => generators[i])];
        var seen = new HashSet<PauliString>(strings);
        for (int i = 0; i < strings.Count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            for (int g = 0; g < core.Length; g++)
            {
                if (!strings[i].AnticommutesWithUnchecked(strings[g])) continue;
                PauliString product = PauliString.Multiply(strings[i], strings[g]).String;
                if (!seen.Add(product)) continue;
                strings.Add(product);
                parents.Add((i, g));
            }
        }

        return strings;
    }

    /// <summary>A path of five strings and one joined to its middle, by trying strings in order.</summary>
    private static int[]? FindDiagram(List<PauliString> strings)
    {
        var six = new int[6];
        return Extend(0) ? six : null;

        bool Extend(int known)
        {
            if (known == 6) return true;
            for (six[known] = 0; six[known] < strings.Count; six[known]++)
            {
                if (Fits(known) && Extend(known + 1)) return true;
            }

            return false;
        }

        bool Fits(int last)
        {
            for (int i = 0; i < last; i++)
            {
                bool joined = last < 5 ? i == last - 1 : i == 2;
                if (six[i] == six[last] || strings[six[i]].AnticommutesWithUnchecked(strings[six[last]]) != joined) return false;
            }

            return true;
        }
    }
}
