using QmlTrainability.Numerics;

namespace QmlTrainability.Simulation.FreeFermions;

/// <summary>An antisymmetric matrix by rows; each row is zero outside of a window of columns that grows as planes are rotated into one another.</summary>
/// <remarks>Local circuits of few layers keep the windows short, so that a thousand modes cost little more than the light cone; otherwise they grow to
/// full rows, and a layer costs two passes over them.</remarks>
internal sealed class AntisymmetricMatrix
{
    private readonly Row[] _rows;
    private readonly Action<long> _allocating;

    /// <param name="size">The number of rows.</param>
    /// <param name="allocating">Told the bytes of every allocation before it is made; throws when they are too many.</param>
    public AntisymmetricMatrix(int size, Action<long> allocating)
    {
        _allocating = allocating;
        _rows = new Row[size];
        for (int i = 0; i < size; i++) _rows[i] = new Row();
    }

    /// <summary>The entries rotated so far: the unit of work.</summary>
    public long Work { get; private set; }

    public double this[int a, int b] => _rows[a][b];

    /// <summary>Sets the entry and its mirror image.</summary>
    public void Set(int a, int b, double value)
    {
        _rows[a].Grow(b, b + 1, _rows.Length, _allocating);
        _rows[b].Grow(a, a + 1, _rows.Length, _allocating);
        _rows[a][b] = value;
        _rows[b][a] = -value;
    }

    /// <summary>Adds to the entry and to its mirror image.</summary>
    public void Add(int a, int b, double value) => Set(a, b, this[a, b] + value);

    /// <summary>All zero again; the memory is kept.</summary>
    public void Clear()
    {
        foreach (Row row in _rows) row.Clear();
    }

    /// <summary>Writes down which columns of each row may not be zero.</summary>
    /// <param name="windows">First column and end of each row.</param>
    public void Record(Span<(int Start, int End)> windows)
    {
        for (int i = 0; i < _rows.Length; i++) windows[i] = (_rows[i].Start, _rows[i].End);
    }

    /// <summary>Takes the rows back to windows outside of which they are zero but for rounding: undoing a layer costs what the layer did.</summary>
    public void Shrink(ReadOnlySpan<(int Start, int End)> windows)
    {
        for (int i = 0; i < _rows.Length; i++) _rows[i].Shrink(windows[i].Start, windows[i].End);
    }

    /// <summary>Σ_c (row a)_c (other's row b)_c.</summary>
    public double Dot(int a, AntisymmetricMatrix other, int b) => _rows[a].Dot(other._rows[b]);

    /// <summary>X ← G X Gᵀ for a layer of planes: row a becomes c·a - s·b and row b s·a + c·b; then the columns.</summary>
    public void Rotate(PlaneLayer layer, ReadOnlySpan<double> cosines, ReadOnlySpan<double> sines)
    {
        for (int i = 0; i < layer.Planes.Length; i++)
        {
            Plane plane = layer.Planes[i];
            RotateRows(_rows[plane.A], _rows[plane.B], cosines[i], sines[i], layer.Active);
        }

        foreach (Row row in _rows.AsSpan(0, Math.Min(layer.Active, _rows.Length)))
        {
            int start = row.Start, stop = Math.Min(row.End, layer.Active);
            if (stop <= start) continue;
            (int first, int end) = layer.Hull(start, stop);
            row.Grow(first, end, _rows.Length, _allocating);
            Span<double> values = row.Values;
            Work += end - first;
            for (int i = layer.FirstAtOrAfter(first); i < layer.Planes.Length; i++)
            {
                Plane plane = layer.Planes[i];
                if (Math.Min(plane.A, plane.B) >= end) break;
                if (Math.Max(plane.A, plane.B) >= end) continue; // both columns are zero here
                ref double a = ref values[plane.A - row.Start], b = ref values[plane.B - row.Start];
                (a, b) = ((cosines[i] * a) - (sines[i] * b), (sines[i] * a) + (cosines[i] * b));
            }
        }
    }

    private void RotateRows(Row a, Row b, double c, double s, int active)
    {
        int start = a.IsEmpty ? b.Start : b.IsEmpty ? a.Start : Math.Min(a.Start, b.Start), end = Math.Min(Math.Max(a.End, b.End), active);
        if (end <= start) return;
        a.Grow(start, end, _rows.Length, _allocating);
        b.Grow(start, end, _rows.Length, _allocating);
        Work += end - start;
        VectorProducts.Rotate(c, -s, a.Between(start, end), b.Between(start, end));
    }

    /// <summary>The columns Start to End of one row, in an array with room on both sides.</summary>
    private sealed class Row
    {
        private double[] _buffer = [];
        private int _origin; // the column of the first element of the buffer

        public int Start { get; private set; }

        public int End { get; private set; }

        public bool IsEmpty => End <= Start;

        public Span<double> Values => IsEmpty ? [] : _buffer.AsSpan(Start - _origin, End - Start);

        /// <summary>Columns within the window.</summary>
        public Span<double> Between(int start, int end) => _buffer.AsSpan(start - _origin, end - start);

        public double this[int column]
        {
            get => column >= Start && column < End ? _buffer[column - _origin] : 0;
            set => _buffer[column - _origin] = value;
        }

        public double Dot(Row other)
        {
            int start = Math.Max(Start, other.Start), length = Math.Min(End, other.End) - start;
            return length <= 0 ? 0 : VectorProducts.Dot(_buffer.AsSpan(start - _origin, length), other._buffer.AsSpan(start - other._origin, length));
        }

        public void Clear()
        {
            Values.Clear();
            (Start, End) = (0, 0);
        }

        /// <summary>Makes the window a part of itself.</summary>
        public void Shrink(int start, int end)
        {
            if (end <= start)
            {
                Clear();
                return;
            }

            _buffer.AsSpan(Start - _origin, start - Start).Clear();
            _buffer.AsSpan(end - _origin, End - end).Clear();
            (Start, End) = (start, end);
        }

        /// <summary>Makes the window hold the given columns too; new ones are zero.</summary>
        public void Grow(int start, int end, int size, Action<long> allocating)
        {
            if (!IsEmpty) (start, end) = (Math.Min(start, Start), Math.Max(end, End));
            if (start < _origin || end > _origin + _buffer.Length)
            {
                int slack = (end - start) / 2, first = Math.Max(0, start - slack), length = Math.Min(size, end + slack) - first;
                allocating(sizeof(double) * (long)(length - _buffer.Length));
                var buffer = new double[length];
                if (!IsEmpty) Values.CopyTo(buffer.AsSpan(Start - first));
                (_buffer, _origin) = (buffer, first);
            }

            (Start, End) = (start, end);
        }
    }
}
