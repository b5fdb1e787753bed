/** Asks the host that owns a data folder, over its loopback door, with the token that only its user can read. */
import { runningHost } from '../system/data-folder.ts';

/** The host's answer as JSON; null where no host can be reached. */
export async function askHost(data: string, request: string, body: unknown): Promise<unknown> {
  const host = runningHost(data);
  if (host === null) return null;
  let response: Response;
  try {
    response = await fetch(`http://127.0.0.1:${host.port}/control/${request}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${host.token}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  } catch (error) {
    // Nothing listens there any more: the host died, and left its address behind.
    if (error instanceof TypeError) return null;
    throw error;
  }
  const answer: unknown = await response.json();
  if (!response.ok) throw new Error(`The running Muster refused "${request}": ${JSON.stringify(answer)}`);
  return answer;
}
