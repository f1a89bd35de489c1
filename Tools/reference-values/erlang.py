#!/usr/bin/env python3
"""Prints Tests/QueueingTests/SteadyStateReference.swift: the stationary M/M/n/K+M queue in 400-digit arithmetic.

Everything is summed straight from the states, with no integral and no special function. Needs mpmath; takes ten seconds.
Usage: python3 Tools/reference-values/erlang.py > Tests/QueueingTests/SteadyStateReference.swift
"""
from mpmath import exp, mp, mpf

# Service levels of an overloaded desk cancel up to three hundred digits.
mp.dps = 400


def steady(a, n, theta, m, T):
    """a erlangs, n agents, theta = handling / patience, m waiting places (None: endless), T in handling times."""
    a, theta, T = mpf(a), mpf(theta), mpf(T)
    # The states below n, relative to the state n, downwards.
    below, weight = mpf(0), mpf(1)
    for k in range(n, 0, -1):
        weight *= k / a
        below += weight
        if weight < below * mpf(10) ** -60:
            break
    # A contact that finds j waiting is answered after j + 1 departures from a shrinking crowd, at the rates n + i theta.
    # Their number by T is N, with P(N = i) = exp(-n T) prod_{l < i} (n + l theta) phi / (l + 1); so P(V > T) = P(N <= j).
    phi = T if theta == 0 else (1 - exp(-theta * T)) / theta
    p = cdf = exp(-n * T)
    # The same with n + theta, for waits weighted by the chance exp(-theta t) that patience lasts.
    q = tilted = exp(-(n + theta) * T)
    weight = mpf(1)
    waiting = queue = served = late = in_time = sum_of_waits = inverse_rates = full = mpf(0)
    j = 0
    while True:
        if m is not None and j == m:
            full = weight
            break
        waiting += weight
        queue += weight * j
        answered = n / (n + (j + 1) * theta)
        served += weight * answered
        late += weight * cdf
        in_time += weight * answered * (1 - tilted)
        inverse_rates += 1 / (n + theta + j * theta)
        sum_of_waits += weight * answered * inverse_rates
        rate = n + (j + 1) * theta
        if m is None and j > 10 and rate > a and weight * a / (rate - a) < mpf(10) ** -45 * waiting:
            break
        weight *= a / rate
        p *= (n + j * theta) * phi / (j + 1)
        cdf += p
        q *= (n + theta + j * theta) * phi / (j + 1)
        tilted += q
        j += 1
    if m is not None:
        queue += full * m
    total = below + waiting + full
    blocked = full / total
    answered = (below + served) / total
    within = (below + in_time) / total
    abandoned_within = 1 - exp(-theta * T) * late / total - blocked - within
    return [
        waiting / total, blocked, theta * queue / a / total, a * answered / n, queue / a / total / (1 - blocked),
        sum_of_waits / total / answered, within / answered, within / (1 - abandoned_within), within + abandoned_within,
        within, (below + waiting - late) / total,
    ]


def cases():
    ninth = mpf(1) / 9
    for a, n in [
        (0.1, 1), (0.1, 2), (1, 1), (1, 2), (4, 3), (10, 9), (10, 12), (50, 40), (50, 52), (200, 205), (1000, 980),
        (1000, 1010), (5000, 5000), (5000, 5100), (20000, 19000), (20000, 20050),
    ]:
        for theta in [0.01, 1, 30] if a < 1000 else [0.05, 1, 3]:
            yield a, n, theta, None, ninth
    for a, n, theta in [(2, 3, 0.001), (12, 10, 0.003), (0.5, 3, 1000), (8, 5, 200)]:
        for T in [ninth, 2]:
            yield a, n, theta, None, T
    for a, n in [(0.1, 1), (1, 2), (10, 8), (10, 12), (100, 98), (1000, 1000), (10000, 10050)]:
        for theta in [0, 0.2, 4]:
            for m in [0, 1, 7, 60, 400]:
                if m > 0 or theta == 0:
                    yield a, n, theta, m, ninth


def show(x):
    return mp.nstr(x, 14)


HEAD = '''/// Stationary M/M/n/K+M queues solved in 400-digit arithmetic, straight from their states: no integral, no special function.
///
/// Printed by `Tools/reference-values/erlang.py` (mpmath). Columns: erlangs, agents, handling time / patience, waiting
/// places, answer-time target in handling times; then the probabilities of wait, of blocking and of abandonment,
/// occupancy, mean wait of those who entered and of those answered (in handling times), and the five service levels in
/// the order of `ServiceLevelDefinition.allCases`.
enum SteadyStateReference {
  static let table = """
'''

if __name__ == "__main__":
    print(HEAD, end="")
    for a, n, theta, m, T in cases():
        time = str(T) if T == 2 else "1/9"
        places = "inf" if m is None else str(m)
        print("    " + ",".join([str(a), str(n), str(theta), places, time] + [show(x) for x in steady(a, n, theta, m, T)]))
    print('    """\n}')
