/** Who may take a student out of school, by the record: to be touched. Who may not is said, and cannot be. */
import { Button } from '@mantine/core';
import { IconAlertOctagon } from '@tabler/icons-react';
import { useList } from '../../stores/muster.tsx';
import { Ledger, NoRows } from '../../ui/ledger.tsx';
import { listedName, spokenName } from '../../ui/words.ts';

interface LeavesWithProps {
  readonly person: string;
  readonly onChoose: (words: string) => void;
}

export function LeavesWith({ person, onChoose }: LeavesWithProps) {
  const list = useList('student', { person, incident: null });
  const [student] = list.rows;
  if (student === undefined) return <NoRows list={list}>This student is not on the roster.</NoRows>;
  return (
    <Ledger heading={`May take ${spokenName(student.name)}`} count={student.contacts.filter((one) => one.restriction === null).length}>
      {student.contacts.map((contact) => (
        <div className="ledger-row" key={contact.contact}>
          <span className="grow">
            <bdi className="name">{listedName(contact.name)}</bdi>
            <span className="quiet"> · {contact.relation ?? 'relation not on record'}</span>
            {contact.restriction !== null && (
              <span className="act strong under">
                <IconAlertOctagon size={20} aria-hidden /> RESTRICTION: {contact.restriction}
              </span>
            )}
          </span>
          {contact.restriction === null && (
            <Button aria-label={`With this adult: ${spokenName(contact.name)}`} onClick={() => onChoose(contact.relation === null ? spokenName(contact.name) : `${spokenName(contact.name)}, ${contact.relation}`)}>
              With this adult
            </Button>
          )}
        </div>
      ))}
      {student.contacts.length === 0 && <p className="ledger-none">No contact is on file. A supervisor decides with the office’s own records.</p>}
    </Ledger>
  );
}
