using System.Collections;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Collections.ObjectModel;
using System.Numerics;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace QmlTrainability.Tests.Architecture;

/// <summary>What the public face promises: sealed, immutable, nothing static that changes, one order of parameters. Each fault is one sentence.</summary>
/// <param name="mutableTypes">Names of the types that are meant to change.</param>
/// <param name="reasons">Fields ("Type.field") that look mutable and are not, each with the reason why.</param>
internal sealed class SurfaceRule(IReadOnlySet<string> mutableTypes, IReadOnlyDictionary<string, string> reasons)
{
    private const BindingFlags Declared = BindingFlags.DeclaredOnly | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static;

    private static readonly FrozenSet<Type> ImmutableGenerics = FrozenSet.ToFrozenSet(
        [typeof(ReadOnlyCollection<>), typeof(ReadOnlyDictionary<,>), typeof(ImmutableArray<>), typeof(Lazy<>), typeof(System.Buffers.SearchValues<>)]);

    private readonly HashSet<string> _unused = [.. reasons.Keys];

    /// <summary>The faults of an assembly; also a reason that excuses nothing any more.</summary>
    public IReadOnlyList<string> Faults(Assembly assembly)
    {
        var faults = new List<string>();
        foreach (Type type in assembly.GetTypes().Where(t => !IsMadeByTheCompiler(t)))
        {
            bool isPublic = type.IsVisible;
            if (isPublic) faults.AddRange(FaultsOfShape(type));
            if (isPublic) faults.AddRange(type.GetProperties(Declared).SelectMany(p => FaultsOf(type, p)));
            if (isPublic) faults.AddRange(type.GetMethods(Declared).Concat<MethodBase>(type.GetConstructors(Declared)).Where(m => m.IsPublic).SelectMany(m => FaultsOf(type, m)));
            if (!type.IsEnum) faults.AddRange(type.GetFields(Declared).SelectMany(f => FaultsOf(type, f, isPublic)));
        }

        faults.AddRange(_unused.Select(u => $"{u}: the reason why it may stay is not needed."));
        faults.Sort(StringComparer.Ordinal);
        return faults;
    }

    private static IEnumerable<string> FaultsOfShape(Type type)
    {
        if (type.IsClass && !type.IsSealed && !type.IsAbstract) yield return $"{Name(type)}: neither sealed nor abstract.";
        if (type is { IsValueType: true, IsEnum: false } && !type.IsDefined(typeof(IsReadOnlyAttribute))) yield return $"{Name(type)}: a struct that is not readonly.";
        if (type.GetMethods(Declared).Any(m => m.Name == "Deconstruct" && m.IsDefined(typeof(CompilerGeneratedAttribute)))) yield return $"{Name(type)}: a positional record.";
    }

    private IEnumerable<string> FaultsOf(Type type, PropertyInfo property)
    {
        if (property.SetMethod is { IsPublic: true } setter && !mutableTypes.Contains(type.Name)
            && !setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit))) yield return $"{Name(type)}.{property.Name}: can be set.";
        if (property.GetMethod is { IsPublic: true } && IsMutableCollection(property.PropertyType)) yield return $"{Name(type)}.{property.Name}: hands out a collection that can be changed.";
    }

    private static IEnumerable<string> FaultsOf(Type type, MethodBase method)
    {
        ParameterInfo[] parameters = method.GetParameters();
        int tokens = 0;
        for (int i = parameters.Length - 1; i >= 0; i--)
        {
            Type parameter = parameters[i].ParameterType;
            bool isToken = parameter == typeof(CancellationToken), isProgress = parameter.IsGenericType && parameter.GetGenericTypeDefinition() == typeof(IProgress<>);
            if (isToken && i != parameters.Length - 1) yield return $"{Name(type)}.{method.Name}: the cancellation token is not the last parameter.";
            if (isProgress && i != parameters.Length - 1 - tokens) yield return $"{Name(type)}.{method.Name}: the progress does not come last, before the cancellation token.";
            if (isToken && parameters[i].Name != "cancellationToken") yield return $"{Name(type)}.{method.Name}: the cancellation token is called {parameters[i].Name}.";
            if (isProgress && parameters[i].Name != "progress") yield return $"{Name(type)}.{method.Name}: the progress is called {parameters[i].Name}.";
            if (isToken) tokens++;
        }
    }

    private IEnumerable<string> FaultsOf(Type type, FieldInfo field, bool isPublicType)
    {
        if (field.IsLiteral || IsCacheOfTheCompiler(field)) yield break;
        string name = $"{type.Name}.{field.Name}";
        string? fault = field.IsPublic && isPublicType ? "a public field."
            : field.IsStatic && !field.IsInitOnly ? "a static field that can be set."
            : field.IsStatic && MutableValueOf(field) is Type kind ? $"a static field that holds a {Name(kind)}, which can be changed."
            : !field.IsStatic && isPublicType && !field.IsInitOnly && !IsBackingOfInit(type, field) && !mutableTypes.Contains(type.Name) ? "a field that can be set."
            : null;
        if (fault is null) yield break;
        if (reasons.ContainsKey(name)) _unused.Remove(name);
        else yield return $"{Name(type)}.{field.Name}: {fault}";
    }

    /// <summary>The type of the value of a static field where that value can be changed; null where it cannot.</summary>
    private static Type? MutableValueOf(FieldInfo field)
    {
        Type type = field.DeclaringType!.ContainsGenericParameters ? field.FieldType : field.GetValue(null)?.GetType() ?? field.FieldType;
        return IsImmutable(type) ? null : type;
    }

    private static bool IsImmutable(Type type)
    {
        if (type.IsPrimitive || type.IsEnum || type == typeof(string) || type == typeof(BigInteger) || type == typeof(Complex) || typeof(Delegate).IsAssignableFrom(type)) return true;
        if (type.Name.StartsWith("<>z__ReadOnly", StringComparison.Ordinal)) return true; // what a collection expression makes for an IReadOnlyList
        for (Type? t = type; t is not null; t = t.BaseType)
        {
            string? @namespace = t.Namespace;
            if (t.IsGenericType && (ImmutableGenerics.Contains(t.GetGenericTypeDefinition()) || @namespace is "System.Collections.Frozen")) return true;
        }

        if (type.IsArray || typeof(ICollection).IsAssignableFrom(type) || type.Namespace?.StartsWith("System", StringComparison.Ordinal) == true)
            return type.IsValueType && !type.IsGenericType;
        return type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic).All(f => f.IsInitOnly || IsBackingOfInit(type, f));
    }

    private static bool IsMutableCollection(Type type) =>
        type.IsArray || (type.IsGenericType && type.GetGenericTypeDefinition() is Type g && (g == typeof(List<>) || g == typeof(IList<>) || g == typeof(Dictionary<,>)
            || g == typeof(IDictionary<,>) || g == typeof(HashSet<>) || g == typeof(ISet<>) || g == typeof(ICollection<>)));

    /// <summary>The field behind an init-only property is not read-only in metadata.</summary>
    private static bool IsBackingOfInit(Type type, FieldInfo field) =>
        field.Name.StartsWith('<') && field.Name.IndexOf('>') is int end and > 1
        && type.GetProperty(field.Name[1..end], Declared)?.SetMethod?.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)) == true;

    /// <summary>Delegates of lambdas that the compiler keeps, and the data of array literals.</summary>
    private static bool IsCacheOfTheCompiler(FieldInfo field) => field.Name.StartsWith('<') && !field.Name.EndsWith("k__BackingField", StringComparison.Ordinal);

    private static bool IsMadeByTheCompiler(Type type)
    {
        for (Type? t = type; t is not null; t = t.DeclaringType)
        {
            if (t.Name.StartsWith('<') || t.IsDefined(typeof(CompilerGeneratedAttribute))) return true;
        }

        return false;
    }

    private static string Name(Type type) => (type.FullName ?? type.Name).Replace("QmlTrainability.", "", StringComparison.Ordinal);
}
