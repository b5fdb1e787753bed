/**
 * Ways to break the product that somebody might hit upon: each a small change of its text, and what must catch it. A change
 * whose text is no longer found fails the run, so that none of them rots unseen.
 */
import type { Change } from '../support/copied-project.ts';

export interface Canary extends Change {
  /** The simulation with so many seeds, or a file of tests. */
  readonly caughtBy: { readonly seeds: number } | { readonly tests: string };
}

export const canaries: readonly Canary[] = [
  {
    name: 'no fsync',
    file: 'db/driver.ts',
    from: "  db.pragma(`synchronous = ${options.synchronous}`);\n  db.prepare('SELECT count(*) FROM sqlite_schema').get();\n  const level: unknown = db.pragma('synchronous', { simple: true });\n  assert(level === SYNCHRONOUS[options.synchronous], `synchronous is ${String(level)}, not ${options.synchronous}`);\n",
    to: "  db.pragma('synchronous = OFF');\n",
    caughtBy: { seeds: 40 },
  },
  {
    name: 'no dedup',
    file: 'db/commit/arrivals.ts',
    from: [
      "    if (this.#isHere(wire)) return { result: 'known' };",
      '    const checked = checkCommit(wire, this.#needs);',
      "    if (!checked.ok) return this.#strangerIn(parseHeader(wire.events[0]?.header ?? '')) ?? this.#quarantine(wire, checked.error);",
      '    const commit = checked.value;',
      '    if (this.#needs.log.has(commit.newest)) return this.#takeWithheld(commit, landing);',
    ].join('\n'),
    to: [
      '    const checked = checkCommit(wire, this.#needs);',
      "    if (!checked.ok) return this.#strangerIn(parseHeader(wire.events[0]?.header ?? '')) ?? this.#quarantine(wire, checked.error);",
      '    const commit = checked.value;',
    ].join('\n'),
    caughtBy: { tests: 'tests/db/receive.test.ts' },
  },
  {
    name: 'wall clock as order',
    file: 'shared/kernel/history.ts',
    from: '    if (before.length === 1 && after.length === 1) return this.#isAncestor(earlier, later);\n',
    to: '    if (before.length === 1 && after.length === 1) return (this.facts.find((fact) => fact.id === earlier)?.wall ?? 0) < (this.facts.find((fact) => fact.id === later)?.wall ?? 0);\n',
    caughtBy: { seeds: 40 },
  },
  {
    name: 'parents ignored',
    file: 'db/commit/new-events.ts',
    from: 'heads.get(event.stream) ?? log.heads(event.stream).slice(0, MAX_PARENTS)',
    to: 'heads.get(event.stream) ?? log.heads(event.stream).slice(0, MAX_PARENTS - MAX_PARENTS)',
    caughtBy: { tests: 'tests/host/accounting.test.ts' },
  },
  {
    name: 'publish before commit',
    file: 'db/commit.ts',
    from: '          const { commits, events } = landing;\n',
    to: '          const { commits, events } = landing;\n          this.#publish({ newest: commits.at(-1) ?? null, commits, events, changed: new Set([LOG_ITSELF]) });\n',
    caughtBy: { tests: 'tests/db/commit.test.ts' },
  },
  {
    name: 'digest adopted',
    file: 'electron/host/lan/session.ts',
    from: '    if (theirs.frontier === log.howFar.frontier) return this.#agree();\n',
    to: '    if (theirs.frontier !== log.howFar.frontier || theirs.events >= 0) return this.#agree();\n',
    caughtBy: { seeds: 40 },
  },
  {
    name: 'page splits a commit',
    file: 'db/peers.ts',
    from: '      commits.push(commit);\n      size += bytes;\n    }\n    last = row.no;',
    to: '      commits.push({ ...commit, events: commit.events.slice(0, 2) });\n      size += bytes;\n    }\n    last = row.no;',
    caughtBy: { seeds: 10 },
  },
  {
    name: 'taken before commit',
    file: 'electron/host/lan/intake.ts',
    from: '    this.#arrived.push({ page, commits: page.commits, taken: 0 });\n',
    to: "    this.#arrived.push({ page, commits: page.commits, taken: 0 });\n    this.#needs.link.send({ kind: 'taken', run: page.run, page: page.page });\n",
    caughtBy: { tests: 'tests/lan/exchange.test.ts' },
  },
  {
    name: 'frontier of one origin forgotten',
    file: 'db/peers.ts',
    from: 'SELECT origin, seq, id FROM log_end ORDER BY origin, id',
    to: 'SELECT origin, seq, id FROM log_end WHERE origin <> (SELECT max(origin) FROM log_end) ORDER BY origin, id',
    caughtBy: { seeds: 20 },
  },
  {
    name: 'a page goes on one commit too late',
    file: 'db/peers.ts',
    from: 'size + bytes > MAX_PAGE_BYTES) return { commits, next: last };',
    to: 'size + bytes > MAX_PAGE_BYTES) return { commits, next: row.no };',
    caughtBy: { tests: 'tests/db/peers.test.ts' },
  },
  {
    name: 'waiting commits dropped',
    file: 'db/commit/arrivals.ts',
    from: '    this.#sql.wait.run(commit.newest, JSON.stringify(wire));\n    for (const id of missing) this.#sql.waitFor.run(id, commit.newest);\n',
    to: '',
    caughtBy: { tests: 'tests/db/receive.test.ts' },
  },
  {
    name: 'erasure not repeated on late arrival',
    file: 'db/commit/erasures.ts',
    from: 'touched.has(ERASURES) ? this.#reached(touched) : touched)',
    to: 'touched.has(ERASURES) ? this.#reached(touched) : [])',
    caughtBy: { tests: 'tests/db/erasure.test.ts' },
  },
  {
    name: 'seal not checked',
    file: 'db/log/wire.ts',
    from: "  if (!ports.seals.verify(wire.publicKey, sealText(last.id), wire.signature)) return err('the seal does not hold');\n",
    to: '',
    caughtBy: { tests: 'tests/db/receive.test.ts' },
  },
  {
    name: 'chain not checked',
    file: 'db/commit/arrivals.ts',
    from: 'if (before.origin !== header.origin || before.seq !== header.seq - 1) return',
    to: 'if (before.seq < 0) return',
    caughtBy: { tests: 'tests/db/receive.test.ts' },
  },
  {
    name: 'fork branch dropped',
    file: 'db/peers.ts',
    from: 'if (ours === undefined || more.length > 0 || branches.length > 0) return false;',
    to: 'if (ours === undefined) return false;',
    caughtBy: { tests: 'tests/db/peers.test.ts' },
  },
  {
    name: 'live push not forwarded',
    file: 'electron/host/lan/exchange.ts',
    from: 'session.isPushedTo && session.link.peer !== from &&',
    to: 'session.isPushedTo && from === null &&',
    caughtBy: { tests: 'tests/lan/exchange.test.ts' },
  },
  {
    name: 'admission not checked',
    file: 'db/commit/arrivals.ts',
    from: '    if (refusal !== null) return refusal;\n',
    to: "    if (refusal?.result === 'refused') return refusal;\n",
    caughtBy: { tests: 'tests/db/admission.test.ts' },
  },
  {
    name: 'that a console let itself in is believed at any time',
    file: 'db/commit/arrivals.ts',
    from: "    return from === 'ownFile' || joinedSite(this.#db)?.caughtUp === false;\n",
    to: '    return true;\n',
    caughtBy: { tests: 'tests/db/admission.test.ts' },
  },
  {
    name: 'the cut of a revocation ignored',
    file: 'db/log/late.ts',
    from: 'if (!kept.has(id) && !said.neverLate.has(id)) beyond.add(id);',
    to: 'if (!kept.has(id) && !said.neverLate.has(id)) beyond.delete(id);',
    caughtBy: { seeds: 60 },
  },
  {
    name: 'a settlement closes all',
    file: 'shared/kernel/history.ts',
    from: '      for (const id of namedBySettlement(fact)) for (const twin of this.#twinsOf(id)) this.#settled.add(twin);\n',
    to: '      if (namedBySettlement(fact).length > 0) for (const other of this.facts) this.#settled.add(other.id);\n',
    caughtBy: { tests: 'tests/domain/person-standing.test.ts' },
  },
  {
    name: 'views updated outside the transaction',
    file: 'db/commit/landing.ts',
    from: '    for (const stream of streams) for (const view of this.#again.has(stream) ? views.remake(stream) : views.fold(stream)) this.#changed.add(view);\n',
    to: '    queueMicrotask(() => streams.forEach((stream) => views.remake(stream)));\n',
    caughtBy: { tests: 'tests/db/commit.test.ts' },
  },
  {
    name: 'a retry not deduplicated',
    file: 'electron/host/handle-command.ts',
    from: '    if (earlier !== null) return commandOutcome.parse(earlier);\n',
    to: '',
    caughtBy: { tests: 'tests/host/handle-command.test.ts' },
  },
  {
    name: 'a cloned disk goes on with its incarnation',
    file: 'db/open.ts',
    from: 'marker.machine !== machine || ',
    to: '',
    caughtBy: { tests: 'tests/db/incarnations.test.ts' },
  },
  {
    name: 'another site is taken for this one',
    file: 'electron/host/lan/session.ts',
    from: "    if (hello.site !== this.#needs.site) return 'OfAnotherSite';\n",
    to: '',
    caughtBy: { tests: 'tests/lan/session.test.ts' },
  },
  {
    name: 'an alarm waits for its commit',
    file: 'electron/host/lan/notices.ts',
    from: '    for (const listener of this.#tellListeners) listener(told);\n    try {\n      return commit();\n    } finally {\n      this.#hold(told, true);\n    }\n',
    to: '    const done = commit();\n    if ((done as { readonly accepted?: boolean }).accepted === true) this.#hold(told, false);\n    return done;\n',
    caughtBy: { tests: 'tests/host/disk-full.test.ts' },
  },
  {
    name: 'each console records a step of its own',
    file: 'electron/host/escalation.ts',
    from: 'digests.idOf(`step ${step} of call ${call}`)',
    to: 'digests.idOf(`step ${step} of call ${call} ${this.#needs.clock.monotonicMs()}`)',
    caughtBy: { tests: 'tests/sim/calls.test.ts' },
  },
  {
    name: 'a call ends without whoever went elsewhere',
    file: 'shared/domain/dispatch/state.ts',
    from: 'endings.filter((ending) => knewAll(history, facts, ending.fact))',
    to: 'endings.filter((ending) => knewAll(history, [], ending.fact))',
    caughtBy: { tests: 'tests/sim/calls.test.ts' },
  },
  {
    name: 'a call is as old as the wall clocks say',
    file: 'electron/host/escalation.ts',
    from: '    for (const [call, ageMs] of stated) this.#needs.elapsed.isNow(call, ageMs);\n',
    to: '',
    caughtBy: { tests: 'tests/sim/calls.test.ts' },
  },
];
