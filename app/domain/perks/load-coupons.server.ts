import { createHash } from 'node:crypto'
import { createRequire } from 'node:module'
import type * as Csv from 'csv-parse/sync'
import { audit } from '#app/core/audit.server.ts'
import { authorize } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { DomainError, notFound } from '#app/core/errors.ts'
import { newId } from '#app/core/ids.ts'
import { msOf } from '#app/core/time.ts'
import { addStock, insertCoupons, perkForUpdate } from './store/perks.server.ts'

const require = createRequire(import.meta.url)
const mostCodes = 5_000
const shortest = 3
const longest = 200

/**
 * Adds codes to a coupon perk: one a line, or the first column of a CSV. Codes that are there already are skipped; the
 * stock grows by the number of new ones. Audited with the numbers, never with a code.
 * @throws not_found; invalid for text without codes, too many, or codes shorter than 3 or longer than 200 characters
 */
export async function loadCoupons(
  ctx: Ctx,
  { perkId, text }: { perkId: string; text: string },
): Promise<{ added: number; known: number }> {
  authorize(ctx.actor, 'perk.administer')
  const codes = codesOf(text)
  return ctx.write(async (tx) => {
    const perk = await perkForUpdate(tx, { id: perkId })
    if (perk === undefined || perk.delivery !== 'coupon') throw notFound()
    const rows = codes.map((code) => ({
      id: newId('coupon', msOf(tx.at)),
      perk_id: perkId,
      code,
      code_hash: createHash('sha256').update(code).digest('hex'),
      hint: hintOf(code),
      loaded_at: tx.at,
      redemption_id: null,
      given_at: null,
    }))
    const added = await insertCoupons(tx, rows)
    await addStock(tx, perkId, added)
    await audit(tx, {
      action: 'perk.loadCoupons',
      subjectType: 'perk',
      subjectId: perkId,
      after: { added, known: codes.length - added },
    })
    return { added, known: codes.length - added }
  })
}

/** Distinct codes in their order; a head line that says "code" is none. */
function codesOf(text: string): string[] {
  const refuse = (key: string, params: Record<string, number> = {}): never => {
    throw new DomainError('invalid', key, { params, fields: { codes: { key, params } } })
  }
  const { parse } = require('csv-parse/sync') as typeof Csv
  let rows: string[][]
  try {
    rows = parse(text, { relaxColumnCount: true, skipEmptyLines: true, trim: true, bom: true })
  } catch {
    return refuse('perks.refusal.codesUnreadable')
  }
  const codes = [...new Set(rows.map(([first = '']) => first.trim()).filter((code) => code !== ''))].filter(
    (code, at) => at > 0 || !/^(code|coupon|쿠폰|코드)$/i.test(code),
  )
  if (codes.length === 0) return refuse('perks.refusal.codesNone')
  if (codes.length > mostCodes) return refuse('errors.tooMany', { max: mostCodes })
  if (codes.some((code) => code.length < shortest || code.length > longest))
    return refuse('perks.refusal.codeLength', { min: shortest, max: longest })
  return codes
}

/** The end of a code, never more than a third of it. */
function hintOf(code: string): string {
  return code.slice(-Math.min(4, Math.floor(code.length / 3)))
}
