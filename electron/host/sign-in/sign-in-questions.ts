/** What windows ask about signing in, each told to whoever answers it. */
import type { Reader } from '../../../db/queries/reader.ts';
import { findStaff } from '../../../db/queries/staff.ts';
import type { QueryAnswer, QueryParams } from '../../../shared/contract/procedures.ts';
import { signInQueries } from '../../../shared/contract/sign-in-queries.ts';
import { unreachable } from '../../../shared/kernel/assert.ts';
import type { Rejection } from '../../../shared/kernel/decision.ts';
import type { PersonId } from '../../../shared/kernel/ids.ts';
import { ok, type Result } from '../../../shared/kernel/result.ts';
import type { SignIn } from './sign-in.ts';
import { suggestedPassphrase } from './suggest-passphrase.ts';
import type { WhoActs } from './who-acts.ts';

type Name = keyof typeof signInQueries;
type SignInQuestion = { [N in Name]: { readonly name: N; readonly params: QueryParams<N> } }[Name];

export const isAboutSignIn = (question: { readonly name: string; readonly params: unknown }): question is SignInQuestion => Object.hasOwn(signInQueries, question.name);

interface Needs {
  readonly reader: Reader;
  readonly who: WhoActs;
  readonly signIn: SignIn;
  /** 32 fresh random bytes, in hex. */
  readonly newKey: () => string;
}

export async function answerAboutSignIn({ reader, who, signIn, newKey }: Needs, { name, params }: SignInQuestion): Promise<Result<QueryAnswer<Name>, Rejection>> {
  switch (name) {
    case 'signIn':
      return signIn.signIn(params.staff as PersonId, params.secret);
    case 'signOut':
      who.signOut(params.lock);
      return ok({});
    case 'stillHere':
      who.touched(params.confirmed);
      return ok({});
    case 'findStaff':
      return ok(findStaff(reader, params.text));
    case 'takeUpLetter':
      return signIn.takeUpLetter(params.staff as PersonId, params.code, params.secret);
    case 'recover':
      return signIn.recover(params.staff as PersonId, params.code, params.passphrase);
    case 'suggestPassphrase':
      return ok({ passphrase: suggestedPassphrase(newKey()) });
    case 'setUpSignIn':
      return signIn.setUp(params.passphrase);
    case 'newRecoveryCode':
      return signIn.newRecoveryCode(params.passphrase);
    case 'printLetters':
      return signIn.printLetters(params.staff);
    case 'changeSecret':
      return signIn.changeSecret(params.current, params.secret);
    default:
      return unreachable(name);
  }
}
