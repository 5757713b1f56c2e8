using System.Runtime.InteropServices;

namespace QmlTrainability.Numerics;

/// <summary>Native memory for doubles that starts on a cache line; freed when disposed of, or by the finalizer. Its contents are not initialized.</summary>
/// <remarks>Managed arrays end at 2^31 elements; this does not. Whoever works on the pointer holds a reference by <c>DangerousAddRef</c>, so that a
/// dispose meanwhile frees the memory only afterwards.</remarks>
internal sealed unsafe class AlignedMemory : SafeHandle
{
    /// <summary>One cache line, and one vector of 512 bits.</summary>
    private const int Alignment = 64;

    /// <summary>A huge page. From two of them on, memory starts on one and the system is asked for them: walks over gigabytes then miss fewer translations.</summary>
    private const int HugePage = 2 << 20;

    /// <summary>MADV_HUGEPAGE of Linux.</summary>
    private const int AdviseHugePages = 14;

    /// <param name="doubles">The number of doubles. The caller has checked its budget.</param>
    public AlignedMemory(long doubles)
        : base(0, ownsHandle: true)
    {
        Doubles = doubles;
        bool isHuge = Bytes >= 2 * HugePage;
        SetHandle((nint)NativeMemory.AlignedAlloc((nuint)Bytes, (nuint)(isHuge ? HugePage : Alignment)));
        // Advice only: where it is not taken, the memory is as good.
        if (isHuge && OperatingSystem.IsLinux()) _ = Advise(handle, (nuint)Bytes, AdviseHugePages);
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

    [DllImport("libc", EntryPoint = "madvise")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Advise(nint address, nuint length, int advice);
}
