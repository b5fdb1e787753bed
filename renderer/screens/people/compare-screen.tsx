/** Two records side by side: are they one person? Linking keeps both and lets the contacts and restrictions of each count for all; it can be undone. */
import { Button } from '@mantine/core';
import { IconCheck, IconMinus, IconUserCheck, IconUsers, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import type { SubscriptionName } from '../../../shared/contract/procedures.ts';
import type { PersonKind } from '../../../shared/domain/roster/fields.ts';
import type { ListState } from '../../stores/list-store.ts';
import { useList } from '../../stores/muster.tsx';
import { NextStep, Screen } from '../../ui/next-step.tsx';
import { listedName, spokenName } from '../../ui/words.ts';
import { compareRecords, type AnyRecord, type CompareLine } from './compare-lines.ts';
import { BackButton, NoRecord } from './record-head.tsx';
import { kindWords, recordPath } from './record-fields.ts';
import { DisputedRoster, useAsOf } from './roster-as-of.tsx';
import { useMay } from './use-may.ts';
import { WhyDialog } from './why-dialog.tsx';
import './people.css';

interface Ids {
  readonly person: string;
  readonly other: string;
}

/** Each kind of record is a list of its own. */
export function CompareScreen({ kind, ...ids }: Ids & { readonly kind: PersonKind }) {
  switch (kind) {
    case 'student':
      return <CompareStudents {...ids} />;
    case 'guardian':
      return <CompareGuardians {...ids} />;
    case 'staff':
      return <CompareStaff {...ids} />;
  }
}

function CompareStudents({ person, other }: Ids) {
  return <Compare kind="student" mine={useList('student', { person, incident: null })} theirs={useList('student', { person: other, incident: null })} />;
}
function CompareGuardians({ person, other }: Ids) {
  return <Compare kind="guardian" mine={useList('guardian', { person })} theirs={useList('guardian', { person: other })} />;
}
function CompareStaff({ person, other }: Ids) {
  return <Compare kind="staff" mine={useList('staff-member', { person })} theirs={useList('staff-member', { person: other })} />;
}

type RecordList = ListState<SubscriptionName> & { readonly rows: readonly AnyRecord[] };

function Compare({ kind, mine, theirs }: { readonly kind: PersonKind; readonly mine: RecordList; readonly theirs: RecordList }) {
  const [left] = mine.rows;
  const [right] = theirs.rows;
  if (left === undefined) return <NoRecord list={mine} kind={kind} />;
  if (right === undefined) return <NoRecord list={theirs} kind={kind} />;
  return <Compared kind={kind} mine={left} theirs={right} />;
}

const verdicts = {
  same: { word: 'Same', className: 'ok verdict with-icon', icon: IconCheck },
  different: { word: 'Different', className: 'due verdict with-icon', icon: IconX },
  blank: { word: 'Blank', className: 'quiet with-icon', icon: IconMinus },
} as const;

function Line({ line }: { readonly line: CompareLine }) {
  const { word, className, icon: Icon } = verdicts[line.verdict];
  return (
    <tr>
      <th scope="row">{line.label}</th>
      {[line.mine, line.theirs].map((text, index) => (
        <td key={index === 0 ? 'mine' : 'theirs'} className={line.label === 'Restrictions' && text !== '' ? 'act strong' : undefined}>
          {text === '' ? <span className="blank">blank</span> : <bdi>{text}</bdi>}
        </td>
      ))}
      <td>
        <span className={className}>
          <Icon size={20} aria-hidden /> {word}
        </span>
      </td>
    </tr>
  );
}

type Decision = 'same' | 'apart';

function Compared({ kind, mine, theirs }: { readonly kind: PersonKind; readonly mine: AnyRecord; readonly theirs: AnyRecord }) {
  const navigate = useNavigate();
  const asOf = useAsOf();
  const may = useMay('LinkPeople');
  const [decision, setDecision] = useState<Decision | null>(null);
  const lines = compareRecords(kind, mine, theirs);
  const link = mine.linked.find((one) => one.person === theirs.person);
  const open = link === undefined || link.disputed;
  const word = kindWords[kind];
  const counts = (verdict: CompareLine['verdict']): number => lines.filter((one) => one.verdict === verdict).length;
  return (
    <Screen
      title="Two records"
      next={
        <NextStep
          context={asOf}
          sentence={open ? 'Are these two records one person?' : 'These two records are one person.'}
          why={`${counts('same')} same, ${counts('different')} different, ${counts('blank')} blank on one side. A name alone proves nothing: ask somebody who knows the ${word}.`}
        >
          {may && open && (
            <Button size="lg" leftSection={<IconUserCheck size={26} aria-hidden />} onClick={() => setDecision('same')}>
              The same person
            </Button>
          )}
          {may && (
            <Button size="lg" leftSection={<IconUsers size={26} aria-hidden />} onClick={() => setDecision('apart')}>
              {open ? 'Not the same' : 'Not the same after all'}
            </Button>
          )}
        </NextStep>
      }
      bar={
        <>
          <BackButton />
          {!may && <span className="said">The front office decides this.</span>}
        </>
      }
    >
      <DisputedRoster />
      {link !== undefined && (
        <p className={link.disputed ? 'due strong' : 'quiet'}>
          {link.disputed ? 'Two consoles disagree. Until somebody decides, the restrictions of both records count for both. ' : ''}
          Linked by <bdi>{link.by}</bdi>: <bdi>{link.why}</bdi>
        </p>
      )}
      <table className="compare">
        <thead>
          <tr>
            <td />
            {[mine, theirs].map((one) => (
              <th scope="col" key={one.person}>
                <Link className="record-link name" to={recordPath(kind, one.person)}>
                  <bdi>{listedName(one.name)}</bdi>
                </Link>
              </th>
            ))}
            <th scope="col">Result</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <Line key={line.label} line={line} />
          ))}
        </tbody>
      </table>
      {decision !== null && (
        <WhyDialog
          onShut={() => setDecision(null)}
          title={decision === 'same' ? `One person: ${spokenName(mine.name)}` : 'Two different people'}
          action={decision === 'same' ? 'Link the two records' : 'Keep them apart'}
          whyExample={decision === 'same' ? 'Such as “Same mother, asked her by phone”' : 'Such as “Two cousins of one name”'}
          act={(send, why) => send({ type: decision === 'same' ? 'LinkPeople' : 'TellPeopleApart', kind, person: mine.person, other: theirs.person, why })}
          onDone={() => void navigate(recordPath(kind, mine.person), { replace: true })}
        >
          <p>
            {decision === 'same'
              ? 'Both records stay. The contacts and restrictions of each count for all of them, and the person is counted once. This can be undone.'
              : 'Each record stands for itself, and these two are not offered again. This can be undone by linking them.'}
          </p>
        </WhyDialog>
      )}
    </Screen>
  );
}
