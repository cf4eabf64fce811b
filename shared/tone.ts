/** How something looks at a glance; each tone has a sign of its own, so that colour is never the only one. */
export type Tone = 'good' | 'busy' | 'waiting' | 'attention' | 'locked' | 'over';
