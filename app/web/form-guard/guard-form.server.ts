import type { Ctx } from '#app/core/context.server.ts'
import { DomainError } from '#app/core/errors.ts'
import { judgeFormTime } from './form-time.server.ts'

/**
 * What becomes of a form that a program filled in, by its hidden fields (`GuardFields`): `refuse` shows it again with
 * everything typed; `hold` lets it through, and the post waits for a moderator.
 */
export type Guard = 'refuse' | 'hold'

/** The name of the field that people don't see; programs that fill in everything do. */
const trapField = 'website'
export const timeField = 'shown'

type Sign = 'trap' | 'early' | 'late' | 'unknown'

/** What says that a program filled in the form; null: nothing does. */
function signOf(ctx: Ctx, form: FormData): Sign | null {
  if (String(form.get(trapField) ?? '') !== '') return 'trap'
  const time = judgeFormTime(ctx.platform.env, form.get(timeField), ctx.now(), ctx.setting('security.formSeconds'))
  return time === 'good' ? null : time
}

/**
 * Looks at the hidden fields of a guarded form. @returns the context to go on with: it says when a program wrote the form
 * @throws invalid when the form is refused
 */
export function guardForm(ctx: Ctx, guard: Guard, form: FormData): Ctx {
  const sign = signOf(ctx, form)
  if (sign === null) return ctx
  if (guard === 'refuse') throw new DomainError('invalid', messages[sign])
  // Whoever writes for a day is a person, and who is trusted isn't asked.
  return sign === 'late' || ctx.actor.trustLevel > 0 ? ctx : ctx.as(ctx.actor, { byProgram: true })
}

const messages: Record<Sign, string> = {
  trap: 'forms.guard.trap',
  early: 'forms.guard.early',
  late: 'forms.guard.late',
  unknown: 'forms.guard.unknown',
}

/** Whether the form gets a new time when it is shown again: with the old one it would never be taken. */
export function needsNewTime(ctx: Ctx, form: FormData): boolean {
  const time = judgeFormTime(ctx.platform.env, form.get(timeField), ctx.now(), 1)
  return time === 'late' || time === 'unknown'
}
