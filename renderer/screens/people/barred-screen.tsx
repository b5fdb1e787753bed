/** Who may not enter: the list against which every visitor's name is compared at the desk. Those who lead set it and lift it; the entrance sees it. */
import { Button, NumberInput, Textarea, TextInput } from '@mantine/core';
import { IconBan } from '@tabler/icons-react';
import { useState } from 'react';
import type { SubscriptionRow } from '../../../shared/contract/procedures.ts';
import { useIntent } from '../../intents/use-intent.ts';
import { useList, useWallMs } from '../../stores/muster.tsx';
import { useSaidAsOf } from '../../ui/as-of.ts';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { Ledger, LedgerRows, NoRows } from '../../ui/ledger.tsx';
import { NextStep, Screen } from '../../ui/next-step.tsx';
import { calendarDate, dayAndTime } from '../../ui/times.ts';
import { counted } from '../../ui/words.ts';
import { useSurroundings } from '../surroundings.tsx';
import { BackButton } from './record-head.tsx';
import { useMay } from './use-may.ts';
import { WhyDialog } from './why-dialog.tsx';
import './people.css';

type Barred = SubscriptionRow<'barred'>;

export function BarredScreen() {
  const { site } = useSurroundings();
  const list = useList('barred', {});
  const may = useMay('BarPerson');
  const nowMs = useWallMs(60_000);
  const asOf = useSaidAsOf(list.rows.map((row) => row.setWall), 'nobody is on it');
  const [adding, setAdding] = useState(false);
  const [lifting, setLifting] = useState<Barred | null>(null);
  return (
    <Screen
      title="People: who may not enter"
      next={
        <NextStep context={`The list ${asOf}`} sentence={list.rows.length === 0 ? 'Nobody is barred.' : `${counted(list.rows.length, 'person', 'people')} may not enter.`} why="Each visitor’s name is compared with these, and whoever sits at the desk decides whether it is the same person.">
          {may && (
            <Button size="lg" leftSection={<IconBan size={26} aria-hidden />} onClick={() => setAdding(true)}>
              Add a person
            </Button>
          )}
        </NextStep>
      }
      bar={
        <>
          <BackButton />
          <span className="said">{may ? 'It never ends by itself: lift it when it no longer holds.' : 'Those who lead set it.'}</span>
        </>
      }
    >
      <Ledger heading="May not enter" count={list.rows.length}>
        <LedgerRows label="May not enter">
          {list.rows.map((row) => (
            <div className="ledger-row" key={row.key}>
              <span className="grow">
                <bdi className="name">{row.name}</bdi>
                {row.birthYear !== null && <> · born {row.birthYear}</>}
                {row.otherNames.length > 0 && (
                  <>
                    {' '}
                    · also <bdi>{row.otherNames.join(', ')}</bdi>
                  </>
                )}
                {row.until !== null && <span className={row.until < site.today ? 'due strong' : ''}> · {row.until < site.today ? `was to end ${calendarDate(row.until)}: check` : `until ${calendarDate(row.until)}`}</span>}
                {row.note !== '' && (
                  <span className="under">
                    <bdi>{row.note}</bdi>
                  </span>
                )}
                <span className="quiet under">
                  <bdi>{row.setBy}</bdi>, {dayAndTime(row.setWall, nowMs)}
                </span>
              </span>
              {may && (
                <Button aria-label={`Lift: ${row.name}`} onClick={() => setLifting(row)}>
                  Lift
                </Button>
              )}
            </div>
          ))}
          {list.rows.length === 0 && <NoRows list={list}>Put a person here who may not enter the school: by a court order, a trespass notice, or the principal’s word.</NoRows>}
        </LedgerRows>
      </Ledger>
      {adding && <BarDialog onShut={() => setAdding(false)} />}
      {lifting !== null && <WhyDialog onShut={() => setLifting(null)} title={`${lifting.name} may enter again`} action="Lift it" whyExample="The order ended" act={(send, why) => send({ type: 'LiftBar', barred: lifting.barred, reason: why })} />}
    </Screen>
  );
}

/** It stands only while it is open, so that each opening begins anew. */
function BarDialog({ onShut }: { readonly onShut: () => void }) {
  const intent = useIntent();
  const [name, setName] = useState('');
  const [others, setOthers] = useState('');
  const [year, setYear] = useState<number | string>('');
  const [note, setNote] = useState('');
  const [until, setUntil] = useState('');
  const save = async (): Promise<void> => {
    const otherNames = others.split(',').map((one) => one.trim()).filter((one) => one !== '');
    const done = await intent.run((send) => send({ type: 'BarPerson', name: name.trim(), otherNames, birthYear: typeof year === 'number' ? year : null, note: note.trim(), until: until === '' ? null : until }));
    if (done !== null) onShut();
  };
  return (
    <FormDialog title="Who may not enter?" size={620} intent={intent} action="Put on the list" ready={name.trim() !== ''} onSave={() => void save()} onShut={onShut}>
      <TextInput label="Name" value={name} maxLength={120} autoComplete="off" data-autofocus onChange={(event) => setName(event.currentTarget.value)} />
      <TextInput label="Other names" description="With commas between them." value={others} maxLength={400} autoComplete="off" onChange={(event) => setOthers(event.currentTarget.value)} />
      <div className="field-grid">
        <NumberInput label="Birth year, if known" value={year} min={1900} max={2100} allowDecimal={false} hideControls onChange={setYear} />
        <TextInput label="Until, if it was set" type="date" value={until} onChange={(event) => setUntil(event.currentTarget.value)} />
      </div>
      <Textarea label="Note for the desk" description="Why, how they look, whom to call." value={note} maxLength={500} autosize minRows={2} onChange={(event) => setNote(event.currentTarget.value)} />
    </FormDialog>
  );
}
