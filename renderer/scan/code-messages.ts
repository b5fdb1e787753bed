/** What the camera's thread is asked, and what it answers. */
export interface PictureToRead {
  readonly width: number;
  readonly height: number;
  /** RGBA; handed over, not copied. */
  readonly pixels: ArrayBuffer;
}

export type CodesFound = { readonly texts: readonly string[] } | { readonly failed: true };
