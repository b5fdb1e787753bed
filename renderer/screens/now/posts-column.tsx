/** The posts on Now: which are filled, what their job sheets ask by the milestone that runs, and what is late. */
import { Button } from '@mantine/core';
import { IconAlertTriangle, IconChevronRight, IconMapPin, IconPrinter, IconUserCheck, IconUserOff, IconUsers } from '@tabler/icons-react';
import { useState } from 'react';
import { Link } from 'react-router';
import { useElapsedMs, useList } from '../../stores/muster.tsx';
import { Ledger, LedgerRows, NoRows } from '../../ui/ledger.tsx';
import { clockTime, elapsed } from '../../ui/times.ts';
import { counted } from '../../ui/words.ts';
import { useMay } from '../people/use-may.ts';
import type { Incident } from '../surroundings.tsx';
import { askedNow, filledOf, isTakenTwice, lateSteps, milestonesOf, minutesOf, runningMilestone, shareOfBar, type Post } from './post-clock.ts';
import { HolderDialog } from './post-holder-dialog.tsx';
import './posts.css';

export function PostsColumn({ incident }: { readonly incident: Incident }) {
  const posts = useList('posts', { incident: incident.incident });
  const elapsedMs = useElapsedMs(incident.elapsedMs, incident.sentAtWall);
  const mayFill = useMay('TakePost');
  const [filling, setFilling] = useState<Post | null>(null);
  const { filled, wanted } = filledOf(posts.rows);
  const milestones = milestonesOf(posts.rows);
  const running = runningMilestone(milestones, elapsedMs);
  const row = (post: Post) => <PostRow key={post.key} post={post} elapsedMs={elapsedMs} onFill={mayFill ? () => setFilling(post) : null} />;
  return (
    <Ledger heading="Posts" count={posts.loaded ? `${filled} of ${wanted} filled` : '…'} aside={running === null ? undefined : `job sheet by ${minutesOf(running)} min`}>
      {milestones.length > 0 && <PostsClock milestones={milestones} elapsedMs={elapsedMs} />}
      <LedgerRows label="Posts">
        {incident.reunification !== null && (
          <p className="post-place">
            <IconMapPin size={20} aria-hidden />
            <span>
              Reunification: <bdi className="strong">{incident.reunification.place === '' ? 'place not said yet' : incident.reunification.place}</bdi>, {clockTime(incident.reunification.saidWall)}
              {incident.reunification.alsoSaid.length > 0 && (
                <span className="due strong">
                  {' '}
                  · another console said <bdi>{incident.reunification.alsoSaid.map((place) => (place === '' ? 'no place' : place)).join(', ')}</bdi>
                </span>
              )}
            </span>
          </p>
        )}
        {posts.rows.filter((post) => post.wanted || post.holders.length > 0).map(row)}
        {posts.rows.some((post) => !post.wanted && post.holders.length === 0) && <h3 className="post-group">{incident.reunification === null ? 'Later, or where needed' : 'Where needed'}</h3>}
        {posts.rows.filter((post) => !post.wanted && post.holders.length === 0).map(row)}
        {posts.rows.length === 0 && <NoRows list={posts}>This version has no posts.</NoRows>}
        {posts.rows.length > 0 && (
          <Link className="ledger-row post-print" to="/now/sheets">
            <IconPrinter size={20} aria-hidden />
            <span className="grow">Print the job sheets</span>
            <IconChevronRight size={20} aria-hidden />
          </Link>
        )}
      </LedgerRows>
      {filling !== null && <HolderDialog post={filling} from={[]} onShut={() => setFilling(null)} />}
    </Ledger>
  );
}

/** How far it is, with a mark for each milestone and how long until the next. */
function PostsClock({ milestones, elapsedMs }: { readonly milestones: readonly number[]; readonly elapsedMs: number }) {
  const running = runningMilestone(milestones, elapsedMs);
  return (
    <div className="post-clock">
      <div className="post-bar" aria-hidden>
        <span style={{ width: `${shareOfBar(milestones, elapsedMs) * 100}%` }} />
        {milestones.slice(0, -1).map((one) => (
          <i key={one} style={{ left: `${shareOfBar(milestones, one) * 100}%` }} />
        ))}
      </div>
      <p className="post-marks number">
        {milestones.filter((one) => running === null || one >= running).map((one) => (
          <span key={one} style={{ insetInlineEnd: `${(1 - shareOfBar(milestones, one)) * 100}%` }} {...(one === running ? { className: 'strong' } : {})}>
            {one === running ? `${minutesOf(one)} min in ${elapsed(one - elapsedMs)}` : minutesOf(one)}
          </span>
        ))}
      </p>
      {running === null && <p className="quiet">All milestones have passed.</p>}
    </div>
  );
}

interface PostRowProps {
  readonly post: Post;
  readonly elapsedMs: number;
  /** Null: whoever is signed in may not. */
  readonly onFill: (() => void) | null;
}

function PostRow({ post, elapsedMs, onFill }: PostRowProps) {
  const [first, ...others] = post.holders;
  const late = lateSteps(post, elapsedMs);
  const { done, asked } = askedNow(post, elapsedMs);
  const twice = isTakenTwice(post);
  const Icon = twice ? IconAlertTriangle : first === undefined ? IconUserOff : others.length > 0 ? IconUsers : IconUserCheck;
  return (
    <div className="ledger-row post-row">
      <Link to={`/now/posts/${post.post}`}>
        <Icon size={20} aria-hidden className={twice || (first === undefined && post.wanted) ? 'due' : 'quiet'} />
        <span className="grow">
          <span className="strong">{post.title}</span>
          {late > 0 && (
            <span className="due under">
              {counted(late, 'step')} late
            </span>
          )}
        </span>
        {first === undefined ? (
          <span className={post.wanted ? 'due strong' : 'quiet'}>{post.wanted ? 'Empty' : 'Nobody'}</span>
        ) : (
          <span className="post-who quiet">
            {twice && <span className="due strong under">Two people</span>}
            <bdi>{first.name}</bdi>
            {twice ? others.map((one) => <bdi key={one.key}> / {one.name}</bdi>) : others.length > 0 && ` and ${others.length} more`}
          </span>
        )}
        {first !== undefined && (
          <span className="number strong">
            {done}/{asked}
            <span className="for-readers"> steps done that are asked by now</span>
          </span>
        )}
      </Link>
      {first === undefined && onFill !== null && (
        <Button onClick={onFill} aria-label={`Fill ${post.title}`}>
          Fill
        </Button>
      )}
    </div>
  );
}
