using QmlTrainability.Paulis;

namespace QmlTrainability.Tests.Paulis;

public class PauliTableTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(31)]
    [InlineData(32)]
    [InlineData(33)]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(65)]
    [InlineData(127)]
    [InlineData(128)]
    [InlineData(129)]
    public void A_table_is_a_set_that_remembers_the_order_of_insertion(int qubits)
    {
        var random = new Random(qubits);
        var table = new PauliTable(qubits);
        var order = new List<string>();
        var known = new Dictionary<string, int>();
        for (int i = 0; i < 3_000; i++)
        {
            string label = known.Count > 0 && random.Next(3) == 0 ? order[random.Next(order.Count)] : LabelSource.Next(random, qubits);
            ulong[] packed = PauliPacking.Pack(PauliString.Parse(label));
            table.IndexOf(packed).Should().Be(known.GetValueOrDefault(label, -1));
            int index = table.GetOrAdd(packed, out bool added);
            added.Should().Be(known.TryAdd(label, order.Count));
            if (added) order.Add(label);
            index.Should().Be(known[label]);
            table.Count.Should().Be(order.Count);
        }

        Enumerable.Range(0, table.Count).Select(i => table.StringAt(i)).Should().Equal(order.Select(l => PauliString.Parse(l)));
        table.Bytes.Should().BeGreaterThan((16L * table.Count * ((qubits + 63) / 64)) + (4L * table.Count));
    }

    /// <summary>A table takes as many strings as it was made for without growing, at least sixteen, and grows after them.</summary>
    [Theory]
    [InlineData(0, 16)]
    [InlineData(16, 16)]
    [InlineData(64, 64)]
    public void A_table_grows_when_its_room_is_taken(int capacity, int room)
    {
        var table = new PauliTable(4, capacity);
        long empty = table.Bytes;
        for (ulong x = 0; x < (ulong)room; x++) table.GetOrAdd([x & 15, x >> 4], out _);
        table.Bytes.Should().Be(empty).And.Be(4L * ((2 * 2 * room) + (2 * room)));

        table.GetOrAdd([0, 15], out _);
        table.Bytes.Should().Be(2 * empty);
        table.IndexOf([0, 15]).Should().Be(room);
    }

    /// <summary>All strings of a few qubits differ in few bits: the worst case for a hash.</summary>
    [Fact]
    public void All_strings_of_eight_qubits_are_kept_apart()
    {
        var table = new PauliTable(8, capacity: 100);
        for (ulong x = 0; x < 256; x++)
        {
            for (ulong z = 0; z < 256; z++) table.GetOrAdd([x, z], out _).Should().Be((int)((x * 256) + z));
        }

        table.Count.Should().Be(1 << 16);
    }
}
