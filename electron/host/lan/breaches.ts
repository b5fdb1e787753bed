/** Why a console is dropped, by name: each with the words that stand beside it on the page of consoles. */
export const breaches = {
  NotAMessage: 'It sent something that no Muster sends. Install the same version of Muster there and here.',
  TooLarge: 'It sent more at once than a console may. Install the same version of Muster there and here.',
  SpokeBeforeHello: 'It did not say first who it is. Install the same version of Muster there and here.',
  SaidNoHello: 'It answers, but does not say which site it belongs to. Restart Muster there.',
  SaidHelloTwice: 'It introduced itself twice. Restart Muster there.',
  OfAnotherSite: 'It belongs to another site. Remove it here, or let it join this site.',
  NoCommonProtocol: 'Its version of Muster and the one here do not understand each other. Install the newer one on both.',
  SentWhatNobodyAsked: 'It sent records that nobody had asked for. Restart Muster there.',
  SentMoreThanAgreed: 'It sent faster than a console may. Restart Muster there.',
  TookWhatWasNotSent: 'It acknowledged records that were never sent. Restart Muster there.',
  AskedOutOfOrder: 'It asked in a way that no Muster asks. Restart Muster there.',
  AskedTooMuch: 'It asked more often than a console may. Restart Muster there.',
  SentBadRecords: 'It sent records that are damaged, or of computers that were never added here. Have its data checked there: npm run -s muster -- verify.',
  SentForgedAlarms: 'It sent alarms whose seal does not hold. Have that computer looked at.',
  TookNothing: 'It takes what is sent to it too slowly. Look at its network, and restart it.',
  FaultHere: 'What it sent could not be worked on here; that is a mistake in Muster. The log has it.',
} as const;

export type Breach = keyof typeof breaches;

/** A network that swallows what is said looks like this too. So the line ends, and the next one is taken at once. */
export const OF_THE_LINE: ReadonlySet<Breach> = new Set(['SaidNoHello', 'TookNothing']);
