import { isInRange, storedRange } from '#app/core/address-range.server.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { DomainError } from '#app/core/errors.ts'
import type { BlockKind } from '#app/registry/block-kinds.ts'
import { blockProblems, storedHost, storedMailDomain, storedWord } from './block.ts'

/** Wider ranges are whole networks of a country: a /16 of IPv4 has 65,536 addresses, a /32 of IPv6 is one provider. */
const widest = { ipv4: 16, ipv6: 32 } as const

/**
 * What was typed, as it is stored.
 * @throws invalid on `value` for what is none of the kind, for a range that is too wide, and for what would shut out the
 * site itself or who asks
 */
export function valueOfBlock(ctx: Pick<Ctx, 'platform' | 'ip'>, kind: BlockKind, typed: string): string {
  const value = {
    host: storedHost,
    addresses: storedRange,
    mailDomain: storedMailDomain,
    word: storedWord,
  }[kind](typed)
  if (value === null) throw problem(blockProblems[kind])
  if (kind === 'addresses') {
    const bits = Number(value.slice(value.indexOf('/') + 1))
    if (bits < widest[value.includes(':') ? 'ipv6' : 'ipv4']) throw problem('blocks.problem.wide')
    if (ctx.ip !== null && isInRange(ctx.ip, value)) throw problem('blocks.problem.ownAddress')
  }
  const own = new URL(ctx.platform.env.ORIGIN).hostname
  if (kind === 'host' && (own === value || own.endsWith(`.${value}`))) throw problem('blocks.problem.ownHost')
  return value
}

function problem(key: string): DomainError {
  return new DomainError('invalid', key, { fields: { value: { key } } })
}
