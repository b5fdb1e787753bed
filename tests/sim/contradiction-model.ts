/**
 * The simulation's own idea of what contradicts what, made of the commands that were accepted and of what their consoles held
 * at that moment, never of what Muster says. It claims only what is certain: where anybody touched the matter in another
 * way, it claims nothing.
 */
import type { Command } from '../../shared/domain/registry.ts';
import type { Actor } from '../../shared/kernel/history.ts';
import type { CommandId, EventId } from '../../shared/kernel/ids.ts';
import type { SimConsole } from './sim-console.ts';

/** One statement about something that should have one value. */
interface Statement {
  /** The first word is its family. */
  readonly subject: string;
  /** Null: it touched the matter without stating a value that counts for sure. */
  readonly value: string | null;
  /** Whose statement a later one corrects; '': everybody's. */
  readonly by: string;
}

interface Said extends Statement {
  readonly command: CommandId;
  readonly events: readonly EventId[];
  /** Commands whose statements on the subject its console held. */
  readonly seen: ReadonlySet<CommandId>;
}

interface Withdrawal {
  readonly command: CommandId;
  readonly staff: string;
  readonly grants: readonly EventId[];
  readonly events: readonly EventId[];
  /** Acts on those grants that its console held. */
  readonly seenActs: ReadonlySet<EventId>;
}

interface Act {
  readonly grant: EventId;
  readonly event: EventId;
  /** Withdrawals that its console had heard of. */
  readonly seen: ReadonlySet<Withdrawal>;
}

/** A card that must be there: of this kind, naming a fact of each of these. */
export interface Claim {
  readonly kind: string;
  readonly what: string;
  readonly facts: readonly (readonly EventId[])[];
}

const KINDS: Readonly<Record<string, string>> = { report: 'reportsDisagree', post: 'postTakenTwice', incidents: 'incidentsAtOnce', setting: 'settingSetTwice' };
const SETTINGS = ['RenameSite', 'NameSchools', 'ChooseClock', 'SetLockdownAllClear', 'SetSelfRelease', 'SetIdleLock'];
/** After these nothing is certain of anybody, of any post, of any incident. */
const UNSETTLING = ['JoinIncidents', 'CloseIncident', 'ErasePayloads', 'LinkPeople', 'TellPeopleApart'];
/** Held by many; the other posts of the simulation by one. */
const HELD_BY_MANY = ['greeter'];

export class ContradictionModel {
  readonly #said: Said[] = [];
  readonly #withdrawals: Withdrawal[] = [];
  readonly #acts: Act[] = [];
  /** Subjects, or families of them, of which nothing is certain any more. */
  readonly #touched = new Set<string>();
  readonly #confirmed = new Set<string>();
  readonly #drills = new Set<string>();
  #realBegan = false;

  /** Called before the command is given, since afterwards its console may be dead; what it returns, where it was accepted, with the facts that this left here and the incident that it started. */
  about(one: SimConsole, command: Command, id: CommandId, actor: Actor): (facts: readonly { readonly id: EventId; readonly type: string; readonly stream: string }[], started: string | null) => void {
    const heard = new Set(this.#withdrawals.filter((withdrawal) => withdrawal.events.some((event) => one.holds(event))));
    const seenActs = new Set(command.type === 'WithdrawRole' ? this.#acts.filter((act) => one.holds(act.event)).map((act) => act.event) : []);
    const grants = command.type === 'WithdrawRole' ? (one.console.db.prepare<[string], EventId>('SELECT event FROM view_grant WHERE staff = ?').pluck().all(command.staff) as EventId[]) : [];
    const statements = statementsOf(command, id).map((statement) => ({
      statement,
      seen: new Set(this.#said.filter((other) => other.subject === statement.subject && other.events.some((event) => one.holds(event))).map((other) => other.command)),
    }));
    return (facts, started) => {
      if (command.type === 'StartIncident' && !command.exercise) this.#realBegan = true;
      if (command.type === 'StartIncident' && command.exercise && started !== null) this.#drills.add(started);
      for (const touched of touchedBy(command)) this.#touched.add(touched);
      if (command.type === 'ConfirmActs') this.#confirmed.add(command.staff);
      const events = facts.map((fact) => fact.id);
      if (actor !== 'unsigned' && actor.grant !== null) for (const event of events) this.#acts.push({ grant: actor.grant, event, seen: heard });
      if (command.type === 'WithdrawRole' && facts.length > 0) this.#withdrawals.push({ command: id, staff: command.staff, grants, events, seenActs });
      for (const { statement, seen } of statements) {
        const own = facts.filter((fact) => isOf(statement, fact)).map((fact) => fact.id);
        if (own.length > 0) this.#said.push({ ...statement, command: id, events: own, seen });
      }
    };
  }

  /** `stands`: the fact is in the log and counts for sure. `forked`: its console gave numbers twice, and by numbers a withdrawal says what it knew. */
  claims(stands: (event: EventId) => boolean, forked: (event: EventId) => boolean): readonly Claim[] {
    return [...this.#claimsOfStatements(stands), ...this.#claimsOfActs((event) => stands(event) && !forked(event))];
  }

  #claimsOfStatements(stands: (event: EventId) => boolean): readonly Claim[] {
    return [...Map.groupBy(this.#said, (one) => one.subject)].flatMap(([subject, all]): Claim[] => {
      const [family = '', ...rest] = subject.split(' ');
      const kind = KINDS[family];
      // A real incident ends the drills that it hears of, and what contradicted in them is no news any more.
      const isOver = this.#realBegan && rest.some((word) => this.#drills.has(word));
      const isCertain = kind !== undefined && !isOver && !this.#touched.has(family) && !rest.some((word) => this.#touched.has(`${family} ${word}`)) && all.every((one) => one.value !== null && one.events.every(stands));
      if (!isCertain) return [];
      const last = all.filter((one) => !all.some((later) => later.by === one.by && later.command !== one.command && later.seen.has(one.command)));
      const [first, ...others] = last;
      const other = others.find((one) => one.value !== first?.value);
      // Who says the same again where the first word has not come is on the card once.
      const saying = ({ value }: Said): readonly EventId[] => last.filter((one) => one.value === value).flatMap((one) => one.events);
      return first === undefined || other === undefined ? [] : [{ kind, what: subject, facts: [saying(first), saying(other)] }];
    });
  }

  /** One command may have left a withdrawal at two consoles: what either knew counts as known. */
  #claimsOfActs(stands: (event: EventId) => boolean): readonly Claim[] {
    const certain = this.#withdrawals.filter(({ events, staff }) => events.every(stands) && !this.#confirmed.has(staff));
    return [...Map.groupBy(certain, (one) => one.command).values()].flatMap((twins): Claim[] => {
      const events = twins.flatMap((one) => one.events);
      const isOpen = ({ grant, event, seen }: Act): boolean => twins.every((one) => one.grants.includes(grant) && !seen.has(one) && !one.seenActs.has(event)) && !events.includes(event) && stands(event);
      return this.#acts.some(isOpen) ? [{ kind: 'actsOnWithdrawnGrant', what: `withdrawal ${events.join(' ')}`, facts: [events] }] : [];
    });
  }
}

/** What an accepted command states of which subjects. */
function statementsOf(command: Command, id: CommandId): readonly Statement[] {
  if (SETTINGS.includes(command.type)) return [{ subject: `setting ${command.type}`, value: JSON.stringify(command), by: '' }];
  switch (command.type) {
    case 'TakePost':
      return HELD_BY_MANY.includes(command.post) ? [] : [{ subject: `post ${command.incident} ${command.post}`, value: command.holder.name, by: command.holder.name }];
    case 'ReportPeople':
      // An extra is where they are, and answers some of what others say.
      return command.reports.map(({ person, status }) => ({ subject: `report ${command.incident} ${person}`, value: status === 'extra' ? null : status, by: command.reporter.name }));
    case 'StartIncident':
      return command.exercise ? [] : [{ subject: 'incidents', value: id, by: '' }];
    default:
      return [];
  }
}

/** Of the facts that a command left, those that carry the statement: of many people, those of one; a second alarm is no second incident. */
function isOf({ subject }: Statement, { type, stream }: { readonly type: string; readonly stream: string }): boolean {
  const [family, , person] = subject.split(' ');
  return family === 'report' ? person !== undefined && stream.endsWith(`person/${person}`) : family !== 'incidents' || type === 'v2.IncidentStarted';
}

function touchedBy(command: Command): readonly string[] {
  if (UNSETTLING.includes(command.type)) return ['report', 'post', 'incidents'];
  switch (command.type) {
    case 'HandOverPost':
    case 'LeavePost':
      return [`post ${command.post}`];
    case 'SettleReports':
    case 'SettlePlaces':
    case 'TakeBackReport':
      return [`report ${command.person}`];
    case 'AnswerForPeople':
      return command.people.map((person) => `report ${person}`);
    case 'SettleRelease':
    case 'ReleaseStudent':
    case 'ReleaseAlone':
    // A card of paper that was typed back says that it was handed over.
    case 'TypeBackCard':
      return [`report ${command.student}`];
    default:
      return [];
  }
}
