import { isIP } from 'node:net'
import ipaddr from 'ipaddr.js'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { DomainError } from './errors.ts'

/** How many of an act fit into a stretch of time. Windows are whole seconds. */
export type Limit = { points: number; seconds: number }

export type RateLimits = {
  /**
   * Counts one act for a key (a member's id or an address) against every limit of the list.
   * @throws rate_limited with the whole seconds until the next try can succeed.
   */
  take(act: string, key: string, limits: readonly Limit[]): Promise<void>
  /** Takes one act out of the count: a sign-in that succeeded is none of the tries that are bounded. */
  giveBack(act: string, key: string, limits: readonly Limit[]): Promise<void>
}

/**
 * Limits are counted in the memory of the process. With several processes each counts for itself, so a reader gets at
 * most (processes x limit): enough against floods, and no write to the database for each request.
 */
export function openRateLimits(isOn: () => boolean): RateLimits {
  const limiters = new Map<string, RateLimiterMemory>()
  const limiterFor = (act: string, limit: Limit): RateLimiterMemory => {
    const name = `${act}:${limit.points}/${limit.seconds}`
    const known = limiters.get(name)
    if (known !== undefined) return known
    const made = new RateLimiterMemory({ keyPrefix: name, points: limit.points, duration: limit.seconds })
    limiters.set(name, made)
    return made
  }
  return {
    async giveBack(act, key, limits) {
      if (isOn()) for (const limit of limits) await limiterFor(act, limit).reward(key)
    },
    async take(act, key, limits) {
      if (!isOn()) return
      for (const limit of limits) {
        try {
          await limiterFor(act, limit).consume(key)
        } catch (refusal) {
          if (!(refusal instanceof RateLimiterRes)) throw refusal
          const retryAfterSeconds = Math.max(1, Math.ceil(refusal.msBeforeNext / 1000))
          throw new DomainError('rate_limited', 'errors.rateLimited', {
            retryAfterSeconds,
            params: { count: retryAfterSeconds },
          })
        }
      }
    },
  }
}

/** The part of an address that one household or host owns: the /64 of IPv6, the whole of IPv4. Other text as it is. */
export function addressKey(ip: string): string {
  if (isIP(ip) !== 6) return ip
  const address = ipaddr.process(ip)
  if (address instanceof ipaddr.IPv4) return address.toString()
  return address.parts
    .slice(0, 4)
    .map((part) => part.toString(16))
    .join(':')
}
