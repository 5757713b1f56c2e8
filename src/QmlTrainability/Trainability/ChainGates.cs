using QmlTrainability.Circuits;

namespace QmlTrainability.Trainability;

/// <summary>The gates of a circuit as the exact chains walk them: last applied first, in the frame in which every Clifford is at the end.</summary>
internal static class ChainGates
{
    public static List<ChainGate> Of(Circuit circuit, AngleDistribution angles, NoiseModel noise)
    {
        List<(PauliRotation? Rotation, ChannelInFrame? Channel)> steps = Steps(circuit, noise);
        Dictionary<Parameter, int> uses = steps.Where(s => s.Rotation is not null).SelectMany(s => s.Rotation!.Angle.Terms).GroupBy(t => t.Parameter).ToDictionary(g => g.Key, g => g.Count());
        bool hasTies = uses.Values.Any(u => u > 1);
        if (hasTies) ParameterPeriods.Of(circuit, angles); // refuses a uniform law without a period
        var conflicts = new CommutationIndex(circuit.QubitCount);
        var tied = new Dictionary<Parameter, (TiedRotations Rotations, int First)>();
        var gates = new List<ChainGate?>();
        var places = new List<(int Gate, TiedRotations Rotations)>();
        int position = 0;
        foreach ((PauliRotation? rotation, ChannelInFrame? channel) in steps)
        {
            if (channel is not null)
            {
                gates.Add(ChainGate.Of(channel));
                if (!hasTies) continue;
                conflicts.Add(channel.X, position++);
                conflicts.Add(channel.Z, position++);
                continue;
            }

            if (hasTies) conflicts.Add(rotation!.String, position++);
            if (rotation!.Angle.Terms.Any(t => uses[t.Parameter] > 1))
            {
                if (rotation.Angle.Terms.Count > 1) throw Dependent(rotation.Angle.Terms.First(t => uses[t.Parameter] > 1).Parameter, "together with another parameter");
                Parameter parameter = rotation.Angle.Terms[0].Parameter;
                if (!tied.TryGetValue(parameter, out (TiedRotations Rotations, int First) group))
                {
                    tied.Add(parameter, group = (new TiedRotations(parameter, angles), position - 1));
                    places.Add((gates.Count, group.Rotations));
                    gates.Add(null);
                }
                else if (conflicts.LastConflict(rotation.String, group.First, position - 1) >= 0)
                {
                    throw Dependent(parameter, "that cannot be brought together, since other gates between them do not commute with them");
                }

                group.Rotations.Add(rotation);
                continue;
            }

            // A constant part of an angle becomes a fixed rotation, so that what is random is symmetric about 0.
            if (rotation.Angle.Offset != 0 && (rotation.IsFixed || !angles.Equals(AngleDistribution.Uniform))) gates.Add(ChainGate.Fixed(rotation.String, rotation.Angle.Offset));
            if (!rotation.IsFixed) gates.Add(ChainGate.Random(rotation, angles));
        }

        foreach ((int gate, TiedRotations rotations) in places) gates[gate] = ChainGate.Of(rotations);
        gates.Reverse();
        return gates!;
    }

    /// <summary>Rotations in time order, and after each operation the channels on its qubits.</summary>
    private static List<(PauliRotation? Rotation, ChannelInFrame? Channel)> Steps(Circuit circuit, NoiseModel noise)
    {
        if (noise.Gates is not PauliChannel channel) return [.. circuit.RotationForm.Rotations.Select(r => ((PauliRotation?)r, default(ChannelInFrame)))];
        var channels = new List<(int Operation, ChannelInFrame Channel)>();
        PauliRotationForm form = PauliRotationForm.Of(circuit, (i, clifford) =>
        {
            foreach (int qubit in circuit.Operations[i].Qubits) channels.Add((i, new ChannelInFrame(channel, qubit, clifford)));
        });
        var steps = new List<(PauliRotation?, ChannelInFrame?)>();
        int next = 0;
        foreach (PauliRotation rotation in form.Rotations)
        {
            for (; next < channels.Count && channels[next].Operation < rotation.OperationIndex; next++) steps.Add((null, channels[next].Channel));
            steps.Add((rotation, null));
        }

        for (; next < channels.Count; next++) steps.Add((null, channels[next].Channel));
        return steps;
    }

    private static HypothesisNotMetException Dependent(Parameter parameter, string how) => new(
        $"The parameter {parameter.Name} drives several rotations {how}, so the angles are not independent and the exact chain does not hold. "
        + "Give each rotation, or each layer, a parameter of its own (ParameterSharing.PerTerm).");
}
