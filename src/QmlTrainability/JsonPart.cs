using System.Globalization;
using System.Numerics;
using System.Text.Json;

namespace QmlTrainability;

/// <summary>A value in a JSON text with its place in it: the one vocabulary in which JSON is read. What is not as expected is a <see cref="JsonFormatException"/>.</summary>
internal readonly struct JsonPart
{
    private const int MaxQubits = 1_000_000;

    private readonly JsonElement _element;

    private JsonPart(JsonElement element, string place)
    {
        _element = element;
        Place = place;
    }

    /// <summary>A path such as "$.components[3]".</summary>
    public string Place { get; }

    public bool IsNumber => _element.ValueKind == JsonValueKind.Number;

    public bool IsObject => _element.ValueKind == JsonValueKind.Object;

    /// <summary>A property that must be there.</summary>
    public JsonPart this[string name] => Optional(name) ?? throw Unexpected($"an object with a property \"{name}\"");

    /// <summary>Reads a text with a function of its root; nothing of the document is kept.</summary>
    public static T Read<T>(string text, Func<JsonPart, T> read)
    {
        ArgumentNullException.ThrowIfNull(text);
        using JsonDocument document = Parse(text);
        return read(new JsonPart(document.RootElement, "$"));
    }

    public JsonPart? Optional(string name)
    {
        JsonElement element = _element;
        return IsObject && Decoded(() => element.TryGetProperty(name, out JsonElement found) ? found : default(JsonElement?)) is JsonElement value
            ? new JsonPart(value, $"{Place}.{name}")
            : null;
    }

    public IReadOnlyList<JsonPart> Items()
    {
        if (_element.ValueKind != JsonValueKind.Array) throw Unexpected("an array");
        string place = Place;
        return [.. _element.EnumerateArray().Select((e, i) => new JsonPart(e, $"{place}[{i}]"))];
    }

    public IReadOnlyList<(string Name, JsonPart Value)> Members()
    {
        if (!IsObject) throw Unexpected("an object");
        var members = new List<(string, JsonPart)>();
        foreach (JsonProperty property in _element.EnumerateObject())
        {
            string name = Decoded(() => property.Name);
            members.Add((name, new JsonPart(property.Value, $"{Place}.{name}")));
        }

        return members;
    }

    public string Text()
    {
        JsonElement element = _element;
        return element.ValueKind == JsonValueKind.String ? Decoded(() => element.GetString()!) : throw Unexpected("a string");
    }

    /// <summary>The digits of a number as they stand in the text, so that decimals stay decimal.</summary>
    public string NumberText() => IsNumber ? _element.GetRawText() : throw Unexpected("a number");

    public bool Truth() => _element.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw Unexpected("true or false"),
    };

    public int Whole() => IsNumber && _element.TryGetInt32(out int value) ? value : throw Unexpected("an integer of 32 bits");

    /// <summary>A number of qubits: a few characters must not make a string of gigabytes.</summary>
    public int Qubits()
    {
        int qubits = Whole();
        return qubits is >= 1 and <= MaxQubits ? qubits : throw Unexpected($"between 1 and {MaxQubits} qubits");
    }

    /// <summary>A big integer, written as a decimal string.</summary>
    public BigInteger BigWhole() =>
        BigInteger.TryParse(Text(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out BigInteger value) ? value : throw Unexpected("an integer as a decimal string");

    /// <summary>A string in a notation of its own, whose errors become errors at this place.</summary>
    public T As<T>(Func<string, T> parse)
    {
        string text = Text();
        return At(() => parse(text));
    }

    /// <summary>What is made of this value or its name; errors become errors at this place.</summary>
    public T At<T>(Func<T> make)
    {
        try
        {
            return make();
        }
        catch (Exception e) when (e is FormatException or ArgumentException)
        {
            throw new JsonFormatException(e.Message, Place);
        }
    }

    public JsonFormatException Unexpected(string expected)
    {
        string found = _element.ValueKind is JsonValueKind.Array or JsonValueKind.Object ? _element.ValueKind.ToString().ToLowerInvariant() : _element.GetRawText();
        return new JsonFormatException($"Expected {expected}, found {(found.Length <= 40 ? found : $"{found.AsSpan(0, 40)}…")}", Place);
    }

    private static JsonDocument Parse(string text)
    {
        try
        {
            return JsonDocument.Parse(text);
        }
        catch (JsonException e)
        {
            throw new JsonFormatException("The text is not JSON", $"line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}");
        }
        catch (ArgumentException)
        {
            throw new JsonFormatException("The text is not Unicode", "an unpaired surrogate");
        }
    }

    /// <summary>What is decoded from strings without unpaired surrogates, which escapes can spell but no text can hold.</summary>
    private T Decoded<T>(Func<T> decode)
    {
        try
        {
            return decode();
        }
        catch (InvalidOperationException)
        {
            throw new JsonFormatException("The string is not Unicode: an escape spells half of a character", Place);
        }
    }
}
