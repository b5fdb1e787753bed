/** The standard set of facts and the tasks of recovery in words, the same on screen and on paper. The types see to it that none is left out. */
import type { ReportFact, RecoveryTaskName } from '../domain/dispatch/report-events.ts';

export const factWords: Readonly<Record<ReportFact, string>> = {
  peopleAtRisk: 'People at risk',
  actions: 'What was done',
  notified: 'Who was notified',
  injury: 'Was anybody injured?',
  weapon: 'Was there a weapon?',
  leftCampus: 'Did anybody leave campus?',
  restraint: 'Was anybody restrained?',
  classCleared: 'Was the class cleared?',
};

export const taskWords: Readonly<Record<RecoveryTaskName | 'referral', string>> = {
  medical: 'Medical care offered',
  mentalHealth: 'Mental-health support offered',
  contact: 'One named contact for the educator',
  leave: 'Leave and workers’ compensation explained',
  returnPlan: 'Return plan made',
  debrief: 'Debrief, the educator taking part',
  timeForOthers: 'Time for students and paraprofessionals',
  planReview: 'Plan reviewed (IEP, behavior plan)',
  referral: 'Referred to the care team',
};
