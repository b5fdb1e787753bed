/** Rules about secrets and codes (README.md beside this file). Pure: whoever calls has checked what was typed and made the proofs. */
import { accept, reject, type Decision, type NewEvent, type Rejection } from '../../kernel/decision.ts';
import type { PersonId } from '../../kernel/ids.ts';
import { credentialStream, RECOVERY, staffStream } from '../../kernel/streams.ts';
import type { CredentialKind, Role, SitePayload } from './events.ts';
import type { SiteFact } from './newest.ts';
import { kindNeeded, type StaffMember } from './staff.ts';

/** What proves a secret, freshly made. */
export type Proof = Pick<SitePayload<'v1.CredentialSet'>, 'salt' | 'verifier' | 'costLog2'>;
export interface PepperedProof extends Proof {
  readonly pepper: string;
}

/** SI-14 a letter is lost or forgotten after two weeks; whoever finds it then finds paper. */
const LETTER_DAYS = 14;
export const LETTER_MS = LETTER_DAYS * 86_400_000;

const credentialSet = (staff: string, kind: CredentialKind, proof: PepperedProof): NewEvent => ({ stream: credentialStream(staff as PersonId), type: 'v1.CredentialSet', payload: { staff, kind, ...proof }, refs: [] });
const codeMade = (proof: Proof): NewEvent => ({ stream: RECOVERY, type: 'v1.RecoveryCodeMade', payload: proof, refs: [] });

const roleOf = (member: StaffMember): Role | null => member.grants[0]?.payload.role ?? null;

export const signInNotSetUp: Rejection = { name: 'SignInNotSetUp', message: 'Sign-in is not set up at this school yet.', whatToDo: 'An administrator chooses a passphrase first, under Setup.' };

/** SI-13 the first credential is a passphrase of an administrator, and the recovery code is made with it, so that nobody is ever locked out of the site. */
export function setUpSignIn(staff: PersonId, context: { readonly setUp: boolean }, passphrase: PepperedProof, recovery: Proof): Decision {
  if (context.setUp) return reject('SignInAlreadySetUp', 'Sign-in is set up already.', 'To change your passphrase, open “You” at the left.');
  return accept([credentialSet(staff, 'passphrase', passphrase), codeMade(recovery)]);
}

export const noRole: Rejection = { name: 'NoRole', message: 'This person has no role in Muster here.', whatToDo: 'Ask an administrator to give them one.' };

/** SI-14 one letter for each; an earlier one is void with it. Nobody gets one before an administrator can sign in. */
export function offerSignIn(offers: readonly { readonly staff: PersonId; readonly member: StaffMember | null; readonly proof: PepperedProof }[], context: { readonly setUp: boolean; readonly nowWall: number }): Decision {
  if (!context.setUp) return { accepted: false, rejection: signInNotSetUp, record: [] };
  if (offers.some(({ member }) => member === null || roleOf(member) === null)) return { accepted: false, rejection: noRole, record: [] };
  const untilWall = Math.round(context.nowWall + LETTER_MS);
  return accept(offers.map(({ staff, proof }): NewEvent => ({ stream: credentialStream(staff), type: 'v1.SignInOffered', payload: { staff, ...proof, untilWall }, refs: [] })));
}

/** Of letters and of changes: the kind follows the role, whatever the person had before. */
export function chooseSecret(staff: PersonId, role: Role, proof: PepperedProof): Decision {
  return accept([credentialSet(staff, kindNeeded(role), proof)]);
}

export interface RecoveryContext {
  readonly member: StaffMember | null;
  /** Nobody is administrator any more: the code makes one. */
  readonly noAdministrator: boolean;
  /** The code that was typed. */
  readonly code: SiteFact<'v1.RecoveryCodeMade'>;
}

/** SI-16 whoever holds the code sets a new passphrase for an administrator; it is used up, on record, and followed by a new one. */
export function recover(staff: PersonId, context: RecoveryContext, passphrase: PepperedProof, next: Proof): Decision {
  const { member, noAdministrator, code } = context;
  if (member === null) return reject('StaffUnknown', 'Nobody of that name uses Muster here.', 'Choose the name of an administrator from the list.');
  if (!noAdministrator && roleOf(member) !== 'administrator') return reject('NotAnAdministrator', 'The recovery code gives a new passphrase to an administrator only.', 'Choose an administrator; they can help everybody else.');
  const made: NewEvent[] = noAdministrator ? [{ stream: staffStream(staff), type: 'v1.RoleGranted', payload: { staff, role: 'administrator' }, refs: [] }] : [];
  const used: NewEvent = { stream: RECOVERY, type: 'v1.RecoveryCodeUsed', payload: { staff, code: code.id }, refs: [] };
  return accept([used, ...made, credentialSet(staff, 'passphrase', passphrase), codeMade(next)]);
}

/** SI-16 whoever fears that the code was seen makes another. */
export function makeRecoveryCode(context: { readonly setUp: boolean }, proof: Proof): Decision {
  return context.setUp ? accept([codeMade(proof)]) : { accepted: false, rejection: signInNotSetUp, record: [] };
}
