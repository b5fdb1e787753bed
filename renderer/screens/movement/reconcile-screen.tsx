/** School, bus, site: everybody on exactly one leg of the way, and each gap between them by name. */
import { Button, UnstyledButton } from '@mantine/core';
import { IconAlertTriangle, IconChevronRight, IconWalk } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { useIntent } from '../../intents/use-intent.ts';
import { useList, useWallMs } from '../../stores/muster.tsx';
import { Ledger, LedgerRows, NoRows } from '../../ui/ledger.tsx';
import { NextStep, Screen } from '../../ui/next-step.tsx';
import { RefusalPanel } from '../../ui/refusal-panel.tsx';
import { VirtualRows } from '../../ui/virtual-rows.tsx';
import { counted, someOf, spokenName } from '../../ui/words.ts';
import { useMay } from '../people/use-may.ts';
import { useIncident, useMe } from '../surroundings.tsx';
import { AccountingTabs } from './accounting-tabs.tsx';
import { FullAccountabilitySaid } from './full-accountability.tsx';
import { gapsOf, type Gap } from './gaps.ts';
import { LeftDialog } from './left-dialog.tsx';
import { AWAY, legNames, UNCERTAIN, type Leg, type Whereabouts } from './movement-words.ts';
import { PersonLine } from './person-line.tsx';
import './movement.css';

/** What is listed: a gap, a leg, or all gaps' names together. */
type Shown = { readonly is: 'gap'; readonly key: string } | { readonly is: 'leg'; readonly leg: Leg };

const LEGS: readonly Leg[] = ['missing', 'disagreeing', 'unknown', 'saidToHaveLeft', 'school', 'bus', 'site', 'leftOnOwn', 'elsewhere', 'answeredFor', 'released'];

const sentenceOf = (gap: Gap): string => {
  const names = someOf(gap.people.slice(0, 3).map((row) => spokenName(row.name)), 2);
  const named = gap.people.length === 0 ? '' : gap.people.length > 3 ? counted(gap.people.length, 'person', 'people') : names;
  const unnamed = gap.unnamed === 0 ? '' : `${gap.unnamed} whom nobody has named`;
  return `Where ${gap.people.length + gap.unnamed === 1 ? 'is' : 'are'} ${[named, unnamed].filter((part) => part !== '').join(' and ')}?`;
};

export function ReconcileScreen() {
  const { incident, missing, unknown } = useIncident();
  const me = useMe();
  const navigate = useNavigate();
  const intent = useIntent();
  const nowMs = useWallMs(15_000);
  const mayTell = useMay('ReportLeftOnOwn');
  const whereabouts = useList('whereabouts', { incident });
  const buses = useList('buses', { incident });
  const [shown, show] = useState<Shown | null>(null);
  const [leaving, setLeaving] = useState<Whereabouts | 'somebody' | null>(null);

  const rows = whereabouts.rows;
  const expected = useMemo(() => rows.filter((row) => row.onList), [rows]);
  const gaps = useMemo(() => gapsOf(rows, buses.rows), [rows, buses.rows]);
  const byLeg = useMemo(() => Map.groupBy(expected, (row) => row.leg), [expected]);
  const away = rows.filter((row) => AWAY.has(row.leg));
  const awayOn = (one: Leg): number => away.filter((row) => row.leg === one).length;
  const beyond = rows.filter((row) => !row.onList && !AWAY.has(row.leg));
  const [first] = gaps;
  const gap = shown === null ? (first ?? null) : shown.is === 'gap' ? (gaps.find((one) => one.key === shown.key) ?? null) : null;
  const leg = shown?.is === 'leg' ? shown.leg : null;
  const listed = leg !== null ? rows.filter((row) => row.leg === leg && (row.onList || AWAY.has(leg))) : (gap?.people ?? []);
  const heading = leg !== null ? legNames[leg] : (gap?.heading ?? 'No gap');
  const takeBack = (row: Whereabouts): void => {
    if (row.place !== null) void intent.run((send) => send({ type: 'TakeBackPlaces', incident, person: row.person, settles: [...(row.place?.events ?? [])], reporter: me }));
  };

  return (
    <Screen
      title="School, bus, site"
      flush
      next={
        !whereabouts.loaded ? (
          <NextStep context="School, bus, site" sentence="Reading the list…" why="Everybody is counted at the school, on the bus, and at the site." />
        ) : first === undefined ? (
          <NextStep context={`${expected.length.toLocaleString('en-US')} expected, each on one leg of the way`} sentence="Nobody is missing between school, bus and site." why="A gap stands here by name as soon as a list, a count or a report says so." />
        ) : (
          <NextStep context={first.heading} sentence={<bdi>{sentenceOf(first)}</bdi>} why={first.ask}>
            {first.key === 'disagreeing' ? (
              <Button size="lg" onClick={() => void navigate('/conflicts')}>
                Settle it
              </Button>
            ) : (
              first.key === 'unknown' && (
                <Button size="lg" onClick={() => void navigate('/accounting')}>
                  Get the reports
                </Button>
              )
            )}
          </NextStep>
        )
      }
      bar={
        <>
          {mayTell && (
            <Button leftSection={<IconWalk size={22} aria-hidden />} onClick={() => setLeaving('somebody')}>
              Somebody left on their own
            </Button>
          )}
          <FullAccountabilitySaid incident={incident} everybody={missing + unknown === 0} />
        </>
      }
    >
      <AccountingTabs chosen="whereabouts" />
      <div className="leg-row" role="group" aria-label="Legs of the way">
        {LEGS.filter((one) => byLeg.has(one) || one === 'school' || one === 'bus' || one === 'site').map((one) => (
          <UnstyledButton key={one} className="leg-cell" aria-pressed={leg === one} onClick={() => show({ is: 'leg', leg: one })} data-uncertain={UNCERTAIN.has(one)} data-leg={one}>
            <b className="number">{(byLeg.get(one)?.length ?? 0).toLocaleString('en-US')}</b>
            <span className="with-icon">
              {(one === 'unknown' || one === 'saidToHaveLeft') && <span className="hatch hatch-box" aria-hidden />}
              {legNames[one]}
            </span>
          </UnstyledButton>
        ))}
        <p className="leg-total">
          <span>
            together <b className="number">{expected.length.toLocaleString('en-US')}</b> expected
          </span>
          {away.length + beyond.length > 0 && (
            <span className="leg-away">
              {awayOn('absent') > 0 && <Link to="/now/list/absent">{awayOn('absent')} absent</Link>}
              {awayOn('dismissed') > 0 && <Link to="/now/list/left">{awayOn('dismissed')} left before it began</Link>}
              {beyond.length > 0 && <span className="quiet">{beyond.length} who were not expected</span>}
            </span>
          )}
        </p>
      </div>
      {intent.refusal !== null && (
        <div style={{ padding: '12px 24px 0' }}>
          <RefusalPanel rejection={intent.refusal} onPutAway={intent.putAway} />
        </div>
      )}
      <div className="columns reconcile" data-count="2">
        <Ledger heading="Gaps" count={gaps.length}>
          <LedgerRows label="Gaps">
            {gaps.map((one) => (
              <UnstyledButton key={one.key} className="ledger-row gap-row" aria-pressed={gap?.key === one.key} onClick={() => show({ is: 'gap', key: one.key })}>
                <b className={`number gap-count ${one.level}`}>{(one.people.length + one.unnamed).toLocaleString('en-US')}</b>
                <span className="grow">
                  <span className="strong">{one.heading}</span>
                  <span className="quiet" style={{ display: 'block' }}>
                    {one.ask}
                  </span>
                </span>
                <IconChevronRight size={20} aria-hidden />
              </UnstyledButton>
            ))}
            {gaps.length === 0 && <NoRows list={whereabouts}>Everybody who is expected is where the lists say.</NoRows>}
          </LedgerRows>
        </Ledger>
        <section className="ledger" aria-label={heading}>
          <div className="ledger-head">
            <h2>
              {heading} <span className="number">{listed.length.toLocaleString('en-US')}</span>
            </h2>
          </div>
          {leg === null && gap !== null && gap.unnamed > 0 && (
            <p className="due strong with-icon gap-unnamed">
              <IconAlertTriangle size={22} aria-hidden />
              {counted(gap.unnamed, 'more is', 'more are')} not named: tick who arrived, and the names come out.
            </p>
          )}
          <VirtualRows label={heading} rows={listed} estimatedHeight={62}>
            {(row) => (
              <PersonLine row={row} nowMs={nowMs}>
                {row.leg === 'disagreeing' && <Link className="bar-link" to="/conflicts" style={{ minWidth: 44 }}>Settle</Link>}
                {mayTell && row.leg === 'saidToHaveLeft' && <Button onClick={() => setLeaving(row)}>Confirm</Button>}
                {row.place !== null && row.leg === 'leftOnOwn' && <Button onClick={() => takeBack(row)}>Not so</Button>}
                {row.place !== null && row.leg === 'saidToHaveLeft' && <Button onClick={() => takeBack(row)}>Not so</Button>}
              </PersonLine>
            )}
          </VirtualRows>
        </section>
      </div>
      {leaving !== null && <LeftDialog rows={rows} person={leaving === 'somebody' ? null : leaving} onShut={() => setLeaving(null)} />}
    </Screen>
  );
}
