using System.Text.Json;
using QmlTrainability.Paulis;

namespace QmlTrainability.Tests.Reference;

/// <summary>Reads the embedded reference data; see README.md for its origin.</summary>
internal static class ReferenceData
{
    public static JsonElement Read(string file)
    {
        using Stream stream = typeof(ReferenceData).Assembly.GetManifestResourceStream($"Reference/{file}")!;
        using var document = JsonDocument.Parse(stream);
        return document.RootElement.Clone();
    }

    /// <summary>A generator as a list of [coefficient, label].</summary>
    public static PauliSum Sum(JsonElement terms) => PauliSum.Of(terms.EnumerateArray().Select(t => (t[0].GetDouble(), PauliString.Parse(t[1].GetString()!))));

    /// <summary>An operator as an object of label: coefficient.</summary>
    public static PauliSum Operator(JsonElement terms) => PauliSum.Of(terms.EnumerateObject().Select(t => (t.Value.GetDouble(), PauliString.Parse(t.Name))));
}
