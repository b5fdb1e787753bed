/** How older forms of the incident's events are read. */

export const incidentUpcasts = {
  'v1.IncidentStarted': {
    to: 'v2.IncidentStarted',
    /** Version 1 did not say its day. What is no object is handed on as it is, to be refused by the newer schema. */
    payload: (older: unknown): unknown => (typeof older === 'object' && older !== null ? { ...older, date: null } : older),
  },
} as const;
