namespace QmlTrainability.Tests.Architecture;

/// <summary>The rooms of the library and who may use whom. Arrows point down; a room may use every room it can reach.</summary>
internal static class House
{
    /// <summary>The namespace of the exceptions that several rooms throw: the floor.</summary>
    public const string Root = "";

    private static readonly Dictionary<string, string[]> Below = new(StringComparer.Ordinal)
    {
        ["Reporting"] = ["Learning"],
        ["Learning"] = ["Ansatze"],
        ["Ansatze"] = ["Trainability"],
        ["Trainability"] = ["Simulation", "LieAlgebras"],
        ["Simulation"] = ["Circuits", "LieAlgebras"],
        ["Circuits"] = ["Paulis"],
        ["LieAlgebras"] = ["Paulis"],
        ["Paulis"] = ["Numerics"],
        ["Numerics"] = [Root],
        [Root] = [],
    };

    public static IReadOnlyCollection<string> Rooms => Below.Keys;

    /// <summary>The room of a namespace: its first segment behind QmlTrainability. Null outside the house.</summary>
    public static string? RoomOf(string @namespace)
    {
        string[] segments = @namespace.Split('.');
        return segments[0] != "QmlTrainability" ? null : segments.Length == 1 ? Root : segments[1];
    }

    public static bool IsRoom(string room) => Below.ContainsKey(room);

    /// <summary>Whether one room may use another: whether it is the same or can be reached going down.</summary>
    public static bool MayUse(string user, string used)
    {
        if (user == used) return true;
        var seen = new HashSet<string>(StringComparer.Ordinal) { user };
        var open = new Queue<string>(seen);
        while (open.TryDequeue(out string? room))
        {
            foreach (string next in Below[room])
            {
                if (next == used) return true;
                if (seen.Add(next)) open.Enqueue(next);
            }
        }

        return false;
    }
}
