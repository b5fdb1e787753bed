/** The ladder that an unanswered call climbs (DI-11 to DI-13). Level-triggered: asked anew at any moment, it says what is due then. Pure. */
import type { NewEvent } from '../../kernel/decision.ts';
import type { StreamName } from '../../kernel/ids.ts';
import type { DispatchPayload, LadderStep } from './events.ts';

/** Steps that are due after so long, counted from 1, in order. */
export const stepsDue = (ladder: readonly LadderStep[], elapsedMs: number): readonly number[] => ladder.flatMap(({ afterS }, at) => (elapsedMs >= afterS * 1000 ? [at + 1] : []));

/** DI-12 one fact a step. */
export const stepReached = (stream: StreamName, call: string, step: number): NewEvent => ({ stream, type: 'v1.StepReached', payload: { call, step } satisfies DispatchPayload<'v1.StepReached'>, refs: [] });
