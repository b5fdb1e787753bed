/** A document for print as what it says, without how it looks: `write-html.ts` lays it out. Every text is plain; nothing in it is markup. */

/** A box of a form. `value` '': nothing is known, and there is room to write. */
export interface FormBox {
  readonly label: string;
  readonly value: string;
  /** Over the whole width. */
  readonly wide?: boolean;
  /** Room for a drawing. */
  readonly tall?: boolean;
}

/** Somebody's place in an organization, with whoever is at it; empty: nobody. */
export interface ChartBox {
  readonly title: string;
  readonly holders: readonly string[];
  readonly under: readonly ChartBox[];
}

export type DocumentPart =
  | { readonly is: 'heading'; readonly text: string }
  /** Line ends stay. */
  | { readonly is: 'words'; readonly text: string }
  | { readonly is: 'boxes'; readonly boxes: readonly FormBox[] }
  /** `none`: what stands there where there are no rows. */
  | { readonly is: 'table'; readonly columns: readonly string[]; readonly rows: readonly (readonly string[])[]; readonly none: string }
  /** The commander is of the police or the fire service and in no log: a box to write in. */
  | { readonly is: 'chart'; readonly commander: string; readonly leads: readonly ChartBox[] }
  | { readonly is: 'signatures'; readonly who: readonly string[] };

export interface PrintedDocument {
  readonly title: string;
  /** Of a standard form its number; null: it is none. */
  readonly form: string | null;
  readonly school: string;
  /** What it is about: "EVACUATE drill, Nov 19, 2026, 09:30 to 09:52". */
  readonly about: string;
  readonly exercise: boolean;
  /** When, where and by whom it was made, and for whom where it leaves the school. */
  readonly made: string;
  readonly parts: readonly DocumentPart[];
}
