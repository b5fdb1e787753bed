/** The kinds of drill, as data: what each is called in rules and on screen, with which directive it is run, and as what else it counts. */

export interface DrillKind {
  readonly key: string;
  readonly name: string;
  /** With which it is started; null: it is talked through or called through, and no incident is started. */
  readonly directive: 'hold' | 'secure' | 'lockdown' | 'evacuate' | 'shelter' | null;
  readonly detail: string;
  /** A rule that asks for one of these is content with this kind too. */
  readonly countsAs: readonly string[];
}

export const drillKinds: readonly DrillKind[] = [
  { key: 'evacuation', name: 'Evacuation', directive: 'evacuate', detail: '', countsAs: [] },
  { key: 'fire', name: 'Fire', directive: 'evacuate', detail: '', countsAs: ['evacuation'] },
  { key: 'bomb-threat', name: 'Bomb threat', directive: 'evacuate', detail: '', countsAs: ['evacuation'] },
  { key: 'lockdown', name: 'Lockdown', directive: 'lockdown', detail: '', countsAs: ['active-threat'] },
  { key: 'active-threat', name: 'Active threat', directive: 'lockdown', detail: '', countsAs: ['lockdown'] },
  { key: 'secure', name: 'Secure', directive: 'secure', detail: '', countsAs: [] },
  { key: 'hold', name: 'Hold', directive: 'hold', detail: '', countsAs: [] },
  { key: 'medical', name: 'Medical', directive: 'hold', detail: '', countsAs: ['hold'] },
  { key: 'shelter', name: 'Shelter', directive: 'shelter', detail: '', countsAs: [] },
  { key: 'weather', name: 'Tornado or storm', directive: 'shelter', detail: 'Tornado', countsAs: ['shelter'] },
  { key: 'hazmat', name: 'Hazmat', directive: 'shelter', detail: 'Hazmat', countsAs: ['shelter'] },
  { key: 'drop', name: 'Earthquake', directive: 'shelter', detail: 'Earthquake', countsAs: [] },
  { key: 'reunification', name: 'Reunification', directive: 'evacuate', detail: '', countsAs: [] },
  { key: 'bus', name: 'Bus evacuation', directive: 'evacuate', detail: 'Bus', countsAs: [] },
  { key: 'communications', name: 'Communications check', directive: null, detail: '', countsAs: [] },
  { key: 'table-top', name: 'Table-top', directive: null, detail: '', countsAs: [] },
];

const byKey: ReadonlyMap<string, DrillKind> = new Map(drillKinds.map((kind) => [kind.key, kind]));

export const kindOf = (key: string): DrillKind | null => byKey.get(key) ?? null;

/** Does a drill of one kind satisfy who asks for another? */
export const isOfKind = (held: string, asked: string): boolean => held === asked || (byKey.get(held)?.countsAs.includes(asked) ?? false);
