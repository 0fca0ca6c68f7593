import type { Settings } from './kinds.ts'

/** From where on voting is looked at by a person. Nothing is taken back before somebody decided. */
export const gamingSettings = {
  'gaming.windowDays': { kind: 'integer', default: 30, min: 7, max: 180, unit: 'days', about: 'Votes and acceptances of this long are looked at every night.' },
  'gaming.ringVotes': { kind: 'integer', default: 5, min: 2, max: 100, unit: 'votes', about: 'Votes that each of a ring received from the others at least.' },
  'gaming.ringShare': { kind: 'integer', default: 60, min: 20, max: 100, unit: 'percent', about: "Share of a member's received votes that came from within the ring at least." },
  'gaming.ringSize': { kind: 'integer', default: 8, min: 2, max: 30, unit: 'members', about: 'A larger group that votes for each other is a community.' },
  'gaming.ringLift': { kind: 'integer', default: 2, min: 1, max: 20, unit: 'times', about: 'So many times as often as by chance: the share of votes from within against the share of posts that the group wrote.' },
  'gaming.burstVotes': { kind: 'integer', default: 5, min: 3, max: 50, unit: 'votes', about: 'Votes of one member for one author in a row that count as serial voting.' },
  'gaming.burstMinutes': { kind: 'integer', default: 10, min: 1, max: 240, unit: 'minutes', about: 'Time in which they were cast.' },
  'gaming.pairAcceptances': { kind: 'integer', default: 3, min: 2, max: 50, unit: 'acceptances', about: "Times that one member accepted the same other's answers." },
  'gaming.pairMinutes': { kind: 'integer', default: 30, min: 1, max: 1_440, unit: 'minutes', about: 'From the question to the accepted answer at most, for a pair of question and answer to look made up.' },
  'gaming.pairShare': { kind: 'integer', default: 60, min: 20, max: 100, unit: 'percent', about: "Share of the author's acceptances that came from this one asker at least." },
  'gaming.freshDays': { kind: 'integer', default: 7, min: 1, max: 90, unit: 'days', about: 'An account is fresh for this long.' },
  'gaming.freshVotes': { kind: 'integer', default: 4, min: 2, max: 50, unit: 'voters', about: 'So many fresh accounts voting for one author are looked at.' },
  'gaming.freshShare': { kind: 'integer', default: 50, min: 10, max: 100, unit: 'percent', about: "Share of the author's votes that came from fresh accounts at least." },
  'gaming.deviceVotes': { kind: 'integer', default: 2, min: 1, max: 50, unit: 'votes', about: 'Votes and acceptances between two members who used the same browser at the same address.' },
  'gaming.appealDays': { kind: 'integer', default: 30, min: 7, max: 365, unit: 'days', about: 'A member may object to a correction for this long, once.' },
} as const satisfies Settings
