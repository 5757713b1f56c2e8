namespace QmlTrainability.Tests.Architecture;

/// <summary>The faults of an assembly against the plan of the house, each in one sentence.</summary>
internal static class LayeringRule
{
    public static IReadOnlyList<string> Violations(string assemblyPath)
    {
        (IReadOnlyCollection<TypeUse> uses, IReadOnlyCollection<(string Namespace, string Name)> types) = ReferenceReader.Read(assemblyPath);
        var violations = new List<string>();
        foreach ((string @namespace, string name) in types)
        {
            if (IsMadeByTheCompiler(@namespace, name)) continue;
            string? room = House.RoomOf(@namespace);
            if (room is null) violations.Add($"{@namespace}.{name} lives outside the house.");
            else if (!House.IsRoom(room)) violations.Add($"{@namespace}.{name} lives in a room that is not in the plan.");
        }

        foreach (TypeUse use in uses)
        {
            string? user = House.RoomOf(use.UserNamespace), used = House.RoomOf(use.UsedNamespace);
            if (user is null || used is null || !House.IsRoom(user) || !House.IsRoom(used)) continue; // named above, or made by the compiler
            if (!House.MayUse(user, used))
                violations.Add($"{use.UserNamespace}.{use.User} may not use {use.UsedNamespace}.{use.Used} (in {use.Member}).");
        }

        violations.Sort(StringComparer.Ordinal);
        return violations;
    }

    /// <summary>Anonymous types, array data and the attributes that the compiler embeds.</summary>
    private static bool IsMadeByTheCompiler(string @namespace, string name) =>
        (@namespace.Length == 0 && name.StartsWith('<')) || @namespace is "Microsoft.CodeAnalysis" or "System.Runtime.CompilerServices";
}
