/** What each document is called, and what it is for. The types see to it that none is left out. */
import type { DocumentName } from '../../../shared/contract/records-procedures.ts';

export const documentWords: Readonly<Record<DocumentName, { readonly title: string; readonly what: string }>> = {
  reunification: { title: 'Reunification summary', what: 'Every release with what it rests on, what was stopped, and who signed for what was open.' },
  afterAction: { title: 'After-action report and improvement plan', what: 'Overview, capabilities with their ratings, and the plan with owners and dates (HSEEP).' },
  ics201: { title: 'ICS 201, incident briefing', what: 'The situation, what was done, who is where in the organization.' },
  ics207: { title: 'ICS 207, organization chart', what: 'Who held which post.' },
  ics211: { title: 'ICS 211, check-in list', what: 'Who came to a post or a station, and when.' },
  ics214: { title: 'ICS 214, activity log', what: 'What was done, by whom, minute by minute.' },
  drillBrief: { title: 'Drill brief', what: 'What the drill is to show, roles, what is confirmed beforehand, and the observers’ list.' },
  drillRecord: { title: 'Drill record', what: 'The nine facts, the evaluation, and what is to be mended.' },
  drillYear: { title: 'Compliance report of the year', what: 'Each rule of the state, with the drills that are the evidence.' },
};
