/**
 * What a window asks and is answered once: commands and queries. Each is checked for form, looked up in the contract's
 * table, checked for permission, read with its own schema, and only then handed to the core. What the core answers is
 * checked too. A mistake of ours is logged and answered as one; it never closes the window.
 */
import type { z } from 'zod';
import { commandMessage, queryMessage, type Answer } from '../../../shared/contract/messages.ts';
import { commandOutcome, commandPermissions, queries, type CommandOutcome, type QueryName, type QueryParams } from '../../../shared/contract/procedures.ts';
import { commandSchemas, type Command, type CommandType } from '../../../shared/domain/registry.ts';
import type { Rejection } from '../../../shared/kernel/decision.ts';
import type { CommandId } from '../../../shared/kernel/ids.ts';
import type { Clock } from '../../../shared/kernel/ports.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import type { HostCore } from '../core.ts';
import type { HostLog } from '../diagnostics/host-log.ts';
import { refusalName } from '../diagnostics/log-lines.ts';
import { mayUse } from './may-use.ts';
import { hostFault, notPermitted, notUnderstood, unknownProcedure } from './refusals.ts';

const refuse = (rejection: Rejection): Answer<never> => ({ ok: false, rejection });

const isCommandType = (type: string): type is CommandType => Object.hasOwn(commandSchemas, type) && Object.hasOwn(commandPermissions, type);
const isQueryName = (name: string): name is QueryName => Object.hasOwn(queries, name);

export class WindowRequests {
  readonly #core: HostCore;
  readonly #clock: Clock;
  readonly #log: HostLog;

  constructor(core: HostCore, clock: Clock, log: HostLog) {
    this.#core = core;
    this.#clock = clock;
    this.#log = log;
  }

  command(raw: unknown): Answer<CommandOutcome> {
    const form = commandMessage.safeParse(raw);
    if (!form.success) return refuse(notUnderstood(form.error));
    const { type } = form.data.command;
    if (!isCommandType(type)) return refuse(unknownProcedure(type));
    const sinceMs = this.#clock.monotonicMs();
    const answer = this.#execute(type, form.data);
    const refusal = !answer.ok ? answer.rejection : answer.value.accepted ? null : answer.value.rejection;
    this.#log.note({ event: 'command', type, refused: refusal === null ? null : refusalName(refusal), ms: this.#since(sinceMs) });
    return answer;
  }

  #execute(type: CommandType, sent: z.infer<typeof commandMessage>): Answer<CommandOutcome> {
    const actor = this.#core.signedIn();
    if (!mayUse(commandPermissions[type], actor)) return refuse(notPermitted(actor));
    const schema: z.ZodType<Command> = commandSchemas[type];
    const command = schema.safeParse(sent.command);
    if (!command.success) return refuse(notUnderstood(command.error));
    try {
      const outcome = commandOutcome.parse(this.#core.execute(sent.commandId as CommandId, command.data));
      return { ok: true, value: outcome };
    } catch (error) {
      this.#log.fault(`command ${type}`, error);
      return refuse(hostFault);
    }
  }

  async query(raw: unknown): Promise<Answer<unknown>> {
    const form = queryMessage.safeParse(raw);
    if (!form.success) return refuse(notUnderstood(form.error));
    const { name } = form.data;
    if (!isQueryName(name)) return refuse(unknownProcedure(name));
    const sinceMs = this.#clock.monotonicMs();
    const answer = await this.#answer(name, form.data.params);
    this.#log.note({ event: 'query', name, refused: answer.ok ? null : refusalName(answer.rejection), ms: this.#since(sinceMs) });
    return answer;
  }

  #since(fromMs: number): number {
    return Math.round((this.#clock.monotonicMs() - fromMs) * 10) / 10;
  }

  async #answer(name: QueryName, sent: unknown): Promise<Answer<unknown>> {
    const actor = this.#core.signedIn();
    if (!mayUse(queries[name].permission, actor)) return refuse(notPermitted(actor));
    const params = queries[name].params.safeParse(sent);
    if (!params.success) return refuse(notUnderstood(params.error));
    return this.#ask(name, params.data);
  }

  async #ask<N extends QueryName>(name: N, params: unknown): Promise<Answer<unknown>> {
    try {
      // The caller has parsed them with this query's own schema.
      const answer: Result<unknown, Rejection> = await this.#core.query(name, params as QueryParams<N>);
      return answer.ok ? { ok: true, value: queries[name].answer.parse(answer.value) } : refuse(answer.error);
    } catch (error) {
      this.#log.fault(`query ${name}`, error);
      return refuse(hostFault);
    }
  }
}
