using QmlTrainability.Circuits;

namespace QmlTrainability.Simulation.FreeFermions;

/// <summary>A problem from one state: the constant part of ⟨O⟩ and a <see cref="FermionSector"/> for each coset and character in which the state has a part.</summary>
internal sealed class FermionStates
{
    private readonly List<FermionSector> _sectors = [];

    public FermionStates(FermionProblem problem, InitialState state, FermionMemory memory, CancellationToken cancellationToken)
    {
        Constant = problem.ConstantTerms.Sum(t => t.Coefficient * state.Expectation(t.String));
        foreach (IGrouping<MajoranaFrame, FermionBlock> blocks in problem.Blocks.GroupBy(b => b.Frame))
        {
            var covariance = new StateCovariance(blocks.Key, state, cancellationToken);
            foreach (FermionBlock block in blocks) _sectors.AddRange(FermionSector.All(block, covariance, memory, cancellationToken));
        }
    }

    /// <summary>The part of ⟨O⟩ that no rotation changes.</summary>
    public double Constant { get; }

    public IReadOnlyList<FermionSector> Sectors => _sectors;
}
