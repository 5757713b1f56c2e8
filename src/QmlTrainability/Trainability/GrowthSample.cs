using System.Numerics;
using QmlTrainability.LieAlgebras;

namespace QmlTrainability.Trainability;

/// <summary>The exact dimension of the algebra of a family at one number of qubits.</summary>
/// <example><code>
/// IGeneratorFamily ising = new AnsatzBuilder().RotateEach(Pauli.X).RotateNeighbors("ZZ", Topology.Chain);
/// Console.WriteLine(GrowthLaw.Of(ising).Samples.First(s =&gt; s.Qubits == 6));    // n = 6: so(12), dimension 66
/// </code></example>
public sealed class GrowthSample
{
    internal GrowthSample(int qubits, DynamicalLieAlgebra algebra)
    {
        Qubits = qubits;
        Algebra = algebra;
    }

    /// <summary>The number of qubits.</summary>
    public int Qubits { get; }

    /// <summary>The algebra.</summary>
    public DynamicalLieAlgebra Algebra { get; }

    /// <summary>Its dimension.</summary>
    public BigInteger Dimension => Algebra.Dimension;

    /// <summary>The base-2 logarithm of the dimension.</summary>
    internal double Log2 => BigInteger.Log(Dimension) / Math.Log(2);

    /// <summary>For example "n = 12: so(24), dimension 276".</summary>
    public override string ToString() => $"n = {Qubits}: {Algebra}, dimension {AlgebraText.Size(Dimension)}";
}
