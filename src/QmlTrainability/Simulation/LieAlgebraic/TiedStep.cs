using QmlTrainability.Circuits;
using QmlTrainability.Numerics;
using QmlTrainability.Paulis;

namespace QmlTrainability.Simulation.LieAlgebraic;

/// <summary>Commuting rotations by multiples of one angle φ that can be brought next to one another: exp(-iφH/2) with H = Σ c_k P_k.</summary>
internal sealed record TiedStep(PauliSum Generator, Angle Angle)
{
    /// <summary>The circuit as such steps, in time order.</summary>
    /// <remarks>A rotation joins the last step of its angle when it commutes with every rotation from the first one of that step on: then it can be moved back to it,
    /// past all that was moved before. Otherwise it begins a step of its own, which is always right. Steps whose sum is zero are the identity and left out.</remarks>
    public static IReadOnlyList<TiedStep> Of(PauliRotationForm form, CancellationToken cancellationToken)
    {
        var index = new CommutationIndex(form.QubitCount);
        var steps = new List<(int First, Angle Angle, List<(Rational, PauliString)> Terms)>();
        var latest = new Dictionary<Parameter, List<int>>(); // the last step of each angle, by the first parameter of the angle
        var fixedSteps = new List<int>();
        for (int position = 0; position < form.Rotations.Count; position++)
        {
            if ((position & 63) == 0) cancellationToken.ThrowIfCancellationRequested();
            PauliRotation rotation = form.Rotations[position];
            if (rotation.String.IsIdentity) continue; // a global phase
            List<int>? candidates = fixedSteps;
            if (!rotation.IsFixed && !latest.TryGetValue(rotation.Angle.Terms[0].Parameter, out candidates)) latest.Add(rotation.Angle.Terms[0].Parameter, candidates = []);
            double multiple = 1;
            int known = candidates.FindIndex(s => IsMultiple(rotation.Angle, steps[s].Angle, out multiple));
            if (known >= 0 && index.LastConflict(rotation.String, steps[candidates[known]].First, position) < 0)
            {
                steps[candidates[known]].Terms.Add((Rational.FromDouble(multiple), rotation.String));
            }
            else
            {
                if (known >= 0) candidates[known] = steps.Count;
                else candidates.Add(steps.Count);
                steps.Add((position, rotation.Angle, [(Rational.One, rotation.String)]));
            }

            index.Add(rotation.String, position);
        }

        return [.. steps.Select(s => new TiedStep(PauliSum.OfExact(s.Terms), s.Angle)).Where(s => !s.Generator.IsZero)];
    }

    private static bool IsMultiple(Angle angle, Angle unit, out double multiple)
    {
        multiple = 1;
        if (angle.Terms.Count != unit.Terms.Count) return false;
        double ratio = multiple = angle.IsConstant ? angle.Offset / unit.Offset : angle.Terms[0].Factor / unit.Terms[0].Factor;
        return angle.Offset == ratio * unit.Offset && angle.Terms.Zip(unit.Terms).All(t => ReferenceEquals(t.First.Parameter, t.Second.Parameter) && t.First.Factor == ratio * t.Second.Factor);
    }
}
