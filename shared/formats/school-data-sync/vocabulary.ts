/**
 * The words of School Data Sync, as Microsoft's default lists of values give them. Schools add words of their own to
 * these lists; an unknown role is reported by whoever asks.
 */
import type { EnrollmentRole } from '../roster-file.ts';
import { roleKey, type RoleMeaning } from '../user-roles.ts';

/** Organisations in which people learn, and whose building may have to be left. The rest is administration. */
const SCHOOL_TYPES: ReadonlySet<string> = new Set(['school', 'college', 'university', 'campus', 'adulteducation']);

export const isSchoolType = (type: string): boolean => SCHOOL_TYPES.has(roleKey(type));

const STAFF_ROLES: ReadonlyMap<string, string> = new Map(
  [
    'principal', 'chair', 'professor', 'researcher', 'adjunct', 'affiliate', 'occupational therapist', 'physical therapist',
    'speech therapist', 'vision therapist', 'paraprofessional', 'special services', 'advisor', 'proctor', 'nurse',
    'office staff', 'lecturer', 'IT admin', 'administrator', 'teacher', 'faculty', 'staff', 'teacher assistant', 'assistant',
    'instructor', 'substitute', 'coach', 'counselor', 'aide',
    // Not Microsoft's: what student systems write all the same.
    'counsellor', 'support staff', 'secretary', 'registrar', 'school nurse', 'librarian', 'custodian', 'security', 'security guard', 'campus supervisor',
    'psychologist', 'social worker', 'vice principal', 'assistant principal', 'deputy principal', 'head teacher', 'superintendent', 'school admin',
    'site admin', 'district admin', 'admin', 'employee', 'specialist', 'substitute teacher', 'paraeducator', 'teaching assistant', 'bus driver',
  ].map((title) => [roleKey(title), title]),
);

const GUARDIAN_ROLES: ReadonlySet<string> = new Set(['guardian', 'parent', 'relative', 'mother', 'father', 'grandparent', 'carer', 'caregiver', 'contact', 'emergencycontact', 'parent/guardian']);

const LEARNERS: ReadonlySet<string> = new Set(['student', 'pupil', 'learner']);

/** The role of somebody at an organisation; null for one that is not known, or that is nobody at the school ("alumni"). */
export function organisationRole(word: string): RoleMeaning | null {
  const key = roleKey(word);
  const title = STAFF_ROLES.get(key);
  if (title !== undefined) return { kind: 'staff', title };
  if (GUARDIAN_ROLES.has(key)) return { kind: 'guardian' };
  return LEARNERS.has(key) ? { kind: 'student' } : null;
}

const ASSISTING: ReadonlySet<string> = new Set(['aide', 'assistant', 'teacherassistant', 'teachingassistant', 'paraprofessional', 'paraeducator']);

/** The role of somebody in a class. */
export function classRole(word: string): EnrollmentRole | null {
  const key = roleKey(word);
  if (LEARNERS.has(key)) return 'student';
  if (ASSISTING.has(key)) return 'aide';
  return STAFF_ROLES.has(key) ? 'teacher' : null;
}
