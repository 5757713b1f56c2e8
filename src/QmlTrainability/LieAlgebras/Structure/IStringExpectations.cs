using QmlTrainability.Paulis;

namespace QmlTrainability.LieAlgebras.Structure;

/// <summary>What a space of operators asks of a state: ⟨P⟩ of a string, and the sum of ⟨P⟩ over all strings with the same numbers of letters.</summary>
internal interface IStringExpectations
{
    double Of(PauliString @string);

    /// <summary>Over the n!/(x! y! z! (n-x-y-z)!) strings with x letters X, y letters Y and z letters Z.</summary>
    double SumOver(int x, int y, int z);
}
