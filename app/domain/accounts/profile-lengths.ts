/** Longest self-description and display name, in characters. Apart from the shapes, so that a page can say them without zod. */
export const bioMaxLength = 500
export const nameMaxLength = 50
