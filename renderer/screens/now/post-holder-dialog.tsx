/** Who takes a post: whoever is signed in, somebody of the staff, or a helper by name and badge. Also to whom it is handed over. */
import { Button, Modal, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { TakePost } from '../../../shared/domain/incident/commands.ts';
import { useIntent } from '../../intents/use-intent.ts';
import { RefusalPanel } from '../../ui/refusal-panel.tsx';
import { spokenName } from '../../ui/words.ts';
import { PersonSearch } from '../people/person-search.tsx';
import { useIncident, useMe } from '../surroundings.tsx';
import type { Post } from './post-clock.ts';
import '../people/people.css';

type Holder = TakePost['holder'];
export type Holding = Post['holders'][number];

const NAME_LENGTH = 120;
const BADGE_LENGTH = 40;

interface HolderDialogProps {
  readonly post: Post;
  /** Who hands it over; nobody: it is taken. */
  readonly from: readonly Holding[];
  readonly onShut: () => void;
}

export function HolderDialog({ post, from, onShut }: HolderDialogProps) {
  const { incident } = useIncident();
  const me = useMe();
  const intent = useIntent();
  const [name, setName] = useState('');
  const [badge, setBadge] = useState('');
  const put = async (holder: Holder): Promise<void> => {
    const about = { incident, post: post.post, holder } as const;
    const done = await intent.run((send) => send(from.length === 0 ? { type: 'TakePost', ...about } : { type: 'HandOverPost', ...about, from: from.flatMap((one) => one.facts) }));
    if (done !== null) onShut();
  };
  const title = from.length === 0 ? `Who is at this post: ${post.title}?` : `${post.title}: to whom does ${from.map((one) => one.name).join(' and ')} hand over?`;
  const iAmThere = post.holders.some((one) => one.staff === me.staff);
  return (
    <Modal opened onClose={onShut} title={<bdi>{title}</bdi>} size={620} closeButtonProps={{ 'aria-label': 'Close without saving' }}>
      <div className="form wide search-in-dialog">
        {intent.refusal !== null && <RefusalPanel rejection={intent.refusal} onPutAway={intent.putAway} />}
        {from.length > 1 && (
          <div className="choices">
            {from.map((one) => (
              <Button key={one.key} loading={intent.busy} onClick={() => void put({ staff: one.staff, name: one.name, badge: one.badge })}>
                <bdi>{one.name}</bdi>&nbsp;stays
              </Button>
            ))}
          </div>
        )}
        {!iAmThere && (
          <Button loading={intent.busy} onClick={() => void put({ staff: me.staff, name: me.name, badge: '' })}>
            I do:&nbsp;<bdi>{me.name}</bdi>
          </Button>
        )}
        <PersonSearch label="Somebody of the staff" kinds={['staff']} onChoose={(person) => void put({ staff: person.person, name: spokenName(person.name), badge: '' })} />
        <form
          className="beside"
          onSubmit={(event) => {
            event.preventDefault();
            if (name.trim() !== '') void put({ staff: null, name: name.trim(), badge: badge.trim() });
          }}
        >
          <TextInput label="Or a helper, by name" value={name} maxLength={NAME_LENGTH} autoComplete="off" onChange={(event) => setName(event.currentTarget.value)} />
          <TextInput label="Badge" className="post-badge" value={badge} maxLength={BADGE_LENGTH} autoComplete="off" onChange={(event) => setBadge(event.currentTarget.value)} />
          <Button type="submit" disabled={name.trim() === ''} loading={intent.busy}>
            {from.length === 0 ? 'Takes it' : 'Takes over'}
          </Button>
        </form>
      </div>
    </Modal>
  );
}
