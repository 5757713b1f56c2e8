using System.Numerics;
using QmlTrainability.LieAlgebras.Structure;
using QmlTrainability.Paulis;

namespace QmlTrainability.LieAlgebras;

/// <summary>A connected component, of at least two strings, of the anticommutation graph of the generators. It generates 2^k isomorphic simple ideals.</summary>
/// <remarks>arXiv:2408.00081; the five cases are those of arXiv:2603.08373 with free fermions apart.</remarks>
/// <example><code>
/// DynamicalLieAlgebra ring = DynamicalLieAlgebra.GeneratedBy([PauliString.Parse("XI"), PauliString.Parse("IX"), PauliString.Parse("ZZ")]);
/// Console.WriteLine(ring.Components![0]);    // 3 strings, free fermions on 3 Majorana modes: 2·su(2)
/// </code></example>
public abstract class PauliComponent
{
    private protected PauliComponent(IReadOnlyList<PauliString> generators) => Generators = generators;

    /// <summary>The generators in this component, distinct and none of them the identity.</summary>
    public IReadOnlyList<PauliString> Generators { get; }

    /// <summary>Whether the component is of the free-fermion type: copies of so(N) with N at most the number of generators plus one.</summary>
    public abstract bool IsFreeFermion { get; }

    /// <summary>ρ: half the rank of the commutation form on the span of the generators over GF(2). The strings act as 2ρ independent
    /// anticommuting pairs, on ρ virtual qubits.</summary>
    public abstract int HalfRank { get; }

    /// <summary>The simple ideals of the component: one type, 2^k copies.</summary>
    public abstract SimpleSummand Summand { get; }

    /// <summary>The dimension of all copies together: the number of Pauli strings in the component's part of the algebra.</summary>
    public BigInteger Dimension => Summand.Dimension * Summand.Multiplicity;

    /// <summary>Q_1, …, Q_k: independent commuting strings that commute with the whole component and take it to itself. Their joint eigenspaces carry the 2^k copies.</summary>
    public IReadOnlyList<PauliString> CopyGenerators => Copies.Generators;

    /// <summary>The Majorana modes where the component is of the free-fermion type, else null.</summary>
    public virtual MajoranaModes? Majoranas => null;

    /// <summary>The group of the copy generators.</summary>
    internal abstract ComponentCopies Copies { get; }

    /// <summary>One of the 2^k simple ideals.</summary>
    /// <param name="character">Bit j is set where copy generator j is to be -1: 0 to 2^k - 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are not so many copies.</exception>
    public CharacterIdeal Ideal(BigInteger character) => character >= 0 && character < Copies.Count
        ? new CharacterIdeal(this, character)
        : throw new ArgumentOutOfRangeException(nameof(character), character, $"The component has {AlgebraText.Size(Copies.Count)} simple ideals, numbered from 0.");

    /// <summary>One string of each class modulo the copy group; there are as many as an ideal has dimensions.</summary>
    internal abstract IEnumerable<PauliString> Representatives();

    /// <summary>Whether i times the string lies in the component's part of the algebra. Unchecked.</summary>
    internal abstract bool Contains(PauliString p);

    /// <summary>A line with the type.</summary>
    public abstract override string ToString();
}
