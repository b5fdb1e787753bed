/** The invented school, with its bells and the rooms without classes, and with those marked absent who are on its day. */
import type { Reader } from '../../../db/queries/reader.ts';
import { siteKey } from '../../../db/queries/site-settings.ts';
import type { CommandOutcome } from '../../../shared/contract/procedures.ts';
import type { Command } from '../../../shared/domain/registry.ts';
import { assert, defined } from '../../../shared/kernel/assert.ts';
import type { Actor } from '../../../shared/kernel/history.ts';
import type { Breathe, Digests } from '../../../shared/kernel/ports.ts';
import type { Slices } from '../../../shared/kernel/slices.ts';
import { personKey } from './roster-entities.ts';
import type { RosterImports } from './roster-imports.ts';
import { sampleAbsences } from './sample-absences.ts';
import { SAMPLE_BELLS } from './sample-bells.ts';
import type { SampleRequest } from './sample-people.ts';
import { SAMPLE_ROOMS } from './sample-rooms.ts';

interface SampleNeeds {
  readonly imports: RosterImports;
  readonly reader: Reader;
  readonly digests: Digests;
  readonly slices: Slices;
  readonly breathe: Breathe;
  readonly execute: (command: Command) => CommandOutcome;
}

export async function loadSampleSchool({ imports, reader, digests, slices, breathe, execute }: SampleNeeds, request: SampleRequest, actor: Actor): ReturnType<RosterImports['loadSample']> {
  const done = await imports.loadSample(request, actor);
  if (!done.ok) return done;
  // Every command about them needs the roster.
  await reader.rosters.readAhead(slices);
  const key = defined(siteKey(reader), 'a site that has a roster is founded');
  for (const command of sampleAbsences(request, (sourceId) => digests.keyedId(key, personKey(sourceId)))) {
    assert(execute(command).accepted, 'who is absent is on the roster');
    await breathe();
  }
  for (const command of [SAMPLE_BELLS, ...SAMPLE_ROOMS]) {
    assert(execute(command).accepted, 'the bells of the sample school ring one after the other, and its rooms have a name each');
  }
  return done;
}
