import type { SubmissionResult } from '@conform-to/dom'
import { parseWithZod } from '@conform-to/zod/v4'
import { data, redirect, type ActionFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import { authorize } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { isDomainError, statusOf, type DomainError } from '#app/core/errors.ts'
import { once } from '#app/core/once.server.ts'
import { needsRecentSignIn } from '#app/core/recent-sign-in.ts'
import { keyedHash, sha256 } from '#app/core/secret.server.ts'
import { authorizeSomewhere } from '#app/domain/access/area.ts'
import { issueMessage, type Issue } from '#app/i18n/issue-message.ts'
import { fieldMessage } from '#app/i18n/message.ts'
import type { Act } from '#app/registry/limits.ts'
import type { Permission } from '#app/registry/permissions.ts'
import { isAlwaysOpen } from './always-open.ts'
import { consumeLimit, giveBackLimit } from './consume-limit.server.ts'
import { editorIntent, isSmall } from './editor-intents.server.ts'
import { guardForm, needsNewTime, timeField, type Guard } from './form-guard/guard-form.server.ts'
import type { FormReply } from './form-result.ts'
import { forgetHeldForm, holdAndProve } from './held-form.server.ts'
import { pageArgs, toFormResponse, type PageArgs } from './page-loader.server.ts'
import { formOf, type Sent } from './read-form.server.ts'
import { toastCookie, type ToastMessage } from './toast.server.ts'
import { otherFields, typedFields } from './typed-fields.ts'

/** Where to go after a form did its work, and what to say there. `headers` for cookies. */
export type FormOutcome = { to: string; toast?: ToastMessage; headers?: HeadersInit }

/** `{ extra }` shows the form again with something beside it, e.g. a preview. */
export type FormAnswer = FormOutcome | { extra: Record<string, unknown>; headers?: HeadersInit }

export type Intent<Shape extends z.ZodType = z.ZodType> = {
  shape: Shape
  /** Counts against this limit of `registry/limits.ts`. */
  limit?: Act
  /** What succeeds does not count against the limit: signing in at an office is no guessing. */
  countsFailuresOnly?: boolean
  /** Its hidden fields (`GuardFields`) tell programs from people. */
  guard?: Guard
  /** Fields that are never sent back with the form: passwords. */
  secrets?: readonly string[]
  /** `file`: bytes of the one file that a multipart form carried; null when there was none or it was too large. */
  run(args: PageArgs & { file: Uint8Array | null }, input: z.output<Shape>): Promise<FormAnswer>
}

/** Types `run` from `shape`; use it for each entry of the table. */
export function intent<Shape extends z.ZodType>(entry: Intent<Shape>): Intent {
  return entry as unknown as Intent
}

type Options = {
  /** Needed for every intent; a visitor is led to sign in. Left out: forms that visitors send (sign in, register). */
  permission?: Permission
  /** It is enough to have the permission in one category. */
  somewhere?: boolean
  /** True for forms of signed-in members without one permission of their own. */
  member?: boolean
  /** True for the page that stands between a form and its use: the form that waits is not forgotten. */
  keepsHeldForm?: boolean
}

/**
 * The action of a page: a table of intents, chosen by the field `intent`. Reads the form, checks its shape, runs the
 * use-case, answers with 303 or shows the form again with 422 and everything typed. The hidden field `once` makes a
 * double click or a retry do nothing twice. A sender whose session ended is sent to sign in and finds the form again; a
 * page of refusal shows what was typed.
 */
export function formAction(intents: Record<string, Intent>, options: Options = {}) {
  const action = async (args: ActionFunctionArgs) => {
    const page = pageArgs(args)
    const { ctx } = page
    const sent = await formOf(args.request)
    const { form } = sent
    const name = String(form.get('intent') ?? Object.keys(intents)[0])
    const chosen = Object.hasOwn(intents, name) ? intents[name] : undefined
    const hideFields = [...(chosen?.secrets ?? [])]
    if (chosen?.guard !== undefined && needsNewTime(ctx, form)) hideFields.push(timeField)
    const given = { typed: typedFields(form, hideFields), rest: otherFields(form, hideFields) }
    // Who is signed in is not known while the database is away: this must come before anybody is led to sign in.
    if (args.context.offline)
      throw data({ requestId: ctx.requestId, ...given }, { status: 503, headers: { 'Retry-After': '30' } })
    if (chosen === undefined) throw data({ requestId: ctx.requestId, ...given }, { status: 400 })
    const needsMember = options.member === true || options.permission !== undefined

    try {
      if (needsMember && ctx.actor.memberId === null)
        throw await holdAndProve(ctx, 'signIn', backTo(page.url), name, form, hideFields)
      if (needsMember && ctx.actor.mustAgree === true && !isAlwaysOpen(page.url.pathname))
        throw await holdAndProve(ctx, 'agree', backTo(page.url), name, form, hideFields)
      // Before anything is made of the form: what it lacks is no business of those who may not send it.
      if (options.permission !== undefined)
        (options.somewhere === true ? authorizeSomewhere : authorize)(ctx.actor, options.permission)
      const small = ctx.actor.memberId === null ? null : await editorIntent(page, sent)
      if (small instanceof Response) return small
      if (small !== null) return data(reply(name, small.result, null, small.extra), { status: 200 })
      const submission = parse(form, chosen.shape)
      if (submission.status !== 'success')
        return data(reply(name, submission.reply({ hideFields }), null, null), {
          status: submission.status === 'error' ? 422 : 200,
        })
      const stamp = form.get('once')
      const run = async (own: Ctx): Promise<FormAnswer> => {
        if (chosen.limit !== undefined) await consumeLimit(own, chosen.limit)
        const guarded = chosen.guard === undefined ? own : guardForm(own, chosen.guard, form)
        const done = await chosen.run({ ...page, ctx: guarded, file: sent.file }, submission.value)
        if (chosen.limit !== undefined && chosen.countsFailuresOnly === true) await giveBackLimit(own, chosen.limit)
        return done
      }
      const answer = typeof stamp === 'string' && stamp !== '' ? await runOnce(page, name, sent, run) : await run(ctx)
      if ('extra' in answer)
        return data(reply(name, submission.reply({ hideFields }), null, answer.extra), {
          status: 200,
          headers: answer.headers,
        })
      return leave(answer, needsMember && options.keepsHeldForm !== true ? forgetHeldForm(ctx, args.request) : null)
    } catch (error) {
      if (error instanceof Response) throw error
      if (!isDomainError(error)) throw toFormResponse(error, ctx, given)
      const how = stepBefore(error)
      if (how !== null)
        throw await holdAndProve(ctx, how, backTo(page.url), name, form, hideFields).catch((refusal: unknown) =>
          toFormResponse(refusal, ctx, given),
        )
      if (error.kind === 'not_found' || error.kind === 'forbidden' || (ctx.actor.memberId === null && needsMember))
        throw toFormResponse(error, ctx, given)
      // A small button says only what became of it, not what the rest of the form still lacks.
      return refuse(name, parse(form, isSmall(form) ? z.looseObject({}) : chosen.shape), error, hideFields)
    }
  }
  // The table is attached to the action, so that tests can walk all forms of the site.
  return Object.assign(action, { intents })
}

/** What has to happen before the form can be sent; null: nothing of the kind. */
function stepBefore(error: DomainError): Parameters<typeof holdAndProve>[1] | null {
  if (needsRecentSignIn(error)) return 'confirm'
  if (error.code === 'warned') return 'readWarning'
  return error.kind === 'unauthenticated' ? 'signIn' : null
}

function parse(form: FormData, schema: z.ZodType) {
  return parseWithZod(form, {
    schema,
    error: (issue) => issueMessage({ ...(issue as Partial<Issue>), message: issue.message ?? '' }),
  })
}

/** The action of pages under staff, moderation and admin. */
export function guardedAction(
  permission: Permission,
  intents: Record<string, Intent>,
  { somewhere = false }: { somewhere?: boolean } = {},
) {
  return formAction(intents, { permission, somewhere })
}

function refuse(
  name: string,
  submission: {
    reply(options?: {
      fieldErrors?: Record<string, string[]>
      formErrors?: string[]
      hideFields?: string[]
    }): SubmissionResult<string[]>
  },
  error: DomainError,
  hideFields: string[],
) {
  const fieldErrors = Object.fromEntries(
    Object.entries(error.fields).map(([field, { key, params }]) => [field, [fieldMessage(key, params)]]),
  )
  const formErrors = Object.keys(fieldErrors).length > 0 ? [] : [fieldMessage(error.key, error.params)]
  const headers = error.retryAfterSeconds === null ? undefined : { 'Retry-After': String(error.retryAfterSeconds) }
  const failure = { key: error.key, params: error.params, code: error.code, retryAfterSeconds: error.retryAfterSeconds }
  return data(reply(name, submission.reply({ fieldErrors, formErrors, hideFields }), failure, null), {
    status: statusOf(error),
    headers,
  })
}

function reply(
  intentName: string,
  result: SubmissionResult<string[]>,
  error: FormReply['error'],
  extra: FormReply['extra'],
): FormReply {
  return { intent: intentName, result, error, extra }
}

function leave({ to, toast, headers }: FormOutcome, forget: string | null): Response {
  const all = new Headers(headers)
  if (forget !== null) all.append('Set-Cookie', forget)
  if (toast !== undefined) all.append('Set-Cookie', toastCookie(toast))
  return redirect(to, { status: 303, headers: all })
}

/**
 * A reader who presses twice gets the first answer again. The stamp is that of the page, so the content is part of the
 * key: the same page sends a corrected text, or another of its buttons. Answers with cookies of their own are not
 * stored.
 */
async function runOnce(
  { ctx, url }: PageArgs,
  intentName: string,
  { form, file }: Sent,
  run: (ctx: Ctx) => Promise<FormAnswer>,
): Promise<FormAnswer> {
  const fields = [...form.entries()].map(([field, value]) => [field, typeof value === 'string' ? value : value.name])
  const content = JSON.stringify([url.pathname, intentName, fields, file === null ? null : sha256(file)])
  const sender = ctx.actor.memberId ?? ctx.ip ?? 'visitor'
  return once(ctx, `form:${sender}:${keyedHash(ctx.platform.env, 'idempotency', content)}`, content, run, {
    remember: (answer) => !('extra' in answer) && answer.headers === undefined,
  })
}

function backTo(url: URL): string {
  return url.pathname + url.search
}
