using System.Security.Cryptography;

namespace QmlTrainability.Learning.Checkpoints;

/// <summary>The file of a checkpoint: magic, version, fingerprint of the run, length, content, and the SHA-256 of all of it.</summary>
/// <remarks>Written to a file beside it, flushed to the disk and renamed, which replaces the old one in one step: a process that is killed at any moment
/// leaves the old checkpoint or the new one.</remarks>
internal static class CheckpointFile
{
    private const int Version = 1, HeaderLength = 8 + sizeof(int) + SHA256.HashSizeInBytes + sizeof(long), NumbersOfAnEpoch = 5;

    private static ReadOnlySpan<byte> Magic => "QMLTRUN\n"u8;

    public static void Write(string path, byte[] fingerprint, RunState state)
    {
        using var content = new MemoryStream();
        using (var writer = new BinaryWriter(content, System.Text.Encoding.UTF8, leaveOpen: true))
        {
            writer.Write(Magic);
            writer.Write(Version);
            writer.Write(fingerprint);
            writer.Write(0L);
            Write(writer, state);
            writer.Flush();
            content.Position = HeaderLength - sizeof(long);
            writer.Write(content.Length - HeaderLength);
        }

        byte[] bytes = content.ToArray();
        string temporary = path + ".new";
        using (var file = new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.None))
        {
            file.Write(bytes);
            file.Write(SHA256.HashData(bytes));
            file.Flush(flushToDisk: true);
        }

        File.Move(temporary, path, overwrite: true);
    }

    /// <summary>The state in a file; null where there is no file.</summary>
    /// <exception cref="CheckpointException">The file is damaged, of another version, or of another run.</exception>
    public static RunState? Read(string path, byte[] fingerprint)
    {
        if (!File.Exists(path)) return null;
        byte[] bytes = File.ReadAllBytes(path);
        if (bytes.Length < HeaderLength + SHA256.HashSizeInBytes) throw new CheckpointException(path, "it is too short to be a checkpoint.");
        ReadOnlySpan<byte> content = bytes.AsSpan(0, bytes.Length - SHA256.HashSizeInBytes);
        if (!content[..Magic.Length].SequenceEqual(Magic)) throw new CheckpointException(path, "it does not begin like a checkpoint.");
        if (!SHA256.HashData(content).AsSpan().SequenceEqual(bytes.AsSpan(content.Length))) throw new CheckpointException(path, "its checksum does not match its content; it is damaged.");
        using var reader = new BinaryReader(new MemoryStream(bytes, 0, content.Length, writable: false));
        reader.ReadBytes(Magic.Length);
        int version = reader.ReadInt32();
        if (version != Version) throw new CheckpointException(path, FormattableString.Invariant($"it has version {version}, but this library reads version {Version}."));
        if (!reader.ReadBytes(SHA256.HashSizeInBytes).AsSpan().SequenceEqual(fingerprint)) throw new CheckpointException(path, "it belongs to another model, other data or other options.");
        if (reader.ReadInt64() != content.Length - HeaderLength) throw new CheckpointException(path, "its length is not the one that it announces.");
        try
        {
            RunState state = ReadState(reader);
            return reader.BaseStream.Position == content.Length ? state : throw new InvalidDataException("something follows the last number");
        }
        catch (Exception e) when (e is EndOfStreamException or InvalidDataException)
        {
            // A checksum can be forged, a length must not be believed.
            throw new CheckpointException(path, $"its content is not a state of a run: {(e is EndOfStreamException ? "it ends early" : e.Message)}.");
        }
    }

    private static void Write(BinaryWriter writer, RunState state)
    {
        Write(writer, state.Parameters);
        Write(writer, state.Best);
        writer.Write(state.History.Length);
        foreach (TrainingEpoch e in state.History)
        {
            Write(writer, [e.Loss, e.Accuracy, e.GradientNorm, e.AngleGradientNorm, e.ValidationLoss]);
            writer.Write(e.OnPlateau);
        }

        writer.Write(state.Memory.Length);
        foreach (double[] array in state.Memory) Write(writer, array);
    }

    private static RunState ReadState(BinaryReader reader)
    {
        double[] parameters = ReadArray(reader), best = ReadArray(reader);
        var history = new TrainingEpoch[ReadLength(reader)];
        for (int i = 0; i < history.Length; i++)
        {
            double[] e = ReadArray(reader);
            if (e.Length != NumbersOfAnEpoch) throw new InvalidDataException("an epoch has another number of figures");
            history[i] = new TrainingEpoch(i + 1, e[0], e[1], e[2], e[3], e[4], reader.ReadBoolean());
        }

        var memory = new double[ReadLength(reader)][];
        for (int i = 0; i < memory.Length; i++) memory[i] = ReadArray(reader);
        return new RunState(parameters, best, history, memory);
    }

    private static void Write(BinaryWriter writer, double[] values)
    {
        writer.Write(values.Length);
        foreach (double value in values) writer.Write(value);
    }

    private static double[] ReadArray(BinaryReader reader)
    {
        var values = new double[ReadLength(reader, sizeof(double))];
        for (int i = 0; i < values.Length; i++) values[i] = reader.ReadDouble();
        return values;
    }

    // No more items than the rest of the file can hold: each takes its size, an array at least its length.
    private static int ReadLength(BinaryReader reader, int size = sizeof(int))
    {
        int length = reader.ReadInt32();
        long left = reader.BaseStream.Length - reader.BaseStream.Position;
        return length >= 0 && (long)length * size <= left ? length : throw new InvalidDataException("a length does not fit the file");
    }
}
