/** Setup: what this site and this console are called, which schools are on the campus, and how times are written. */
import { Button, Radio, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { commandPermissions, type SubscriptionRow } from '../../../shared/contract/procedures.ts';
import { useIntent, type Intent } from '../../intents/use-intent.ts';
import { useList } from '../../stores/muster.tsx';
import { ChoiceGroup } from '../../ui/choice-group.tsx';
import { Ledger, NoRows } from '../../ui/ledger.tsx';
import { NextStep, Screen } from '../../ui/next-step.tsx';
import { RefusalPanel } from '../../ui/refusal-panel.tsx';
import { useMay } from '../people/use-may.ts';
import { useSurroundings } from '../surroundings.tsx';
import { BackToSetup } from './back-to-setup.tsx';
import { ConsoleRoom } from './console-room.tsx';
import { SetApart } from './set-apart.tsx';
import { whoMay } from './who-may.ts';
import './setup.css';

type Settings = SubscriptionRow<'site-settings'>;

const CLOCKS = [
  { hours: 24, label: '24-hour clock', example: '14:05, as on the ICS forms' },
  { hours: 12, label: '12-hour clock', example: '2:05 PM' },
] as const;

interface NameFormProps {
  readonly label: string;
  readonly description: string;
  readonly now: string;
  /** Also what counts already may be saved: two were set apart. */
  readonly disputed: boolean;
  readonly disabled: boolean;
  readonly busy: boolean;
  readonly onSave: (name: string) => Promise<boolean>;
}

function NameForm({ label, description, now, disputed, disabled, busy, onSave }: NameFormProps) {
  /** Null: nothing was typed, so that what another console sets shows at once. */
  const [typed, setTyped] = useState<string | null>(null);
  const name = (typed ?? now).trim();
  const ready = !disabled && name !== '' && (name !== now || disputed);
  const save = async (): Promise<void> => {
    if (await onSave(name)) setTyped(null);
  };
  return (
    <form
      className="beside"
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) void save();
      }}
    >
      <TextInput label={label} description={description} value={typed ?? now} maxLength={120} disabled={disabled} autoComplete="off" onChange={(event) => setTyped(event.currentTarget.value)} />
      <Button type="submit" aria-label={`Save: ${label}`} disabled={!ready} loading={busy}>
        Save
      </Button>
    </form>
  );
}

/** Each change is the whole list, saved at once. */
function Schools({ settings, intent, may }: { readonly settings: Settings; readonly intent: Intent; readonly may: boolean }) {
  const { schools } = useSurroundings().site;
  const [name, setName] = useState('');
  const named = (settings.schools[0]?.schools.length ?? 0) > 0;
  const set = async (all: readonly string[]): Promise<boolean> => (await intent.run((send) => send({ type: 'NameSchools', schools: [...all] }))) !== null;
  const add = async (): Promise<void> => {
    if (await set([...schools, name.trim()])) setName('');
  };
  return (
    <Ledger heading="Schools on this site" count={schools.length} aside={named ? 'as set here' : 'as the roster names them'}>
      <SetApart said={settings.schools.map(({ schools: all, by, wall }) => ({ words: all.length === 0 ? 'as the roster' : all.join(', '), by, wall }))} />
      {schools.length === 0 && <p className="ledger-none">The roster names no school. Add those that share this campus.</p>}
      <ul>
        {schools.map((school) => (
          <li key={school} className="ledger-row">
            <bdi className="grow name">{school}</bdi>
            {may && (
              <Button aria-label={`Remove ${school}`} disabled={schools.length === 1 && !named} loading={intent.busy} onClick={() => void set(schools.filter((other) => other !== school))}>
                <IconTrash size={20} aria-hidden />
              </Button>
            )}
          </li>
        ))}
      </ul>
      {may && (
        <form
          className="beside setup-form"
          onSubmit={(event) => {
            event.preventDefault();
            if (name.trim() !== '') void add();
          }}
        >
          <TextInput label="Another school on this campus" value={name} maxLength={120} autoComplete="off" onChange={(event) => setName(event.currentTarget.value)} />
          <Button type="submit" leftSection={<IconPlus size={20} aria-hidden />} disabled={name.trim() === '' || schools.includes(name.trim()) || schools.length >= 20} loading={intent.busy}>
            Add it
          </Button>
          {named && settings.rosterSchools.length > 0 && <Button loading={intent.busy} onClick={() => void set([])}>As the roster names them</Button>}
        </form>
      )}
    </Ledger>
  );
}

export function SiteScreen() {
  const { site } = useSurroundings();
  const list = useList('site-settings', {});
  const may = useMay('RenameSite');
  const intent = useIntent();
  const [settings] = list.rows;
  return (
    <Screen
      title="Setup: site and schools"
      next={<NextStep context="Setup: site and schools" sentence={<bdi>{site.siteName}</bdi>} why={may ? 'It stands on every screen and print, on every console of this site.' : `Set by: ${whoMay(commandPermissions.RenameSite)}.`} />}
      bar={<BackToSetup />}
    >
      {settings === undefined ? (
        <NoRows list={list}>The settings are not known.</NoRows>
      ) : (
        <div className="columns" data-count="2">
          <div className="column">
            {intent.refusal !== null && <RefusalPanel rejection={intent.refusal} onPutAway={intent.putAway} />}
            <Ledger heading="Names">
              <div className="form setup-form">
                <SetApart said={settings.names.map(({ name, by, wall }) => ({ words: name, by, wall }))} />
                <NameForm
                  label="Name of the site"
                  description="As the school is called in town"
                  now={site.siteName}
                  disputed={settings.names.length > 1}
                  disabled={!may}
                  busy={intent.busy}
                  onSave={async (name) => (await intent.run((send) => send({ type: 'RenameSite', name }))) !== null}
                />
                <NameForm
                  label="Name of this console"
                  description="Where it stands: said beside all that is entered here"
                  now={site.consoleName}
                  disputed={false}
                  disabled={!may}
                  busy={intent.busy}
                  onSave={async (name) => (await intent.run((send) => send({ type: 'RenameConsole', console: null, name }))) !== null}
                />
                <ConsoleRoom intent={intent} may={may} />
              </div>
            </Ledger>
            <Ledger heading="How times are written">
              <SetApart said={settings.clocks.map(({ hours, by, wall }) => ({ words: `${hours}-hour clock`, by, wall }))} />
              <ChoiceGroup label="How times are written" value={String(site.clockHours)} onChange={(value) => void intent.run((send) => send({ type: 'ChooseClock', hours: value === '12' ? 12 : 24 }))}>
                <ul>
                  {CLOCKS.map(({ hours, label, example }) => (
                    <li key={hours}>
                      <label className="ledger-row">
                        <Radio value={String(hours)} size="lg" disabled={!may || intent.busy} />
                        <span className="grow">
                          <span className="name">{label}</span> <span className="quiet">{example}</span>
                        </span>
                      </label>
                    </li>
                  ))}
                </ul>
              </ChoiceGroup>
            </Ledger>
          </div>
          <div className="column">
            <Schools settings={settings} intent={intent} may={may} />
          </div>
        </div>
      )}
    </Screen>
  );
}
