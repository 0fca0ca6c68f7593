/** Who linked to a host lately: other new members within a week and an hour, and the author's own posts of a week. */
export type LinkCounts = { week: number; hour: number; own: number }

/** Of the links of a week, this share within an hour is a wave, not what the site always links to; an even week has 1/168. */
const suddenShare = 1 / 10

/**
 * Whether a link to the host waits because new members link there again and again: the author in so many posts, others to
 * a strange host within a week, to a known one within an hour and all of a sudden.
 * @param least members or own posts, at least 1
 */
export function isShared(
  { week, hour, own }: LinkCounts,
  { strange, least }: { strange: boolean; least: number },
): boolean {
  if (own >= least) return true
  return strange ? week >= least : hour >= least && hour >= week * suddenShare
}
