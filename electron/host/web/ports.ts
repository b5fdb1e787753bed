/** What the window door needs of the machine, as arguments. `electron/host/system` has the real ones. */

/** The built screens. */
export interface RendererFolder {
  /** A file by its path in the folder, parts joined by `/`; null where there is none. The door lets no `..` through. */
  read(path: string): Promise<Uint8Array | null>;
}
