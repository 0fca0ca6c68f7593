import { timingSafeEqual } from 'node:crypto'
import type { Ctx } from '#app/core/context.server.ts'
import { keyedHash } from '#app/core/secret.server.ts'
import { msOf, plus } from '#app/core/time.ts'
import { hasAdmin } from '#app/domain/accounts/queries/admins.server.ts'

/** Long enough to find the terminal again, short enough for a log that others may read one day. */
const validHours = 24

/** The path of the page that makes the first admin; null once there is one. Whoever has it may make themselves admin. */
export async function setupPath(ctx: Ctx): Promise<string | null> {
  if (await hasAdmin(ctx.read)) return null
  return newSetupPath(ctx)
}

/** The same for a site that begins in a moment. */
export function newSetupPath(ctx: Ctx): string {
  return `/setup/${tokenUntil(ctx, msOf(plus(ctx.now(), { hours: validHours })))}`
}

/** Whether this is a token of ours that still holds. It is bound to nothing but its end: the first admin ends it. */
export function isSetupToken(ctx: Ctx, token: string): boolean {
  const until = Number.parseInt(token.split('-')[0] ?? '', 36)
  if (!Number.isSafeInteger(until) || until <= msOf(ctx.now())) return false
  const [given, right] = [token, tokenUntil(ctx, until)].map((text) => Buffer.from(text))
  return given !== undefined && right !== undefined && right.length === given.length && timingSafeEqual(given, right)
}

function tokenUntil(ctx: Ctx, untilMs: number): string {
  const until = untilMs.toString(36)
  return `${until}-${keyedHash(ctx.platform.env, 'setup', until).slice(0, 40)}`
}
