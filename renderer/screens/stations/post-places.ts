/** The screen that is the job of each post of the method. A post that is not listed has its job sheet alone. */

interface PostPlace {
  readonly post: string;
  readonly title: string;
  /** Under `/stations/` it has numbered places; elsewhere it is a screen that others use too. */
  readonly to: string;
  /** Other words by which people look for it. */
  readonly also: string;
}

export const POST_PLACES: readonly PostPlace[] = [
  { post: 'greeter', title: 'Greeter', to: '/stations/greeter', also: 'greet family line queue card' },
  { post: 'checker', title: 'Checker', to: '/stations/checker', also: 'check id identity line next family' },
  { post: 'accountant', title: 'Accountant', to: '/cards/accountant/A', also: 'top half card pile' },
  { post: 'reunifier', title: 'Reunifier', to: '/stations/reunifier', also: 'runner fetch bring hand over' },
  { post: 'class-leader', title: 'Class leader', to: '/stations/class-leader', also: 'assembly class called next' },
  { post: 'assembly-accountant', title: 'Assembly accountant', to: '/cards/accountant/B', also: 'bottom half card pile' },
  { post: 'assembly-director', title: 'Assembly director', to: '/accounting/arrivals', also: 'buses arrivals count' },
  { post: 'release-supervisor', title: 'Release supervisor', to: '/reunification', also: 'step aside waiting' },
  { post: 'check-in-director', title: 'Check-in director', to: '/stations', also: 'lines open pause divert' },
  { post: 'reunification-director', title: 'Reunification director', to: '/reunification/board', also: 'branch leads board' },
  { post: 'drill-observer', title: 'Observer', to: '/drills/now', also: 'evaluator drill checklist watch' },
];

export const placeOfPost = (post: string): string | null => POST_PLACES.find((one) => one.post === post)?.to ?? null;
