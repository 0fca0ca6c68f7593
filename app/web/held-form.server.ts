import type { SubmissionResult } from '@conform-to/dom'
import { parseWithZod } from '@conform-to/zod/v4'
import { z } from 'zod'
import type { Ctx } from '#app/core/context.server.ts'
import { cookieOf, setCookie } from '#app/core/cookies.ts'
import type { Env } from '#app/core/env.server.ts'
import { heldForm, heldFormHours, holdForm } from '#app/domain/drafts/hold-form.server.ts'
import type { TextKey } from '#app/i18n/translate.ts'
import { consumeLimit } from './consume-limit.server.ts'
import { safePath } from './safe-path.ts'
import { typedFields } from './typed-fields.ts'

/** A form that waits for its sender: which one of which page, and what was in it. */
export type HeldForm = { path: string; intent: string; result: SubmissionResult<string[]> }

const own = ['intent', 'once', 'draft', 'attach', 'preview']

/** The page that asks who one is, to agree to a change of the terms or to read a warning, and leads back to `back` afterwards. */
export const provesIdentity = {
  signIn: (back: string) => `/login?next=${encodeURIComponent(back)}`,
  confirm: (back: string) => `/me/confirm?to=${encodeURIComponent(back)}`,
  agree: (back: string) => `/agree?to=${encodeURIComponent(back)}`,
  readWarning: (back: string) => `/me/standing?to=${encodeURIComponent(back)}`,
} as const

const restored = {
  signIn: 'composer.held.restored',
  confirm: 'accounts.confirm.restored',
  agree: 'legal.agree.restored',
  readWarning: 'moderation.standing.restored',
} as const satisfies Record<keyof typeof provesIdentity, TextKey>

/**
 * Keeps a form whose sender is no longer signed in, has to confirm who they are or to read a warning, and leads there. After it the page
 * shows the form again with everything typed. @param back path of the page with the form. @param secrets fields that are
 * not kept
 * @throws rate_limited
 */
export async function holdAndProve(
  ctx: Ctx,
  how: keyof typeof provesIdentity,
  back: string,
  intent: string,
  form: FormData,
  secrets: readonly string[],
): Promise<Response> {
  const headers = new Headers({ Location: provesIdentity[how](back) })
  const content = new FormData()
  for (const [name, value] of form)
    if (typeof value === 'string' && !own.includes(name) && !secrets.includes(name)) content.append(name, value)
  if (typedFields(content).length > 0) {
    await consumeLimit(ctx, 'heldForm')
    const submission = parseWithZod(content, { schema: z.looseObject({}) })
    const held: HeldForm = {
      path: pathOf(back),
      intent,
      result: submission.reply({ formErrors: [restored[how]] }),
    }
    headers.append('Set-Cookie', cookie(ctx, await holdForm(ctx, JSON.stringify(held)), heldFormHours * 3600))
  }
  return new Response(null, { status: 302, headers })
}

/** The form that waits in this browser; null when there is none. */
export async function readHeldForm(ctx: Ctx, request: Request): Promise<HeldForm | null> {
  const token = tokenOf(ctx, request)
  const content = token === null ? null : await heldForm(ctx, token)
  return content === null ? null : (JSON.parse(content) as HeldForm)
}

/** `Set-Cookie` that forgets the form, once it was sent; null when nothing was held for this page. */
export function forgetHeldForm(ctx: Ctx, request: Request): string | null {
  return tokenOf(ctx, request) === null ? null : cookie(ctx, '', 0)
}

function tokenOf({ platform }: Ctx, request: Request): string | null {
  const token = cookieOf(request.headers.get('cookie'), heldFormCookieName(platform.env))
  return token !== null && /^[A-Za-z0-9_-]{43}$/.test(token) ? token : null
}

function cookie({ platform }: Ctx, value: string, seconds: number): string {
  return setCookie(heldFormCookieName(platform.env), value, { seconds, secure: platform.env.secure })
}

export function heldFormCookieName({ secure }: Pick<Env, 'secure'>): string {
  return secure ? '__Host-held' : 'held'
}

export function pathOf(address: string): string {
  return safePath(address).replace(/[?#].*$/, '')
}
