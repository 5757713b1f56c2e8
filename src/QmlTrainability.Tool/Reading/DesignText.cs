using QmlTrainability.Ansatze;
using QmlTrainability.Ansatze.Catalog;
using QmlTrainability.LieAlgebras;
using QmlTrainability.Paulis;

namespace QmlTrainability.Tool;

/// <summary>A design by its name in the catalog, or by its steps: letters to rotate, gates to entangle with.</summary>
internal static class DesignText
{
    public static Topology Topology(string text) => text switch
    {
        "chain" => Ansatze.Topology.Chain,
        "ring" => Ansatze.Topology.Ring,
        "all" => Ansatze.Topology.AllPairs,
        _ => throw new UsageException($"--topology {text}: write chain, ring or all."),
    };

    /// <summary>The rule of a name of the catalog, or of steps such as "X,ZZ" and "Y,Z,cx".</summary>
    public static IGeneratorFamily Read(string text, Topology topology, ParameterSharing sharing)
    {
        if (FamilyCatalog.All.FirstOrDefault(f => string.Equals(f.Name, text, StringComparison.OrdinalIgnoreCase)) is CatalogFamily family)
            return family.Generators;
        var builder = new AnsatzBuilder();
        foreach (string step in text.Split(',', StringSplitOptions.TrimEntries)) builder = With(builder, step, text, topology, sharing);
        return builder.Repeat(1).Named($"{text}, {topology.Name}");
    }

    private static AnsatzBuilder With(AnsatzBuilder builder, string step, string text, Topology topology, ParameterSharing sharing)
    {
        try
        {
            if (step.Length > 0 && !step.AsSpan().ContainsAnyExcept("IXYZ"))
            {
                PauliString letters = PauliString.Parse(step);
                return letters.QubitCount switch
                {
                    1 => builder.RotateEach(letters[0], sharing),
                    2 => builder.RotateNeighbors(step, topology, sharing),
                    _ => builder.RotatePattern(letters, topology, sharing),
                };
            }

            return builder.EntangleNeighbors(step, topology);
        }
        catch (ArgumentException e)
        {
            throw new UsageException($"The step '{step}' of the design '{text}': {FaultText.Plain(e)} A design is a name that qmlt growth --list shows, or steps such as X,ZZ or Y,Z,cx.");
        }
    }
}
