/** One post with its job sheet: the next step is the biggest thing, each is ticked at a touch; who is at the post, and who takes over. */
import { Button, Checkbox } from '@mantine/core';
import { IconArrowLeft, IconCheck, IconClock, IconPrinter, IconUserOff, IconUserPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useIntent } from '../../intents/use-intent.ts';
import { useElapsedMs, useList, useSending } from '../../stores/muster.tsx';
import type { Sending } from '../../stores/sending-store.ts';
import { Ledger, NoRows } from '../../ui/ledger.tsx';
import { NextStep, Screen } from '../../ui/next-step.tsx';
import { RefusalPanel, StopPanel } from '../../ui/refusal-panel.tsx';
import { clockTime, elapsed } from '../../ui/times.ts';
import { useMay } from '../people/use-may.ts';
import { placeOfPost } from '../stations/post-places.ts';
import { useIncident, useSurroundings } from '../surroundings.tsx';
import { isOver, isTakenTwice, type Post } from './post-clock.ts';
import { HolderDialog, type Holding } from './post-holder-dialog.tsx';
import { partNames } from './post-words.ts';
import './posts.css';

type Part = Post['sheet'][number];
type Step = Part['steps'][number];

/** What is being ticked or taken back at this moment, by commands on their way or just saved. */
function ticksOnTheirWay(commands: readonly Sending[], incident: string, post: string): ReadonlyMap<string, boolean> {
  return new Map(
    commands.flatMap(({ command }) => ((command.type === 'MarkJobStepDone' || command.type === 'TakeBackJobStep') && command.incident === incident && command.post === post ? [[command.step, command.type === 'MarkJobStepDone'] as const] : [])),
  );
}

export function PostScreen({ post: id }: { readonly post: string }) {
  const incident = useIncident();
  const navigate = useNavigate();
  const list = useList('posts', { incident: incident.incident });
  const elapsedMs = useElapsedMs(incident.elapsedMs, incident.sentAtWall);
  const sending = useSending();
  const intent = useIntent();
  const mayFill = useMay('TakePost');
  // A volunteer at a station has this sheet and no other.
  const volunteer = useSurroundings().site.signIn.station?.taken === true;
  const [from, setFrom] = useState<readonly Holding[] | null>(null);
  const post = list.rows.find((one) => one.post === id);
  const back = (
    <Button leftSection={<IconArrowLeft size={22} aria-hidden />} onClick={() => void navigate('/now')}>
      Now
    </Button>
  );
  if (post === undefined)
    return (
      <Screen title="Post" next={<NextStep context="Posts" sentence={list.loaded ? 'There is no such post.' : 'Reading the job sheet…'} why="The posts are listed on Now." />} bar={back}>
        <NoRows list={list}>Go back to Now and choose one of the posts that are listed.</NoRows>
      </Screen>
    );

  const onTheirWay = ticksOnTheirWay(sending.commands, incident.incident, id);
  const isDone = (step: Step): boolean => onTheirWay.get(step.step) ?? step.done.length > 0;
  const tick = (step: Step): void =>
    void intent.run((send) => send({ type: isDone(step) ? 'TakeBackJobStep' : 'MarkJobStepDone', incident: incident.incident, post: id, step: step.step }));
  const leave = (holder: Holding): void => void intent.run((send) => send({ type: 'LeavePost', incident: incident.incident, post: id, from: holder.facts }));
  const twice = isTakenTwice(post);
  const screen = placeOfPost(id);
  const next = post.sheet.flatMap((part) => part.steps.map((step) => ({ part, step }))).find(({ step }) => !isDone(step));
  const context = `${post.title}${post.reportsTo === null ? '' : ` · led by the ${post.reportsTo.toLowerCase()}`}`;

  return (
    <Screen
      title={`Post: ${post.title}`}
      flush
      next={
        twice ? (
          <NextStep context={context} sentence="Two people are at this post." why="Two consoles filled it without knowing of each other. Say who stays.">
            {mayFill && (
              <Button size="lg" onClick={() => setFrom(post.holders)}>
                Say who stays
              </Button>
            )}
          </NextStep>
        ) : post.holders.length === 0 && mayFill ? (
          <NextStep context={context} sentence="Nobody is at this post." why={post.purpose}>
            <Button size="lg" leftSection={<IconUserPlus size={26} aria-hidden />} onClick={() => setFrom([])}>
              Fill it
            </Button>
          </NextStep>
        ) : next === undefined ? (
          <NextStep context={context} sentence="Every step of this sheet is done." why={post.purpose} />
        ) : (
          <NextStep context={`${context} · ${partNames[next.part.part]}`} sentence={next.step.text} why={post.purpose}>
            <Button size="lg" leftSection={<IconCheck size={26} aria-hidden />} loading={intent.busy} onClick={() => tick(next.step)}>
              Done
            </Button>
          </NextStep>
        )
      }
      bar={
        <>
          {!volunteer && back}
          {!volunteer && screen !== null && <Button onClick={() => void navigate(screen)}>Its screen</Button>}
          <span className="said">{post.heldBy === 'many' ? 'One sheet for everybody at this post.' : 'Ticks say who and when, and can be taken back.'}</span>
          {!volunteer && (
            <Button leftSection={<IconPrinter size={22} aria-hidden />} onClick={() => void navigate(`/now/sheets/${id}`)}>
              Print this sheet
            </Button>
          )}
        </>
      }
    >
      <div className="post-work">
        <div className="post-sheet" tabIndex={0} role="region" aria-label="Job sheet">
          {intent.refusal !== null && <RefusalPanel rejection={intent.refusal} onPutAway={intent.putAway} />}
          {post.sheet.map((part) => (
            <SheetPart key={part.part} part={part} elapsedMs={elapsedMs} isDone={isDone} onTheirWay={onTheirWay} onTick={tick} />
          ))}
        </div>
        <div className="post-side">
          <Ledger heading="At this post" count={post.holders.length === 0 ? undefined : post.holders.length}>
            {twice && (
              <StopPanel heading="Two people" level="due">
                <p>Both stay on the record until one of them, or somebody else, takes over from both.</p>
              </StopPanel>
            )}
            {post.holders.map((holder) => (
              <div className="ledger-row post-holder" key={holder.key}>
                <span className="grow">
                  <bdi className="name">{holder.name}</bdi>
                  {holder.badge !== '' && (
                    <>
                      {' '}
                      · badge <bdi>{holder.badge}</bdi>
                    </>
                  )}
                  <span className="quiet under">
                    since {clockTime(holder.sinceWall)}, said by <bdi>{holder.recordedBy}</bdi>
                  </span>
                </span>
                {mayFill && (
                  <span className="choices">
                    {!twice && (
                      <Button aria-label={`Hand over from ${holder.name}`} onClick={() => setFrom([holder])}>
                        Hand over
                      </Button>
                    )}
                    <Button aria-label={`${holder.name} leaves`} onClick={() => leave(holder)}>
                      Leaves
                    </Button>
                  </span>
                )}
              </div>
            ))}
            {post.holders.length === 0 && (
              <p className={post.wanted ? 'ledger-none due strong with-icon' : 'ledger-none with-icon'}>
                <IconUserOff size={20} aria-hidden />
                {post.wanted ? 'Empty' : 'Nobody'}
              </p>
            )}
            {mayFill && (post.heldBy === 'many' || post.holders.length === 0) && (
              <p className="post-add">
                <Button leftSection={<IconUserPlus size={22} aria-hidden />} onClick={() => setFrom([])}>
                  {post.holders.length === 0 ? 'Fill it' : 'Add somebody'}
                </Button>
              </p>
            )}
            {!mayFill && <p className="ledger-none">An assistant principal or an administrator says who is at a post. Anybody who is signed in may tick its steps.</p>}
          </Ledger>
        </div>
      </div>
      {from !== null && <HolderDialog post={post} from={from} onShut={() => setFrom(null)} />}
    </Screen>
  );
}

interface SheetPartProps {
  readonly part: Part;
  readonly elapsedMs: number;
  readonly isDone: (step: Step) => boolean;
  readonly onTheirWay: ReadonlyMap<string, boolean>;
  readonly onTick: (step: Step) => void;
}

function SheetPart({ part, elapsedMs, isDone, onTheirWay, onTick }: SheetPartProps) {
  const done = part.steps.filter(isDone).length;
  const late = isOver(part, elapsedMs) && done < part.steps.length;
  const when = part.dueMs === null ? undefined : late ? <span className="due strong">late by {elapsed(elapsedMs - part.dueMs)}</span> : isOver(part, elapsedMs) ? 'all done' : `in ${elapsed(part.dueMs - elapsedMs)}`;
  return (
    <Ledger heading={partNames[part.part]} count={`${done}/${part.steps.length}`} aside={when} {...(late ? { level: 'due' as const } : {})}>
      {part.steps.map((step) => (
        <Checkbox.Card key={step.step} className="post-step" checked={isDone(step)} onChange={() => onTick(step)}>
          <Checkbox.Indicator size="lg" />
          <span className="grow">
            <span className="post-text">{step.text}</span>
            {step.done.length > 0 && isDone(step) && (
              <span className="quiet under">
                {step.done.map((one) => (
                  <span key={`${one.by} ${one.wall}`}>
                    <bdi>{one.by}</bdi>, {clockTime(one.wall)}{' '}
                  </span>
                ))}
              </span>
            )}
          </span>
          {onTheirWay.has(step.step) && step.done.length > 0 !== onTheirWay.get(step.step) && <IconClock size={18} aria-label="sent" className="quiet" />}
        </Checkbox.Card>
      ))}
    </Ledger>
  );
}
