/** A small class list for tests, with two parents a row and a student number. */
import { lines, type FileTexts } from './oneroster-package.ts';

export const LIST_HEADER =
  'Student Number,CHILD_FIRST_NAME,CHILD_LAST_NAME,Preferred Name,Date of birth,Grade,Homeroom,Teacher,Room,PARENT_1_NAME,PARENT_1_RELATIONSHIP,PARENT_1_EMAIL,PARENT_1_PHONE,Parent 2 Name,Parent 2 Relationship,Parent 2 Phone,Parent 2 custody restriction';

export const listOf = (...rows: readonly string[]): FileTexts => ({ 'list.csv': lines(...rows) });

export const CLASS_LIST = listOf(
  LIST_HEADER,
  '1001,Ana,Núñez,,2013-09-13,07,7A,Eve Stone,204,Carla Núñez,Mother,c@example.org,555-0103,"Moss, Dan",Father,555-0104,may not be picked up by this person',
  '1002,Ben,Núñez,Benny,9/14/2013,7,7A,Eve Stone,204,Carla Núñez,Mother,c@example.org,555-0103,,,,no',
  '1003,Gil,van der Berg,,,8,8B,,,,,,555-0105,,,,',
);
