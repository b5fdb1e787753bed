/** The rooms of the sample school in which no class meets: its classes name the others, with their zones. */
import type { AddRoom } from '../../../shared/domain/site/commands.ts';

const ZONE = 'Shared';

export const SAMPLE_ROOMS: readonly AddRoom[] = ['Main office', 'Health room', 'Library', 'Cafeteria', 'Auditorium'].map((name) => ({ type: 'AddRoom', name, zone: ZONE }));
