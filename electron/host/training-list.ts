/** A list of completed courses from a file, looked up among the school's staff and courses before anything is written; and all that is on record as such a file. */
import { listTrainings, schoolCourses } from '../../db/queries/responders.ts';
import type { Reader } from '../../db/queries/reader.ts';
import type { QueryAnswer } from '../../shared/contract/procedures.ts';
import { expiryOf } from '../../shared/domain/dispatch/training.ts';
import { readTrainingList, writeTrainingList } from '../../shared/formats/training/training-list.ts';
import { foldText } from '../../shared/kernel/fold-text.ts';

type Answer = QueryAnswer<'readTrainings'>;

/** What would be refused is a problem of its row: the rest can be recorded. */
export function trainingsAsAnswer(reader: Reader, text: string): Answer {
  const { lines, problems: unread } = readTrainingList(text);
  const courses = schoolCourses(reader);
  const today = reader.today();
  const staff = Map.groupBy(listTrainings(reader), ({ name }) => foldText(name));
  const rows: Answer['rows'] = [];
  const problems = [...unread];
  for (const { row, name, course: word, completed, hours, expires: stated } of lines) {
    const [member, ...namesakes] = staff.get(foldText(name)) ?? [];
    const course = courses.find((one) => foldText(one.name) === foldText(word) || foldText(one.key) === foldText(word));
    const expires = stated ?? expiryOf(completed, course?.months ?? null);
    if (member === undefined) problems.push({ row, message: 'Nobody of that name uses Muster here. Add them under Setup, or correct the name.' });
    else if (namesakes.length > 0) problems.push({ row, message: 'Two people of that name use Muster here. Record it by hand, for the right one.' });
    else if (course === undefined) problems.push({ row, message: 'That course is not on the school’s list. Add it to the list of courses, or correct the name.' });
    else if (completed > today) problems.push({ row, message: 'It was completed on a day that is still to come. Correct the day.' });
    else if (expires !== null && expires < completed) problems.push({ row, message: 'It would have expired before it was completed. Correct one of the two days.' });
    else {
      const onRecord = member.trainings.some((one) => one.course === course.key && one.completed === completed && one.hours === hours && one.expires === expires);
      rows.push({ row, staff: member.staff, name: member.name, course: course.key, courseName: course.name, completed, hours, expires, onRecord });
    }
  }
  return { rows, problems: problems.sort((a, b) => (a.row ?? 0) - (b.row ?? 0)) };
}

export function trainingsAsCsv(reader: Reader): QueryAnswer<'trainingsCsv'> {
  const lines = listTrainings(reader).flatMap(({ name, trainings }) => trainings.map((one) => ({ name, course: one.name, completed: one.completed, hours: one.hours, expires: one.expires })));
  return { name: 'trainings.csv', text: writeTrainingList(lines) };
}
