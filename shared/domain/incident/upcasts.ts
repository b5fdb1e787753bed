/** How older forms of the incident's events are read. */

export const incidentUpcasts = {
  'v1.IncidentStarted': {
    to: 'v2.IncidentStarted',
    /** Version 1 did not say its day. What is no object is handed on as it is, to be refused by the newer schema. */
    payload: (older: unknown): unknown => (typeof older === 'object' && older !== null ? { ...older, date: null } : older),
  },
  'v1.RoomReported': {
    to: 'v2.RoomReported',
    /** Version 1 counted nobody. */
    payload: (older: unknown): unknown => (typeof older === 'object' && older !== null ? { ...older, counts: null } : older),
  },
} as const;
