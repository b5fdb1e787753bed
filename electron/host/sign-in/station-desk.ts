/**
 * A console that is a station: who takes it by name and badge, who leaves, and how it becomes an ordinary console again. Not
 * commands, since they are about who acts here; what is decided is a fact all the same, and a volunteer's acts rest on it.
 */
import { giveUpStation, takeStation, turnOf } from '../../../shared/domain/incident/decide-stations.ts';
import { leavePost } from '../../../shared/domain/incident/decide-posts.ts';
import { postsOf, UNTOUCHED } from '../../../shared/domain/incident/post-state.ts';
import { stationCommands } from '../../../shared/contract/station-procedures.ts';
import type { CommandOutcome } from '../../../shared/contract/procedures.ts';
import type { Decision, Rejection } from '../../../shared/kernel/decision.ts';
import type { Actor } from '../../../shared/kernel/history.ts';
import type { EventId, PersonId } from '../../../shared/kernel/ids.ts';
import type { Ids } from '../../../shared/kernel/ports.ts';
import { err, ok, type Result } from '../../../shared/kernel/result.ts';
import { stationsContext } from '../commands/stations.ts';
import type { Sources } from '../commands/load.ts';
import { mayUse } from '../web/may-use.ts';
import type { WhoActs } from './who-acts.ts';

interface StationDeskNeeds extends Sources {
  readonly who: WhoActs;
  readonly ids: Ids;
  /** Keeps what was decided, as every command's events are kept. */
  readonly record: (decision: Decision, actor: Actor) => CommandOutcome;
}

type Done = Result<Record<string, never>, Rejection>;

const NO_STATION: Rejection = { name: 'ConsoleIsNoStation', message: 'This console is no station now.', whatToDo: 'Sign in, or ask an assistant principal to make it one.' };
const NOBODY_AT_STATION: Rejection = { name: 'NobodyAtStation', message: 'Nobody is at this station.', whatToDo: 'Whoever works here types their name and badge.' };
const STATION_NOT_YOURS: Rejection = { name: 'StationNotYoursToEnd', message: 'Only an assistant principal or an administrator may make this an ordinary console again.', whatToDo: 'Sign in as one of them, then try again.' };

export class StationDesk {
  readonly #needs: StationDeskNeeds;

  constructor(needs: StationDeskNeeds) {
    this.#needs = needs;
  }

  /** IN-54. */
  take(name: string, badge: string): Done {
    const { who, ids } = this.#needs;
    const here = who.station();
    if (here === null) return err(NO_STATION);
    const { incident, station, assignment } = here;
    const before = turnOf({ station, assignment, name, badge });
    if (before !== null) return this.#sits(before.event);
    const context = stationsContext(this.#needs, incident);
    const volunteer = ids.next() as PersonId;
    const held = postsOf(context.history).get(station.post) ?? UNTOUCHED;
    const kept = this.#keep(takeStation({ incident, station, assignment, volunteer, name, badge }, { ...context, held }), { staff: volunteer, role: 'stationVolunteer', grant: assignment.event });
    const [turn] = kept.ok ? kept.value : [];
    return kept.ok && turn !== undefined ? this.#sits(turn) : kept.ok ? err(NO_STATION) : kept;
  }

  #sits(turn: EventId): Done {
    this.#needs.who.atStation(turn);
    return ok({});
  }

  /** IN-55 from here on nobody acts at the station until somebody comes. */
  leave(): Done {
    const { who } = this.#needs;
    const here = who.station();
    const acting = who.acting();
    const turn = here?.station.turns.find((one) => one.event === acting?.grant);
    if (here === null || acting === null || turn === undefined) return err(NOBODY_AT_STATION);
    const context = stationsContext(this.#needs, here.incident);
    const kept = this.#keep(leavePost({ type: 'LeavePost', incident: here.incident, post: here.station.post, from: [turn.event] }, { ...context, posts: postsOf(context.history) }), acting);
    if (!kept.ok) return kept;
    who.atStation(null);
    return ok({});
  }

  end(): Done {
    const { who } = this.#needs;
    const here = who.station();
    if (here === null) return err(NO_STATION);
    const acting = who.staffActing();
    if (acting === null || !mayUse(stationCommands.GiveUpStation, acting)) return err(STATION_NOT_YOURS);
    const { post, station } = here.station;
    const kept = this.#keep(giveUpStation({ type: 'GiveUpStation', incident: here.incident, post, station }, stationsContext(this.#needs, here.incident)), acting);
    return kept.ok ? ok({}) : kept;
  }

  #keep(decision: Decision, actor: Actor): Result<readonly EventId[], Rejection> {
    const outcome = this.#needs.record(decision, actor);
    return outcome.accepted ? ok(outcome.events as EventId[]) : err(outcome.rejection);
  }
}
