namespace QmlTrainability.Tests.Simulation;

/// <summary>Tests that measure time or memory of the whole process: nothing runs beside them.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone
{
}
