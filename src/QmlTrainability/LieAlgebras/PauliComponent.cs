using System.Numerics;
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

    /// <summary>Whether i times the string lies in the component's part of the algebra. Unchecked.</summary>
    internal abstract bool Contains(PauliString p);

    /// <summary>A line with the type.</summary>
    public abstract override string ToString();
}
