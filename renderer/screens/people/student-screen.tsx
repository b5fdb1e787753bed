/** The record of one student outside of any pickup: where they stand, and who may take them. For reading. */
import { Button } from '@mantine/core';
import { IconAlertOctagon } from '@tabler/icons-react';
import { useNavigate } from 'react-router';
import { useList } from '../../stores/muster.tsx';
import { Ledger, NoRows } from '../../ui/ledger.tsx';
import { NextStep, Screen } from '../../ui/next-step.tsx';
import { ListName } from '../../ui/person-name.tsx';
import { listedName, roomName, spokenName, statusNames } from '../../ui/words.ts';
import { contactFacts } from '../reunification/contact-choice.tsx';
import { useSurroundings } from '../surroundings.tsx';
import './people.css';

export function StudentScreen({ person }: { readonly person: string }) {
  const { incident } = useSurroundings();
  const navigate = useNavigate();
  const list = useList('student', { person, incident: incident?.incident ?? null });
  const [student] = list.rows;
  if (student === undefined)
    return (
      <Screen title="Student" next={<NextStep context="Student" sentence={list.loaded ? 'This student is not on the roster.' : 'Reading the record…'} why="Search again, by another spelling." />}>
        <NoRows list={list}>This student is not on the roster.</NoRows>
      </Screen>
    );
  const documents = student.legalName === null ? null : `on documents ${listedName(student.legalName)}`;
  const where = [documents, student.grade === null ? null : `grade ${student.grade}`, roomName(student.room), student.studentNumber === null ? null : `student ${student.studentNumber}`].filter((part) => part !== null).join(' · ');
  return (
    <Screen
      title={spokenName(student.name)}
      next={
        <NextStep context={where} sentence={<bdi>{listedName(student.name)}</bdi>} why={incident === null ? 'Nothing is running. This is what the roster says.' : `In this ${incident.exercise ? 'drill' : 'incident'}: ${statusNames[student.status]}.`}>
          {incident === null ? (
            <Button size="lg" onClick={() => void navigate('/find')}>
              Find another
            </Button>
          ) : (
            <Button size="lg" onClick={() => void navigate(`/reunification/student/${person}`)}>
              Check in an adult
            </Button>
          )}
        </NextStep>
      }
    >
      <div className="columns" data-count="2">
        <div className="column">
          <Ledger heading="May pick up" count={student.contacts.filter((one) => one.restriction === null).length} aside="and who may not">
            {student.contacts.map((contact) => (
              <div className="ledger-row" key={contact.contact}>
                <span className="grow">
                  <bdi className="name">{listedName(contact.name)}</bdi>
                  <span className="quiet" style={{ display: 'block' }}>
                    {contactFacts(contact) || 'relation not on record'}
                  </span>
                  {contact.restriction !== null && (
                    <span className="act strong with-icon">
                      <IconAlertOctagon size={20} aria-hidden /> RESTRICTION: {contact.restriction}
                    </span>
                  )}
                </span>
                <span className="number">{contact.phone ?? <span className="blank">no phone</span>}</span>
              </div>
            ))}
            {student.contacts.length === 0 && <p className="ledger-none">No contact is on file. Ask the office to add one in the student system, then import again.</p>}
          </Ledger>
        </div>
        <div className="column">
          <Ledger heading="Siblings" count={student.siblings.length}>
            {student.siblings.map((sibling) => (
              <div className="ledger-row" key={sibling.person}>
                <ListName name={sibling.name} grade={sibling.grade} />
              </div>
            ))}
            {student.siblings.length === 0 && <p className="ledger-none">None on this roster.</p>}
          </Ledger>
        </div>
      </div>
    </Screen>
  );
}
