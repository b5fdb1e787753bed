/** The recount at the site: by bus, by class or by name, who is there. Whoever is not is reported missing, and stands as a gap. */
import { Button, TextInput } from '@mantine/core';
import { IconUserCheck } from '@tabler/icons-react';
import { useCallback, useMemo, useState } from 'react';
import { useSearchParams } from 'react-router';
import { movePeople } from '../../intents/move-people.ts';
import { reportPeople } from '../../intents/report-people.ts';
import { useIntent } from '../../intents/use-intent.ts';
import { useList, useWallMs } from '../../stores/muster.tsx';
import { Ledger, LedgerRows, NoRows } from '../../ui/ledger.tsx';
import { NextStep, Screen } from '../../ui/next-step.tsx';
import { RefusalPanel } from '../../ui/refusal-panel.tsx';
import { counted, spokenName } from '../../ui/words.ts';
import { useMay } from '../people/use-may.ts';
import { useIncident } from '../surroundings.tsx';
import { AccountingTabs } from './accounting-tabs.tsx';
import { GroupPicker, groupNamed, groupsOf } from './group-picker.tsx';
import { AWAY, WITH_A_LOOK, type Whereabouts } from './movement-words.ts';
import { PickList, usePicked } from './pick-list.tsx';
import { SaidBy, useSaidBy } from './said-by.tsx';
import { useSitePlace } from './use-site-place.ts';
import './movement.css';

/** Still to come: whoever is neither there nor gone. */
const isToCome = (row: Whereabouts): boolean => !AWAY.has(row.leg) && row.leg !== 'released' && row.leg !== 'site' && row.leg !== 'leftOnOwn';

export function ArrivalsScreen() {
  const { incident } = useIncident();
  const intent = useIntent();
  const by = useSaidBy();
  const nowMs = useWallMs(15_000);
  const mayReport = useMay('ReportPeople');
  const [asked] = useSearchParams();
  const buses = useList('buses', { incident });
  const classes = useList('classes', { incident });
  const whereabouts = useList('whereabouts', { incident });
  const [chosen, choose] = useState<string | null>(asked.get('group'));
  const said = useSitePlace();
  const [written, write] = useState<string | null>(null);
  const place = (written ?? said).trim();

  const offered = useMemo(() => groupsOf(whereabouts.rows, classes.rows, buses.rows), [whereabouts.rows, classes.rows, buses.rows]);
  const group = groupNamed(offered, chosen);
  const members = useMemo(() => (group === null ? [] : whereabouts.rows.filter(group.has)), [group, whereabouts.rows]);
  const toCome = useMemo(() => members.filter(isToCome), [members]);
  const there = whereabouts.rows.filter((row) => row.leg === 'site');
  const apart = useCallback((row: Whereabouts): boolean => WITH_A_LOOK.has(row.leg), []);
  const picked = usePicked(toCome, apart);
  const { word } = by;
  const ready = word !== null && place !== '';
  const arrive = (people: readonly Whereabouts[]): void => {
    if (word === null || place === '' || people.length === 0) return;
    const moved = people.map((row) => ({ person: row.person, settles: [] }));
    void intent.run((send) => movePeople(send, { type: 'ReportArrivals', incident, place, ...word }, moved));
  };
  const notThere = (people: readonly Whereabouts[]): void => {
    if (word === null) return;
    const marks = people.map((row) => ({ person: row.person, status: 'missing' as const, where: `not at ${place}`.slice(0, 200) }));
    void intent.run((send) => reportPeople(send, { incident, classId: null, ...word }, marks));
  };
  const going = picked.going.length;
  const why = place === '' ? 'Write where this is, below.' : word === null ? 'Write who calls in, below.' : 'Then one press says that everybody else is there.';

  return (
    <Screen
      title="Arrivals"
      flush
      next={
        group === null ? (
          <NextStep context={place === '' ? 'Arrivals' : <>Arrivals at <bdi>{place}</bdi></>} sentence="Choose whom you count: a bus, a class, staff." why="Count again at the site, whatever was counted at the school or on the bus." />
        ) : going > 0 ? (
          <NextStep context={<bdi>{`${group.label} · ${members.length - toCome.length} of ${members.length} there or gone`}</bdi>} sentence="Touch who is not here." why={why}>
            <Button size="xl" loading={intent.busy} disabled={!ready} leftSection={<IconUserCheck size={30} aria-hidden />} onClick={() => arrive(picked.going)}>
              {picked.staying.length === 0 ? (going === 1 ? 'This one is here' : `All ${going} are here`) : `The other ${going} are here`}
            </Button>
          </NextStep>
        ) : picked.staying.length > 0 && mayReport ? (
          <NextStep context={<bdi>{group.label}</bdi>} sentence={`${counted(picked.staying.length, 'person is', 'people are')} not here.`} why="Reported missing they stand on every console, and whoever put them on a bus is asked.">
            <Button size="lg" loading={intent.busy} disabled={!ready} className="button-danger" onClick={() => notThere(picked.staying)}>
              Report {picked.staying.length === 1 ? 'this one' : `these ${picked.staying.length}`} missing
            </Button>
          </NextStep>
        ) : (
          <NextStep context={<bdi>{group.label}</bdi>} sentence={toCome.length === 0 ? 'Everybody of this list is here or gone.' : 'Whoever is left is said to be somewhere else.'} why="Choose the next bus or class." />
        )
      }
      bar={
        <>
          <TextInput className="site-place" aria-label="Where this is" placeholder="Where this is" value={written ?? said} maxLength={200} autoComplete="off" onChange={(event) => write(event.currentTarget.value)} />
          <SaidBy by={by} who="Who calls in" />
        </>
      }
    >
      <AccountingTabs chosen="arrivals" />
      {intent.refusal !== null && (
        <div style={{ padding: '12px 24px 0' }}>
          <RefusalPanel rejection={intent.refusal} onPutAway={intent.putAway} />
        </div>
      )}
      <div className="columns move-columns arrivals" data-count="2">
        <section className="ledger" aria-label="Still to come">
          <div className="ledger-head">
            <h2>
              Still to come <span className="number">{toCome.length}</span>
            </h2>
          </div>
          <GroupPicker label="Of" offered={offered} value={group?.value ?? null} onChoose={choose} />
          {toCome.length === 0 && <NoRows list={whereabouts}>{group === null ? 'Choose a bus or a class above.' : 'Nobody of this list is still to come.'}</NoRows>}
          <PickList
            label="Still to come"
            rows={toCome}
            picked={picked}
            nowMs={nowMs}
            leaveOut="Not here"
            apart={(row) =>
              apart(row) ? (
                <Button disabled={!ready} aria-label={`Is here: ${spokenName(row.name)}`} onClick={() => arrive([row])}>
                  Is here
                </Button>
              ) : null
            }
          />
        </section>
        <Ledger heading="At the site" count={there.length.toLocaleString('en-US')}>
          <LedgerRows label="At the site, by class">
            {offered
              .filter(({ group: kind }) => kind === 'Buses' || kind === 'Classes')
              .flatMap(({ items }) => items)
              .map((one) => ({ one, of: whereabouts.rows.filter((row) => one.has(row) && !AWAY.has(row.leg)) }))
              .filter(({ of }) => of.some((row) => row.leg === 'site'))
              .map(({ one, of }) => {
                const open = of.filter(isToCome).length;
                return (
                  <div className="ledger-row" key={one.value}>
                    <bdi className="grow strong">{one.label}</bdi>
                    <span className={open > 0 ? 'due strong' : 'quiet'}>
                      <b className="number">{of.filter((row) => row.leg === 'site').length}</b> of <b className="number">{of.length}</b>
                      {open > 0 && `, ${open} to come`}
                    </span>
                    <Button onClick={() => choose(one.value)}>Open</Button>
                  </div>
                );
              })}
            {there.length === 0 && <NoRows list={whereabouts}>Nobody has been counted at the site yet.</NoRows>}
          </LedgerRows>
        </Ledger>
      </div>
    </Screen>
  );
}
