using System.Runtime.InteropServices;

namespace QmlTrainability.Numerics;

/// <summary>Native memory for doubles that starts on a cache line; freed when disposed of, or by the finalizer. Its contents are not initialized.</summary>
/// <remarks>Managed arrays end at 2^31 elements; this does not. Whoever works on the pointer holds a reference by <c>DangerousAddRef</c>, so that a
/// dispose meanwhile frees the memory only afterwards.</remarks>
internal sealed unsafe class AlignedMemory : SafeHandle
{
    /// <summary>One cache line, and one vector of 512 bits.</summary>
    private const int Alignment = 64;

    /// <param name="doubles">The number of doubles. The caller has checked its budget.</param>
    public AlignedMemory(long doubles)
        : base(0, ownsHandle: true)
    {
        Doubles = doubles;
        SetHandle((nint)NativeMemory.AlignedAlloc((nuint)doubles * sizeof(double), Alignment));
        GC.AddMemoryPressure(Bytes);
    }

    public long Doubles { get; }

    public override bool IsInvalid => handle == 0;

    public double* Pointer => (double*)handle;

    private long Bytes => Math.Max(1, Doubles * sizeof(double));

    protected override bool ReleaseHandle()
    {
        NativeMemory.AlignedFree((void*)handle);
        GC.RemoveMemoryPressure(Bytes);
        return true;
    }
}
