/** A visitor beside each of a near name who may not enter, or may not take a student. A name alone says nothing: whoever sits at the desk looks at both and answers. */
import { Radio } from '@mantine/core';
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import type { SubscriptionRow } from '../../../shared/contract/procedures.ts';
import { ChoiceGroup } from '../../ui/choice-group.tsx';
import { calendarDate } from '../../ui/times.ts';
import { spokenName } from '../../ui/words.ts';
import '../accounting/accounting.css';

export type Near = SubscriptionRow<'visitors'>['toCompare'][number];
export type Answer = SubscriptionRow<'entrance'>['answers'][number]['answer'];
/** By `keyOfNear`. */
export type Answers = Readonly<Record<string, Answer>>;

const keyOfNear = ({ is, id }: Pick<Near, 'is' | 'id'>): string => `${is} ${id}`;
export const allAnswered = (near: readonly Near[], answers: Answers): boolean => near.every((one) => answers[keyOfNear(one)] !== undefined);
/** As a command carries them. */
export const answersTo = (near: readonly Near[], answers: Answers): { readonly is: Near['is']; readonly id: string; readonly answer: Answer }[] =>
  near.flatMap(({ is, id }) => {
    const answer = answers[keyOfNear({ is, id })];
    return answer === undefined ? [] : [{ is, id, answer }];
  });

const ANSWERS: readonly { readonly answer: Answer; readonly word: string }[] = [
  { answer: 'match', word: 'Match' },
  { answer: 'no', word: 'No' },
  { answer: 'notSure', word: 'Not sure' },
];
export const answerWords: Readonly<Record<Answer, string>> = { match: 'match', no: 'no', notSure: 'not sure' };

interface CompareVisitorProps {
  readonly visitor: string;
  readonly near: readonly Near[];
  /** An ISO date. */
  readonly today: string;
  readonly answers: Answers;
  readonly onAnswers: (answers: Answers) => void;
}

export function CompareVisitor({ visitor, near, today, answers, onAnswers }: CompareVisitorProps) {
  return (
    <ul className="near-list" aria-label="To be compared">
      {near.map((one) => {
        const key = keyOfNear(one);
        return (
          <li key={key} className="near-one">
            <div className="near-sides">
              <div>
                <span className="quiet">Stands here</span>
                <p className="name">
                  <bdi>{visitor}</bdi>
                </p>
              </div>
              <div>
                <span className="quiet">{one.is === 'barred' ? 'May not enter' : 'May not take a student'}</span>
                <p className="name">
                  <bdi>{one.name}</bdi>
                </p>
                <Facts near={one} today={today} />
              </div>
            </div>
            <span aria-hidden>Are they the same person?</span>
            <ChoiceGroup label={`Is ${visitor} ${one.name}?`} value={answers[key] ?? null} onChange={(value) => ANSWERS.filter(({ answer }) => answer === value).forEach(({ answer }) => onAnswers({ ...answers, [key]: answer }))}>
              <div className="near-answers">
                {ANSWERS.map(({ answer, word }) => (
                  <Radio.Card key={answer} value={answer} className="mark">
                    {answers[key] === answer && <IconCheck size={20} aria-hidden />} {word}
                  </Radio.Card>
                ))}
              </div>
            </ChoiceGroup>
          </li>
        );
      })}
    </ul>
  );
}

function Facts({ near, today }: { readonly near: Near; readonly today: string }) {
  const said = [near.otherNames.length > 0 ? `also ${near.otherNames.join(', ')}` : '', near.birthYear === null ? '' : `born ${near.birthYear}`, near.students.length > 0 ? `on record for ${near.students.map(spokenName).join(', ')}` : '', near.note];
  return (
    <>
      {said
        .filter((part) => part !== '')
        .map((part) => (
          <p key={part}>
            <bdi>{part}</bdi>
          </p>
        ))}
      {near.until !== null && near.until < today && (
        <p className="due with-icon">
          <IconAlertTriangle size={18} aria-hidden /> Was to end {calendarDate(near.until)}. Nobody has lifted it: ask.
        </p>
      )}
    </>
  );
}
