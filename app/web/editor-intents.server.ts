import type { SubmissionResult } from '@conform-to/dom'
import { parseWithZod } from '@conform-to/zod/v4'
import { z } from 'zod'
import { DomainError } from '#app/core/errors.ts'
import { own } from '#app/core/own.ts'
import { threadStarts } from '#app/domain/catalogue/queries/choices.server.ts'
import { withTemplate } from '#app/domain/catalogue/templates.ts'
import { draftFieldsOf } from '#app/domain/drafts/draft.ts'
import { dropDraft } from '#app/domain/drafts/drop-draft.server.ts'
import { saveDraft, type SaveDraftInput } from '#app/domain/drafts/save-draft.server.ts'
import { consumeLimit } from './consume-limit.server.ts'
import type { PageArgs } from './page-loader.server.ts'
import type { Sent } from './read-form.server.ts'
import { pictureMarkdown, storePicture } from './store-picture.server.ts'
import { toastCookie } from './toast.server.ts'

/** The form shown again with what its small button did, or another page. */
export type EditorAnswer = { result: SubmissionResult<string[]>; extra: Record<string, unknown> } | Response

/**
 * What the small buttons of an editor do without script, in any form: add the chosen picture, begin with the template
 * of the chosen category, save or discard the draft. They
 * look at nothing else of the form, which need not be complete. null: another button was pressed.
 * @throws invalid, rate_limited
 */
export async function editorIntent(page: PageArgs, sent: Sent): Promise<EditorAnswer | null> {
  const { form } = sent
  const field = form.get('attach')
  if (typeof field === 'string') return attach(page, sent, field)
  if (form.has('start')) return start(page, form)
  if (form.get('draft') === 'discard') return discard(page, String(form.get('place')))
  if (form.get('draft') !== null) return save(page, form)
  return null
}

/** Whether one of the small buttons was pressed. */
export function isSmall(form: FormData): boolean {
  return form.has('attach') || form.has('draft') || form.has('start')
}

async function attach({ ctx }: PageArgs, sent: Sent, field: string): Promise<EditorAnswer> {
  const { form } = sent
  const upload = await storePicture(ctx, sent)
  const alt = String(form.get('pictureAlt') ?? '')
  const before = String(form.get(field) ?? '')
    .replace(/\r\n?/g, '\n')
    .trimEnd()
  form.set(field, `${before === '' ? '' : `${before}\n\n`}${pictureMarkdown(upload, alt)}\n\n`)
  form.delete('pictureAlt')
  return again(form, { attached: { described: alt.trim() !== '' } })
}

/** What a thread of this kind begins with in this category. */
async function start({ ctx }: PageArgs, form: FormData): Promise<EditorAnswer> {
  const starts = await threadStarts(ctx)
  const chosen = own(starts, String(form.get('category')))
  const template = own<string>(chosen?.texts ?? {}, String(form.get('kind'))) ?? ''
  form.set(
    'body',
    withTemplate(
      String(form.get('body') ?? ''),
      template,
      Object.values(starts).flatMap(({ texts }) => Object.values(texts)),
    ),
  )
  if (chosen?.product && !form.get('product')) form.set('product', chosen.product)
  return again(form, { started: template !== '' })
}

async function save({ ctx }: PageArgs, form: FormData): Promise<EditorAnswer> {
  await consumeLimit(ctx, 'draft')
  const saved = await saveDraft(ctx, draftInput(form))
  // Without script there is no third way: both texts are kept, the present one as the draft.
  const kept = saved.state === 'newer' ? await saveDraft(ctx, { ...draftInput(form), choose: 'mine' }) : saved
  const revision = kept.state === 'gone' ? 0 : kept.draft.revision
  form.set('draftRevision', String(revision))
  return again(form, { draft: { savedAt: ctx.now(), revision, twice: saved.state === 'newer' } })
}

async function discard({ ctx, url }: PageArgs, place: string): Promise<EditorAnswer> {
  await dropDraft(ctx, { place })
  const headers = new Headers({ Location: url.pathname + url.search })
  headers.append('Set-Cookie', toastCookie({ tone: 'good', key: 'composer.draft.discarded' }))
  return new Response(null, { status: 303, headers })
}

/** A draft out of the fields of its form. @throws invalid when it is too long even for a draft */
export function draftInput(form: FormData): SaveDraftInput {
  const place = String(form.get('place') ?? '')
  const revision = Number(form.get('draftRevision') ?? 0)
  if (!Number.isSafeInteger(revision) || revision < 0) throw new DomainError('invalid', 'errors.invalid')
  return { place, fields: draftFieldsOf(form), revision }
}

function again(form: FormData, extra: Record<string, unknown>): EditorAnswer {
  return { result: parseWithZod(form, { schema: z.looseObject({}) }).reply(), extra }
}
