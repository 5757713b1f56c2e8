using QmlTrainability.Circuits;

namespace QmlTrainability.Trainability.Mixing;

/// <summary>One layer as a linear map of the weights of all strings that an observable can become: averages over pairs for each rotation, a permutation for its Clifford.</summary>
/// <remarks>A vector gives every string a number, in coordinates in which the inner product of two vectors is the sum over the strings. The gates of a level commute, so a level is an
/// orthogonal projection.</remarks>
internal interface ILayerMap
{
    /// <summary>The number of strings.</summary>
    long Strings { get; }

    /// <summary>How many levels of commuting gates a layer has.</summary>
    int Levels { get; }

    /// <summary>Whether the Clifford of the layer moves strings.</summary>
    bool Permutes { get; }

    /// <summary>Pairs of strings averaged by a layer: the unit of work.</summary>
    long AveragesPerLayer { get; }

    /// <summary>1 for the observable, 0 for every other string.</summary>
    double[] Observable();

    /// <summary>1 for every string.</summary>
    double[] Ones();

    /// <summary>⟨P⟩² for every string.</summary>
    double[] Squares(InitialState state, CancellationToken cancellationToken);

    /// <summary>Averages by the gates of one level, in place; level 0 acts first.</summary>
    void Average(int level, double[] weights, CancellationToken cancellationToken);

    /// <summary>The whole layer.</summary>
    double[] Apply(double[] weights, CancellationToken cancellationToken);
}
