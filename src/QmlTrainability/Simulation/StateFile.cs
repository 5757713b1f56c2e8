using System.Buffers.Binary;
using System.Globalization;

namespace QmlTrainability.Simulation;

/// <summary>Writes and reads amplitudes: a header of 24 bytes (eight letters, version, number of qubits, zero), the amplitudes as little-endian doubles, and a checksum.</summary>
internal static unsafe class StateFile
{
    private const int Version = 1;
    private const int HeaderLength = 24;
    private const int ChecksumLength = 8;

    /// <summary>Whole numbers of amplitudes are read and written at a time.</summary>
    private const int ChunkLength = 1 << 20;

    private static ReadOnlySpan<byte> Magic => "QMLSTATE"u8;

    public static void Write(Stream stream, int qubits, double* psi, CancellationToken cancellationToken)
    {
        Span<byte> header = stackalloc byte[HeaderLength];
        header.Clear();
        Magic.CopyTo(header);
        BinaryPrimitives.WriteInt32LittleEndian(header[8..], Version);
        BinaryPrimitives.WriteInt32LittleEndian(header[12..], qubits);
        stream.Write(header);
        ulong checksum = Checksum(0, header);
        long length = 16L << qubits;
        for (long at = 0; at < length; at += ChunkLength)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var chunk = new ReadOnlySpan<byte>((byte*)psi + at, (int)Math.Min(ChunkLength, length - at));
            stream.Write(chunk);
            checksum = Checksum(checksum, chunk);
        }

        Span<byte> end = stackalloc byte[ChecksumLength];
        BinaryPrimitives.WriteUInt64LittleEndian(end, checksum);
        stream.Write(end);
    }

    /// <summary>The number of qubits, and the checksum so far.</summary>
    public static (int Qubits, ulong Checksum) ReadHeader(Stream stream)
    {
        Span<byte> header = stackalloc byte[HeaderLength];
        int read = stream.ReadAtLeast(header, HeaderLength, throwOnEndOfStream: false);
        if (read < HeaderLength) throw Refused($"The stream ends within the header: {read} of {HeaderLength} bytes.");
        if (!header.StartsWith(Magic)) throw Refused($"The stream does not begin with the letters QMLSTATE: it was not written by StateVector.Save.");
        int version = BinaryPrimitives.ReadInt32LittleEndian(header[8..]), qubits = BinaryPrimitives.ReadInt32LittleEndian(header[12..]);
        if (version != Version) throw Refused($"The state is of version {version}; this library reads version {Version}.");
        if (qubits is < 1 or > 58 || BinaryPrimitives.ReadInt64LittleEndian(header[16..]) != 0) throw Refused($"The header is damaged: it names {qubits} qubits.");
        return (qubits, Checksum(0, header));
    }

    public static void ReadAmplitudes(Stream stream, int qubits, ulong checksum, double* psi, CancellationToken cancellationToken)
    {
        long length = 16L << qubits;
        for (long at = 0; at < length; at += ChunkLength)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var chunk = new Span<byte>((byte*)psi + at, (int)Math.Min(ChunkLength, length - at));
            int read = stream.ReadAtLeast(chunk, chunk.Length, throwOnEndOfStream: false);
            if (read < chunk.Length) throw Refused($"The stream ends within the amplitudes: {at + read} of {length} bytes.");
            checksum = Checksum(checksum, chunk);
        }

        Span<byte> end = stackalloc byte[ChecksumLength];
        if (stream.ReadAtLeast(end, ChecksumLength, throwOnEndOfStream: false) < ChecksumLength) throw Refused($"The stream ends before the checksum.");
        if (BinaryPrimitives.ReadUInt64LittleEndian(end) != checksum) throw Refused($"The checksum does not agree: the amplitudes are damaged.");
    }

    /// <summary>A hash of 64 bits, eight bytes at a time; lengths are multiples of eight.</summary>
    private static ulong Checksum(ulong state, ReadOnlySpan<byte> bytes)
    {
        for (; bytes.Length >= 8; bytes = bytes[8..])
        {
            state = (state ^ BinaryPrimitives.ReadUInt64LittleEndian(bytes)) * 0x9E3779B97F4A7C15;
            state ^= state >> 29;
        }

        return state;
    }

    private static StateFormatException Refused(FormattableString message) => new(message.ToString(CultureInfo.InvariantCulture));
}
