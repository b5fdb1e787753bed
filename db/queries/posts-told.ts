/** The record of posts and of reunification in words. */
import type { incidentEvents, PostHolder } from '../../shared/domain/incident/events.ts';
import { findPost } from '../../shared/domain/incident/posts.ts';
import { unreachable } from '../../shared/kernel/assert.ts';
import type { ToldOf } from './pickup-told.ts';
import { after } from './words.ts';

export type PostTold = ToldOf<Pick<typeof incidentEvents, 'v1.ReunificationStarted' | 'v1.PostTaken' | 'v1.PostHandedOver' | 'v1.PostLeft' | 'v1.JobStepDone' | 'v1.JobStepTakenBack'>>;

/** Facts that others name, by event id. */
type Facts = ReadonlyMap<string, { readonly type: string; readonly payload: object }>;

const titleOf = (post: string): string => findPost(post)?.title ?? `Post “${post}”`;
const stepOf = (post: string, step: string): string => findPost(post)?.sheet.find((one) => one.step === step)?.text ?? `step “${step}”`;
const named = ({ name, badge }: PostHolder): string => `${name}${after(badge, ', badge ')}`;

function namesOf(events: readonly string[], facts: Facts): string {
  const names = events.flatMap((event) => {
    const payload = facts.get(event)?.payload;
    return payload !== undefined && 'holder' in payload ? [(payload.holder as PostHolder).name] : [];
  });
  return names.length === 0 ? 'somebody' : [...new Set(names)].join(' and ');
}

export function postInWords({ type, payload }: PostTold, facts: Facts): string {
  switch (type) {
    case 'v1.ReunificationStarted':
      return payload.place === '' ? 'Reunification started, place not said yet' : `Reunification is at ${payload.place}`;
    case 'v1.PostTaken':
      return `${titleOf(payload.post)}: ${named(payload.holder)}`;
    case 'v1.PostHandedOver':
      return `${titleOf(payload.post)}: handed over from ${namesOf(payload.from, facts)} to ${named(payload.holder)}`;
    case 'v1.PostLeft':
      return `${titleOf(payload.post)}: ${namesOf(payload.from, facts)} left`;
    case 'v1.JobStepDone':
      return `${titleOf(payload.post)}, done: ${stepOf(payload.post, payload.step)}`;
    case 'v1.JobStepTakenBack':
      return `${titleOf(payload.post)}, not done after all: ${stepOf(payload.post, payload.step)}`;
    default:
      return unreachable(type);
  }
}
