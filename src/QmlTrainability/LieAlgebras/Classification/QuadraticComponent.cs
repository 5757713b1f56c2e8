using System.Numerics;
using QmlTrainability.LieAlgebras.Structure;
using QmlTrainability.Paulis;

namespace QmlTrainability.LieAlgebras.Classification;

/// <summary>The types that are not free fermions: su(2^ρ), so(2^ρ) or sp(2^(ρ-1)), decided by the quadratic form of the span.</summary>
/// <remarks>With V the span of the generators and R its radical the strings of the component are V∖R where q is undefined, and
/// {v in V∖R : q(v) = 1} otherwise (transvection orbits, arXiv:math/9802093, arXiv:2603.08373).</remarks>
internal sealed class QuadraticComponent : PauliComponent
{
    private readonly Lazy<ComponentCopies> _copies;

    public QuadraticComponent(IReadOnlyList<PauliString> generators, CancellationToken cancellationToken)
        : base(generators)
    {
        Space = new QuadraticSpace(generators, cancellationToken);
        BigInteger size = BigInteger.One << HalfRank, copies = BigInteger.One << Space.RadicalBasis.Count;
        Summand = Space.Form switch
        {
            QuadraticForm.Undefined => SimpleSummand.Unitary(size, copies),
            QuadraticForm.NonZeroOnRadical => SimpleSummand.Unitary(size, copies >> 1),
            QuadraticForm.ArfZero => SimpleSummand.Orthogonal(size, copies),
            _ => SimpleSummand.Symplectic(size >> 1, copies),
        };
        _copies = new(() => new ComponentCopies(Space.QubitCount, Space.CopyBasis()));
    }

    public override bool IsFreeFermion => false;

    public override int HalfRank => Space.HalfRank;

    public override SimpleSummand Summand { get; }

    internal override ComponentCopies Copies => _copies.Value;

    /// <summary>V, R and q.</summary>
    public QuadraticSpace Space { get; }

    internal override bool Contains(PauliString p)
    {
        if (Space.TryLocate(p) is not ulong[] vector) return false;
        if (Generators.All(g => !g.AnticommutesWithUnchecked(p))) return false; // in the radical
        return Space.Form == QuadraticForm.Undefined || Space.Q(vector);
    }

    internal override IEnumerable<PauliString> Representatives() => Space.Representatives();

    public override string ToString() => $"{Generators.Count} strings, not free fermions, on {HalfRank} virtual qubits: {Summand}";
}
