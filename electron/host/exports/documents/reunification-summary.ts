/** Reunification of one incident: where everybody is, each release with what it rests on, what was stopped, and who signed for what was open. */
import { readClosing } from '../../../../db/queries/closing.ts';
import { listReleases } from '../../../../db/queries/releases.ts';
import { reunificationRow } from '../../../../db/queries/posts.ts';
import { readTimeline } from '../../../../db/queries/timeline.ts';
import type { SubscriptionRow } from '../../../../shared/contract/procedures.ts';
import { markWords } from '../../../../shared/contract/timeline-words.ts';
import { defined } from '../../../../shared/kernel/assert.ts';
import type { IncidentId } from '../../../../shared/kernel/ids.ts';
import type { Pieces } from '../../../../shared/kernel/slices.ts';
import type { Asker } from '../asker.ts';
import { listedName } from '../cells.ts';
import { aboutIncident, momentOrNothing, timeWords, type DocumentOf, type RecordRow } from './writing.ts';

type Release = SubscriptionRow<'releases'>;

const HOW: Readonly<Record<Release['how'], string>> = { adult: 'adult', paper: 'on paper', alone: 'alone', drives: 'alone, driving', hidden: 'not shown to you' };

const PLACES: Readonly<Record<keyof SubscriptionRow<'closing'>['students'], string>> = {
  released: 'Released to an adult',
  alone: 'Released to leave alone',
  leftOnOwn: 'Left on their own',
  answeredFor: 'Answered for by name',
  school: 'At the school',
  bus: 'On a bus',
  site: 'At the reunification site',
  elsewhere: 'Elsewhere, as reported',
  missing: 'Missing',
  unknown: 'Unknown',
  saidToHaveLeft: 'Said to have left, not confirmed',
  disagreeing: 'Reports disagree',
  absent: 'Absent that day',
  dismissed: 'Left before',
};

const STOPS = /\.(PickupStopped|IdentityExceptionGranted|PickupAuthorized|RestrictionOverridden|AdultEscorted|StepAsideEnded|DiscomfortDecided|WrongStudentBrought|ReleaseSettled)$/;

export function* reunificationSummary({ reader, actor, mayKnow }: Asker, record: RecordRow): Pieces<DocumentOf> {
  const incident = record.incident as IncidentId;
  const releases = yield* listReleases(reader, incident, actor, mayKnow);
  const closing = defined((yield* readClosing(reader, incident))[0], 'the closing has one row');
  const site = reunificationRow(reader, incident);
  const apart = readTimeline(reader, incident, mayKnow).filter(({ mark, type }) => mark !== 'none' || STOPS.test(type));
  const where = (Object.keys(PLACES) as (keyof typeof PLACES)[]).filter((place) => closing.students[place] + closing.adults[place] > 0);
  return {
    title: 'Reunification summary',
    form: null,
    about: aboutIncident(reader, record),
    exercise: record.exercise,
    parts: [
      {
        is: 'boxes',
        boxes: [
          { label: 'Reunification site', value: site?.place ?? '' },
          { label: 'Reunification started', value: momentOrNothing(reader, site?.saidWall ?? null) },
          { label: 'First release', value: momentOrNothing(reader, releases[0]?.wall ?? null) },
          { label: 'Last release', value: momentOrNothing(reader, releases.at(-1)?.wall ?? null) },
          { label: 'As it stands', value: closing.sentence, wide: true },
        ],
      },
      { is: 'heading', text: 'Where everybody is' },
      { is: 'table', columns: ['Place', 'Students', 'Staff and visitors'], rows: where.map((place) => [PLACES[place], closing.students[place].toLocaleString('en-US'), closing.adults[place].toLocaleString('en-US')]), none: 'Nobody was expected.' },
      { is: 'heading', text: `Every release: ${releases.length.toLocaleString('en-US')}` },
      {
        is: 'table',
        columns: ['Time', 'Student', 'Grade', 'Room', 'How', 'With whom', 'Rests on', 'Released by'],
        rows: releases.map((one) => [timeWords(reader, one.wall), listedName(one.name), one.grade ?? '', one.room ?? '', HOW[one.how], one.adult ?? '', one.rests.join('; '), `${one.by}, ${one.console}`]),
        none: 'Nobody was released.',
      },
      { is: 'heading', text: 'Stops, corrections and contradictions' },
      { is: 'table', columns: ['Time', 'Person', 'What', 'By', 'Standing', 'Settled by'], rows: apart.map((one) => [timeWords(reader, one.wall), one.person === null ? '' : listedName(one.person.name), one.text, `${one.by}, ${one.console}`, markWords[one.mark], one.settledBy.map(({ by, wall }) => `${by} ${timeWords(reader, wall)}`).join('; ')]), none: 'None.' },
      { is: 'heading', text: 'Open matters, and who signed for them' },
      { is: 'table', columns: ['What', 'Student', 'Signed for by', 'In their words'], rows: closing.matters.map((one) => [one.words === '' ? `Halves do not pair${one.card === null ? '' : `: card ${one.card}`}` : one.words, one.name === null ? '' : listedName(one.name), one.signed === null ? 'nobody yet' : `${one.signed.by} ${timeWords(reader, one.signed.wall)}`, one.signed?.words ?? '']), none: 'None.' },
      { is: 'signatures', who: ['Reunification director', 'Signature', 'Date and time'] },
    ],
  };
}
