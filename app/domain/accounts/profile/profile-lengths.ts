/**
 * Longest self-description and display name, in characters. Apart from the zod shapes, so that a page can show them
 * without zod.
 */
export const bioMaxLength = 500
export const nameMaxLength = 50
/** Most links on a profile. */
export const mostLinks = 4
/** Longest reason of an act on another member. */
export const reasonMaxLength = 500
