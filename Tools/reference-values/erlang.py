#!/usr/bin/env python3
"""Prints Tests/QueueingTests/SteadyStateReference.swift: the stationary M/M/n/K+M queue in 400-digit arithmetic.

Everything is summed straight from the states, with no integral and no special function. Needs mpmath.
Usage: Tools/reference-values/erlang.py > Tests/QueueingTests/SteadyStateReference.swift
"""
from mpmath import mp, mpf, exp
# Service levels of an overloaded desk cancel up to three hundred digits.
mp.dps = 400


def steady(a, n, th, m, T):
    """a erlangs, n agents, th = handling/patience, m waiting places (None: endless), T in handling times."""
    a=mpf(a); th=mpf(th); T=mpf(T)
    # states below n, from pi_n = 1 downward
    below=mpf(0); t=mpf(1)
    for k in range(n,0,-1):
        t=t*k/a; below+=t
        if t<below*mpf(10)**-60: break
    # waiting states j=0.. (n+j in system): arriving contact there waits for j+1 departures
    # departures from a shrinking crowd: rates n+i*th, i=0..j ; number of departures by T is a pure birth law in reverse:
    # P(V_j>T)=P(N<=j), N with weights e^{-nT} prod(n+l th)*phi/(l+1)
    phi = T if th==0 else (1-exp(-th*T))/th
    p=exp(-n*T); cdf=p
    # and the same with n+th, for the density weighted by e^{-th t}
    q=exp(-(n+th)*T); qcdf=q
    w=mpf(1); W=F=Q=S=G=mpf(0); full=mpf(0); served=mpf(0); sw=mpf(0); H=mpf(0)
    j=0
    while True:
        if m is not None and j==m:
            full=w; break
        W+=w; Q+=w*(j) 
        ps=n/(n+(j+1)*th)               # answered, given j ahead
        served+=w*ps
        G+=w*cdf                        # virtual wait longer than T
        H+=w*ps*(1-qcdf)                # answered within T after a wait
        # mean of V e^{-th V}: ps * sum_{i=0..j} 1/(n+th+i th)
        inc=mpf(1)/(n+th+j*th)
        S=S+inc
        sw+=w*ps*S
        if m is None and j>10 and w*a/(n+(j+1)*th-a if n+(j+1)*th>a else 1)<mpf(10)**-45*W and n+(j+1)*th>a: break
        w=w*a/(n+(j+1)*th)
        p=p*(n+j*th)*phi/(j+1); cdf+=p
        q=q*(n+th+j*th)*phi/(j+1); qcdf+=q
        j+=1
        if j>3000000: raise Exception("long")
    queue=Q+(full*m if m is not None else 0)
    tot=below+W+full
    blocked=full/tot; wait=W/tot
    answered=(below+served)/tot
    aband=th*queue/a/tot
    inT=(below+H)/tot
    virt=(below+(W-G))/tot
    notWaiting=1-exp(-th*T)*G/tot - blocked
    abT=notWaiting-inT
    ew=queue/a/tot
    return [wait,blocked,aband,a*answered/n,ew/(1-blocked),sw/tot/answered,inT/answered,inT/(1-abT),inT+abT,inT,virt]
def cases():
    # Erlang A
    for a,n in [(0.1,1),(0.1,2),(1,1),(1,2),(4,3),(10,9),(10,12),(50,40),(50,52),(200,205),(1000,980),(1000,1010),(5000,5000),(5000,5100),(20000,19000),(20000,20050)]:
        for th in ([0.01,1,30] if a<1000 else [0.05,1,3]):
            for T in [mpf(1)/9]:
                yield a, n, th, None, T
    for a,n,th in [(2,3,0.001),(12,10,0.003),(0.5,3,1000),(8,5,200)]:
        for T in [mpf(1)/9, 2]: yield a, n, th, None, T
    # Erlang X
    for a,n in [(0.1,1),(1,2),(10,8),(10,12),(100,98),(1000,1000),(10000,10050)]:
        for th in [0,0.2,4]:
            for m in [0,1,7,60,400]:
                if m==0 and th: continue
                yield a, n, th, m, mpf(1) / 9


def show(x):
    return str(x) if x in (0, 1) else mp.nstr(x, 14)


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
    for a, n, th, m, T in cases():
        time = "1/9" if T == mpf(1) / 9 else str(T)
        places = "inf" if m is None else str(m)
        print("    " + ",".join([str(a), str(n), str(th), places, time] + [show(x) for x in steady(a, n, th, m, T)]))
    print('    """\n}')
