/** Reading a request's body within a limit, and answering in JSON. A refusal has a status of 400 or more and the body { rejection }. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { httpRefusal } from '../../../shared/contract/messages.ts';
import type { Rejection } from '../../../shared/kernel/decision.ts';
import { err, ok, type Result } from '../../../shared/kernel/result.ts';
import type { z } from 'zod';
import { outOfBounds } from '../message-bounds.ts';
import { bodyInterrupted, bodyTooLarge, notJson, notUnderstood } from './refusals.ts';

export interface HttpRefusal {
  readonly status: number;
  readonly rejection: Rejection;
}

export const refusal = (status: number, rejection: Rejection): HttpRefusal => ({ status, rejection });

export function sendJson(response: ServerResponse, status: number, value: unknown): void {
  response.writeHead(status, { 'Content-Type': 'application/json; charset=utf-8' });
  response.end(JSON.stringify(value));
}

export function sendRefusal(response: ServerResponse, { status, rejection }: HttpRefusal): void {
  const body: z.infer<typeof httpRefusal> = { rejection };
  sendJson(response, status, body);
}

/** What comes beyond the limit is thrown away as it comes, so that the sender hears why. */
export function readBody(request: IncomingMessage, limitBytes: number): Promise<Result<Buffer, HttpRefusal>> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let sizeBytes = 0;
    const tooLarge = (): void => {
      chunks.length = 0;
      resolve(err(refusal(413, bodyTooLarge(limitBytes))));
    };
    if (Number(request.headers['content-length'] ?? 0) > limitBytes) return tooLarge();
    request.on('data', (chunk: Buffer) => {
      sizeBytes += chunk.byteLength;
      if (sizeBytes > limitBytes) tooLarge();
      else chunks.push(chunk);
    });
    request.on('end', () => resolve(ok(Buffer.concat(chunks))));
    request.on('error', () => resolve(err(refusal(400, bodyInterrupted))));
    request.on('close', () => resolve(err(refusal(400, bodyInterrupted))));
  });
}

export async function readJson(request: IncomingMessage, limitBytes: number): Promise<Result<unknown, HttpRefusal>> {
  if (request.headers['content-type']?.split(';')[0]?.trim() !== 'application/json') return err(refusal(415, notJson));
  const body = await readBody(request, limitBytes);
  if (!body.ok) return body;
  try {
    const given: unknown = JSON.parse(body.value.toString('utf8'));
    return outOfBounds(given, limitBytes) === null ? ok(given) : err(refusal(400, notUnderstood(null)));
  } catch (error) {
    if (error instanceof SyntaxError) return err(refusal(400, notJson));
    throw error;
  }
}

/** The token of `Authorization: Bearer …`; empty where there is none. */
export function bearerToken(request: IncomingMessage): string {
  const { authorization = '' } = request.headers;
  return authorization.startsWith('Bearer ') ? authorization.slice('Bearer '.length) : '';
}
