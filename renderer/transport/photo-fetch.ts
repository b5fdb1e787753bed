/** Asks the host for one photo. Null: it has none, or does not answer; then initials stand in its place. */
export type FetchPhoto = (sha256: string, signal: AbortSignal) => Promise<Blob | null>;

export const photosWith =
  (token: string): FetchPhoto =>
  async (sha256, signal) => {
    try {
      const response = await fetch(`/photo/${sha256}`, { headers: { authorization: `Bearer ${token}` }, signal });
      return response.ok ? await response.blob() : null;
    } catch {
      // Looked away meanwhile, or the host is silent, which the frame says.
      return null;
    }
  };
