/**
 * Relief for some minutes, apart from the calls and calm: asked for in one touch, without a reason; who covers, until when; back.
 * Whose requests stand here is the host's to say: one's own, those that one covers, and to whom the school lets see them all.
 */
import { Button } from '@mantine/core';
import { IconArrowBackUp, IconCheck, IconCoffee } from '@tabler/icons-react';
import { useState } from 'react';
import type { SubscriptionRow } from '../../../shared/contract/procedures.ts';
import { useIntent } from '../../intents/use-intent.ts';
import { useList } from '../../stores/muster.tsx';
import { Ledger } from '../../ui/ledger.tsx';
import { RefusalPanel } from '../../ui/refusal-panel.tsx';
import { ago, clockTime } from '../../ui/times.ts';
import { roomName } from '../../ui/words.ts';
import { useMay } from '../people/use-may.ts';
import { CoverDialog } from './tap-outs-cover.tsx';

type TapOut = SubscriptionRow<'tap-outs'>;
const MINUTE_MS = 60_000;

const coverWords = ({ covers }: TapOut): string =>
  covers.map(({ name, wall, minutes }) => `${name} covers ${minutes === null ? `since ${clockTime(wall)}` : `until ${clockTime(wall + minutes * MINUTE_MS)}`}`).join('; ');

export function TapOutsLedger({ nowMs }: { readonly nowMs: number }) {
  const tapOuts = useList('tap-outs', {});
  const intent = useIntent();
  const mayAsk = useMay('AskForRelief');
  const [covering, cover] = useState<TapOut | null>(null);
  const asked = tapOuts.rows.some(({ own }) => own);
  return (
    <div className="tap-outs-ledger">
      <Ledger heading="Tap-out" count={tapOuts.rows.length} aside="cover a class for a few minutes">
        {intent.refusal !== null && <RefusalPanel rejection={intent.refusal} onPutAway={intent.putAway} />}
        <ul className="tap-outs">
          {tapOuts.rows.map((one) => (
            <li key={one.key} className="ledger-row">
              <span className="grow">
                <span>
                  <bdi className="name">{one.own ? 'You' : one.name}</bdi>
                  {one.room !== null && <bdi> · {roomName(one.room)}</bdi>}
                </span>
                <span className="quiet" style={{ display: 'block' }}>
                  {one.covers.length > 0 ? <bdi>{coverWords(one)}</bdi> : `asked ${clockTime(one.askedWall)} · ${ago(one.askedWall, nowMs)}`}
                </span>
              </span>
              {one.covers.length > 0 && (
                <span className="quiet with-icon">
                  <IconCheck size={20} aria-hidden /> Covered
                </span>
              )}
              {one.covers.length === 0 && one.mayCover && (
                <Button leftSection={<IconCoffee size={22} aria-hidden />} aria-label={`Cover for ${one.name}`} onClick={() => cover(one)}>
                  Cover
                </Button>
              )}
              {(one.own || one.covers.length > 0) && (
                <Button leftSection={<IconArrowBackUp size={22} aria-hidden />} aria-label={one.own ? 'I am back' : `${one.name} is back`} loading={intent.busy} onClick={() => void intent.run((send) => send({ type: 'EndRelief', tap: one.tap }))}>
                  Back
                </Button>
              )}
            </li>
          ))}
        </ul>
        {mayAsk && !asked && (
          <Button className="ask-below" leftSection={<IconCoffee size={22} aria-hidden />} loading={intent.busy} onClick={() => void intent.run((send) => send({ type: 'AskForRelief', room: null }))}>
            Ask for relief
          </Button>
        )}
        <p className="ledger-none">Not a call for help. No reason is asked or kept.</p>
      </Ledger>
      {covering !== null && <CoverDialog tapOut={covering} onShut={() => cover(null)} />}
    </div>
  );
}
