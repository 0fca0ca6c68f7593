/** By what the members of a decision about spam are found. */
export const spamChoices = ['member', 'host', 'addresses', 'likeness', 'newcomers'] as const

/** Whom a decision about spam is about: one member, or a wave by what its posts have in common. */
export type SpamChoice = { by: (typeof spamChoices)[number]; value: string }
