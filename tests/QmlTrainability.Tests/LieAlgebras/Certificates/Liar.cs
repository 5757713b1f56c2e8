using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Json.Nodes;
using QmlTrainability.LieAlgebras.Certificates;

namespace QmlTrainability.Tests.LieAlgebras.Certificates;

/// <summary>Corrupts certificates: every value, every list, raw characters. When only the claimed type or dimension is left to object to, it claims what the
/// verifier computed, so that a gap in the checks shows.</summary>
internal sealed class Liar
{
    private const int Retries = 4;

    private readonly Random _random;

    public Liar(int seed) => _random = new Random(seed);

    /// <summary>A certificate that the verifier accepts after the text was corrupted, or null.</summary>
    public ClassificationCertificate? TryPersuade(string json)
    {
        string text = Corrupted(json);
        for (int i = 0; i < Retries; i++)
        {
            try
            {
                ClassificationCertificate certificate = ClassificationCertificate.Parse(text);
                certificate.Verify();
                return certificate;
            }
            catch (JsonFormatException)
            {
                return null;
            }
            catch (CertificateException e)
            {
                if (!e.Claim.Contains("; it ", StringComparison.Ordinal)) return null;
                text = Adapt(text, e.Claim);
            }
        }

        return null;
    }

    /// <summary>Characters replaced, dropped or doubled.</summary>
    private string Scratch(string json)
    {
        var text = new StringBuilder(json);
        for (int i = 0; i <= _random.Next(3); i++)
        {
            int at = _random.Next(text.Length);
            if (_random.Next(3) == 0) text.Remove(at, 1);
            else if (_random.Next(2) == 0) text[at] = "IXYZ0123456789,[]{}\""[_random.Next(20)];
            else text.Insert(at, text[at]);
        }

        return text.ToString();
    }

    /// <summary>Some values, lists or properties changed, and sometimes characters.</summary>
    public string Corrupted(string json) => _random.Next(10) == 0 ? Scratch(json) : Corrupt(json);

    private string Corrupt(string json)
    {
        JsonNode root = JsonNode.Parse(json)!;
        for (int i = 0; i <= _random.Next(3); i++)
        {
            List<JsonNode> nodes = [.. Descendants(root).Where(n => n.Parent is not null)];
            JsonNode node = nodes[_random.Next(nodes.Count)];
            if (node is JsonArray list && list.Count > 0) Rearrange(list);
            else if (node is JsonObject component && _random.Next(2) == 0) component.Remove(component.ElementAt(_random.Next(component.Count)).Key);
            else if (node is JsonValue value) Replace(value, nodes);
        }

        return root.ToJsonString();
    }

    private void Rearrange(JsonArray list)
    {
        int a = _random.Next(list.Count), b = _random.Next(list.Count);
        JsonNode? first = list[a]?.DeepClone(), second = list[b]?.DeepClone();
        switch (_random.Next(3))
        {
            case 0:
                list.RemoveAt(a);
                break;
            case 1:
                list.Insert(b, first);
                break;
            default:
                (list[a], list[b]) = (second, first);
                break;
        }
    }

    private void Replace(JsonValue value, List<JsonNode> nodes)
    {
        if (value.TryGetValue(out int number)) value.ReplaceWith(_random.Next(3) switch { 0 => number + 1, 1 => number - 1, _ => _random.Next(12) });
        else if (_random.Next(2) == 0) value.ReplaceWith(nodes.OfType<JsonValue>().Where(v => v.TryGetValue<string>(out _)).ElementAtOrDefault(_random.Next(20))?.DeepClone());
        else value.ReplaceWith(Replaced(value.GetValue<string>()));
    }

    private string Replaced(string text)
    {
        if (text.Length == 0) return "X";
        int at = _random.Next(text.Length);
        return BigInteger.TryParse(text, out BigInteger big)
            ? (_random.Next(2) == 0 ? big * 2 : big + _random.Next(-2, 3)).ToString(CultureInfo.InvariantCulture)
            : string.Concat(text.AsSpan(0, at), "IXYZABCD".AsSpan(_random.Next(8), 1), text.AsSpan(at + 1));
    }

    private static IEnumerable<JsonNode> Descendants(JsonNode node)
    {
        IEnumerable<JsonNode?> children = node switch { JsonArray a => a, JsonObject o => o.Select(p => p.Value), _ => [] };
        return children.OfType<JsonNode>().SelectMany(Descendants).Prepend(node);
    }

    /// <summary>Claims what the verifier says instead: "a component generates su(4); it generates 2·so(7)", "the dimension is 3; it is 4".</summary>
    private static string Adapt(string json, string claim)
    {
        JsonNode root = JsonNode.Parse(json)!;
        string[] halves = claim.Split("; it ");
        if (halves[0].StartsWith("the dimension", StringComparison.Ordinal))
        {
            root["dimension"] = halves[1]["is ".Length..];
            return root.ToJsonString();
        }

        string claimed = halves[0]["a component generates ".Length..];
        foreach (JsonNode? component in root["components"]!.AsArray())
        {
            if (Name(component!) == claimed) Claim(component!, halves[1]["generates ".Length..]);
        }

        return root.ToJsonString();
    }

    private static string Name(JsonNode component)
    {
        BigInteger rank = BigInteger.Parse((string)component["rank"]!, CultureInfo.InvariantCulture);
        string name = (string)component["type"]! switch { "A" => $"su({rank + 1})", "B" => $"so({(2 * rank) + 1})", "C" => $"sp({rank})", _ => $"so({2 * rank})" };
        return (string)component["copies"]! == "1" ? name : $"{component["copies"]}·{name}";
    }

    private static void Claim(JsonNode component, string summand)
    {
        string[] parts = summand.Split('·');
        string name = parts[^1];
        BigInteger size = BigInteger.Parse(name[3..^1], CultureInfo.InvariantCulture);
        (string type, BigInteger rank) = name[..2] switch { "su" => ("A", size - 1), "sp" => ("C", size), _ => (size.IsEven ? "D" : "B", size / 2) };
        component["type"] = type;
        component["rank"] = rank.ToString(CultureInfo.InvariantCulture);
        component["copies"] = parts.Length == 2 ? parts[0] : "1";
    }
}
