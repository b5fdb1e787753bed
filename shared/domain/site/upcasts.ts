/** How older forms of the site's events are read. */

export const siteUpcasts = {
  'v1.RoleWithdrawn': {
    to: 'v2.RoleWithdrawn',
    /** Version 1 did not say what it knew. What is no object is handed on as it is, to be refused by the newer schema. */
    payload: (older: unknown): unknown => (typeof older === 'object' && older !== null ? { ...older, seen: null } : older),
  },
} as const;
