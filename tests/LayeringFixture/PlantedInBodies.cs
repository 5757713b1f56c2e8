using QmlTrainability.LieAlgebras;
using QmlTrainability.LieAlgebras.Kernels;

namespace QmlTrainability.Circuits;

public static class PlantedCall
{
    public static int Method() => Target.Constant();
}

public static class PlantedCallOfKernel
{
    public static int Method() => DeepTarget.Constant();
}

public static class PlantedExtensionCall
{
    public static int Method() => 3.Twice();
}

public static class PlantedConstruction
{
    public static object Method() => new Target();
}

public static class PlantedFieldAccess
{
    public static int Method() => Target.Shared;
}

public static class PlantedCast
{
    public static string? Method(object value) => ((Target)value).ToString();
}

public static class PlantedTypeTest
{
    public static bool Method(object value) => value is ITarget;
}

public static class PlantedTypeOf
{
    public static string Method() => typeof(TargetOf<>).Name;
}

public static class PlantedGenericMethodArgument
{
    public static int Method() => Array.Empty<Target>().Length;
}

public static class PlantedGenericTypeArgument
{
    public static int Method() => new List<TargetKind>().Count;
}

public static class PlantedGenericInstance
{
    public static object? Method() => new TargetOf<int>().Held;
}

public static class PlantedArrayCreation
{
    public static object Method() => new Target[3];
}

public static class PlantedCatch
{
    public static int Method(Func<int> f)
    {
        try
        {
            return f();
        }
        catch (TargetException)
        {
            return 0;
        }
    }
}

public static class PlantedDelegateTarget
{
    public static Func<int> Method() => Target.Constant;
}

public static class PlantedInLambda
{
    public static Func<int, int> Method(int captured) => x => x + captured + Target.Constant();
}

public static class PlantedInLocalFunction
{
    public static int Method(int number)
    {
        return Local(number);

        static int Local(int x) => x + Target.Constant();
    }
}

public static class PlantedInIterator
{
    public static IEnumerable<int> Method()
    {
        yield return 1;
        yield return Target.Constant();
    }
}

public static class PlantedInAsyncMethod
{
    public static async Task<int> Method()
    {
        await Task.Yield();
        return Target.Constant();
    }
}

public class PlantedInStaticConstructor
{
    public static readonly int Number = Target.Constant();
}

public class PlantedInAccessor
{
    public int Property => Target.Constant();
}

public static class PlantedAfterSwitch
{
    // A jump table has an operand of its own length: a reader that does not step over it loses its place.
    public static int Method(int number, string text)
    {
        switch (number)
        {
            case 0: return 5;
            case 1: return text.Length;
            case 2: return (int)(text.Length * 1.5e300);
            case 3: return (int)(0x123456789AL * text.Length);
            case 4: return text.Length * 1000;
            default: return Target.Constant();
        }
    }
}
