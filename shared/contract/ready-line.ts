/**
 * The first line that a host prints on its standard output: one JSON object with the address of its screens. Whoever
 * starts a host (`npm start`, the desktop shell, a test) reads it here, and believes only a loopback address.
 */
export const readyLine = (url: string): string => JSON.stringify({ url });

export function urlFromReadyLine(line: string): string | null {
  let parsed: unknown;
  try {
    parsed = JSON.parse(line);
  } catch {
    return null;
  }
  if (typeof parsed !== 'object' || parsed === null || !('url' in parsed)) return null;
  const { url } = parsed;
  return typeof url === 'string' && url.startsWith('http://127.0.0.1:') ? url : null;
}
