/** What signing in needs of the machine. `electron/host/system/secret-keeper.ts` is the real one; a desktop may keep the pepper in the system's key store instead. */
export interface SecretKeeper {
  /** Names the pepper without saying it: another console may have another. */
  readonly pepper: string;
  /** What proves a secret, in hex: scrypt, away from the host's own loop. `salt` in hex. `peppered`: only this site's consoles can check it. */
  prove(secret: string, how: { readonly salt: string; readonly costLog2: number; readonly peppered: boolean }): Promise<string>;
}
