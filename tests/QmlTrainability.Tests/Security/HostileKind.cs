namespace QmlTrainability.Tests.Security;

/// <summary>A kind of input that others may write: what reads it, sound examples, and how malformed ones are made of them.</summary>
internal sealed class HostileKind
{
    private readonly Func<Mutations, string> _next;

    public HostileKind(Action<string> read, string[] sound, params Type[] errors)
        : this(read, sound, mutations => mutations.Of(sound), errors)
    {
    }

    private HostileKind(Action<string> read, string[] sound, Func<Mutations, string> next, Type[] errors)
    {
        Read = read;
        Sound = sound;
        _next = next;
        Errors = errors;
    }

    /// <summary>Reads one input.</summary>
    public Action<string> Read { get; }

    /// <summary>Inputs that are read.</summary>
    public string[] Sound { get; }

    /// <summary>What SECURITY.md lists for this kind, exactly: no exception derived from these.</summary>
    public Type[] Errors { get; }

    /// <summary>Bytes instead of text; an input is them in hexadecimal.</summary>
    public static HostileKind OfBytes(Action<byte[]> read, byte[] sound, params Type[] errors) =>
        new(text => read(Convert.FromHexString(text)), [Convert.ToHexString(sound)], mutations => Convert.ToHexString(mutations.Of(sound)), errors);

    /// <summary>The next malformed input.</summary>
    public string Next(Mutations mutations) => _next(mutations);
}
