/** The record of one student: who may take them and who may not, what is on record, and what was stated by hand. */
import { Button } from '@mantine/core';
import { IconUserPlus } from '@tabler/icons-react';
import { Link, useNavigate } from 'react-router';
import type { SubscriptionRow } from '../../../shared/contract/procedures.ts';
import { useList } from '../../stores/muster.tsx';
import { Ledger } from '../../ui/ledger.tsx';
import { ListName } from '../../ui/person-name.tsx';
import { roomName, spokenName, statusNames } from '../../ui/words.ts';
import { useSurroundings } from '../surroundings.tsx';
import type { ListedAmendment } from './amendments.tsx';
import { ClassLinks } from './class-links.tsx';
import { ContactRow } from './contact-rows.tsx';
import { PhotosOnFile } from './photos-on-file.tsx';
import { NoRecord } from './record-head.tsx';
import { RecordScreen, type Step } from './record-screen.tsx';
import { dayWords } from './marking.ts';
import { useMay } from './use-may.ts';

type Student = SubscriptionRow<'student'>;

const ofContacts = (student: Student): ListedAmendment[] =>
  student.contacts.flatMap(({ contact, name, byHand }) => (byHand?.amendments ?? []).map((amendment) => ({ subject: { student: student.person, contact, contactName: spokenName(name) }, amendment })));

const wallsOfContacts = (student: Student): number[] =>
  student.contacts.flatMap(({ byHand }) => (byHand === null ? [] : [byHand.made?.wall ?? [], byHand.restrictions.map((one) => one.wall), byHand.lifted.map((one) => one.wall)].flat()));

export function StudentScreen({ person }: { readonly person: string }) {
  const { incident } = useSurroundings();
  const list = useList('student', { person, incident: incident?.incident ?? null });
  const [student] = list.rows;
  return student === undefined ? <NoRecord list={list} kind="student" /> : <StudentRecord student={student} />;
}

function StudentRecord({ student }: { readonly student: Student }) {
  const { incident } = useSurroundings();
  const navigate = useNavigate();
  const mayAmend = useMay('AmendContact');
  const name = <bdi>{spokenName(student.name)}</bdi>;
  const about = [student.grade === null ? null : `grade ${student.grade}`, roomName(student.room), student.studentNumber === null ? null : `student ${student.studentNumber}`].filter((part) => part !== null).join(' · ');
  const toContact = (): void => void navigate(`/students/${student.person}/contact`);

  const urgent: Step | null =
    incident === null
      ? null
      : {
          sentence: <>Check in whoever comes for {name}.</>,
          why: `In this ${incident.exercise ? 'drill' : 'incident'}: ${statusNames[student.status]}.`,
          action: (
            <Button size="lg" onClick={() => void navigate(`/reunification/student/${student.countsAs ?? student.person}`)}>
              Check in an adult
            </Button>
          ),
        };
  const noContact: Step | null =
    student.contacts.length > 0 || student.withdrawn
      ? null
      : {
          sentence: <>Nobody may pick up {name} yet.</>,
          why: 'No contact is on file. Whoever comes is asked to step aside.',
          action: mayAmend ? (
            <Button size="lg" leftSection={<IconUserPlus size={24} aria-hidden />} onClick={toContact}>
              Add a contact
            </Button>
          ) : null,
        };

  return (
    <RecordScreen
      kind="student"
      record={student}
      about={
        <>
          {about === '' ? 'student' : about}
          {student.attendance !== null && <span className="strong under">{dayWords(student.attendance)}</span>}
          {student.countsAs !== null && (
            <span className="due strong under">
              A second record of one student.{' '}
              <Link className="record-link" to={`/students/${student.countsAs}`}>
                Counted, reported and released under the other one
              </Link>
            </span>
          )}
        </>
      }
      fields={{ needs: student.needs, bus: student.bus, homeLanguage: student.homeLanguage, birthDate: student.birthDate, studentNumber: student.studentNumber, grade: student.grade }}
      hidden={student.needs === null ? ['needs'] : []}
      urgent={urgent}
      otherwise={noContact}
      contactAmendments={ofContacts(student)}
      otherWalls={wallsOfContacts(student)}
      left={
        <Ledger heading="May pick up" count={student.contacts.filter((one) => one.restriction === null).length} {...(student.contacts.some((one) => one.restriction !== null) ? { aside: 'and who may not' } : {})}>
          {student.contacts.map((contact) => (
            <ContactRow key={contact.contact} student={student} contact={contact} />
          ))}
          {student.contacts.length === 0 && <p className="ledger-none">No contact is on file.</p>}
          {mayAmend && !student.withdrawn && student.contacts.length > 0 && (
            <div className="row-actions">
              <Button leftSection={<IconUserPlus size={22} aria-hidden />} onClick={toContact}>
                Add a contact
              </Button>
            </div>
          )}
        </Ledger>
      }
      right={
        <>
          <PhotosOnFile student={student} />
          <ClassLinks classes={student.classes} none="In no class of this roster." />
          <Ledger heading="Siblings" count={student.siblings.length}>
            {student.siblings.map((sibling) => (
              <Link className="ledger-row" key={sibling.person} to={`/students/${sibling.person}`}>
                <ListName name={sibling.name} grade={sibling.grade} />
              </Link>
            ))}
            {student.siblings.length === 0 && <p className="ledger-none">None on this roster.</p>}
          </Ledger>
        </>
      }
    />
  );
}
