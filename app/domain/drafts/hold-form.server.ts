import { createHash, randomBytes } from 'node:crypto'
import type { Ctx } from '#app/core/context.server.ts'
import { seal, unseal } from '#app/core/secret.server.ts'
import { plus } from '#app/core/time.ts'
import { findHeldForm } from './queries/drafts.server.ts'
import { insertHeldForm } from './store/drafts.server.ts'

/** Hours that a form waits for its sender to sign in again. */
export const heldFormHours = 2

/**
 * Keeps a form for the browser that sent it. @param content JSON @returns the token for its cookie; the text can't be
 * read without it
 */
export async function holdForm(ctx: Ctx, content: string): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  const sealed = seal(ctx.platform.env, 'held-form', token, content)
  await ctx.write((tx) =>
    insertHeldForm(tx, { id: idOf(token), sealed, expires_at: plus(tx.at, { hours: heldFormHours }) }),
  )
  return token
}

/** The form held under this token; null when there is none or it has expired. */
export async function heldForm(ctx: Ctx, token: string): Promise<string | null> {
  const row = await findHeldForm(ctx.read, idOf(token))
  return row === undefined || row.expires_at < ctx.now()
    ? null
    : unseal(ctx.platform.env, 'held-form', token, row.sealed)
}

function idOf(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}
