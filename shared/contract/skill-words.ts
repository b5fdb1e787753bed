/** What a responder can do, in the words that stand on every screen and in what the host writes. */
import type { Skill } from '../domain/dispatch/responder-events.ts';

export const SKILL_WORDS: Readonly<Record<Skill, string>> = { security: 'security', mentalHealth: 'mental health', nurse: 'nurse', administrator: 'administrator' };
