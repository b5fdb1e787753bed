/** Small School Data Sync packages for tests: a sound one of each version. */
import { lines, type FileTexts } from './oneroster-package.ts';

/** u1 and u2 are students, u3 their mother, u4 has no name, u5 teaches u1 and is u2's guardian. */
export const SDS_2: FileTexts = {
  'orgs.csv': lines('sourcedId,name,type,parentSourcedId', 'd1,District,district,', 's1,North School,school,d1', 's2,South College,college,d1'),
  'users.csv': lines(
    'sourcedId,username,givenName,familyName,password,activeDirectoryMatchId,email,phone,sms',
    'u1,ana@school.example,Ana,Núñez,hunter2,,,,',
    'u2,ben@school.example,Ben,Núñez,hunter2,,,,',
    'u3,carla,Carla,Núñez,hunter2,,c@example.org,,555-0101',
    'u4,dan@school.example,,,hunter2,,,,',
    'u5,eve,Eve,Stone,hunter2,,e@example.org,555-0105,',
  ),
  'roles.csv': lines(
    'userSourcedId,orgSourcedId,role,sessionSourcedId,grade,isPrimary,roleStartDate,roleEndDate',
    'u1,s1,student,t1,07,TRUE,,',
    'u2,s1,student,t1,11,FALSE,,',
    'u2,s2,student,t1,12,TRUE,,',
    'u4,s1,officeStaff,t1,,TRUE,,',
    'u5,s2,substitute,t1,,FALSE,,',
    'u5,s1,teacher,t1,,TRUE,,',
  ),
  'academicSessions.csv': lines('sourcedId,title,type,schoolYear,startDate,endDate', 't1,Fall,semester,2027,2026-08-10,12/18/2026'),
  'courses.csv': lines('sourcedId,orgSourcedId,title,code', 'k1,s1,Algebra,A1'),
  'classes.csv': lines('sourcedId,orgSourcedId,title,sessionSourcedIds,courseSourcedId', 'c1,s1,,t1,k1', 'c2,s2,Biology,t1,'),
  'enrollments.csv': lines('classSourcedId,userSourcedId,role', 'c1,u1,student', 'c2,u2,student', 'c1,u5,teacher', 'c2,u5,teacherAssistant'),
  'demographics.csv': lines('userSourcedId,sex,birthDate', 'u1,female,2013-09-13'),
  'userFlags.csv': lines('userSourcedId,flag', 'u1,freeLunch'),
  'relationships.csv': lines('userSourcedId,relationshipUserSourcedId,relationshipRole', 'u1,u3,parent', 'u3,u2,child', 'u2,u5,guardian'),
};

/** Students 1 and 2, of whom 2 goes to two schools; teachers 1 (another person than student 1) and 9; two guardians. */
export const SDS_1: FileTexts = {
  'School.csv': lines('SIS ID,Name,Address', '10,North School,1 Way', '20,South School,2 Way'),
  'Section.csv': lines(
    'SIS ID,School SIS ID,Section Name,Section Number,Term SIS ID,Term Name,Term StartDate,Term EndDate,Course Name,Periods,Status',
    '100,10,Algebra,A1,t1,Fall,8/10/2026,20261218,Math,"1,2",Active',
    '200,20,,,,Year,,,Biology,,Active',
  ),
  'Student.csv': lines(
    'SIS ID,School SIS ID,First Name,Last Name,Username,Password,Student Number,Middle Name,Grade,Status,Birthdate',
    '1,10,Ana,Núñez,ana,hunter2,1001,,07,Active,9/13/2013',
    '2,10,Ben,Núñez,ben,hunter2,1002,Lee,12,Active,2012-02-09',
    '2,20,Ben,Núñez,ben,hunter2,1002,Lee,12,Active,2012-02-09',
  ),
  'Teacher.csv': lines('SIS ID,School SIS ID,First Name,Last Name,Username,Password,Status,Title,Secondary Email', '1,10,Eve,Stone,eve,hunter2,Active,,e@example.org', '9,10,,,dan@school.example,hunter2,Active,Principal,'),
  'StudentEnrollment.csv': lines('Section SIS ID,SIS ID', '100,1', '200,2'),
  'TeacherRoster.csv': lines('Section SIS ID,SIS ID', '100,1', '200,9'),
  'User.csv': lines('Email,First Name,Last Name,Phone,SIS ID', 'Carla@example.org,Carla,Núñez,555-0103,', 'm@example.org,,,,77'),
  'GuardianRelationship.csv': lines('SIS ID,Email,Role', '1,carla@example.org,Parent', '2,carla@example.org,', '2,M@example.org,Relative'),
};
