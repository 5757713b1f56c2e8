using System.Collections.Concurrent;
using QmlTrainability.Numerics;

namespace QmlTrainability.Simulation.Layers;

/// <summary>Buffers of one size that are lent to whoever works on a block and kept for the next.</summary>
internal sealed class ScratchPool(long doubles) : IDisposable
{
    private readonly ConcurrentBag<AlignedMemory> _free = [];

    public AlignedMemory Rent() => _free.TryTake(out AlignedMemory? memory) ? memory : new AlignedMemory(doubles);

    public void Return(AlignedMemory memory) => _free.Add(memory);

    public void Dispose()
    {
        while (_free.TryTake(out AlignedMemory? memory)) memory.Dispose();
    }
}
