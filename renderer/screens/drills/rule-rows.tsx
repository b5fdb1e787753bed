/** What the state asks, rule by rule: its own words and citation, how much of it is done, and why it stands as it does. */
import { IconAlertTriangle, IconCalendarEvent, IconCheck, IconCircleDashed, IconMinus, IconX } from '@tabler/icons-react';
import { Ledger } from '../../ui/ledger.tsx';
import { ruleStatusWords, type DrillYear, type RuleStatus } from './drill-words.ts';

/** More of them would be no picture any more. */
const MOST_PIPS = 12;

const looks = {
  done: { icon: IconCheck, tone: 'ok' },
  scheduled: { icon: IconCalendarEvent, tone: '' },
  toPlan: { icon: IconCircleDashed, tone: 'due' },
  outOfCompliance: { icon: IconX, tone: 'fill-act' },
  cannotSay: { icon: IconAlertTriangle, tone: 'due' },
  notAsked: { icon: IconMinus, tone: 'quiet' },
} as const satisfies Record<RuleStatus['status'], unknown>;

function Pips({ done, scheduled, needed }: Pick<RuleStatus, 'done' | 'scheduled' | 'needed'>) {
  if (needed > MOST_PIPS) return null;
  return (
    <span className="rule-pips" aria-hidden>
      {Array.from({ length: needed }, (_, at) => (
        <span key={at} data-is={at < done ? 'done' : at < done + scheduled ? 'scheduled' : 'open'} />
      ))}
    </span>
  );
}

function RuleRow({ rule }: { readonly rule: RuleStatus }) {
  const { icon: Icon, tone } = looks[rule.status];
  return (
    <li className="rule-row">
      <span>
        <b>{rule.words}</b>
        {rule.note !== '' && <span className="rule-note quiet">{rule.note}</span>}
      </span>
      <span className="quiet">{rule.cite}</span>
      <span className="rule-count">
        {rule.needed > 0 && (
          <>
            <Pips {...rule} />
            <span className="number">
              {rule.done}/{rule.needed}
              <span className="for-readers"> done, {rule.scheduled} scheduled</span>
            </span>
          </>
        )}
      </span>
      <span>
        <b className={`with-icon ${tone}`}>
          <Icon size={20} aria-hidden />
          {ruleStatusWords[rule.status]}
        </b>
        {rule.why !== '' && <span className="rule-note">{rule.why}</span>}
      </span>
    </li>
  );
}

const LEGEND = (
  <span className="rule-legend rule-pips">
    <span data-is="done" /> done <span data-is="scheduled" /> scheduled <span data-is="open" /> to plan
  </span>
);

export function RuleRows({ year }: { readonly year: DrillYear }) {
  return (
    <Ledger
      heading={year.rules === null || year.rules.name === '' ? 'What is asked for' : `What ${year.rules.name} asks for`}
      count={year.statuses.length}
      {...(year.statuses.length === 0 ? {} : { aside: LEGEND })}
    >
      <ul>
        {year.statuses.map((rule) => (
          <RuleRow key={rule.line} rule={rule} />
        ))}
      </ul>
      {year.statuses.length === 0 && <p className="ledger-none">{year.rules === null ? 'Then each rule stands here in its own words, with where it is written, how many of its drills are held and scheduled, and the day by which the next one is due.' : 'These rules ask for nothing yet.'}</p>}
    </Ledger>
  );
}
