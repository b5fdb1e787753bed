/** What a list may tell whoever it is read for. Doors say so by the contract; nothing here knows roles. */
export interface MayKnow {
  /** What was done about quiet alerts. */
  readonly alerts: boolean;
}
