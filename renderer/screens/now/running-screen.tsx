/** In the middle of it: next step, numbers, who is missing, which classes are silent, what happened; change, all clear, close. */
import { Button } from '@mantine/core';
import { IconAlertOctagon, IconArrowsExchange, IconChevronRight, IconCircleCheck, IconFlagCheck, IconHistory, IconNote, IconUsersGroup } from '@tabler/icons-react';
import { useMemo } from 'react';
import { Link, useNavigate } from 'react-router';
import { useIntent } from '../../intents/use-intent.ts';
import { useList, useWallMs } from '../../stores/muster.tsx';
import { HoldButton } from '../../ui/hold-button.tsx';
import { Ledger, LedgerRows, NoRows } from '../../ui/ledger.tsx';
import { Screen } from '../../ui/next-step.tsx';
import { ListName } from '../../ui/person-name.tsx';
import { RefusalPanel } from '../../ui/refusal-panel.tsx';
import { ago, clockTime } from '../../ui/times.ts';
import { channelNames, counted, listedName } from '../../ui/words.ts';
import { classLabel } from '../accounting/class-order.ts';
import { TimelineExcerpt } from '../records/timeline-rows.tsx';
import { useMay } from '../people/use-may.ts';
import { useIncident } from '../surroundings.tsx';
import { useDialog } from '../use-dialog.ts';
import { betweenTerms } from './between-terms.ts';
import { FullAccountabilitySaid } from '../movement/full-accountability.tsx';
import { AllClearDialog, ChangeDirectiveDialog, NoteDialog } from './incident-dialogs.tsx';
import { NumberRow, openWords } from './number-row.tsx';
import { PostsColumn } from './posts-column.tsx';
import { ReunificationDialog } from './reunification-dialog.tsx';
import { RunningStep } from './running-step.tsx';

/** Enough for a few classes and what happened between them; the whole is under Records. */
const EXCERPT_ROWS = 300;

const DIALOGS = ['change', 'note', 'clear', 'reunify'] as const;

export function RunningScreen() {
  const incident = useIncident();
  const navigate = useNavigate();
  const nowMs = useWallMs(15_000);
  const intent = useIntent();
  const [dialog, setDialog] = useDialog(DIALOGS);
  const missing = useList('people-by-status', { incident: incident.incident, status: 'missing' });
  const classes = useList('classes', { incident: incident.incident });
  const timeline = useList('timeline', { incident: incident.incident });
  const silent = useMemo(() => classes.rows.filter((one) => one.reportedWall === null).sort((a, b) => b.expected - a.expected), [classes.rows]);
  const newest = useMemo(() => timeline.rows.slice(-EXCERPT_ROWS).reverse(), [timeline.rows]);

  const mayReunify = useMay('StartReunification');
  const open = incident.missing + incident.unknown;
  const cleared = incident.allClearWall !== null;
  const what = incident.exercise ? 'drill' : 'incident';
  const shut = (): void => setDialog(null);
  const allClear = (): void => {
    if (open > 0) setDialog('clear');
    else void intent.run((send) => send({ type: 'GiveAllClear', incident: incident.incident, reason: '' }));
  };
  const close = async (): Promise<void> => {
    const done = await intent.run(async (send) => {
      const outcome = await send({ type: 'CloseIncident', incident: incident.incident });
      // What is open is worked off, or signed for, beside the hard count.
      if (!outcome.accepted && outcome.rejection.name === 'MattersOpen') await navigate('/now/close');
      return outcome;
    });
    if (done !== null) await navigate(`/records/${incident.incident}`);
  };

  return (
    <Screen
      title={`Now: ${what} running`}
      flush
      next={<RunningStep incident={incident} silent={silent} closing={intent.busy} onClose={() => void close()} onNote={() => setDialog('note')} />}
      bar={
        <>
          {incident.exercise && (
            <Button className="button-danger" leftSection={<IconAlertOctagon size={22} aria-hidden />} onClick={() => void navigate('/now/real')}>
              Real emergency
            </Button>
          )}
          <Button leftSection={<IconArrowsExchange size={22} aria-hidden />} onClick={() => setDialog('change')}>
            {cleared ? 'New directive' : 'Change directive'}
          </Button>
          {incident.reunification === null && mayReunify ? (
            <Button {...(incident.exercise ? { className: 'wide-only' } : {})} aria-label="Start reunification" onClick={() => setDialog('reunify')}>
              <IconUsersGroup size={22} aria-hidden />
              <span className="wide-only beside-icon">Start reunification</span>
            </Button>
          ) : (
            <Button className="wide-only" leftSection={<IconUsersGroup size={22} aria-hidden />} onClick={() => void navigate('/reunification')}>
              Reunification
            </Button>
          )}
          <Button aria-label="Add a note" onClick={() => setDialog('note')}>
            <IconNote size={22} aria-hidden />
            <span className="wide-only beside-icon">Add a note</span>
          </Button>
          {cleared ? (
            <>
              {open > 0 ? <span className="said">{openWords(incident)}: they must be answered for first.</span> : <FullAccountabilitySaid incident={incident.incident} everybody />}
              <Button onClick={() => void navigate('/now/close')}>Hard count</Button>
              {/* The next step leads there, and offers it once nobody is open. */}
              <Button className="wide-only" leftSection={<IconFlagCheck size={22} aria-hidden />} loading={intent.busy} onClick={() => void close()}>
                Close the {what}
              </Button>
            </>
          ) : (
            <>
              {open > 0 ? <span className="said">{openWords(incident)}: asks for a reason.</span> : <FullAccountabilitySaid incident={incident.incident} everybody />}
              <HoldButton onHeld={allClear}>
                <IconCircleCheck size={22} aria-hidden /> All clear · hold 1 s
              </HoldButton>
            </>
          )}
        </>
      }
    >
      <NumberRow incident={incident} />
      {intent.refusal !== null && (
        <div style={{ padding: '12px 24px 0' }}>
          <RefusalPanel rejection={intent.refusal} onPutAway={intent.putAway} />
        </div>
      )}
      <div className="columns now-columns">
        <div className="column now-people">
          <Ledger heading="Missing" count={incident.missing} aside={<MissingAside incident={incident.incident} />}>
            <LedgerRows label="Missing">
              {missing.rows.map((row) => {
                const report = row.reports.find((one) => one.status === 'missing');
                return (
                  <Link className="ledger-row" key={row.key} to="/now/list/missing">
                    <span className="grow">
                      <ListName name={row.name} grade={row.grade} room={row.room} />
                      {report !== undefined && (
                        <span className="quiet" style={{ display: 'block' }}>
                          {report.where !== '' && `${report.where} · `}
                          {clockTime(report.wall)} · {ago(report.wall, nowMs)} · <bdi>{report.reporter}</bdi>
                          {report.channel !== null && report.channel !== 'inPerson' && ` ${channelNames[report.channel]}`}
                        </span>
                      )}
                    </span>
                    <IconChevronRight size={20} aria-hidden />
                  </Link>
                );
              })}
              {missing.rows.length === 0 && <NoRows list={missing}>Nobody is reported missing.{incident.unknown > 0 && ` ${counted(incident.unknown, 'person', 'people')} not heard of yet.`}</NoRows>}
            </LedgerRows>
          </Ledger>
          <Ledger heading="Classes not yet reported" count={`${silent.length} of ${incident.classesExpected}`} aside={betweenTerms(incident) ?? (incident.answering.period === null ? 'homerooms' : incident.answering.name)}>
            <LedgerRows label="Classes not yet reported">
              {silent.map((row) => (
                <Link className="ledger-row" key={row.key} to={`/accounting/${row.classId}`} style={{ minHeight: 44 }}>
                  <span className="grow">
                    <b>{classLabel(row)}</b>
                    {row.teacher !== null && (
                      <>
                        {' '}
                        · <bdi>{listedName(row.teacher)}</bdi>
                      </>
                    )}{' '}
                    · {counted(row.expected, 'student')}
                  </span>
                  <IconChevronRight size={20} aria-hidden />
                </Link>
              ))}
              {silent.length === 0 && <NoRows list={classes}>{incident.classesExpected === 0 ? 'No class is expected to report.' : 'Every class has reported.'}</NoRows>}
            </LedgerRows>
          </Ledger>
        </div>
        <div className="column now-posts">
          <PostsColumn incident={incident} />
        </div>
        <div className="column now-timeline">
          <Ledger heading="Timeline" aside="newest first">
            <LedgerRows label="Timeline">
              <TimelineExcerpt rows={newest} />
              {newest.length === 0 && <NoRows list={timeline}>Nothing is recorded yet.</NoRows>}
            </LedgerRows>
          </Ledger>
        </div>
      </div>
      {dialog === 'reunify' && <ReunificationDialog onShut={shut} />}
      <ChangeDirectiveDialog opened={dialog === 'change'} onShut={shut} />
      <NoteDialog opened={dialog === 'note'} onShut={shut} />
      <AllClearDialog opened={dialog === 'clear'} onShut={shut} />
    </Screen>
  );
}

/** Where there is no room for a third column, the timeline is a touch away. */
function MissingAside({ incident }: { readonly incident: string }) {
  return (
    <>
      <span className="wide-only">said by whom</span>
      <Link className="narrow-only head-link" to={`/records/${incident}`}>
        <IconHistory size={20} aria-hidden /> Timeline
      </Link>
    </>
  );
}
