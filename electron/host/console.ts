/**
 * The composition root: puts a console together from its parts, and is the `HostCore` that the doors talk to. Everything
 * that touches the machine comes in as an argument, so that tests and the simulation compose the same console.
 */
import type { Committer } from '../../db/commit.ts';
import { openLog, type OpenedDatabase } from '../../db/open.ts';
import type { Database } from '../../db/driver.ts';
import { readGuardian, readStaffMember } from '../../db/queries/adults.ts';
import { classRoll, listClasses, peopleByStatus, searchIncident } from '../../db/queries/accounting.ts';
import { LogForAlarms } from '../../db/queries/alarms.ts';
import { listAttendance, listDayLists, listVisitors } from '../../db/queries/attendance.ts';
import { earlierVisitors, listEntries, nearTo } from '../../db/queries/entrance.ts';
import { readCallNumbers } from '../../db/queries/call-numbers.ts';
import { listConsoles } from '../../db/queries/consoles.ts';
import { listContradictions } from '../../db/queries/contradictions.ts';
import { listCare } from '../../db/queries/desk.ts';
import { recordsPastTime, recordsToErase } from '../../db/queries/retention.ts';
import { listReleases } from '../../db/queries/releases.ts';
import { findAnything } from '../../db/queries/find.ts';
import { openIncidents } from '../../db/queries/incidents.ts';
import { listByHand, listPeople, searchPeople } from '../../db/queries/people.ts';
import { readStudent } from '../../db/queries/pickups.ts';
import { contradictingRosters } from '../../db/queries/contradicting-rosters.ts';
import { everyPhotoOnFile, photoTypeOf } from '../../db/queries/photos.ts';
import { Reader } from '../../db/queries/reader.ts';
import { listClass } from '../../db/queries/roster-classes.ts';
import { LocalNotices } from '../../db/local-lan.ts';
import { LocalSignIns } from '../../db/local-sign-ins.ts';
import { readSite } from '../../db/queries/site.ts';
import { siteKey } from '../../db/queries/site-settings.ts';
import { founderGrant, listStaffAccess, oneOfName } from '../../db/queries/staff.ts';
import { readLockdown } from '../../db/queries/lockdown.ts';
import { listSweeps, listWhereabouts } from '../../db/queries/movement.ts';
import { listTapOuts } from '../../db/queries/tap-outs.ts';
import { readTimeline } from '../../db/queries/timeline.ts';
import { rebuildViews } from '../../db/rebuild.ts';
import { needsPermission, queries, subscriptions, type CommandOutcome, type QueryAnswer, type QueryName, type QueryParams, type SubscriptionName, type SubscriptionParams, type SubscriptionRow } from '../../shared/contract/procedures.ts';
import type { DayListPreview, DayListRequest } from '../../shared/contract/day-list.ts';
import { entrancePermissions } from '../../shared/contract/entrance-procedures.ts';
import { eventRegistry, knownTypes, type Command } from '../../shared/domain/registry.ts';
import { unreachable } from '../../shared/kernel/assert.ts';
import type { Rejection } from '../../shared/kernel/decision.ts';
import type { Actor } from '../../shared/kernel/history.ts';
import type { CommandId, ConsoleId, EventId, IncidentId, OriginId, PersonId } from '../../shared/kernel/ids.ts';
import { err, ok, type Result } from '../../shared/kernel/result.ts';
import { atOnce, Slices, type Pieces } from '../../shared/kernel/slices.ts';
import { answerAboutBackups, isAboutBackups } from './backups/backup-questions.ts';
import type { HostCore, ImportIntake, Photo } from './core.ts';
import { takeDayList } from './day-lists/day-lists.ts';
import { CallDesk } from './call-desk.ts';
import { eraseTapOuts } from './erase-tap-outs.ts';
import { DrillLists } from './drill-lists.ts';
import { Elapsed } from './elapsed.ts';
import { Calendar } from './calendar.ts';
import { DiskReserve } from './disk-reserve.ts';
import { listsAfterCalls, reportOfCall } from './call-reports.ts';
import { answerLookUp } from './commands/cards.ts';
import { decideLettingItselfIn } from './commands/consoles.ts';
import { ExportKeys, isAboutExportKeys } from './exports/export-keys.ts';
import { Exports, isExport, type ExportAnswer, type ExportQuestion } from './exports/exports.ts';
import { carryOutTogether } from './carry-out-together.ts';
import { CommandHandler } from './handle-command.ts';
import { listsAtOnce, listsInPieces, listsOfConsole } from './incident-lists.ts';
import { filesAsAnswers, listsOfRooms, listsOfTheLog, textsOfTheLog } from './lists-of-the-log.ts';
import { NO_ADMISSION } from './lan/admission/admission.ts';
import type { Lan, MakeLan } from './lan/lan.ts';
import { NO_LAN } from './lan/network.ts';
import { answerAboutTheNetwork, isAboutTheNetwork } from './lan/network-questions.ts';
import { Notices } from './lan/notices.ts';
import type { Machine } from './machine.ts';
import { mayKnow } from './may-know.ts';
import { RosterDisputes } from './roster-import/roster-disputes.ts';
import { RosterImports } from './roster-import/roster-imports.ts';
import { loadSampleSchool } from './roster-import/load-sample-school.ts';
import type { SampleRequest } from './roster-import/sample-people.ts';
import { SignIn } from './sign-in/sign-in.ts';
import { answerAboutSignIn, isAboutSignIn } from './sign-in/sign-in-questions.ts';
import { StationDesk } from './sign-in/station-desk.ts';
import { WhoActs } from './sign-in/who-acts.ts';
import { A_NEW_DAY, ALARMS_HEARD, DATA_ITSELF, DISK_RESERVE, EXPORTS_RUNNING, IMPORT_ITSELF, ROSTERS_COMPARED, STEP_DUE, viewsOf, WHO_ACTS } from './views-of.ts';
import { mayUse } from './web/may-use.ts';
import { notPermitted } from './web/refusals.ts';

export const VERSION = '0.1.0';

/** The sample school of first run: the same everywhere, so that training material matches it. */
export const SAMPLE = { seed: 1, students: 1_200 } as const;

export class Console implements HostCore {
  readonly db: Database;
  readonly committer: Committer;
  readonly reader: Reader;
  readonly imports: RosterImports;
  /** Null: this console works alone, as the command line's do. */
  readonly lan: Lan | null;
  readonly notices: Notices;
  readonly reserve: DiskReserve;
  readonly calls: CallDesk;
  readonly #machine: Machine;
  readonly #opened: OpenedDatabase;
  readonly #commands: CommandHandler;
  readonly #elapsed: Elapsed;
  readonly #drills: DrillLists;
  /** It reads the database, so that must stay open until it ends. */
  #goingOn: Promise<unknown> = Promise.resolve();
  readonly #calendar: Calendar;
  readonly #disputes: RosterDisputes;
  readonly #localSignIns: LocalSignIns;
  readonly #who: WhoActs;
  readonly #signIn: SignIn;
  readonly #station: StationDesk;
  readonly #exports: Exports;
  readonly #exportKeys: ExportKeys;

  private constructor(machine: Machine, opened: OpenedDatabase, makeLan: MakeLan | null) {
    const { clock, ids, digests, breathe } = machine;
    this.#machine = machine;
    this.#opened = opened;
    this.db = opened.db;
    this.committer = opened.committer;
    this.reader = new Reader(opened.db, clock, machine.dateOf, machine.minuteOf, machine.managed);
    this.notices = new Notices({ seen: new LogForAlarms(opened.db, this.committer.log), store: new LocalNotices(opened.db), clock, breathe, digests, signer: machine.signer, seals: machine.seals, console: opened.console, log: machine.log });
    this.reserve = new DiskReserve(machine.ballast, clock, machine.log);
    const siteKeyToBe = machine.newKey();
    const keyToBe = (): string => siteKeyToBe;
    this.#commands = new CommandHandler({ committer: this.committer, reader: this.reader, ids, digests, console: opened.console, publicKey: machine.signer.publicKey, certificate: machine.certificate, newKey: keyToBe, notices: this.notices, reserve: this.reserve });
    this.imports = new RosterImports({ log: machine.log, committer: this.committer, reader: this.reader, ids, digests, breathe, database: machine.database, staging: machine.staging, photos: machine.photos, startWorker: machine.startRosterWorker, keyToBe });
    this.#elapsed = new Elapsed(clock);
    this.#drills = new DrillLists({ clock, elapsed: this.#elapsed, own: opened.console, heard: () => this.lan?.heard() });
    this.#calendar = new Calendar(() => this.reader.today());
    this.#calendar.onNewDay(() => this.#eraseTapOuts());
    this.#disputes = new RosterDisputes(opened.db, (heads) => machine.startRosterComparison({ database: machine.database, heads }));
    this.#localSignIns = new LocalSignIns(opened.db);
    const { committer, reader } = this;
    const shared = { reader, log: committer.log, clock, local: this.#localSignIns, console: opened.console };
    this.#who = new WhoActs(shared);
    this.calls = new CallDesk({ ...shared, digests, notices: this.notices, elapsed: this.#elapsed, signedIn: () => this.signedIn(), record: (commandId, decision) => this.#commands.record(commandId, decision, 'unsigned') });
    this.#signIn = new SignIn({ ...shared, secrets: machine.secrets, who: this.#who, newKey: machine.newKey, record: (decision, actor) => this.#commands.record(ids.next() as CommandId, decision, actor) });
    this.#station = new StationDesk({ reader, log: committer.log, who: this.#who, ids, record: (decision, actor) => this.#commands.record(ids.next() as CommandId, decision, actor) });
    this.#exports = new Exports({ reader, digests, signer: machine.signer, origin: opened.origin, slices: () => this.#slices() });
    this.#exportKeys = new ExportKeys({ reader, ids, digests, who: this.#who, newKey: machine.newKey });
    this.lan = makeLan?.({ db: this.db, committer, reader, console: opened.console, notices: this.notices, signedIn: () => this.signedIn(), record: (decision, actor) => this.#commands.record(ids.next() as CommandId, decision, actor) }) ?? null;
    this.committer.onCommit(({ changed }) => {
      this.reader.forgetWhatChanged(changed);
      this.notices.look(changed);
      if (changed.has('view_grant') || changed.has('view_secret') || changed.has('view_station') || changed.has('view_incident')) this.#who.changed();
      if (changed.has('view_roster_head')) this.#disputes.look();
      if (changed.has('view_photo')) this.#forgetPhotos();
    });
  }

  /** Opens or makes the database, and rebuilds the views where another version made them. Throws as `openLog` does. */
  static async open(machine: Machine, makeLan: MakeLan | null = null): Promise<Console> {
    const { clock, ids, digests, signer, seals } = machine;
    const opened = openLog({
      path: machine.database,
      synchronous: 'FULL',
      migrations: machine.migrations,
      marker: machine.marker,
      machine: machine.machineName,
      backUp: machine.backUp,
      ports: { clock, ids, digests, signer, seals, registry: eventRegistry },
    });
    const console = new Console(machine, opened, makeLan);
    if (opened.needsRebuild) await console.rebuild(() => undefined);
    console.#letItselfIn();
    console.notices.look(null);
    console.#disputes.look();
    return console;
  }

  async rebuild(progress: (done: number, of: number) => void): Promise<{ readonly streams: number }> {
    const { clock, log } = this.#machine;
    const sinceMs = clock.monotonicMs();
    const report = await rebuildViews(this.db, this.committer, this.#machine.digests, eventRegistry, this.#slices(), progress);
    this.reader.rosters.forget();
    log.note({ event: 'rebuilt', streams: report.streams, ms: Math.round(clock.monotonicMs() - sinceMs) });
    return report;
  }

  #letItselfIn(): void {
    const { signer, certificate, ids } = this.#machine;
    const decision = decideLettingItselfIn({ log: this.committer.log, reader: this.reader }, { console: this.id, publicKey: signer.publicKey, certificate });
    if (decision !== null) this.#commands.record(ids.next() as CommandId, decision, 'unsigned');
  }

  /** Of what this console writes, in its present incarnation. */
  get origin(): OriginId {
    return this.#opened.origin;
  }

  get id(): ConsoleId {
    return this.#opened.console;
  }

  #slices(): Slices {
    return new Slices(this.#machine.clock, this.#machine.breathe);
  }

  /** What is left to do when the door is open: an alarm must not wait for it. */
  async goOn(): Promise<void> {
    this.#goingOn = Promise.all([this.reserve.look(), this.imports.resume(), this.reader.rosters.readAhead(this.#slices())]);
    await this.#goingOn;
    // A crash between a removal and its deletion, or between the bytes of a photo and its fact.
    this.#forgetPhotos();
    this.#eraseTapOuts();
  }

  #eraseTapOuts(): void {
    eraseTapOuts({ log: this.committer.log, reader: this.reader }, (decision) => this.#commands.record(this.#machine.ids.next() as CommandId, decision, 'unsigned'));
  }

  async close(): Promise<void> {
    await this.lan?.close();
    this.notices.close();
    await this.imports.close();
    await Promise.allSettled([this.#goingOn]);
    await this.#disputes.end();
    this.#opened.close();
  }

  /** What nobody's record shows any more is deleted, wherever that was decided. */
  #forgetPhotos(): void {
    this.#machine.photos.keepOnly(everyPhotoOnFile(this.db));
  }

  async takeDayList(request: DayListRequest, bytes: Uint8Array, actor = this.signedIn()): Promise<Result<DayListPreview, Rejection>> {
    const { digests, ids } = this.#machine;
    const read = await this.#machine.readDayList({ request, bytes, nowMinute: this.reader.minuteOf(this.reader.clock.wallMs()) });
    return takeDayList({ reader: this.reader, log: this.committer.log, digests, ids, record: (decision) => this.#commands.record(ids.next() as CommandId, decision, actor) }, request, read);
  }

  async readPhoto(sha256: string): Promise<Photo | null> {
    const type = photoTypeOf(this.db, sha256);
    const bytes = type === null ? null : await this.#machine.photos.read(sha256);
    return type === null || bytes === null ? null : { type, bytes };
  }

  signedIn(): Actor {
    return this.#who.acting() ?? 'unsigned';
  }

  /** Whoever owns the data folder, or can read its control token, has all that is in it: they act as the founder. */
  commandLine(): Actor {
    return founderGrant(this.reader) ?? 'unsigned';
  }

  /** A file for whoever proves who they are, by the same table as at the screens; nobody is signed in there by it. `name` null: the secret is a key for scripts. */
  async exportAs(name: string | null, secret: string, question: ExportQuestion): Promise<ExportAnswer> {
    const staff = name === null ? null : oneOfName(this.reader, name);
    const proved = staff === null ? this.#exportKeys.prove(secret) : staff.ok ? await this.#signIn.prove(staff.value, secret) : staff;
    if (!proved.ok) return proved;
    return mayUse(queries[question.name].permission, proved.value) ? this.#exports.answer(question, proved.value) : err(notPermitted(proved.value));
  }

  execute(commandId: CommandId, command: Command): CommandOutcome {
    return this.#commands.execute(commandId, command, this.signedIn());
  }

  together(steps: readonly (() => void)[]): number {
    return carryOutTogether({ committer: this.committer, reader: this.reader, clock: this.#machine.clock }, steps);
  }

  /** To be called now and then by whoever runs the console. */
  lookAtIdleness(): void {
    this.#who.look(this.read('incidents', {}).length > 0);
  }

  lookAtCalendar(): void {
    this.#calendar.look();
  }

  dependsOn(name: SubscriptionName): ReadonlySet<string> {
    return viewsOf(name);
  }

  onChange(listener: (changed: ReadonlySet<string>) => void): () => void {
    const stops = [this.committer.onCommit(({ changed }) => listener(changed)), this.imports.onProgress(() => listener(new Set([IMPORT_ITSELF]))), this.#exports.running.onChange(() => listener(new Set([EXPORTS_RUNNING]))), this.#disputes.onFound(() => listener(new Set([ROSTERS_COMPARED]))), this.#calendar.onNewDay(() => listener(new Set([A_NEW_DAY]))), this.#who.onChange(() => listener(new Set([WHO_ACTS]))), this.notices.onChange(() => listener(new Set([ALARMS_HEARD]))), this.calls.escalation.onChange(() => listener(new Set([STEP_DUE]))), this.reserve.onChange(() => listener(new Set([DISK_RESERVE]))), this.#machine.care?.onChange(() => listener(new Set([DATA_ITSELF]))), this.lan?.onChange(listener)];
    return () => stops.forEach((stop) => stop?.());
  }

  async loadSample(request: SampleRequest, actor: Actor): ReturnType<RosterImports['loadSample']> {
    const { ids, digests, breathe } = this.#machine;
    const execute = (command: Command): CommandOutcome => this.#commands.execute(ids.next() as CommandId, command, actor);
    return loadSampleSchool({ imports: this.imports, reader: this.reader, digests, slices: this.#slices(), breathe, execute }, request, actor);
  }

  read<N extends SubscriptionName>(name: N, params: SubscriptionParams<N>): readonly SubscriptionRow<N>[] {
    return atOnce(this.readInPieces(name, params));
  }

  readInPieces<N extends SubscriptionName>(name: N, params: SubscriptionParams<N>): Pieces<readonly SubscriptionRow<N>[]> {
    return this.#read({ name, params } as Listing) as Pieces<readonly SubscriptionRow<N>[]>;
  }

  *#read({ name, params }: Listing): Pieces<readonly SubscriptionRow<SubscriptionName>[]> {
    const { reader } = this;
    switch (name) {
      case 'site':
        return readSite(reader, this.#opened.console, knownTypes(eventRegistry), VERSION, { acting: this.#who.acting(), signIn: this.#who.shown(), rostersContradict: this.#disputes.contradict, digests: this.#machine.digests, diskReserveGoneWall: this.reserve.goneSinceWall, dataTrouble: this.#machine.care?.trouble ?? null });
      case 'incidents':
        return openIncidents(reader, (incident, startedWall) => this.#elapsed.of(incident, startedWall));
      case 'classes':
        return listClasses(reader, params.incident as IncidentId, mayUse(needsPermission, this.signedIn()));
      case 'class-roll':
        return classRoll(reader, params.incident as IncidentId, params.classId, mayUse(needsPermission, this.signedIn()));
      case 'people-by-status':
        return yield* peopleByStatus(reader, params.incident as IncidentId, params.status, mayUse(needsPermission, this.signedIn()));
      case 'student':
        return readStudent(reader, params.person as PersonId, params.incident as IncidentId | null, mayUse(needsPermission, this.signedIn()), this.signedIn(), mayKnow(this.signedIn()));
      case 'guardian':
        return readGuardian(reader, params.person as PersonId);
      case 'staff-member':
        return readStaffMember(reader, params.person as PersonId);
      case 'class-list':
        return listClass(reader, params.classId);
      case 'attendance':
        return listAttendance(reader, params.date);
      case 'visitors':
        return listVisitors(reader, params.date, mayUse(entrancePermissions.CompareVisitor, this.signedIn()));
      case 'entrance':
        return listEntries(reader, params.date);
      case 'day-lists':
        return listDayLists(reader, params.date);
      case 'queue':
      case 'queues':
        return listsOfConsole[name](reader, this.#opened.console, params.incident as IncidentId);
      case 'lockdown':
        return [readLockdown(reader, this.#machine.digests, params.incident as IncidentId, { console: this.#opened.console, staff: this.#who.acting()?.staff ?? null })];
      case 'whereabouts':
        return yield* listWhereabouts(reader, params.incident as IncidentId, mayUse(needsPermission, this.signedIn()));
      case 'sweeps':
        return listSweeps(reader, this.#machine.digests, params.incident as IncidentId);
      case 'contradictions':
        return listContradictions(reader, { rostersContradict: this.#disputes.contradict, digests: this.#machine.digests });
      case 'rosters':
        return this.#disputes.contradict ? contradictingRosters(reader, this.#disputes.comparison()) : [];
      case 'people':
        return yield* listPeople(reader, params.kind);
      case 'people-by-hand':
        return yield* listByHand(reader);
      case 'import':
        return this.imports.rows();
      case 'exports':
        return this.#exports.running.rows();
      case 'calls':
      case 'call-alarms':
      case 'call-settings':
        return this.calls.read(name);
      case 'call-reports':
      case 'recovery':
        return yield* listsAfterCalls[name](reader, this.#machine.digests, this.signedIn());
      case 'call-report':
        return reportOfCall(reader, this.#machine.digests, params.call, this.signedIn());
      case 'consoles':
        return listConsoles(reader.db, { console: this.#opened.console, version: VERSION, saidOfUs: this.lan?.saidOfUs() ?? null }, this.lan?.heard() ?? new Map());
      case 'admission':
        return [this.lan?.admission?.row() ?? NO_ADMISSION];
      case 'alarms':
        return this.notices.rows();
      case 'heard':
        return this.lan?.network?.heard() ?? [];
      case 'network':
        return [this.lan?.network?.row() ?? NO_LAN];
      case 'backups':
        return this.#machine.care === null ? [] : [this.#machine.care.row()];
      case 'pickups':
      case 'posts':
      case 'buses':
      case 'step-aside':
      case 'flow':
        return listsAtOnce[name](reader, params.incident as IncidentId);
      case 'accountability':
      case 'families':
      case 'closing':
      case 'cards':
      case 'unpaired':
      case 'halves':
        return yield* listsInPieces[name](reader, params.incident as IncidentId);
      case 'releases':
        return yield* listReleases(reader, params.incident as IncidentId, this.signedIn(), mayKnow(this.signedIn()));
      case 'timeline':
        return readTimeline(reader, params.incident as IncidentId, mayKnow(this.signedIn()));
      case 'care':
        return listCare(reader, params.incident as IncidentId, mayKnow(this.signedIn()));
      case 'self-release':
      case 'roster-classes':
      case 'barred':
      case 'records':
      case 'bell-schedule':
      case 'site-settings':
      case 'texts':
      case 'drill-year':
      case 'quiet-alerts':
      case 'disclosures':
      case 'responders':
      case 'trainings':
      case 'courses':
      case 'tap-out-rules':
      case 'retention':
        return listsOfTheLog[name](reader);
      case 'drill-pace':
      case 'drill-run':
        return yield* this.#drills.of(reader, name, params.drill);
      case 'running-drills':
        return this.#drills.running(reader);
      case 'tap-outs':
        return listTapOuts(reader, this.#machine.digests, this.signedIn());
      case 'rooms':
      case 'floors':
        return listsOfRooms[name](reader, this.#machine.digests);
      case 'export-keys':
        return this.#exportKeys.rows();
      case 'staff-access':
        return listStaffAccess(reader, new Map(this.#localSignIns.lately().map(({ staff, wall }) => [staff, wall])));
      default:
        return unreachable(name);
    }
  }

  async query<N extends QueryName>(name: N, params: QueryParams<N>): Promise<Result<QueryAnswer<N>, Rejection>> {
    return (await this.#query({ name, params } as Question)) as Result<QueryAnswer<N>, Rejection>;
  }

  async #query(question: Question): Promise<Result<QueryAnswer<QueryName>, Rejection>> {
    if (isExport(question)) return this.#exports.answer(question, this.signedIn());
    if (isAboutTheNetwork(question)) return answerAboutTheNetwork(this.lan, question);
    if (isAboutSignIn(question)) return answerAboutSignIn({ reader: this.reader, who: this.#who, signIn: this.#signIn, newKey: this.#machine.newKey }, question);
    if (isAboutExportKeys(question)) return this.#exportKeys.answer(question);
    if (isAboutBackups(question)) return answerAboutBackups(this.#machine.care, siteKey(this.reader) !== null, this.signedIn(), question);
    const { name, params } = question;
    const withCounts = (done: Awaited<ReturnType<RosterImports['apply']>>): Result<QueryAnswer<'applyImport'>, Rejection> => (done.ok ? ok({ counts: done.value }) : done);
    const withNothing = (done: ReturnType<RosterImports['discard']>): Result<QueryAnswer<'discardImport'>, Rejection> => (done.ok ? ok({}) : done);
    switch (name) {
      case 'searchIncident':
        return ok(await this.#slices().through(searchIncident(this.reader, params.incident as IncidentId, params.text, params.limit)));
      case 'find':
        return ok(await this.#slices().through(findAnything(this.reader, this.#machine.digests, params.text, params.incident as IncidentId | null, params.limit, mayUse(subscriptions.visitors.permission, this.signedIn()))));
      case 'search':
        return ok(await this.#slices().through(searchPeople(this.reader, params.text, params.kinds, params.limit)));
      case 'nearVisitor':
        return ok({ near: nearTo(this.reader)(params.name) });
      case 'earlierVisitors':
        return ok({ visitors: earlierVisitors(this.reader, params.name) });
      case 'recordsPastTime':
        return ok(await this.#slices().through(recordsPastTime(this.reader)));
      case 'recordsToErase':
        return ok(await this.#slices().through(recordsToErase(this.reader, params.kind)));
      case 'classLists':
        return ok({ lists: params.classIds.map((classId) => ({ classId, rows: listClass(this.reader, classId) })) });
      case 'readSchoolCalendar':
      case 'readTrainings':
        return ok(filesAsAnswers[name](this.reader, params.text));
      case 'drillPlanIcs':
      case 'trainingsCsv':
        return ok(textsOfTheLog[name](this.reader));
      case 'callNumbers':
        return ok(await this.#slices().through(readCallNumbers(this.reader, this.#machine.digests, params)));
      case 'lookUpCard':
        return answerLookUp(this.reader, params);
      case 'loadSample':
        return withCounts(await this.loadSample({ ...SAMPLE, date: this.reader.today() }, this.signedIn()));
      case 'applyImport':
        return withCounts(await this.imports.apply(params.ticket, params.leaving, this.signedIn()));
      case 'keepRoster':
        return this.imports.keep(params.activation as EventId);
      case 'readImport':
        return this.imports.read(params.import);
      case 'discardImport':
        return withNothing(this.imports.discard(params.ticket));
      case 'takeStation':
        return this.#station.take(params.name, params.badge);
      case 'leaveStation':
        return this.#station.leave();
      case 'endStation':
        return this.#station.end();
      default:
        return unreachable(name);
    }
  }

  receiveImport(sizeBytes: number): Result<ImportIntake, Rejection> {
    return this.imports.receive(sizeBytes);
  }
}

type Listing = { [N in SubscriptionName]: { readonly name: N; readonly params: SubscriptionParams<N> } }[SubscriptionName];
type Question = { [N in QueryName]: { readonly name: N; readonly params: QueryParams<N> } }[QueryName];
