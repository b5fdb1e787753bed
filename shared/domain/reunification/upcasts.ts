/** How older forms of the reunification's events are read. What does not look like one is handed on, to be refused by the newer schema. */
import { z } from 'zod';

const NOT_READ = { onDocument: '', result: 'blank' } as const;
const DOCUMENTS: Readonly<Record<string, string>> = { stateId: 'governmentId', passport: 'governmentId' };

const withIdentity = z.looseObject({ identity: z.looseObject({ document: z.string() }) });
const stopped = withIdentity.extend({ why: z.string() });
const authorized = z.looseObject({ calls: z.array(z.unknown()) });
const selfRelease = z.looseObject({ lowestGrade: z.unknown() });
const released = z.looseObject({ checkIn: z.string(), adult: z.unknown() });

/** Version 2 kept nothing of the number. */
const withNumber = (older: unknown): unknown => {
  const read = withIdentity.safeParse(older);
  return read.success ? { ...read.data, identity: { ...read.data.identity, lastFour: '' } } : older;
};

/** Version 1 compared no names. */
const identityOf = (older: z.infer<typeof withIdentity>['identity']): object => ({ ...older, document: DOCUMENTS[older.document] ?? older.document, familyName: NOT_READ, givenName: NOT_READ });

export const reunificationUpcasts = {
  'v1.AdultCheckedIn': {
    to: 'v2.AdultCheckedIn',
    payload: (older: unknown): unknown => {
      const read = withIdentity.safeParse(older);
      return read.success ? { ...read.data, identity: identityOf(read.data.identity), rests: [] } : older;
    },
  },
  'v1.PickupStopped': {
    to: 'v2.PickupStopped',
    payload: (older: unknown): unknown => {
      const read = stopped.safeParse(older);
      return read.success ? { ...read.data, identity: identityOf(read.data.identity), why: [read.data.why] } : older;
    },
  },
  'v2.AdultCheckedIn': { to: 'v3.AdultCheckedIn', payload: withNumber },
  'v2.PickupStopped': { to: 'v3.PickupStopped', payload: withNumber },
  'v1.PickupAuthorized': {
    to: 'v2.PickupAuthorized',
    payload: (older: unknown): unknown => {
      const read = authorized.safeParse(older);
      return read.success ? { ...read.data, vouchedBy: '', verified: null } : older;
    },
  },
  // Nobody was asked whether students may drive: the stricter answer.
  'v1.SelfReleaseSet': {
    to: 'v2.SelfReleaseSet',
    payload: (older: unknown): unknown => {
      const read = selfRelease.safeParse(older);
      return read.success ? { ...read.data, lowestGradeDriving: null } : older;
    },
  },
  'v1.StudentReleased': {
    to: 'v2.StudentReleased',
    payload: (older: unknown): unknown => {
      const read = released.safeParse(older);
      if (!read.success) return older;
      const { checkIn, adult, ...rest } = read.data;
      return { ...rest, to: { is: 'adult', checkIn, adult, rests: [] } };
    },
  },
  /** Version 2 knew no cards of paper. */
  'v2.StudentReleased': { to: 'v3.StudentReleased', payload: (older: unknown): unknown => older },
} as const;
