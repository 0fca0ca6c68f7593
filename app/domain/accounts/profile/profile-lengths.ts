/**
 * Longest self-description and display name, in characters. Apart from the shapes, so that a page can say them without
 * zod.
 */
export const bioMaxLength = 500
export const nameMaxLength = 50
/** Most links on a profile. */
export const mostLinks = 4
