using QmlTrainability.LieAlgebras;

namespace QmlTrainability.Circuits;

public class PlantedBaseType : Target;

public class PlantedGenericBaseType : List<Target>;

public abstract class PlantedInterface : ITarget
{
    public abstract int Number { get; }
}

public class PlantedField
{
    public Target? Field;
}

public class PlantedGenericArgumentOfField
{
    public Dictionary<string, List<Target>>? Field;
}

public class PlantedArray
{
    public Target[]? Field;
}

public class PlantedProperty
{
    public Target? Property { get; set; }
}

public abstract class PlantedParameter
{
    public abstract void Method(int number, Target target);
}

public abstract class PlantedReturnType
{
    public abstract IEnumerable<Target> Method();
}

public abstract class PlantedByReferenceParameter
{
    public abstract void Method(ref TargetKind kind);
}

public class PlantedConstraint<T>
    where T : ITarget;

public abstract class PlantedMethodConstraint
{
    public abstract void Method<T>()
        where T : Target;
}

public abstract class PlantedEvent
{
    public abstract event Action<Target> Happened;
}

public delegate void PlantedDelegate(Target target);

[Target]
public class PlantedAttribute;

public unsafe class PlantedFunctionPointer
{
    public delegate*<Target, void> Pointer;
}

public class PlantedNestedTarget
{
    public TargetOf<int>.Inner? Field;
}

public class PlantedInNestedType
{
    public class Inner
    {
        public Target? Field;
    }
}
