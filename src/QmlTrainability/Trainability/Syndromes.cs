using QmlTrainability.Circuits;
using QmlTrainability.Paulis;

namespace QmlTrainability.Trainability;

/// <summary>Which of some generators a string anticommutes with. Strings with equal syndromes differ by one that commutes with all of them.</summary>
internal sealed class Syndromes
{
    private readonly int _count;
    private readonly CommutationIndex _index;

    public Syndromes(IReadOnlyList<PauliString> generators)
    {
        _count = generators.Count;
        _index = new CommutationIndex(generators[0].QubitCount);
        for (int i = 0; i < generators.Count; i++) _index.Add(generators[i], i);
    }

    /// <summary>One character per generator, so that syndromes compare exactly: 1 where it anticommutes with the string.</summary>
    public string Of(PauliString p)
    {
        char[] characters = new char[_count];
        Array.Fill(characters, '0');
        foreach (int position in _index.Conflicts(p)) characters[position] = '1';
        return new string(characters);
    }
}
