/** What a baseline takes only when it is told to by name. */
export const protections = ['grade-1', 'locked', 'assisted'] as const
export type Protection = (typeof protections)[number]
