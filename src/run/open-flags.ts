import { constants } from 'node:fs'

/** How files are opened: without O_NONBLOCK, opening a pipe waits for its other end, for ever if there is none. Windows has neither flag. */
export const openFlags = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | (constants.O_NOCTTY ?? 0)

/** Whether opening can be told not to follow a link at the end of a path. Windows knows no such thing. */
export const refusesLinks = constants.O_NOFOLLOW !== undefined

/** The same for a path whose links have been followed: one that has come since then is not. */
export const openResolvedFlags = openFlags | (constants.O_NOFOLLOW ?? 0)
