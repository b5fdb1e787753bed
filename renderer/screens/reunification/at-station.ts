/** A check-in or a hand-off that is shown at a station: where it goes on. Without one it is reached from Reunification, and leads back there. */
export interface AtStation {
  /** Stands over the next step: which station, how many wait. */
  readonly context: string;
  /** Others of the family that was greeted: they are ticked beforehand where the adult is on their record. */
  readonly also: readonly string[];
  /** Whoever was here goes, and the next comes. */
  readonly onNext: () => void;
  /** All went well and nothing is left to look at; what was done, in a sentence. */
  readonly onDone: (sentence: string) => void;
  /** Another student of the same adult, at their check-in. */
  readonly onOther: (student: string, checkIn: string) => void;
}
