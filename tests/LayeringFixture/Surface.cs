namespace QmlTrainability;

public class SurfaceUnsealed;

public sealed class SurfaceSetter
{
    public int Value { get; set; }
}

public sealed class SurfacePublicField
{
    public int Value;
}

public sealed class SurfaceStaticField
{
    public static readonly string Text = "x";
}

public sealed class SurfaceMutableField
{
    private int _count;

    public int Next() => ++_count;
}

public struct SurfaceMutableStruct
{
    public int Value { get; init; }
}

public sealed record SurfacePositionalRecord(int Value);

public readonly record struct SurfacePositionalStruct(int Value);

public sealed class SurfaceArrayProperty
{
    public int[] Values => [1];
}

public static class SurfaceStaticState
{
    private static int s_count;

    public static int Next() => ++s_count;
}

public static class SurfaceStaticArray
{
    private static readonly int[] Values = [1, 2];

    public static int First => Values[0];
}

internal static class SurfaceHiddenList
{
    private static readonly IReadOnlyList<int> Values = new List<int> { 1 };

    public static int First => Values[0];
}

public static class SurfaceTokenFirst
{
    public static int Method(CancellationToken cancellationToken, int number) => number;
}

public static class SurfaceProgressAfterToken
{
    public static int Method(CancellationToken cancellationToken, IProgress<int> progress) => 0;
}

public static class SurfaceTokenName
{
    public static int Method(int number, CancellationToken token) => number;
}

public sealed class SurfaceRight
{
    private static readonly Func<int, int> Twice = x => 2 * x;
    private static readonly IReadOnlyList<int> Values = Array.AsReadOnly([1, 2]);
    private readonly int _value;

    public SurfaceRight(int value) => _value = Twice(value);

    public const int Answer = 42;

    public static SurfaceRight Default { get; } = new(3);

    public int Value => _value + Values.Select(x => x + Answer).Sum();

    public IReadOnlyList<int> List { get; init; } = [];

    public int Method(int number, IProgress<int>? progress = null, CancellationToken cancellationToken = default) => number;

    public enum Kind
    {
        One,
    }
}

public readonly record struct SurfaceRightStruct
{
    public int Value { get; init; }
}

public abstract class SurfaceRightAbstract
{
    public abstract int Value { get; }
}
