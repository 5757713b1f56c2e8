#!/usr/bin/env python3
"""Writes ../semisimple_types.json: 300 random sets of generators with dimension, center and semisimple type as GAP finds them.

    apt-get install gap-core        # GAP 4.12 or later, a system for computational algebra
    ./semisimple_types.py           # about half an hour on one core

GAP closes matrices i·H over the rationals (the complex unit is a 2x2 block) and decides ranks and types exactly; nothing of this project is used.
The closure modulo a prime below only drops sets whose dimension exceeds 120, which would take GAP too long.
"""
import json
import os
import random
import subprocess
from itertools import combinations

PRIME = (1 << 61) - 1
HERE = os.path.dirname(os.path.abspath(__file__))

GAP = """
px := [[0,1],[1,0]]; pz := [[1,0],[0,-1]]; py := [[0,-1],[1,0]]; p1 := [[1,0],[0,1]];   # Y = i py
unit := py;                                                                               # i as a real matrix
mat := function(label)
  local m, c, ys;
  m := [[1]]; ys := 0;
  for c in label do
    if c = 'X' then m := KroneckerProduct(m, px);
    elif c = 'Z' then m := KroneckerProduct(m, pz);
    elif c = 'Y' then m := KroneckerProduct(m, py); ys := ys + 1;
    else m := KroneckerProduct(m, p1); fi;
  od;
  return KroneckerProduct(m, unit^(1 + ys));
end;
gens := List(%s, terms -> Sum(terms, t -> t[1] * mat(t[2])));
g := LieAlgebra(Rationals, gens);
d := LieDerivedSubalgebra(g);
type := "";
if Dimension(d) > 0 then type := SemiSimpleType(d); fi;
Print("result ", Dimension(g), " ", Dimension(LieCentre(g)), " ", type, "\\n");
QUIT;
"""


def bracket(a, b):
    """-i[a, b]/2 of two sums {(x, z): coefficient} modulo PRIME, qubit strings as bit masks."""
    out = {}
    for (x1, z1), c1 in a.items():
        for (x2, z2), c2 in b.items():
            if ((x1 & z2).bit_count() + (z1 & x2).bit_count()) % 2 == 0:
                continue
            x, z = x1 ^ x2, z1 ^ z2
            k = ((x1 & z1).bit_count() + (x2 & z2).bit_count() - (x & z).bit_count() + 2 * (z1 & x2).bit_count()) % 4
            out[x, z] = (out.get((x, z), 0) + (c1 * c2 if k == 1 else -c1 * c2)) % PRIME
    return {k: v for k, v in out.items() if v}


def dimension(generators, largest):
    """The dimension modulo PRIME, or None above `largest`."""
    rows, queue = {}, []

    def add(v):
        v = dict(v)
        while v:
            pivot = max(v)
            if pivot not in rows:
                scale = pow(v[pivot], -1, PRIME)
                rows[pivot] = {k: c * scale % PRIME for k, c in v.items()}
                queue.append(rows[pivot])
                return
            factor = v[pivot]
            for k, c in rows[pivot].items():
                v[k] = (v.get(k, 0) - factor * c) % PRIME
            v = {k: c for k, c in v.items() if c}

    sums = [{key(label): c % PRIME for c, label in g} for g in generators]
    for s in sums:
        add(s)
    done = 0
    while done < len(queue):
        for s in sums:
            add(bracket(s, queue[done]))
            if len(queue) > largest:
                return None
        done += 1
    return len(queue)


def key(label):
    return (sum((c in "XY") << i for i, c in enumerate(label)), sum((c in "ZY") << i for i, c in enumerate(label)))


def string(rng, n):
    while True:
        label = "".join(rng.choice("IXYZ") for _ in range(n))
        if label != "I" * n:
            return label


def place(letters, sites, n):
    label = ["I"] * n
    for letter, site in zip(letters, sites):
        label[site] = letter
    return "".join(label)


def strings(rng):
    n = rng.choice([2, 3, 3, 4])
    return [[(1, string(rng, n))] for _ in range(rng.randint(2, 6))]


def sums(rng):
    n = rng.choice([2, 3, 3])
    return [[(rng.choice([-3, -2, -1, 1, 2, 5]), s) for s in {string(rng, n) for _ in range(rng.randint(1, 3))}] for _ in range(rng.randint(2, 3))]


def chain(rng):
    n, ring = rng.choice([3, 4, 5]), rng.random() < 0.6
    bonds = [(q, (q + 1) % n) for q in range(n if ring else n - 1)]
    generators = []
    for letters in rng.sample(["X", "Y", "Z", "XX", "YY", "ZZ", "XY", "XZ", "YZ"], rng.randint(2, 3)):
        sites = bonds if len(letters) == 2 else [(q,) for q in range(n)]
        generators.append([(1, place(letters, s, n)) for s in sites])
    return generators


def graph(rng):
    n = rng.choice([3, 4, 4, 5])
    edges = [e for e in combinations(range(n), 2) if rng.random() < 0.6] or [(0, 1)]
    weights = [1] if rng.random() < 0.5 else [1, 2, 3]
    return [[(rng.choice(weights), place("ZZ", e, n)) for e in edges], [(1, place("X", (q,), n)) for q in range(n)]]


def conserving(rng):
    n = rng.choice([3, 4])
    pools = [[(1, place("XX", (q, q + 1), n)), (1, place("YY", (q, q + 1), n))] for q in range(n - 1)]
    pools += [[(1, place("ZZ", (q, q + 1), n))] for q in range(n - 1)] + [[(1, place("Z", (q,), n))] for q in range(n)]
    return rng.sample(pools, rng.randint(2, 4))


def ask(generators, patience):
    """What GAP finds, or None where it takes longer than `patience` seconds."""
    text = "[" + ",".join("[" + ",".join(f'[{c},"{s}"]' for c, s in g) + "]" for g in generators) + "]"
    try:
        done = subprocess.run(["gap", "-q", "-A"], input=GAP % text, capture_output=True, text=True, timeout=patience)
    except subprocess.TimeoutExpired:
        return None
    line = [x for x in done.stdout.splitlines() if x.startswith("result ")]
    if "Error" in done.stdout + done.stderr:  # SemiSimpleType of GAP 4.12 fails on some algebras, with "List Element: <list>[5] must have an assigned value"
        return None
    if not line:
        raise RuntimeError(done.stdout + done.stderr)
    _, size, center, *kinds = line[0].split()
    return {"dim": int(size), "center_dim": int(center), "type": kinds}


def collect(seed, wanted, smallest, largest, patience, limit, cases, seen):
    """Adds sets until there are `wanted`; `limit(size)` is how many of one kind are taken at one dimension, so that they are not 300 times su(2)."""
    rng, by_size, turn = random.Random(seed), {}, 0
    makers = [strings, sums, chain, graph, conserving]
    while len(cases) < wanted:
        maker = makers[turn % len(makers)]
        turn += 1
        generators = maker(rng)
        size = dimension(generators, largest)
        mark = repr(sorted(map(sorted, generators)))
        if size is None or size < smallest or mark in seen or by_size.get((maker.__name__, size), 0) >= limit(size):
            continue
        seen.add(mark)
        answer = ask(generators, patience)
        if answer is None:
            continue
        by_size[maker.__name__, size] = by_size.get((maker.__name__, size), 0) + 1
        cases.append({"kind": maker.__name__, "generators": generators, **answer})
        print(len(cases), maker.__name__, answer, flush=True)


def larger():
    """Families whose algebras are as large as GAP decides in minutes."""
    def ising(n):
        return [[(1, place("X", (q,), n))] for q in range(n)] + [[(1, place("ZZ", (q, q + 1), n))] for q in range(n - 1)]

    def hopping(n):
        return [[(1, place("XX", (q, q + 1), n)), (1, place("YY", (q, q + 1), n))] for q in range(n - 1)] + \
            [[(1, place("ZZ", (q, q + 1), n))] for q in range(n - 1)] + [[(1, place("Z", (q,), n))] for q in range(n)]

    def symmetric(n):
        return [[(1, place(p, (q,), n)) for q in range(n)] for p in "XY"] + [[(1, place("ZZ", e, n)) for e in combinations(range(n), 2)]]

    def orthogonal(n):
        return [[(1, place(p, (q, q + 1), n))] for p in ("XY", "YX", "YZ") for q in range(n - 1)]

    return [("Ising chain", ising(6)), ("hopping", hopping(4)), ("symmetric", symmetric(5)), ("symmetric", symmetric(6)), ("orthogonal", orthogonal(4))]


def main():
    cases, seen = [], set()
    families = larger()
    collect(20261122, 300 - len(families), 3, 120, 45, lambda size: 12 if size <= 30 else 4 if size <= 60 else 1, cases, seen)
    for name, generators in families:
        cases.append({"kind": name, "generators": generators, **ask(generators, 3600)})
        print(len(cases), name, cases[-1]["type"], flush=True)
    with open(os.path.join(HERE, "..", "semisimple_types.json"), "w", encoding="utf-8") as file:
        file.write("[\n" + ",\n".join(json.dumps(c) for c in cases) + "\n]\n")


if __name__ == "__main__":
    main()
