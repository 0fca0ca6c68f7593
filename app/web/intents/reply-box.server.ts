import type { Ctx } from '#app/core/context.server.ts'
import { DomainError } from '#app/core/errors.ts'
import { caseReference } from '#app/domain/cases/case.ts'
import { replyBoxShape, type ReplyBoxInput } from '#app/domain/cases/input.ts'
import { nextCase } from '#app/domain/cases/queries/next-case.server.ts'
import { caseSummary } from '#app/domain/cases/queries/page.server.ts'
import { fillReplyTemplate } from '#app/domain/cases/templates/fill-reply-template.server.ts'
import { addNote } from '#app/domain/cases/work/add-note.server.ts'
import { replyToCase } from '#app/domain/cases/work/reply-to-case.server.ts'
import { caseNumberOf } from '#app/views/case-number.ts'
import { communityAnswer } from '#app/views/cases/community-answer.server.ts'
import type { FilledBox } from '#app/views/cases/filled-box.ts'
import { templateLines, templatesShown } from '#app/views/cases/template-lines.server.ts'
import { urls } from '#app/views/urls.ts'
import { intent, type FormAnswer } from '#app/web/form-action.server.ts'
import { onCase } from './on-case.server.ts'

/**
 * The box of a case: sends an answer, public or private, or writes a note, and leads to the next case when that was
 * asked for. Its small buttons put a template or the answer of the community into the box; they send nothing, and what
 * was typed stays.
 */
export const replyBox = intent({
  shape: replyBoxShape,
  limit: 'staffAct',
  run: async ({ ctx, params }, input): Promise<FormAnswer> => {
    const number = caseNumberOf(params['number'])
    if (input.use !== undefined) return { extra: { filled: await withTemplate(ctx, number, input, input.use) } }
    if (input.offer !== undefined) return { extra: { filled: await withOffer(ctx, number, input) } }
    if (input.find !== undefined)
      return {
        extra: {
          found: await templateLines(ctx, { q: input.template, category: null, archived: false }, templatesShown),
        },
      }
    // Before the write: afterwards the case is in another place of the list.
    const next = input.goOn === 'next' ? await nextCase(ctx, number) : null
    await send(ctx, await onCase({ ctx, params }, input))
    return leadOn(number, input, next)
  },
})

async function send(ctx: Ctx, input: ReplyBoxInput & { number: number }): Promise<void> {
  const { number, kind, body, seen, after, templateId } = input
  if (body === '')
    throw new DomainError('invalid', 'replies.errors.nothing', { fields: { body: { key: 'replies.errors.nothing' } } })
  if (kind === 'note') return void (await addNote(ctx, { number, body }))
  await replyToCase(ctx, {
    number,
    body,
    seen,
    privately: kind === 'private',
    wait: after === 'waiting_customer',
    resolve: after === 'resolved',
    templateId,
  })
}

function leadOn(number: number, { kind, goOn }: ReplyBoxInput, next: { number: number } | null): FormAnswer {
  const key = kind === 'note' ? 'cases.toast.noted' : 'cases.toast.replied'
  if (goOn === 'stay') return { to: urls.case(number), toast: { tone: 'good', key } }
  if (next === null) return { to: urls.myDay(), toast: { tone: 'good', key: 'replies.toast.last' } }
  const params = { reference: caseReference(next.number) }
  return { to: urls.case(next.number), toast: { tone: 'good', key: 'replies.toast.next', params } }
}

async function withTemplate(ctx: Ctx, number: number, { body }: ReplyBoxInput, id: string): Promise<FilledBox> {
  const { template, text, missing } = await fillReplyTemplate(ctx, { id, number })
  return {
    body: below(body, text),
    templateId: template.id,
    title: template.title,
    missing,
    after: template.set_status ?? '',
  }
}

async function withOffer(ctx: Ctx, number: number, { body, templateId, after }: ReplyBoxInput): Promise<FilledBox> {
  const answer = await communityAnswer(ctx, await caseSummary(ctx, number))
  if (answer === null) throw new DomainError('not_now', 'replies.errors.noOffer')
  return { body: below(body, answer.draft), templateId: templateId ?? '', title: answer.title, missing: [], after }
}

/** What was typed stays; what is put in comes below it. */
function below(typed: string, text: string): string {
  return typed === '' ? text : `${typed}\n\n${text}`
}
