/** The job sheet of one post on paper: a page that whoever takes the post can carry, tick and hand on. What is ticked already stands on it. Black on white. */
import { IconCheck } from '@tabler/icons-react';
import type { SubscriptionRow } from '../../shared/contract/procedures.ts';
import { partNames } from '../screens/now/post-words.ts';
import { clockTime } from '../ui/times.ts';

type Post = SubscriptionRow<'posts'>;

interface JobSheetProps {
  readonly school: string;
  readonly post: Post;
  /** "Evacuate, started Nov 19 10:14" */
  readonly about: string;
  readonly startedWall: number;
  readonly printed: string;
  readonly drill: boolean;
}

const NOTE_LINES = [1, 2, 3, 4];

export function JobSheet({ school, post, about, startedWall, printed, drill }: JobSheetProps) {
  return (
    <section className="sheet job-sheet" aria-label={`Job sheet: ${post.title}`} {...(drill ? { 'data-drill': true } : {})}>
      <header>
        <div>
          <p>
            <bdi>{school}</bdi>
            {drill && <b className="drill-box">DRILL</b>}
          </p>
          <h3>{post.title}</h3>
          <p>{post.purpose}</p>
        </div>
        <div className="sheet-count">
          <p>{about}</p>
          <p>{printed}</p>
          <p>Tick each step, with time and initials.</p>
          {post.reportsTo !== null && <p>Led by the {post.reportsTo.toLowerCase()}</p>}
        </div>
      </header>
      <p className="sheet-word">
        <span className="write" data-long>
          At this post
          {post.holders.length === 0 ? <i aria-hidden /> : <b className="job-who"><bdi>{post.holders.map((one) => `${one.name}${one.badge === '' ? '' : ` (badge ${one.badge})`}`).join(', ')}</bdi></b>}
        </span>
        <span className="write">
          from
          {post.holders.length === 0 ? <i aria-hidden /> : <b className="job-who">{clockTime(Math.min(...post.holders.map((one) => one.sinceWall)))}</b>}
        </span>
      </p>
      {post.sheet.map((part) => (
        <div className="job-part" key={part.part}>
          <h4>
            {partNames[part.part]}
            {part.dueMs !== null && <span>{clockTime(startedWall + part.dueMs)}</span>}
          </h4>
          <ol>
            {part.steps.map((step) => {
              const [first] = step.done;
              return (
                <li key={step.step}>
                  <span className="box" role="img" aria-label={first === undefined ? 'not done' : 'done'}>
                    {first !== undefined && <IconCheck size="100%" stroke={3} />}
                  </span>
                  <span className="job-text">{step.text}</span>
                  <span className="job-done">
                    {first === undefined ? (
                      <i aria-hidden />
                    ) : (
                      <>
                        <bdi>{first.by}</bdi> {clockTime(first.wall)}
                      </>
                    )}
                  </span>
                </li>
              );
            })}
          </ol>
        </div>
      ))}
      <footer>
        <p className="sheet-word">
          <span className="write" data-long>
            Handed over to
            <i aria-hidden />
          </span>
          <span className="write">
            at
            <i aria-hidden />
          </span>
        </p>
        {NOTE_LINES.map((line) => (
          <p className="job-note" key={line}>
            {line === NOTE_LINES[0] && 'Notes'}
          </p>
        ))}
      </footer>
    </section>
  );
}
