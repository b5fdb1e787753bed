/** Loads what decisions about reunification cards need: numbers that are free, what is known of a card, what does not pair. */
import type { GiveInHalf, NameCard, PrintCards, PrintStockCards, SettleHalves, TakeBackHalf, TypeBackCard } from '../../../shared/domain/cards/commands.ts';
import { cardTyped, giveInHalf, nameCard, printCards, printStockCards, settleHalves, takeBackHalf, type CardContext, type CardsContext, type HalfContext } from '../../../shared/domain/cards/decide.ts';
import { cardOf } from '../../../shared/domain/cards/state.ts';
import type { QueryAnswer, QueryParams } from '../../../shared/contract/procedures.ts';
import { unreachable } from '../../../shared/kernel/assert.ts';
import { accept, refuse, type Decision, type NewEvent, type Rejection } from '../../../shared/kernel/decision.ts';
import type { ConsoleId, IncidentId, PersonId } from '../../../shared/kernel/ids.ts';
import { languageMeant } from '../../../shared/kernel/languages.ts';
import { err, ok, type Result } from '../../../shared/kernel/result.ts';
import { atOnce } from '../../../shared/kernel/slices.ts';
import { cardStream } from '../../../shared/kernel/streams.ts';
import { cardsOfStudents, lookUpPaperCard, nextNumber, pairingIn, paperCard, printedElsewhere } from '../../../db/queries/paper-cards.ts';
import type { Reader } from '../../../db/queries/reader.ts';
import { countedAs, openFor, takesFactsFor, type Sources } from './load.ts';
import { decidePaperRelease } from './reunification.ts';

export type CardCommand = PrintCards | PrintStockCards | NameCard | GiveInHalf | TakeBackHalf | SettleHalves | TypeBackCard;

/** Paper comes in late: what is said of cards is taken after the close too. */
function cardsContext(sources: Sources, incident: string): CardsContext {
  const { exercise, refusal, started } = takesFactsFor(sources, incident);
  return { exercise, refusal, refs: started === null ? [] : [started] };
}

function decidePrint(command: PrintCards, sources: Sources, own: ConsoleId): Decision {
  const { exercise, refusal, started } = openFor(sources, command.incident);
  const roster = sources.reader.rosters.current();
  const numbers = cardsOfStudents(sources.reader, command.incident as IncidentId);
  const counted = command.students.map((student) => countedAs(sources, student) as PersonId);
  const students = new Map(
    counted.map((student) => {
      const found = roster.students.get(student);
      return [student, found === undefined ? null : { card: numbers.get(student) ?? null, language: languageMeant(found.homeLanguage) }] as const;
    }),
  );
  return printCards(command, { exercise, refusal, refs: started === null ? [] : [started], students, ...nextNumber(sources.reader, own) });
}

/** Of incidents that were joined a card is spoken of where it was printed. */
const homeOf = ({ reader }: Sources, incident: string, card: string): string => paperCard(reader, incident as IncidentId, card)?.incident ?? incident;

const BEFORE = new Intl.DateTimeFormat('en-US', { month: 'short', day: 'numeric' });

function elsewhereInWords(reader: Reader, incident: string, card: string): string | null {
  const found = paperCard(reader, incident as IncidentId, card) === null ? printedElsewhere(reader, incident as IncidentId, card) : null;
  return found === null ? null : `the ${found.exercise ? 'drill' : 'incident'} of ${BEFORE.format(found.startedWall)}`;
}

function cardContext(sources: Sources, incident: string, card: string): CardContext {
  const context = cardsContext(sources, incident);
  const { log, reader } = sources;
  const stock = cardStream(card, null, false);
  return {
    ...context,
    refs: [...context.refs, ...log.heads(stock)],
    card: cardOf(log.history(cardStream(card, incident as IncidentId, context.exercise))),
    elsewhere: elsewhereInWords(reader, incident, card),
  };
}

function halfContext(sources: Sources, { incident, half }: Pick<GiveInHalf, 'incident' | 'half'>, card: string): HalfContext {
  const context = cardContext(sources, incident, card);
  const [given] = context.card.halves[half];
  return { ...context, givenBy: given === undefined ? null : sources.reader.staffName(given.fact.actor === 'unsigned' ? null : given.fact.actor.staff) };
}

const give = (command: GiveInHalf, sources: Sources): Decision => {
  const typed = cardTyped(command.typed);
  const incident = typed.read ? homeOf(sources, command.incident, typed.card) : command.incident;
  return giveInHalf({ ...command, incident }, (card) => halfContext(sources, { incident, half: command.half }, card));
};

function decideName(asked: NameCard, sources: Sources): Decision {
  const command = { ...asked, incident: homeOf(sources, asked.incident, asked.card), student: countedAs(sources, asked.student) };
  const studentOnRoster = sources.reader.rosters.current().students.has(command.student as PersonId);
  return nameCard(command, { ...cardContext(sources, command.incident, command.card), studentOnRoster });
}

function decideSettle(command: SettleHalves, sources: Sources): Decision {
  const { matters } = atOnce(pairingIn(sources.reader, command.incident as IncidentId));
  const incident = command.card === null ? command.incident : homeOf(sources, command.incident, command.card);
  return settleHalves({ ...command, incident }, { ...cardsContext(sources, incident), matters });
}

/** CA-11 the release as it stands on paper, whose card it is, and the halves that lie there: one commit. What is so already is not said again. */
function decideTypeBack(command: TypeBackCard, sources: Sources): Decision {
  const typed = cardTyped(command.typed);
  if (!typed.read) return refuse(typed.rejection);
  const { card } = typed;
  const student = countedAs(sources, command.student);
  const released = decidePaperRelease({ ...command, student, card }, sources);
  if (!released.accepted) return released;
  const incident = homeOf(sources, command.incident, card);
  const named = decideName({ type: 'NameCard', incident, card, student }, sources);
  if (!named.accepted && named.rejection.name !== 'CardAlreadyNamed') return named;
  const events: NewEvent[] = [...released.events, ...(named.accepted ? named.events : [])];
  for (const half of command.halves) {
    const given = giveInHalf({ type: 'GiveInHalf', incident, half, typed: card }, () => halfContext(sources, { incident, half }, card));
    if (given.accepted) events.push(...given.events);
    else if (given.rejection.name !== 'HalfAlreadyGiven') return given;
  }
  return accept(events, { card });
}

export function decideAboutCards(command: CardCommand, sources: Sources, own: ConsoleId): Decision {
  switch (command.type) {
    case 'PrintCards':
      return decidePrint(command, sources, own);
    case 'PrintStockCards':
      return printStockCards(command, nextNumber(sources.reader, own));
    case 'NameCard':
      return decideName(command, sources);
    case 'GiveInHalf':
      return give(command, sources);
    case 'TakeBackHalf': {
      const incident = homeOf(sources, command.incident, command.card);
      return takeBackHalf({ ...command, incident }, cardContext(sources, incident, command.card));
    }
    case 'SettleHalves':
      return decideSettle(command, sources);
    case 'TypeBackCard':
      return decideTypeBack(command, sources);
    default:
      return unreachable(command);
  }
}

/** The same refusals as of the command that follows. */
export function answerLookUp(reader: Reader, { incident, typed }: QueryParams<'lookUpCard'>): Result<QueryAnswer<'lookUpCard'>, Rejection> {
  const read = cardTyped(typed);
  return read.read ? ok(lookUpPaperCard(reader, incident as IncidentId, read.card)) : err(read.rejection);
}
