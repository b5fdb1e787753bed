/** What windows ask about the network, and about letting consoles in and joining: asked once, answered once. Where there is no LAN it says so. */
import { admissionQueries } from '../../../shared/contract/admission-queries.ts';
import { networkQueries } from '../../../shared/contract/network-procedures.ts';
import type { QueryAnswer, QueryParams } from '../../../shared/contract/procedures.ts';
import { unreachable } from '../../../shared/kernel/assert.ts';
import type { Rejection } from '../../../shared/kernel/decision.ts';
import { err, type Result } from '../../../shared/kernel/result.ts';
import { noNetwork } from './admission/admission.ts';
import type { Lan } from './lan.ts';

type Name = keyof typeof admissionQueries | keyof typeof networkQueries;
type NetworkQuestion = { [N in Name]: { readonly name: N; readonly params: QueryParams<N> } }[Name];

export const isAboutTheNetwork = (question: { readonly name: string; readonly params: unknown }): question is NetworkQuestion => Object.hasOwn(admissionQueries, question.name) || Object.hasOwn(networkQueries, question.name);

export async function answerAboutTheNetwork(lan: Lan | null, question: NetworkQuestion): Promise<Result<QueryAnswer<Name>, Rejection>> {
  const network = lan?.network ?? null;
  const admission = lan?.admission ?? null;
  const { name, params } = question;
  switch (name) {
    case 'openAdmission':
      return admission?.open() ?? err(noNetwork);
    case 'closeAdmission':
      return admission?.close() ?? err(noNetwork);
    case 'confirmDigits':
      return admission?.confirm(params.digits) ?? err(noNetwork);
    case 'refuseDigits':
      return admission?.refuse(params.digits) ?? err(noNetwork);
    case 'joinSite':
      return admission?.join(params.address, params.consoleName) ?? err(noNetwork);
    case 'confirmJoin':
      return admission?.confirmJoin(params.digits) ?? err(noNetwork);
    case 'cancelJoin':
      return admission?.cancelJoin() ?? err(noNetwork);
    case 'addAddress':
      return network?.add(params.address) ?? err(noNetwork);
    case 'removeAddress':
      return network?.remove(params.address) ?? err(noNetwork);
    case 'setLanPort':
      return network?.setPort(params.port) ?? err(noNetwork);
    case 'testNetwork':
      return network === null ? err(noNetwork) : network.test();
    default:
      return unreachable(name);
  }
}
