/** Reunification cards: for whom each was printed, which halves are in, what was settled; and which console printed with which letters. */
import { cardOf, type Card } from '../../shared/domain/cards/state.ts';
import { seriesOf, serialOf } from '../../shared/kernel/card-number.ts';
import type { Fact } from '../../shared/kernel/history.ts';
import { consoleOfOrigin, type EventId, type PersonId } from '../../shared/kernel/ids.ts';
import { isCardStream } from '../../shared/kernel/streams.ts';
import type { StreamProjection, ViewRow } from './projection.ts';

const by = (fact: Fact): { readonly wall: number; readonly actor: PersonId | null } => ({ wall: fact.wall, actor: fact.actor === 'unsigned' ? null : fact.actor.staff });

/** What `view_paper_card.detail` holds, as JSON. */
export type PaperCardDetail = ReturnType<typeof detailOf>;

const detailOf = ({ printed, named, students, halves }: Card) => ({
  printed: printed.map((one) => ({ language: one.language, exercise: one.exercise, ...by(one.fact) })),
  students,
  named,
  halves: { A: halves.A.map(({ event, fact }) => ({ event, ...by(fact) })), B: halves.B.map(({ event, fact }) => ({ event, ...by(fact) })) },
});

/** `card/<incident>/<number>`, or `drill/<incident>/card/<number>`. Of the incident "stock" are those that were printed ahead. */
function cardOfStream(stream: string): { readonly incident: string; readonly card: string } {
  const [, incident = '', first = '', second] = stream.split('/');
  return { incident, card: (second ?? first).toUpperCase() };
}

export const paperCards: StreamProjection = {
  kind: 'stream',
  name: 'paper-cards',
  version: 1,
  reads: isCardStream,
  tables: [
    { name: 'view_paper_card', columns: ['incident TEXT NOT NULL', 'card TEXT NOT NULL', 'detail TEXT NOT NULL'], key: [], indexes: [['incident'], ['card']] },
    { name: 'view_card_printer', columns: ['series TEXT NOT NULL', 'serial INTEGER NOT NULL', 'console TEXT NOT NULL'], key: ['console'], indexes: [['series', 'serial']] },
    { name: 'view_halves_settled', columns: ['incident TEXT NOT NULL', 'event TEXT NOT NULL', 'about TEXT NOT NULL', 'reason TEXT NOT NULL', 'wall INTEGER NOT NULL', 'actor TEXT'], key: ['event'], indexes: [['incident']] },
  ],
  rows(history, stream) {
    const found = cardOf(history);
    const { incident, card } = cardOfStream(stream);
    const consoles = new Set(found.printed.map(({ fact }) => consoleOfOrigin(fact.origin)));
    const isCard = found.printed.length + found.named.length + found.halves.A.length + found.halves.B.length > 0;
    return [
      ...(isCard ? [{ table: 'view_paper_card', cells: [incident, card, JSON.stringify(detailOf(found))] }] : []),
      ...[...consoles].map((console): ViewRow => ({ table: 'view_card_printer', cells: [seriesOf(card), serialOf(card), console] })),
      ...found.settlements.map(({ event, about, reason, fact }): ViewRow => ({ table: 'view_halves_settled', cells: [incident, event, JSON.stringify(about satisfies readonly EventId[]), reason, by(fact).wall, by(fact).actor] })),
    ];
  },
};

/** In which order consoles were let in, as far as clocks tell: which letters a console begins with that has printed nothing. */
export const consoleAdmissions: StreamProjection = {
  kind: 'stream',
  name: 'console-admissions',
  version: 1,
  reads: (stream) => stream.startsWith('console/'),
  tables: [{ name: 'view_console_admission', columns: ['console TEXT NOT NULL', 'ms INTEGER NOT NULL', 'n INTEGER NOT NULL'], key: [], indexes: [] }],
  rows(history, stream) {
    const admitted = history.facts.filter((fact) => fact.type === 'v1.ConsoleAdmitted').map((fact) => fact.at);
    const [first] = admitted.sort((a, b) => a.ms - b.ms || a.n - b.n);
    return first === undefined ? [] : [{ table: 'view_console_admission', cells: [stream.slice('console/'.length), first.ms, first.n] }];
  },
};
