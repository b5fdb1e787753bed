/** The licence that a package's manifest states, in today's spelling or in the older one that some still use. */
export interface LicenceFacts {
  readonly license?: string;
  readonly licenses?: readonly { readonly type: string }[];
}

export const statedLicence = ({ license, licenses }: LicenceFacts): string | null => license ?? licenses?.map(({ type }) => type).join(' OR ') ?? null;
