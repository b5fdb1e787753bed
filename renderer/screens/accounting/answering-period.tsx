/** Whose classes answer in this incident, and who said so. Whoever is in charge may choose others. */
import { NativeSelect } from '@mantine/core';
import { useId } from 'react';
import { Link } from 'react-router';
import type { Intent } from '../../intents/use-intent.ts';
import { useMay } from '../people/use-may.ts';
import { useIncident, type Incident } from '../surroundings.tsx';

const HOMEROOMS = '';
const homerooms = 'Homerooms';

function sourceOf({ answering }: Incident): string {
  if (answering.by === 'person') return 'chosen for this incident';
  if (answering.by === 'bells') return answering.period === null ? `${answering.name} at the start, by the bell schedule` : 'at the start, by the bell schedule';
  return 'no bell schedule said otherwise';
}

export function AnsweringPeriod({ intent }: { readonly intent: Intent }) {
  const incident = useIncident();
  const may = useMay('ChooseAnsweringPeriod');
  const id = useId();
  const { answering, periods } = incident;
  const offered = answering.period === null || periods.some(({ period }) => period === answering.period) ? periods : [{ period: answering.period, name: answering.name }, ...periods];
  const choose = (value: string): void => void intent.run((send) => send({ type: 'ChooseAnsweringPeriod', incident: incident.incident, period: value === HOMEROOMS ? null : value }));
  return (
    <>
      <label className="strong nowrap" htmlFor={id}>
        Classes of
      </label>
      <NativeSelect
        id={id}
        disabled={!may || intent.busy}
        value={answering.period ?? HOMEROOMS}
        onChange={(event) => choose(event.currentTarget.value)}
        data={[{ value: HOMEROOMS, label: homerooms }, ...offered.map(({ period, name }) => ({ value: period, label: name }))]}
      />
      {answering.alsoChosen.length === 0 ? (
        <span className="quiet">{sourceOf(incident)}</span>
      ) : (
        <span className="due" role="status">
          Another console chose {answering.alsoChosen.map(({ period, name }) => (period === null ? homerooms : name)).join(' and ')}. Choose once more, and it holds for all.
        </span>
      )}
      <Link className="push nowrap bar-link" to="/setup/bell-schedule">
        Bell schedule
      </Link>
    </>
  );
}
