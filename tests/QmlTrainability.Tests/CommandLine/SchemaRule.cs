using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace QmlTrainability.Tests.CommandLine;

/// <summary>As much of JSON Schema 2020-12 as the schema of qmlt uses; a keyword beyond that is a fault of its own.</summary>
internal static class SchemaRule
{
    private static readonly HashSet<string> Notes = ["$schema", "$defs", "title", "description"];

    public static IReadOnlyList<string> Faults(JsonElement schema, JsonElement value)
    {
        var faults = new List<string>();
        Check(schema, schema, value, "$", faults);
        return faults;
    }

    private static void Check(JsonElement root, JsonElement schema, JsonElement value, string place, List<string> faults)
    {
        foreach (JsonProperty keyword in schema.EnumerateObject())
        {
            JsonElement wanted = keyword.Value;
            bool holds = keyword.Name switch
            {
                "type" => (wanted.ValueKind == JsonValueKind.Array ? wanted.EnumerateArray().Select(t => t.GetString()) : [wanted.GetString()]).Any(t => IsOf(t!, value)),
                "const" => JsonElement.DeepEquals(wanted, value),
                "enum" => wanted.EnumerateArray().Any(v => JsonElement.DeepEquals(v, value)),
                "pattern" => value.ValueKind != JsonValueKind.String || Regex.IsMatch(value.GetString()!, wanted.GetString()!, RegexOptions.None, TimeSpan.FromSeconds(1)),
                "minimum" => value.ValueKind != JsonValueKind.Number || value.GetDouble() >= wanted.GetDouble(),
                "minItems" => value.ValueKind != JsonValueKind.Array || value.GetArrayLength() >= wanted.GetInt32(),
                "required" => value.ValueKind != JsonValueKind.Object || wanted.EnumerateArray().All(n => value.TryGetProperty(n.GetString()!, out _)),
                "oneOf" => wanted.EnumerateArray().Count(s => Passes(root, s, value)) == 1,
                "$ref" => Follow(wanted.GetString()!),
                "properties" => Members(wanted),
                "additionalProperties" => Others(wanted),
                "items" => Items(wanted),
                _ => Notes.Contains(keyword.Name),
            };
            if (!holds) faults.Add($"{place}: {keyword.Name} {(wanted.GetRawText().Length < 100 ? wanted.GetRawText() : "")}");
        }

        bool Follow(string reference)
        {
            JsonElement target = reference.Split('/').Skip(1).Aggregate(root, (e, name) => e.GetProperty(name));
            Check(root, target, value, place, faults);
            return true;
        }

        bool Members(JsonElement properties)
        {
            if (value.ValueKind != JsonValueKind.Object) return true;
            foreach (JsonProperty member in value.EnumerateObject())
            {
                if (properties.TryGetProperty(member.Name, out JsonElement of)) Check(root, of, member.Value, $"{place}.{member.Name}", faults);
            }

            return true;
        }

        bool Others(JsonElement rule)
        {
            if (value.ValueKind != JsonValueKind.Object) return true;
            foreach (JsonProperty member in value.EnumerateObject().Where(m => !schema.TryGetProperty("properties", out JsonElement p) || !p.TryGetProperty(m.Name, out _)))
            {
                if (rule.ValueKind == JsonValueKind.False) return false;
                Check(root, rule, member.Value, $"{place}.{member.Name}", faults);
            }

            return true;
        }

        bool Items(JsonElement rule)
        {
            if (value.ValueKind != JsonValueKind.Array) return true;
            int i = 0;
            foreach (JsonElement item in value.EnumerateArray()) Check(root, rule, item, string.Create(CultureInfo.InvariantCulture, $"{place}[{i++}]"), faults);
            return true;
        }
    }

    private static bool Passes(JsonElement root, JsonElement schema, JsonElement value)
    {
        var faults = new List<string>();
        Check(root, schema, value, "$", faults);
        return faults.Count == 0;
    }

    private static bool IsOf(string type, JsonElement value) => type switch
    {
        "object" => value.ValueKind == JsonValueKind.Object,
        "array" => value.ValueKind == JsonValueKind.Array,
        "string" => value.ValueKind == JsonValueKind.String,
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "null" => value.ValueKind == JsonValueKind.Null,
        "number" => value.ValueKind == JsonValueKind.Number,
        "integer" => value.ValueKind == JsonValueKind.Number && Math.Floor(value.GetDouble()) == value.GetDouble(),
        _ => false,
    };
}
