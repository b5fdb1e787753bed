/** Who responds, on Dispatch: what they can do, whether they can come now, their zone, and what of their training no longer holds. Nobody is barred by it. */
import { Button } from '@mantine/core';
import { IconAlertTriangle, IconCheck, IconUserPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { supervisors } from '../../../shared/contract/responder-procedures.ts';
import { useIntent } from '../../intents/use-intent.ts';
import { useList } from '../../stores/muster.tsx';
import { Ledger, NoRows } from '../../ui/ledger.tsx';
import { RefusalPanel } from '../../ui/refusal-panel.tsx';
import { minuteNow } from '../../ui/times.ts';
import { mayUse, useMay } from '../people/use-may.ts';
import { useSurroundings } from '../surroundings.tsx';
import { callPlace, type Call } from './call-words.ts';
import { byStanding, currencyWords, hoursWords, lapsed, skillsWords, standingOf, type Responder, type Standing } from './responder-words.ts';

/** As many as stand beside the calls without scrolling far. */
const SHOWN = 5;

interface RespondersLedgerProps {
  readonly calls: readonly Call[];
  readonly nowMs: number;
}

export function RespondersLedger({ calls, nowMs }: RespondersLedgerProps) {
  const responders = useList('responders', {});
  const intent = useIntent();
  const navigate = useNavigate();
  const maySet = useMay('SetResponder');
  const [all, showAll] = useState(false);
  const listed = responders.rows
    .map((one) => ({ one, standing: standingOf(one, calls, minuteNow(nowMs)) }))
    .sort((a, b) => byStanding(a.standing, b.standing));
  const free = listed.filter(({ standing }) => standing.is === 'free').length;
  return (
    <Ledger
      heading="Responders"
      {...(listed.length === 0 ? {} : { count: `${free} free of ${listed.length}` })}
      aside={
        listed.length > SHOWN && (
          <Button variant="subtle" className="head-link" aria-expanded={all} onClick={() => showAll(!all)}>
            {all ? 'Show fewer' : `Show all ${listed.length}`}
          </Button>
        )
      }
    >
      {intent.refusal !== null && <RefusalPanel rejection={intent.refusal} onPutAway={intent.putAway} />}
      <ul className="responders">
        {listed.slice(0, all ? listed.length : SHOWN).map(({ one, standing }) => (
          <ResponderRow key={one.key} responder={one} standing={standing} busy={intent.busy} onAvailable={(available) => void intent.run((send) => send({ type: 'StateAvailability', staff: one.staff, available }))} />
        ))}
      </ul>
      {listed.length === 0 && <NoRows list={responders}>Nobody is named as a responder yet, so calls propose people by their role alone.</NoRows>}
      {responders.loaded && listed.length === 0 && maySet && (
        <Button className="ask-below" leftSection={<IconUserPlus size={22} aria-hidden />} onClick={() => void navigate('/setup/responders')}>
          Name responders
        </Button>
      )}
    </Ledger>
  );
}

interface ResponderRowProps {
  readonly responder: Responder;
  readonly standing: Standing;
  readonly busy: boolean;
  readonly onAvailable: (available: boolean) => void;
}

function ResponderRow({ responder, standing, busy, onAvailable }: ResponderRowProps) {
  const { site } = useSurroundings();
  const own = site.signedIn?.staff === responder.staff;
  const maySay = own || mayUse(supervisors, site.signedIn);
  const outOfDate = lapsed(responder.currency);
  const [first] = outOfDate;
  return (
    <li className="ledger-row responder-row">
      <span>
        <bdi className="strong">{responder.name}</bdi>
        {own && <span className="quiet"> · you</span>}
      </span>
      <span className="responder-skill">{skillsWords(responder.skills)}</span>
      <span>
        {standing.is === 'free' && (
          <span className="ok strong with-icon">
            <IconCheck size={20} aria-hidden /> Free
          </span>
        )}
        {standing.is === 'busy' && (
          <Link to={`/dispatch/call/${standing.call.call}`}>
            <bdi>{callPlace(standing.call)}</bdi>
          </Link>
        )}
        {standing.is === 'offHours' && <span className="quiet">{hoursWords(responder.shift)}</span>}
        {standing.is === 'away' && <span className="quiet">Away</span>}
        {responder.availableApart && <span className="due strong"> said apart</span>}
      </span>
      <span className="quiet">
        <bdi>{responder.zones.join(', ')}</bdi>
      </span>
      <span>
        {first === undefined ? (
          <bdi>{responder.currency.map(({ name }) => name).join(', ')}</bdi>
        ) : (
          <span className="due strong with-icon">
            <IconAlertTriangle size={20} aria-hidden />
            <span>
              {currencyWords(first)}
              {outOfDate.length > 1 && ` and ${outOfDate.length - 1} more`}
            </span>
          </span>
        )}
      </span>
      {maySay && (
        <Button aria-label={responder.available ? `${responder.name} is away` : `${responder.name} is back`} loading={busy} onClick={() => onAvailable(!responder.available)}>
          {responder.available ? 'Away' : 'Back'}
        </Button>
      )}
    </li>
  );
}
